"""Events read out in sentences."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from inspector.gui.presenting import presenting
from inspector.gui.views.read_out import SHOWN, ReadOut
from tests.gui.naming import unnamed

FACTS: list[dict[str, Any]] = [
    {"sentence": "3 transactions are new.", "items": []},
    {"sentence": "", "items": []},
    {"sentence": "2 transactions are removed:", "items": ["lPNjeW1nR6CDn5ok", "a`b"]},
    {"sentence": "Two years of history can be fetched.", "items": []},
]


@pytest.fixture
def read(qtbot: QtBot) -> Iterator[ReadOut]:
    read = ReadOut()
    qtbot.addWidget(read)
    read.resize(600, 100)
    yield read
    presenting.use(on=False)


def test_every_sentence_is_read_with_its_ids(read: ReadOut) -> None:
    """One paragraph; ids stand as they came."""
    read.show_facts(FACTS)
    assert read.text == (
        "3 transactions are new. Two years of history can be fetched."
        " 2 transactions are removed: lPNjeW1nR6CDn5ok, a'b."
    )
    assert unnamed(read) == []


def test_room_is_kept_before_the_sentences_come(read: ReadOut) -> None:
    """What is beneath does not move; an event that says nothing gives the room back."""
    read.show()
    read.wait(awaited=True)
    before = read.heightForWidth(600)
    read.show_facts(FACTS)
    assert read.heightForWidth(600) == before
    assert read.copy_ids.isVisible()
    read.show_facts([])
    assert not read.isVisible()


def test_all_ids_are_copied(read: ReadOut) -> None:
    """Also those that are only counted."""
    ids = [f"transaction-{number}" for number in range(SHOWN + 5)]
    read.show_facts([{"sentence": "17 transactions are removed:", "items": ids}])
    assert read.text.endswith("transaction-11 and 5 more.")
    read.copy_ids.click()
    assert QGuiApplication.clipboard().text() == "\n".join(ids)


def test_ids_are_masked_while_presenting(read: ReadOut) -> None:
    """On screen and in the clipboard."""
    presenting.use(on=True)
    read.show_facts(FACTS)
    read.copy_ids.click()
    assert "lPNjeW1nR6CDn5ok" not in read.text + QGuiApplication.clipboard().text()
