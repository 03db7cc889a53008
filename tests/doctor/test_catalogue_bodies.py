"""The causes of one part of the catalogue."""

from inspector.doctor import catalogue_bodies


def test_ids_are_unique_and_sentences_are_calm() -> None:
    """No id stands twice, and no sentence shouts."""
    known = [
        one
        for group in vars(catalogue_bodies).values()
        if isinstance(group, tuple)
        for one in group
    ]

    assert len({one.id for one in known}) == len(known)
    assert any(one.id.startswith("body-") for one in known)
    assert not any("!" in one.explanation + one.fix for one in known)
