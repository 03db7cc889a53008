"""The list of actions."""

from collections import Counter

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
