"""The box to paste what other code hashed."""

import base64
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from inspector.core.problem import Problem
from inspector.gui.panels.paste_box import PasteBox
from inspector.gui.views.value_compare import ValueCompare
from tests.gui.fake_link import FakeLink

CAUSE = {"id": "body-trailing-newline", "explanation": "One newline more.", "fix": "Strip it.",
         "action": None}  # fmt: skip


def compared(**changes: Any) -> dict[str, Any]:
    """What the engine answers to `compare`."""
    place = {
        "offset": 2, "line": 1, "column": 3, "at": 2,
        "due": base64.b64encode(b"{}").decode(), "yours": base64.b64encode(b"{}\n").decode(),
    }  # fmt: skip
    usual = {
        "kind": "content", "read_as": "base64", "equal": False, "sizes": [2, 3],
        "sentence": "Your bytes are explained: One newline more.", "causes": [CAUSE],
        "place": place,
    }  # fmt: skip
    return usual | changes


@pytest.fixture
def link() -> FakeLink:
    return FakeLink()


@pytest.fixture
def box(qtbot: QtBot, link: FakeLink) -> PasteBox:
    box = PasteBox(link, 7, "fuse")
    qtbot.addWidget(box)
    box.resize(560, 300)
    box.open()
    return box


def test_the_difference_is_named_and_shown(box: PasteBox, link: FakeLink) -> None:
    """In words, with the fix, where it is, and the bytes around it."""
    link.answers["compare"] = compared()
    box.area.set_text("e30K")
    box.compare.click()
    assert link.commands("compare") == [{"capture": 7, "scheme": "fuse", "pasted": "e30K"}]
    assert box.sentences[0] == "Your bytes are explained: One newline more."
    assert "Strip it." in box.sentences
    assert (
        "byte 2 (line 1, column 3). 2 bytes were due, yours are 3, read as base64"
        in (box.sentences[-1])
    )
    (values,) = box.findChildren(ValueCompare)
    assert "Yours {}␊" in values.accessibleName()


def test_equal_bytes_are_said_to_be(box: PasteBox, link: FakeLink) -> None:
    """Without a place."""
    link.answers["compare"] = compared(equal=True, causes=[], place=None, sentence="Exactly.")
    box.area.set_text("{}")
    box.compare.click()
    assert box.sentences == ["Exactly."]


def test_a_comparison_can_be_cancelled(box: PasteBox, link: FakeLink) -> None:
    """The engine is told, and a late answer is dropped."""
    link.answers["compare"] = None
    box.area.set_text("{}")
    box.compare.click()
    assert box.compare.text() == "Cancel"
    box.compare.click()
    assert link.commands("diagnose-stop") == [{"capture": 7, "scheme": "fuse"}]
    assert box.compare.text() == "Compare"
    link.waiting[0](compared())
    assert box.sentences == ["Stopped."]


def test_what_goes_wrong_is_said(box: PasteBox, link: FakeLink) -> None:
    """An empty box, or what the engine says."""
    box.compare.click()
    assert box.sentences == ["Paste something first."]
    link.answers["compare"] = Problem("Too long.", "Paste the digest.")
    box.area.set_text("{}")
    box.compare.click()
    assert box.sentences[0].startswith("Too long.")


def test_closing_stops_it(qtbot: QtBot, box: PasteBox, link: FakeLink) -> None:
    """And takes the box away."""
    link.answers["compare"] = None
    box.area.set_text("{}")
    box.compare.click()
    with qtbot.waitSignal(box.closed):
        box.done.click()
    assert not box.isVisible()
    assert len(link.commands("diagnose-stop")) == 1
