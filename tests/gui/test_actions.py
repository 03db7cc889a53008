"""The list of actions."""

import runpy
from collections import Counter
from pathlib import Path

from inspector import resources
from inspector.gui.actions import ACTIONS, SPECS


def test_ids_words_and_keys_are_unique() -> None:
    """No two actions share an id, words or default keys."""
    for values in (
        [spec.id for spec in ACTIONS],
        [spec.words for spec in ACTIONS],
        [spec.shortcut for spec in ACTIONS if spec.shortcut],
    ):
        assert [value for value, count in Counter(values).items() if count > 1] == []
    assert list(SPECS) == [spec.id for spec in ACTIONS]


def test_icons_exist() -> None:
    """Every icon an action names is shipped."""
    named = {spec.icon for spec in ACTIONS if spec.icon}
    assert [icon for icon in named if not resources.path("icons", f"{icon}.svg").exists()] == []


def test_keywords_are_small_letters() -> None:
    """They are compared with what was typed in small letters."""
    assert [spec.id for spec in ACTIONS if spec.keywords != spec.keywords.lower()] == []


def test_the_documentation_lists_them() -> None:
    """`python packaging/keyboard_table.py` writes the table; somebody did after the last change."""
    root = Path(__file__).resolve().parents[2]
    made = runpy.run_path(str(root / "packaging" / "keyboard_table.py"))
    page = (root / "docs" / "tasks" / "keyboard.md").read_text(encoding="utf-8")
    assert made["page_with"](page) == page
