"""Content codings are undone, stacked or cut, within bounds, and what is wrong is said."""

import gzip
import random
import tracemalloc
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.decode.codings import MAX_CODINGS, Undone, declared_codings, undo
from tests.decode.coding import CODED as BY_NAME
from tests.decode.coding import br, zstd

LIMIT = 256 << 20
DATA = b"".join(b'{"number": %d}' % number for number in range(3000))


CODED = [(coding, make(DATA)) for coding, make in BY_NAME.values()]
IDS = list(BY_NAME)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["gzip"], ("gzip",)),
        (["X-GZIP"], ("gzip",)),
        (["identity", ""], ()),
        (["br, gzip", " zstd "], ("br", "gzip", "zstd")),
    ],
)
def test_headers_are_read(values: list[str], expected: tuple[str, ...]) -> None:
    """Codings come in the order they were applied; identity is none; x-gzip is gzip."""
    assert declared_codings(values) == expected


@pytest.mark.parametrize(("coding", "body"), CODED, ids=IDS)
def test_a_coding_is_undone(coding: str, body: bytes) -> None:
    """What was coded comes back, without a word."""
    assert undo(body, (coding,), LIMIT) == Undone(DATA, (coding,))


@pytest.mark.parametrize(("coding", "body"), CODED, ids=IDS)
def test_a_cut_body_keeps_what_came(coding: str, body: bytes) -> None:
    """Of a body that ends too early the beginning is kept and the problem is said."""
    undone = undo(body[:-20], (coding,), LIMIT)

    assert DATA.startswith(undone.content)
    assert len(undone.content) > 0 or coding in ("br", "zstd")  # one block holds all
    assert undone.problem.startswith(f"The {coding} body ends too early;")


@pytest.mark.parametrize(("coding", "body"), CODED, ids=IDS)
def test_another_body_is_shown_as_it_came(coding: str, body: bytes) -> None:
    """A body that is not what the header says stays itself, with the problem said."""
    del body
    undone = undo(b"\xffthis is plain", (coding,), LIMIT)

    assert undone.content == b"\xffthis is plain"
    assert undone.codings == ()
    assert undone.problem == (
        f"The body is declared as {coding} but is none; it is shown as it came."
    )


def test_damage_in_the_middle_keeps_the_beginning() -> None:
    """What came out before the damage is kept."""
    incompressible = random.Random(1).randbytes(200_000)
    body = bytearray(zstd(incompressible))
    body[150_000:150_400] = bytes(400)
    undone = undo(bytes(body), ("zstd",), LIMIT)

    assert undone.problem
    assert len(undone.content) > 100_000
    assert undone.content[:100_000] == incompressible[:100_000]


def test_a_wrong_checksum_keeps_all() -> None:
    """Only the checksum is wrong: all content is there, and the doubt is said."""
    body = gzip.compress(DATA)
    undone = undo(body[:-8] + bytes(4) + body[-4:], ("gzip",), LIMIT)

    assert undone.content == DATA
    assert undone.problem == (
        "The checksum of the gzip body does not match; the content may be damaged."
    )


def test_codings_stack() -> None:
    """The last coding applied is undone first."""
    body = gzip.compress(br(zlib.compress(DATA)))

    assert undo(body, ("deflate", "br", "gzip"), LIMIT) == Undone(DATA, ("deflate", "br", "gzip"))


def test_an_unknown_coding_stops() -> None:
    """What lies outside of an unknown coding is undone, the rest is kept, the coding named."""
    undone = undo(gzip.compress(b"inside"), ("co`press", "gzip"), LIMIT)

    assert undone.content == b"inside"
    assert undone.codings == ("gzip",)
    assert undone.problem == "The content coding `co?press` is none that we can undo."


def test_too_many_codings_are_left_alone() -> None:
    """A tower of codings is not climbed."""
    codings = ("gzip",) * (MAX_CODINGS + 1)

    assert undo(b"x", codings, LIMIT) == Undone(
        b"x", problem=f"{len(codings)} stacked content codings are too many to open."
    )


