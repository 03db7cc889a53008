"""HMACs of content in pieces."""

import hmac

from hypothesis import given
from hypothesis import strategies as st

from inspector.doctor.macs import Comparison
from inspector.doctor.received import Received


@given(st.binary(max_size=200), st.lists(st.binary(max_size=30), max_size=4))
def test_pieces_give_what_the_whole_gives(key: bytes, pieces: list[bytes]) -> None:
    """For every hash and any key, also one longer than a block."""
    for name in ("sha1", "sha256", "sha384", "sha512"):
        digest = hmac.digest(key, b"".join(pieces), name)
        found = Comparison([Received(digest, name)]).find(key, pieces)
        assert found == Received(digest, name)


@given(st.binary(max_size=50), st.lists(st.integers(0, 50), min_size=1, max_size=4))
def test_cuts_share_one_pass(body: bytes, lengths: list[int]) -> None:
    """The starts of a body give the HMACs they give alone."""
    cuts = sorted(min(length, len(body)) for length in lengths)
    for index, cut in enumerate(cuts):
        digest = hmac.digest(b"k", b"t." + body[:cut] + b"\n", "sha256")
        found = Comparison([Received(digest, "sha256")]).find_cuts(
            b"k", b"t.", body, cuts, [b"\n"] * len(cuts)
        )
        assert found[index] is not None


def test_nothing_is_found_where_nothing_matches() -> None:
    """Another key gives None."""
    received = [Received(hmac.digest(b"k", b"body", "sha256"), "sha256")]

    assert Comparison(received).find(b"other", (b"body",)) is None
