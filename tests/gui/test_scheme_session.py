"""The user's own schemes in the window."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector.core.problem import Problem
from inspector.gui.scheme_session import SchemeSession
from tests.gui.fake_link import FakeLink

ACME = 'name = "acme"\nheader = "X-Acme"\n'


@pytest.fixture
def link(qtbot: QtBot) -> FakeLink:
    del qtbot
    return FakeLink()


def test_the_engine_is_told_when_it_answers(link: FakeLink, tmp_path: Path, qtbot: QtBot) -> None:
    """After the first frame; an empty folder is not spoken of."""
    session = SchemeSession(tmp_path, link)
    link.setParent(session)
    link.connected.emit({})
    assert link.commands("schemes") == []
    (tmp_path / "acme.toml").write_text(ACME)
    with qtbot.waitSignal(session.changed):
        link.connected.emit({})
    assert link.commands("schemes")[-1] == {"schemes": [ACME]}
    assert [one.id for one in session.schemes] == ["custom:acme"]


def test_schemes_are_saved_imported_and_deleted(link: FakeLink, tmp_path: Path) -> None:
    """Each change reaches the engine; what cannot be used is said and changes nothing."""
    session = SchemeSession(tmp_path / "schemes", link)
    link.setParent(session)
    assert isinstance(session.save("name = 5"), Problem)
    assert session.save(ACME) is None
    assert session.import_file(tmp_path / "schemes" / "acme.toml") == ACME
    assert isinstance(session.import_file(tmp_path / "none.toml"), Problem)
    assert link.commands("schemes")[-1] == {"schemes": [ACME]}
    assert session.delete("custom:acme") is None
    assert link.commands("schemes")[-1] == {"schemes": []}
    assert isinstance(session.delete("custom:acme"), Problem)


def test_a_file_that_cannot_be_used_is_named(link: FakeLink, tmp_path: Path) -> None:
    """The others count."""
    (tmp_path / "acme.toml").write_text(ACME)
    (tmp_path / "bad.toml").write_text("name = ")
    session = SchemeSession(tmp_path, link)
    link.setParent(session)
    session.read()
    assert list(session.texts) == ["custom:acme"]
    assert "bad.toml" in str(session.problems[0])