@pytest.mark.parametrize(("coding", "body"), CODED, ids=IDS)
def test_the_limit_holds(coding: str, body: bytes) -> None:
    """No more than the limit comes out, and that it is cut is said."""
    undone = undo(body, (coding,), 1000)

    assert undone.content == DATA[:1000]
    assert undone.problem == (
        f"The {coding} body opens to more than 1,000 bytes; the rest is not shown."
    )


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_a_bomb_costs_no_memory(coding: str) -> None:
    """A body that opens to a hundred times the limit is stopped near the limit."""
    data = bytes(40_000_000)
    body = BY_NAME[coding][1](data)
    del data
    tracemalloc.start()
    undone = undo(body, (coding,), 400_000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(undone.content) == 400_000
    assert peak < 40_000_000


def test_small_bodies_do_not_open_to_everything() -> None:
    """A few bytes may open to 64 MiB, not to the whole limit: only harm is coded so well."""
    undone = undo(br(bytes(66 << 20), quality=1), ("br",), LIMIT)

    assert len(undone.content) == 64 << 20
    assert "opens to more than" in undone.problem


def test_several_members_are_one_body() -> None:
    """gzip and zstd bodies may be several streams in a row; zeros may fill them up."""
    assert undo(gzip.compress(b"a") + gzip.compress(b"b"), ("gzip",), LIMIT).content == b"ab"
    assert undo(zstd(b"a") + zstd(b"b"), ("zstd",), LIMIT).content == b"ab"
    assert undo(gzip.compress(b"a") + bytes(512), ("gzip",), LIMIT) == Undone(b"a", ("gzip",))


def test_a_long_row_of_members_ends() -> None:
    """Thousands of empty members are not followed."""
    undone = undo(gzip.compress(b"") * 3000, ("gzip",), LIMIT)

    assert undone.content == b""
    assert [finding.kind for finding in undone.findings] == ["bytes-after-coding"]


@pytest.mark.parametrize(("coding", "body"), CODED, ids=IDS)
def test_bytes_behind_the_end_are_found(coding: str, body: bytes) -> None:
    """What follows the stream does not keep it from being opened, and is said."""
    undone = undo(body + b"more", (coding,), LIMIT)

    assert undone.content == DATA
    assert not undone.problem
    assert [str(finding.explanation) for finding in undone.findings] == [
        f"4 bytes follow the end of the {coding} body."
    ]


@pytest.mark.parametrize(("coding", "body"), [CODED[0], CODED[4]], ids=["gzip", "zstd"])
def test_an_undeclared_coding_is_found(coding: str, body: bytes) -> None:
    """A body that begins as gzip or zstd without saying so is left alone, with a finding."""
    undone = undo(body, (), LIMIT)

    assert undone.content == body
    assert undone.findings[0].explanation == (
        f"The body looks like {coding}, but no Content-Encoding header says so."
    )


def test_an_empty_body_has_no_coding() -> None:
    """Nothing can be undone of nothing, and nothing is wrong with it."""
    assert undo(b"", ("gzip",), LIMIT) == Undone(b"")


@settings(deadline=None)
@given(
    st.binary(max_size=200),
    st.lists(st.sampled_from(["gzip", "deflate", "br", "zstd", "what"]), max_size=3),
)
def test_nothing_raises(body: bytes, codings: list[str]) -> None:
    """No bytes raise under any codings, and the limit holds."""
    undone = undo(body, tuple(codings), 100)

    assert len(undone.content) <= max(100, len(body))


@settings(deadline=None)
@given(st.data())
def test_damage_never_raises(data: st.DataObject) -> None:
    """A flipped byte or a cut anywhere gives content or a problem."""
    coding, body = data.draw(st.sampled_from(CODED))
    at = data.draw(st.integers(0, len(body) - 1))
    damaged = bytearray(body)
    damaged[at] ^= data.draw(st.integers(1, 255))
    cut = data.draw(st.integers(0, len(body)))

    assert undo(bytes(damaged), (coding,), 1 << 20).content is not None
    assert undo(body[:cut], (coding,), 1 << 20).problem or cut in (0, len(body))
