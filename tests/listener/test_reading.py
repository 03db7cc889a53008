"""Facts about how bytes become requests, however they are split."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from inspector.core.capture import Kind
from inspector.listener.arrival import NO_REPLY, Arrival
from inspector.listener.limits import Limits, Usage
from inspector.listener.reading import Stage
from tests.listener.wire import CLOSING, GET, POST, Desk, bytewise

CHUNKED_HEAD = b"POST /c HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
CHUNKED = CHUNKED_HEAD + b"3\r\nabc\r\n1\r\n\n\r\n0\r\nDigest: x\r\n\r\n"
ODD_HEAD = b"PURGE http://h/p?q HTTP/1.1\r\nx-B:  two  \r\nX-b:\t\r\nA: \xff\r\n\r\n"
TINY = Limits(head=60, body=4)

Fact = tuple[Kind, str, str, bytes, bytes, bytes, int, str]


def fact(arrival: Arrival) -> Fact:
    """What must not depend on how the bytes were split."""
    return (
        arrival.kind, arrival.method, arrival.target, arrival.head, arrival.body,
        arrival.trailers, arrival.status, arrival.reason,
    )  # fmt: skip


def complete(head: bytes, body: bytes = b"", trailers: bytes = b"") -> Fact:
    """A request that came in full."""
    method, target = head.decode("latin-1").split(" ")[:2]
    return (Kind.COMPLETE, method, target, head, body, trailers, 0, "")


@pytest.mark.parametrize(
    ("data", "facts"),
    [
        (b"", []),
        (b"\r\n\n\r\n", []),
        (GET, [complete(GET)]),
        (b"\r\n\r\n" + GET + b"\r\n", [complete(GET)]),
        (ODD_HEAD, [complete(ODD_HEAD)]),
        (POST, [complete(POST[:-2], b"{}")]),
        (CHUNKED, [complete(CHUNKED_HEAD, b"abc\n", b"Digest: x\r\n")]),
        (
            POST + CHUNKED + GET + b"\r\n" + POST,
            [
                complete(POST[:-2], b"{}"),
                complete(CHUNKED_HEAD, b"abc\n", b"Digest: x\r\n"),
                complete(GET),
                complete(POST[:-2], b"{}"),
            ],
        ),
        (CLOSING + GET, [complete(CLOSING)]),
        (b"GET / HTTP/1.0\r\n\r\n" + GET, [complete(b"GET / HTTP/1.0\r\n\r\n")]),
    ],
)
def test_requests_come_out_as_they_were(data: bytes, facts: list[Fact]) -> None:
    """Head byte for byte, body joined, trailers raw; after a closing request nothing is read."""
    for pieces in ([data], bytewise(data)):
        assert [fact(one) for one in Desk().read(pieces)] == facts


@pytest.mark.parametrize(
    ("data", "word", "body"),
    [
        (GET[:-3], "within the head", b""),
        (b"G", "within the head", b""),
        (POST[:-1], "after 1 of the 2 bytes", b"{"),
        (CHUNKED_HEAD + b"3\r\nab", "within a chunked body, after 2 bytes", b"ab"),
    ],
)
def test_what_was_broken_off_is_kept(data: bytes, word: str, body: bytes) -> None:
    """A sender that ends within a request leaves a capture that is marked cut."""
    for pieces in ([data], bytewise(data), [GET + data]):
        last = Desk().read(pieces)[-1]

        assert (last.kind, last.status, last.body) == (Kind.CUT, 400, body)
        assert word in last.reason
        assert last.head
        assert data.startswith(last.head)


@pytest.mark.parametrize(
    ("data", "kind", "status", "word", "body"),
    [
        (POST.replace(b"2", b"5") + b"123", Kind.CUT, 413, "Content-Length says 5", b"{}12"),
        (CHUNKED_HEAD + b"5\r\n12345\r\n", Kind.CUT, 413, "longer than 4 bytes", b"1234"),
        (CHUNKED_HEAD + b"zz\r\n", Kind.MALFORMED, 400, "size", b""),
        (CHUNKED_HEAD + b"1\r\na\r\nzz\r\n", Kind.MALFORMED, 400, "size", b"a"),
        (CHUNKED_HEAD + b"0\r\nA: " + b"b" * 60, Kind.REFUSED, 431, "trailers", b""),
        (b"GET /" + b"x" * 60, Kind.REFUSED, 431, "longer than 60 bytes", b""),
        (GET[:-2] + b"A: " + b"x" * 60 + b"\r\n\r\n", Kind.REFUSED, 431, "longer than 60", b""),
        (b"CONNECT a:1 HTTP/1.1\r\n\r\n\x16\x03", Kind.REFUSED, 405, "proxy", b""),
        (b"\x16\x03\x01\x02\x00", Kind.MALFORMED, 400, "TLS", b""),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", Kind.MALFORMED, 400, "version 2.0", b""),
        (b"GET / HTTP/1.1\nHost: x\n\n", Kind.MALFORMED, 400, "LF alone", b""),
        (b"GET / HTTP/1.1\r\nA\r\n\r\n", Kind.MALFORMED, 400, "name", b""),
        (b"\x00", Kind.MALFORMED, 400, "no HTTP", b""),
    ],
)
def test_what_is_turned_away_is_kept(
    data: bytes, kind: Kind, status: int, word: str, body: bytes
) -> None:
    """Each arrives once with its kind, status, reason, ready reply and bytes; then reading ends."""
    for pieces in ([data], bytewise(data), [GET + data + GET], [GET, data, GET]):
        desk = Desk(limits=TINY)
        last = desk.read(pieces)[-1]

        assert (last.kind, last.status, last.body) == (kind, status, body)
        assert word in last.reason
        assert last.reply is not None
        assert last.reply.status == status
        assert last.head.startswith(data[:1])
        assert len(last.head) <= TINY.head
        assert desk.closes[-1]
        assert desk.reader.stage is Stage.DONE
        assert desk.usage == Usage()


def test_smuggling_shapes_keep_everything_that_came() -> None:
    """Where two servers would see different requests, we answer one and believe none."""
    data = (
        b"POST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"0\r\n\r\nGET /admin HTTP/1.1\r\n\r\n"
    )
    (arrival,) = Desk().read([data])

    assert (arrival.kind, arrival.head, arrival.body) == (Kind.MALFORMED, data, b"")
    assert (arrival.method, arrival.target) == ("POST", "/")


def test_a_lost_connection_cannot_be_answered() -> None:
    """What came is kept; the reply says that there was none."""
    desk = Desk()
    desk.read([POST[:-1]], end=False)
    desk.reader.end(answerable=False)
    (arrival,) = desk.arrivals

    assert (arrival.kind, arrival.status, arrival.body) == (Kind.CUT, 0, b"{")
    assert arrival.reply is NO_REPLY


def test_the_end_between_requests_is_silent() -> None:
    """A connection opened and closed without a byte is no capture."""
    desk = Desk()

    assert desk.read([]) == []
    assert desk.reader.stage is Stage.DONE


@pytest.mark.parametrize(
    ("data", "kind", "word"),
    [
        (GET[:-2], Kind.REFUSED, "did not come within 10 seconds"),
        (POST[:-1], Kind.CUT, "nothing came for 30 seconds"),
        (CHUNKED[:-2], Kind.CUT, "after 4 bytes"),
    ],
)
def test_slow_senders_are_answered_408(data: bytes, kind: Kind, word: str) -> None:
    """A head or body that stops is kept as far as it came."""
    desk = Desk()
    desk.read([data], end=False)
    desk.reader.expire()
    (arrival,) = desk.arrivals

    assert (arrival.kind, arrival.status) == (kind, 408)
    assert word in arrival.reason


def test_expiring_between_requests_does_nothing() -> None:
    """There is nobody to blame while nothing was begun."""
    desk = Desk()
    desk.reader.expire()

    assert (desk.arrivals, desk.reader.stage) == ([], Stage.START)


def test_the_clock_of_a_head_starts_with_its_first_byte() -> None:
    """Blank lines before it do not count, and later bytes do not prolong it; a body's do."""
    desk = Desk()
    desk.usage.now = 5.0
    desk.read([b"\r\n"], end=False)
    assert desk.reader.stage is Stage.START
    desk.read([POST[:3]], end=False)
    desk.usage.now = 8.0
    desk.read([POST[3:9]], end=False)
    assert desk.reader.since == 5.0
    desk.read([POST[9:-1]], end=False)
    assert desk.reader.since == 8.0


