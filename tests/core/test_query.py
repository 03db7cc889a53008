"""The filter's language: what a typed text asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.problem import Problem
from inspector.core.query import FIELDS, Condition, Query, parse, terms_of


def conditions(text: str) -> tuple[Condition, ...]:
    """What a query that must be understood asks for."""
    query = parse(text)
    assert isinstance(query, Query), query
    return query.conditions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("provider:Fuse", [("provider", ("fuse",), False)]),
        ("verdict:failed,Expired", [("verdict", ("failed", "expired"), False)]),
        ("-method:get", [("method", ("GET",), True)]),
        ("path:/A/*", [("path", ("/A/*",), False)]),
        ("status:4xx,200", [("status", ("4xx", "200"), False)]),
        ("id:10-20", [("id", ("10-20",), False)]),
        ("IS:Failing", [("is", ("failing",), False)]),
        ("env:sandbox", [("env", ("sandbox",), False)]),
        ("scheme:powens-hmac", [("scheme", ("powens-hmac",), False)]),
        ('note:"a Bank"', [("note", ("a Bank",), False)]),
        ("mark:Red,violet", [("mark", ("red", "violet"), False)]),
        ("is:noted", [("is", ("noted",), False)]),
        ('text:"a, b",c', [("text", ("a, b", "c"), False)]),
        ("provider:fuse,fuse", [("provider", ("fuse",), False)]),
        ("abc DEF", [("text", ("abc",), False), ("text", ("DEF",), False)]),
        ("a,b", [("text", ("a,b",), False)]),
        ('-"two words"', [("text", ("two words",), True)]),
        (r'"say \"hi\" \\"', [("text", ('say "hi" \\',), False)]),
        ('"open to the end', [("text", ("open to the end",), False)]),
        ('"type":"sync"', [("text", ('"type":"sync"',), False)]),
        ("https://example.com/x", [("text", ("https://example.com/x",), False)]),
        ("12:30", [("text", ("12:30",), False)]),
        ("--x", [("text", ("-x",), True)]),
    ],
)
def test_a_word_becomes_a_condition(
    text: str, expected: list[tuple[str, tuple[str, ...], bool]]
) -> None:
    """Fields, commas, a leading minus and quotes mean what the module says."""
    assert conditions(text) == tuple(Condition(*one) for one in expected)


@pytest.mark.parametrize("text", ["", "   ", "-", "provider:", 'text:""', "provider:,"])
def test_what_is_not_there_yet_asks_for_nothing(text: str) -> None:
    """While someone types, a field without a value is no condition and no problem."""
    assert conditions(text) == ()


def test_an_unknown_field_names_the_known_ones() -> None:
    """The remedy lists every field."""
    problem = parse("fuse colour:red")

    assert isinstance(problem, Problem)
    assert "“colour”" in problem.sentence
    assert all(field in problem.remedy for field in FIELDS)


@pytest.mark.parametrize(
    "text", ["verdict:bad", "mark:pink", "is:odd", "status:9", "status:abc", "id:x"]
)
def test_an_impossible_value_is_a_problem_with_a_remedy(text: str) -> None:
    """A value that a field can never have says what it can have."""
    problem = parse(text)

    assert isinstance(problem, Problem)
    assert problem.kind == "query"
    assert problem.remedy.startswith("Use ")


def test_terms_tell_where_each_word_stands() -> None:
    """Every word has its place and the field it is about, also beside a wrong one."""
    assert [tuple(term) for term in terms_of("a  -provider:fuse x:y")] == [
        ("a", 0, 1, "text"),
        ("-provider:fuse", 3, 17, "provider"),
        ("x:y", 18, 21, "wrong"),
    ]


def test_a_query_carries_its_terms() -> None:
    """What was understood brings the words along for painting."""
    query = parse("is:starred abc")

    assert isinstance(query, Query)
    assert [term.kind for term in query.terms] == ["is", "text"]


PIECES = st.sampled_from(
    [*FIELDS, ":", ",", '"', "\\", "-", " ", "*", "//", "4xx", "\n", "é", "\ud800"]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_parsing_never_raises_and_loses_no_letter(text: str) -> None:
    """Whatever is typed gives a query or a problem, and the words cover all but blanks."""
    found = parse(text)
    terms = terms_of(text)

    assert isinstance(found, Query | Problem)
    for term in terms:
        assert len(term.text) == term.end - term.start
    covered = {at for term in terms for at in range(term.start, term.end)}
    assert all(letter.isspace() for at, letter in enumerate(text) if at not in covered)


@given(st.text(min_size=1))
def test_quoted_text_is_found_as_it_is(text: str) -> None:
    """Any text can be asked for in quotes, with its quotes and backslashes escaped."""
    escaped = text.replace("\\", r"\\").replace('"', r"\"")

    assert conditions(f'"{escaped}"') == (Condition("text", (text,)),)
