"""A capture in words."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.capture import Kind
from inspector.gui.models.capture_line import badges, clock, line_of, moment, short_id, span
from tests.gui.row_samples import DAY, EXPIRED, FAIL, PASS, PREVIOUS, TOKEN, UNKNOWN, gap, row

AT = int(datetime(2026, 11, 20, 14, 2, 11, 499_999, UTC).timestamp() * 1_000_000)


def test_times_are_cut_not_rounded() -> None:
    """A tenth of a second is enough in the list and never runs ahead."""
    assert clock(AT, "2026-11-20", UTC) == "14:02:11.4"


def test_other_days_show_their_date() -> None:
    """A capture of another day says which, and of another year which year."""
    assert clock(AT, "2026-11-21", UTC) == "20 Nov 14:02"
    assert clock(AT, "2027-01-01", UTC) == "20 Nov 2026"


@given(st.integers(-(2**63), 2**63))
def test_no_moment_raises(received_at: int) -> None:
    """Whatever an archive holds as a time can be shown."""
    assert moment(received_at, UTC).tzinfo is UTC


@pytest.mark.parametrize(
    ("microseconds", "words"),
    [
        (1_240_000, "1.2 s"),
        (245_000_000, "4 min 5 s"),
        (12_000_000_000, "3 h 20 min"),
        (259_200_000_000, "3 days"),
        (-5, "0.0 s"),
    ],
)
def test_spans_read_well(microseconds: int, words: str) -> None:
    """A gap's length has the unit a person would use."""
    assert span(microseconds) == words


def test_ids_are_whole_or_shortened_recognisably() -> None:
    """Short ids stay whole; a UUID shows its first group, a long number its end."""
    assert short_id("30412") == "30412"
    assert short_id("67bcb452-225e-11ee-be56-0242ac120002") == "67bcb452"
    assert short_id("9061924608715502") == "...5502"


def test_a_line_says_what_the_picture_shows() -> None:
    """Event, one fact beside it, verdicts in their order, and our reply."""
    line = line_of(row(412), "2026-11-20")
    assert (line.label, line.aside, line.reply) == ("ACCOUNT_SYNCED", "30412", "200")
    assert line.provider_name == "Powens"
    assert [(badge.word, badge.detail) for badge in line.badges] == [("hmac", ""), ("token", "")]
    assert not line.refusing


def test_failures_and_refusals_stand_out() -> None:
    """The kind of failure and a status other than 2xx are marked."""
    line = line_of(row(verdicts=(EXPIRED,), reply_status=401), "2026-11-20")
    assert [badge.detail for badge in line.badges] == ["expired"]
    assert line.refusing


def test_unrecognised_requests_show_method_and_path() -> None:
    """Without an event the request itself is named, without its query."""
    plain = row(verdicts=(), provider="", event_type="", label="", entity="")
    line = line_of(plain, "2026-11-20")
    assert line.label == "POST /powens/account-synced"
    assert line.provider_name == ""
    assert "not recognised" in line.sentence


@pytest.mark.parametrize(
    ("kind", "word"),
    [(Kind.CUT, "cut"), (Kind.REFUSED, "refused"), (Kind.MALFORMED, "malformed")],
)
def test_what_was_not_complete_says_so(kind: Kind, word: str) -> None:
    """Cut, refused and malformed requests carry the word."""
    assert line_of(row(kind=kind), "2026-11-20").aside == word


def test_unreadable_requests_have_a_name() -> None:
    """A request without a readable request line is still a line."""
    line = line_of(row(method="", target="", label="", event_type=""), "2026-11-20")
    assert line.label == "Unreadable request"


def test_a_gap_says_how_long() -> None:
    """A gap is no capture: it says for how long nothing could be received."""
    line = line_of(gap(), "2026-11-20")
    assert line.gap == "1.2 s"
    assert line.sentence.endswith("engine restarted, nothing could be received for 1.2 s")


def test_a_screen_reader_hears_the_whole_line() -> None:
    """One sentence carries time, sender, event, verdicts and reply."""
    sentence = line_of(row(verdicts=(FAIL, TOKEN), reply_status=401), "2026-11-20").sentence
    assert "Signature hmac failed, Signature token verified" in sentence
    assert sentence.endswith("answered 401")


def test_badges_of_one_set_are_made_once() -> None:
    """Captures that share a set of verdicts share their badges."""
    assert badges((PASS, TOKEN)) is badges((PASS, TOKEN))
    assert [badge.detail for badge in badges((PREVIOUS, UNKNOWN))] == ["previous", "no secret"]


def test_marks_and_notes_are_said() -> None:
    """A colour of a later version is none."""
    line = line_of(row(colour="amber", note="Why?"), DAY)
    assert line.sentence.endswith("marked amber, has a note")
    assert line_of(row(colour="pink"), DAY).mark is None
