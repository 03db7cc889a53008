"""One stored credential."""

from pytestqt.qtbot import QtBot

from inspector.core.credential import Credential
from inspector.gui.panels.credential_row import CredentialRow
from inspector.gui.presenting import presenting
from tests.gui.naming import spoken, unnamed

CANARY = "kept-credential-canary"


def test_it_is_masked_until_it_is_held(qtbot: QtBot) -> None:
    """Always as many dots; while presenting holding shows an alias."""
    row = CredentialRow(Credential("Mx-Api-Key", CANARY))
    qtbot.addWidget(row)
    row.show()
    assert row.value.text().startswith("•" * 12)
    assert CANARY not in spoken(row)
    row._reveal(held=True)
    assert row.value.text() == CANARY
    row._reveal(held=False)
    assert CANARY not in spoken(row)
    presenting.set_values([CANARY])
    presenting.use(on=True)
    row._reveal(held=True)
    assert CANARY not in row.value.text()
    presenting.use(on=False)
    presenting.set_values([])
    assert unnamed(row) == []


def test_of_several_lines_the_first_is_shown(qtbot: QtBot) -> None:
    """A PEM file has no place in a row."""
    row = CredentialRow(Credential("Teller-Private-Key", "-----BEGIN KEY-----\nabc\nxyz\n"))
    qtbot.addWidget(row)
    row._reveal(held=True)
    assert row.value.text() == "-----BEGIN KEY----- … 3 lines"


def test_it_can_be_deleted(qtbot: QtBot) -> None:
    """The row only says so."""
    row = CredentialRow(Credential("Mx-Api-Key", CANARY, "sandbox"))
    qtbot.addWidget(row)
    with qtbot.waitSignal(row.delete_wanted) as told:
        row.delete.click()
    assert told.args == [row.credential]
