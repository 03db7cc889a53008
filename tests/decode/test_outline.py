"""Lines know what is around them."""

from inspector.decode.line import (
    CLOSER,
    CONTINUED,
    IN_NESTED,
    MAX_DEPTH,
    MAX_TEXT,
    MEMBER,
    NESTED_CLOSER,
    NESTED_OPENER,
    OPENER,
    SIZE,
    TEXT,
    Line,
    unpack,
)
from inspector.decode.outline import LONG, Outline


def lines_of(outline: Outline) -> list[Line]:
    """Take the chunk so far; patches are not applied."""
    records = outline.take().records
    return [unpack(records, index) for index in range(len(records) // SIZE)]


def looks(lines: list[Line]) -> list[tuple[int, int, int, int, int]]:
    """All of the lines but where their text is."""
    return [(line.parent, line.fold_end, line.depth, line.flags, line.extra) for line in lines]


def test_an_object_folds() -> None:
    """The opener knows its closer's number, the closer its opener's."""
    outline = Outline()
    outline.opener(b"{")
    outline.plain(b'"a": 1,')
    outline.opener(b'"b": [')
    outline.plain(b"1,")
    outline.plain(b"2")
    outline.closer(b"]")
    outline.closer(b"}")

    assert looks(lines_of(outline)) == [
        (0, 6, 0, OPENER, 0),
        (1, 0, 1, 0, 0),
        (1, 5, 1, OPENER, 0),
        (3, 0, 2, MEMBER, 0),
        (3, 0, 2, MEMBER, 1),
        (3, 0, 1, CLOSER, 0),
        (1, 0, 0, CLOSER, 0),
    ]


def test_elements_are_counted_across_containers() -> None:
    """An element that is an object counts, and its closer carries its index."""
    outline = Outline()
    outline.opener(b"[")
    outline.plain(b"0,")
    outline.opener(b"{")
    outline.closer(b"},")
    outline.plain(b"2")

    assert looks(lines_of(outline))[1:] == [
        (1, 0, 1, MEMBER, 0),
        (1, 3, 1, OPENER | MEMBER, 1),
        (3, 0, 1, CLOSER, 1),
        (1, 0, 1, MEMBER, 2),
    ]


def test_nested_json_is_marked() -> None:
    """Its opener tells the length of the string; what is inside says so."""
    outline = Outline()
    outline.opener(b"{")
    outline.opener(b'"x": {', nested=12)
    outline.plain(b'"y": 1')
    outline.closer(b"}", nested=True)
    outline.plain(b'"z": 1')

    assert looks(lines_of(outline))[1:] == [
        (1, 3, 1, OPENER | NESTED_OPENER, 12),
        (2, 0, 2, IN_NESTED, 0),
        (2, 0, 1, CLOSER | NESTED_CLOSER, 0),
        (1, 0, 1, 0, 0),
    ]


def test_a_closer_in_a_later_chunk_patches_its_opener() -> None:
    """The record that went out is given again, with the closer's number."""
    outline = Outline()
    outline.opener(b"[")
    outline.plain(b"0,")
    first = outline.take()
    outline.plain(b"1")
    outline.closer(b"]")
    second = outline.take()

    assert unpack(first.records) == Line(0, 1, 0, 0, 0, OPENER, 0)
    assert [(number, unpack(record)) for number, record in second.patches] == [
        (0, Line(0, 1, 0, 3, 0, OPENER, 0))
    ]
    assert unpack(second.records) == Line(3, 1, 1, 0, 1, MEMBER, 1)
    assert outline.take().patches == ()


def test_long_lines_are_split() -> None:
    """The parts say which line they continue, and count as one element."""
    outline = Outline()
    outline.opener(b"[")
    outline.plain(b'"' + b"x" * (2 * MAX_TEXT) + b'",')
    outline.plain(b"'two\nlines',")
    outline.plain(b"1")
    lines = lines_of(outline)

    assert [line.length for line in lines[1:4]] == [MAX_TEXT, MAX_TEXT, 3]
    assert looks(lines)[1:] == [
        (1, 0, 1, MEMBER, 0),
        (1, 0, 1, CONTINUED, 1),
        (1, 0, 1, CONTINUED, 1),
        (1, 0, 1, MEMBER, 1),
        (1, 0, 1, CONTINUED, 4),
        (1, 0, 1, MEMBER, 2),
    ]


def test_a_long_key_keeps_its_opener() -> None:
    """An opener that is too long for a line opens with its first part."""
    outline = Outline()
    outline.opener(b'"' + b"k" * MAX_TEXT + b'": {')
    outline.plain(b'"a": 1')
    outline.closer(b"}")

    assert looks(lines_of(outline)) == [
        (0, 3, 0, OPENER, 0),
        (0, 0, 0, CONTINUED, 0),
        (1, 0, 1, 0, 0),
        (1, 0, 0, CLOSER, 0),
    ]


def test_closers_without_openers_are_plain() -> None:
    """Near-JSON may close what it never opened."""
    outline = Outline()
    outline.closer(b"]")

    assert looks(lines_of(outline)) == [(0, 0, 0, 0, 0)]


def test_text_keeps_its_place() -> None:
    """What could not be laid out stands where it stood, as text."""
    outline = Outline()
    outline.opener(b"{")
    outline.text(b'"a": "cut')

    assert looks(lines_of(outline))[1] == (1, 0, 1, TEXT, 0)


def test_what_nests_too_deep_is_flat() -> None:
    """Beyond the deepest level brackets are ordinary lines, and closing finds its way back."""
    outline = Outline()
    for _ in range(MAX_DEPTH + 2):
        outline.opener(b"[")
    outline.plain(b"1")
    assert not outline.has_room
    for _ in range(MAX_DEPTH + 2):
        outline.closer(b"]")
    lines = lines_of(outline)

    assert outline.level == 0
    assert lines[MAX_DEPTH].flags == MEMBER
    assert lines[0].fold_end == len(lines) - 1
    assert max(line.depth for line in lines) == MAX_DEPTH


def test_much_text_fills_a_chunk() -> None:
    """Long lines end a chunk before their number does."""
    outline = Outline()
    outline.plain(b"x" * (LONG + 1))
    assert outline.limit > 1
    outline.plain(b"x" * (2 << 20))

    assert outline.limit == 0
    outline.take()
    assert outline.limit > 1
