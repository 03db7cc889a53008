"""The pages about tasks say what the program says."""

import re
from pathlib import Path

import pytest

from inspector import reports
from inspector.archive.rescue import free_name
from inspector.gui.actions import SPECS

DOCS = Path(__file__).resolve().parent.parent / "docs"
BREAKS = (DOCS / "tasks" / "when-something-breaks.md").read_text(encoding="utf-8")


def test_names_and_numbers_are_those_of_the_code(tmp_path: Path) -> None:
    """Where a copy lies, how many reports are kept."""
    assert free_name(tmp_path / "NAME.sqlite").name in BREAKS
    assert reports.KEPT_REPORTS == 10
    assert "ten are kept" in BREAKS
    assert SPECS["show-machine"].words in BREAKS


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """To a file that is there."""
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [each for each in targets if not (page.parent / each).exists()] == []
