"""What is kept as JSON comes back as it was."""

from hypothesis import given
from hypothesis import strategies as st

from inspector.archive import columns
from inspector.core.capture import Reply
from inspector.core.verdict import Finding, Outcome, Verdict

TEXT = st.text(st.characters(), max_size=20)  # lone surrogates included
VERDICTS = st.lists(
    st.builds(Verdict, TEXT, st.sampled_from(Outcome), TEXT, TEXT, TEXT, TEXT), max_size=4
).map(tuple)


@given(VERDICTS)
def test_verdicts_come_back(verdicts: tuple[Verdict, ...]) -> None:
    """Verdicts and their explanations, from two columns."""
    text, explanations = columns.encode_verdicts(verdicts), columns.encode_explanations(verdicts)

    assert text.isascii()
    assert columns.decode_verdicts(text, explanations) == verdicts
    assert [tuple(row) for row in columns.decode_row_verdicts(text)] == [
        (v.scheme, v.outcome, v.secret_label, v.reading) for v in verdicts
    ]


@given(st.lists(st.builds(Finding, TEXT, TEXT), max_size=3).map(tuple))
def test_findings_come_back(findings: tuple[Finding, ...]) -> None:
    """Findings with their explanations."""
    assert columns.decode_findings(columns.encode_findings(findings)) == findings


def test_a_reply_comes_back() -> None:
    """Status, header fields in order with duplicates, body and delay."""
    reply = Reply(202, (("A", "1"), ("a", "2")), b"\x00ok", 0.5)
    headers = columns.encode_headers(reply.headers)

    assert columns.decode_reply(202, headers, b"\x00ok", 0.5) == reply


def test_nothing_takes_no_space() -> None:
    """Most captures have no findings: an empty list is empty text."""
    assert columns.encode_findings(()) == ""
    assert columns.decode_findings("") == ()


def test_only_secrets_that_verified_are_named() -> None:
    """A match that expired proves nothing; an empty list names none."""
    verdicts = [
        Verdict("a", Outcome.VERIFIED, "", "current", "id-1"),
        Verdict("b", Outcome.EXPIRED, "", "current", "id-2"),
        Verdict("c", Outcome.VERIFIED, ""),
    ]

    assert columns.decode_verifying(columns.encode_verdicts(verdicts)) == {"id-1"}
    assert columns.decode_verifying("") == frozenset()
