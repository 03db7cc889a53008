"""One secret on the page."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from inspector.core.secret import Secret, Use
from inspector.gui.models.secret_groups import Row
from inspector.gui.panels.secret_row import SecretRow, _Editor
from inspector.providers import SCHEMES
from tests.gui.fake_link import FakeLink
from tests.gui.naming import spoken, unnamed

CANARY = "canary-value"
SECRET = Secret("1", "powens-hmac", CANARY, endpoint="/powens/{event}", environment="sandbox")
HMAC = SCHEMES["powens-hmac"]


@pytest.fixture
def row(qtbot: QtBot) -> Iterator[SecretRow]:
    link = FakeLink()
    link.answers["try-secret"] = {"matches": 60, "of": 61}
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(992, 200)
    made = SecretRow(Row(HMAC, SECRET, "sandbox"), link, page)
    link.setParent(made)
    made.resize(992, made.height())
    page.grab()
    yield made
    page.close()


def _actions(row: SecretRow) -> list[QAction]:
    assert row._menu is not None
    return row._menu.actions()


def _editor(row: SecretRow) -> _Editor:
    assert row._editor is not None
    return row._editor


def _menu(row: SecretRow) -> dict[str, QMenu]:
    row._make_menu()
    row._fill_menu()
    menus = [action.menu() for action in _actions(row)]
    return {menu.title(): menu for menu in menus if isinstance(menu, QMenu)}


def _choose(row: SecretRow, words: str, inner: str = "") -> None:
    menus = _menu(row)
    actions = menus[inner].actions() if inner else _actions(row)
    next(action for action in actions if action.text() == words).trigger()


def test_it_is_masked_for_eyes_and_ears(row: SecretRow) -> None:
    """The value is in no name, value or description; the fingerprint is."""
    assert CANARY not in spoken(row)
    assert SECRET.fingerprint in row.accessibleName()
    assert "HMAC secret_key, sandbox" in row.accessibleName()
    assert unnamed(row) == []


def test_the_mask_tells_nothing_of_the_length(row: SecretRow) -> None:
    """Two values with one fingerprint would look the same, however long they are."""
    short = row.grab().toImage().copy(430, 0, 110, 40)
    longer = Secret("1", "powens-hmac", CANARY * 9, environment="sandbox")
    row.show_row(Row(HMAC, longer, "sandbox"), (), "")
    assert row.grab().toImage().copy(430, 0, 110, 40) == short


def test_holding_the_eye_reveals_it(row: SecretRow) -> None:
    """While it is held; afterwards nothing of it is left."""
    masked = row.grab().toImage()
    QTest.mousePress(row._eye, Qt.MouseButton.LeftButton)
    assert row.accessibleDescription() == CANARY
    assert row.grab().toImage() != masked
    QTest.mouseRelease(row._eye, Qt.MouseButton.LeftButton)
    assert CANARY not in spoken(row)


def test_a_long_value_is_revealed_on_two_lines(row: SecretRow) -> None:
    """What does not fit one line goes on in the next."""
    row.show_row(Row(HMAC, Secret("1", "powens-hmac", "x" * 104), ""), (), "")
    before = row.grab().toImage()
    QTest.mousePress(row._eye, Qt.MouseButton.LeftButton)
    assert row.grab().toImage() != before
    QTest.mouseRelease(row._eye, Qt.MouseButton.LeftButton)


def test_it_is_edited_in_place(row: SecretRow, qtbot: QtBot) -> None:
    """Pencil, value, Enter; what it would match is shown meanwhile."""
    row._pencil.click()
    assert row.is_editing
    QTest.keyClicks(_editor(row).field, "new")
    assert row._look.result is not None
    assert row._look.result.words == "would match 60 of 61"
    with qtbot.waitSignal(row.changed) as changed:
        QTest.keyClick(_editor(row).field, Qt.Key.Key_Return)
    secret = changed.args[0]
    assert (secret.id, secret.value, secret.environment) == ("1", "new", "sandbox")
    assert not row.is_editing


def test_escape_and_the_cross_change_nothing(row: SecretRow) -> None:
    """The field closes and what was typed is gone."""
    changed: list[object] = []
    row.changed.connect(changed.append)
    for escape in (True, False):
        row.start_editing()
        QTest.keyClicks(_editor(row).field, "new")
        if escape:
            QTest.keyClick(_editor(row).field, Qt.Key.Key_Escape)
        else:
            row._pencil.click()
        assert (row.is_editing, _editor(row).field.text()) == (False, "")
    assert changed == []


def test_a_remark_makes_room_for_itself(row: SecretRow) -> None:
    """The row grows by the line and shrinks again."""
    height = row.height()
    row.start_editing()
    QTest.keyClicks(_editor(row).field, "new ")
    assert row.height() > height
    _editor(row).advice._link.click()
    assert _editor(row).field.text() == "new"
    row.stop_editing()
    assert row.height() == height


def test_typing_survives_news_about_the_same_secret(row: SecretRow) -> None:
    """Another secret in its place ends it."""
    row.start_editing()
    QTest.keyClicks(_editor(row).field, "new")
    row.show_row(Row(HMAC, SECRET, "sandbox"), (), "3, last 14:02:11")
    assert _editor(row).field.text() == "new"
    row.show_row(Row(HMAC, Secret("2", "powens-hmac", "x"), ""), (), "")
    assert not row.is_editing


def test_the_eye_shows_what_is_typed_while_editing(row: SecretRow) -> None:
    """Not the stored value."""
    row.start_editing()
    QTest.keyClicks(_editor(row).field, "new")
    QTest.mousePress(row._eye, Qt.MouseButton.LeftButton)
    assert _editor(row).field.displayText() == "new"
    assert CANARY not in spoken(row)
    QTest.mouseRelease(row._eye, Qt.MouseButton.LeftButton)
    assert _editor(row).field.displayText() == "•••"


def test_the_menu_changes_use_and_environment(row: SecretRow, qtbot: QtBot) -> None:
    """Each as one choice; choosing the present one changes nothing."""
    with qtbot.waitSignal(row.changed) as changed:
        _choose(row, "retired", "Use")
    assert changed.args[0].use is Use.RETIRED
    with qtbot.waitSignal(row.changed) as changed:
        _choose(row, "any", "Environment")
    assert changed.args[0].environment == ""
    with qtbot.assertNotEmitted(row.changed):
        _choose(row, "sandbox", "Environment")


def test_the_menu_rotates_copies_and_deletes(row: SecretRow, qtbot: QtBot) -> None:
    """Each is asked of the page; nothing is copied without being asked for."""
    with qtbot.waitSignal(row.rotate_wanted) as rotate:
        _choose(row, "Rotate")
    with qtbot.waitSignal(row.copy_wanted) as copy:
        _choose(row, "Copy the value")
    with qtbot.waitSignal(row.delete_wanted) as delete:
        _choose(row, "Delete")
    assert rotate.args == [row.row]
    assert copy.args == delete.args == [SECRET]


def test_a_token_of_a_user_has_no_environment(row: SecretRow) -> None:
    """The menu offers none, and a previous secret is not rotated."""
    token = Secret("9", "powens-token", "x", Use.PREVIOUS, user="112")
    row.show_row(Row(SCHEMES["powens-token"], token), (), "")
    assert "Environment" not in _menu(row)
    assert "Rotate" not in [action.text() for action in _actions(row)]


def test_a_missing_secret_offers_to_add_it(row: SecretRow, qtbot: QtBot) -> None:
    """No eye and no pencil, and it cannot be edited."""
    missing = Row(HMAC, None, "production")
    row.show_row(missing, (), "")
    assert row._eye.isHidden()
    row.start_editing()
    assert not row.is_editing
    with qtbot.waitSignal(row.add_wanted) as wanted:
        row._add.click()
    assert wanted.args == [missing]
    assert "not set" in row.accessibleName()
