"""Sizes in words."""

import pytest

from inspector.gui.models.sizes import opened_words, size_words


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 B"),
        (602, "602 B"),
        (999, "999 B"),
        (1000, "1 kB"),
        (1234, "1.2 kB"),
        (9999, "9.9 kB"),
        (48_123, "48 kB"),
        (999_999, "999 kB"),
        (1_234_567, "1.2 MB"),
        (268_435_456, "268 MB"),
        (3_000_000_000, "3 GB"),
        (10**16, "10,000 TB"),
    ],
)
def test_sizes_are_short(size: int, words: str) -> None:
    """Two digits that matter, cut and never rounded up."""
    assert size_words(size) == words


def test_both_sizes_are_said_when_a_coding_was_undone() -> None:
    """A compressed body says how large it was and became; a plain one only its size."""
    assert opened_words(48_123, 1_234_567, "gzip") == "48 kB opened to 1.2 MB"
    assert opened_words(602, 602, "") == "602 B"
