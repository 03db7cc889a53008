"""Outcomes count as passing, failing or neither."""

from inspector.core.verdict import Outcome


def test_only_verified_passes() -> None:
    """Nothing else proves origin."""
    assert [outcome for outcome in Outcome if outcome.passes] == [Outcome.VERIFIED]


def test_no_secret_neither_passes_nor_fails() -> None:
    """What could not be judged is not counted as failing."""
    neither = [outcome for outcome in Outcome if not outcome.passes and not outcome.fails]

    assert neither == [Outcome.NO_SECRET]