EXPECTING = b"POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: %d\r\n\r\n"


@pytest.mark.parametrize(
    ("pieces", "proceeds"),
    [
        ([EXPECTING % 2, b"{}"], 1),
        ([EXPECTING % 2 + b"{}"], 0),
        ([EXPECTING % 2 + b"{", b"}"], 0),
        ([EXPECTING % 0], 0),
        ([EXPECTING.replace(b"1.1", b"1.0") % 2, b"{}"], 0),
    ],
)
def test_a_sender_that_waits_is_told_to_go_on(pieces: list[bytes], proceeds: int) -> None:
    """100 Continue is due exactly when a body is expected and none of it came yet."""
    desk = Desk()

    assert len(desk.read(pieces)) == 1
    assert desk.proceeds == proceeds


def test_a_body_announced_as_too_long_need_not_be_sent() -> None:
    """A sender that asks first gets the 413 at once."""
    desk = Desk(limits=Limits(body=4))
    (arrival,) = desk.read([EXPECTING % 5], end=False)

    assert (arrival.kind, arrival.status, arrival.body) == (Kind.CUT, 413, b"")
    assert desk.proceeds == 0


def test_bodies_in_flight_are_bounded_together() -> None:
    """Many large bodies at once are turned away before memory runs out, and the count returns."""
    usage, limits = Usage(), Limits(held=5)
    first, second = Desk(limits, usage), Desk(limits, usage)
    first.read([POST.replace(b"2", b"9") + b"12"], end=False)
    second.read([CHUNKED_HEAD + b"4\r\n12"], end=False)

    (arrival,) = second.arrivals
    assert (arrival.kind, arrival.status, arrival.body) == (Kind.CUT, 503, b"12")
    assert usage.held == 4
    first.reader.end(answerable=False)
    assert usage.held == 0


def test_bytes_after_the_last_request_are_noticed() -> None:
    """They decide whether closing at once could destroy the reply."""
    desk = Desk()
    desk.read([CLOSING], end=False)
    assert not desk.reader.dropped
    desk.read([b"x"], end=False)
    assert desk.reader.dropped


TOKENS = st.sampled_from(["X-A", "x-a", "Content-Type", "BI-Signature", "!#$%&'*+-.^_`|~"])
VALUES = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"))


@st.composite
def requests(draw: st.DrawFn) -> tuple[bytes, Fact]:
    """A well-formed request and what must come of it."""
    line = f"{draw(st.sampled_from(['GET', 'POST', 'Purge']))} /{draw(st.sampled_from('abc'))}"
    fields = draw(st.lists(st.tuples(TOKENS, VALUES), max_size=3))
    lines = [f"{line} HTTP/1.1", *(f"{name}: {value}" for name, value in fields)]
    body, trailers, wire = draw(st.binary(max_size=40)), b"", b""
    if draw(st.booleans()):
        lines.append(f"Content-Length: {len(body)}")
        wire = body
    else:
        lines.append("Transfer-Encoding: chunked")
        size = draw(st.integers(1, 9))
        for at in range(0, len(body), size):
            piece = body[at : at + size]
            wire += b"%x\r\n%s\r\n" % (len(piece), piece)
        trailers = draw(st.sampled_from([b"", b"A: b\r\n", b"A:\r\nb: c\r\n"]))
        wire += b"0\r\n" + trailers + b"\r\n"
    head = "\r\n".join([*lines, "", ""]).encode("latin-1")
    return head + wire, complete(head, body, trailers)


def pieces_of(data: bytes, cuts: list[int]) -> list[bytes]:
    """The data cut at these places, each taken within its length."""
    places = sorted({cut % (len(data) + 1) for cut in cuts} | {0, len(data)})
    return [data[a:b] for a, b in pairwise(places)]


@given(st.lists(requests(), max_size=4), st.lists(st.integers(0, 5000), max_size=8))
def test_splits_do_not_matter(made: list[tuple[bytes, Fact]], cuts: list[int]) -> None:
    """A pipelined stream gives the same arrivals wherever the network cuts it."""
    data = b"".join(wire for wire, _ in made)

    assert [fact(one) for one in Desk().read(pieces_of(data, cuts))] == [f for _, f in made]


SCRAPS = st.one_of(
    st.binary(max_size=20),
    st.sampled_from(
        [
            b"GET ", b"/ ", b"HTTP/1.1", b"HTTP/1.0", b"\r\n", b"\n", b"\r", b"\r\n\r\n", b"Host: x",
            b"Content-Length: 3\r\n", b"Content-Length: 9\r\n", b"Transfer-Encoding: chunked\r\n",
            b"0\r\n\r\n", b"3\r\nabc\r\n", b"GET / HTTP/1.1\r\n", POST, GET, CHUNKED, b"\x16\x03",
        ]
    ),
)  # fmt: skip


@given(st.lists(SCRAPS, max_size=10), st.lists(st.integers(0, 500), max_size=8))
@example([b"! ! HTTP/1.0\r\n", b"\n", b"\r\n\r\n"], [15])
def test_garbage_is_answered_and_never_raises(scraps: list[bytes], cuts: list[int]) -> None:
    """Any bytes but blank lines give an arrival, and how they were split changes no verdict."""
    data = b"".join(scraps)
    limits = Limits(head=150, body=50)
    whole = Desk(limits=limits)
    split = Desk(limits=limits)
    whole.read([data])
    split.read(pieces_of(data, cuts))

    assert bool(whole.arrivals) == bool(data.strip(b"\r\n"))
    assert whole.reader.stage is Stage.DONE
    assert whole.usage == split.usage == Usage()
    assert whole.closes == split.closes
    for one, other in zip(whole.arrivals, split.arrivals, strict=True):
        if one.kind is Kind.MALFORMED:  # of the bytes after the bad one, more came in one piece
            assert one.head.startswith(other.head)
            assert one.trailers.startswith(other.trailers)
            one.head = other.head
            one.trailers = other.trailers
        assert fact(one) == fact(other)
