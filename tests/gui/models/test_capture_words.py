"""The head of a capture in words."""

from datetime import UTC, datetime

import pytest

from inspector.archive.values import Row, RowVerdict
from inspector.core.capture import Kind
from inspector.core.verdict import Outcome
from inspector.gui.models.capture_words import HeadBadge, facts, head_badges, subtitle, title
from tests.gui.detail_rows import row

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (row(), "financial_connection.sync_data"),
        (row(event_type="", label="sync"), "sync"),
        (row(event_type="", label="", target="/hook?x=1"), "POST /hook"),
        (row(kind=Kind.MALFORMED, event_type="", label="", method=""), "Malformed request"),
        (row(kind=Kind.GAP), "Nothing could be received"),
    ],
)
def test_titles(shown: Row, expected: str) -> None:
    """The provider's name of the event, else what the request was."""
    assert title(shown) == expected


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (row(description="MX refreshed a member"), "MX refreshed a member"),
        (row(kind=Kind.CUT, reason="The body is over 64 MiB."), "The body is over 64 MiB."),
        (row(kind=Kind.REFUSED, reason=""), "Turned away"),
        (row(description="", judged=False), "Being judged"),
        (row(description="", provider=""), "No provider recognised this request"),
        (row(description=""), ""),
        (
            row(kind=Kind.GAP, received_at=0, until=1_250_000),
            "The engine was not running for 1.2 s",
        ),
    ],
)
def test_subtitles(shown: Row, expected: str) -> None:
    """What it means, or why it is not whole."""
    assert subtitle(shown) == expected


@pytest.mark.parametrize(
    ("scheme", "outcome", "label", "sentence"),
    [
        ("fuse", Outcome.VERIFIED, "current", "Signed with the current API key"),
        ("fuse", Outcome.VERIFIED, "previous", "Signed with the previous API key"),
        ("fuse", Outcome.VERIFIED, "staging", "Signed with the API key “staging”"),
        ("powens-token", Outcome.VERIFIED, "current", "Carries the current user token"),
        ("powens-token", Outcome.UNSIGNED, "", "No user token came"),
        ("fiskil", Outcome.FAILED, "", "Does not match the current signing secret"),
        ("fynapse", Outcome.EXPIRED, "", "Signed, but too old or too new"),
        ("fynapse", Outcome.UNSIGNED, "", "Not signed"),
        ("fuse", Outcome.MALFORMED, "", "The signature cannot be read"),
        ("fuse", Outcome.NO_SECRET, "", "No API key to check it with"),
        ("custom:x", Outcome.VERIFIED, "", "Signed with the current secret"),
    ],
)
def test_a_single_verdict_is_a_sentence(
    scheme: str, outcome: Outcome, label: str, sentence: str
) -> None:
    """One badge that says what was found in the provider's own word for the secret."""
    verdict = RowVerdict(scheme, outcome, label, "")
    assert head_badges((verdict,)) == [HeadBadge(outcome, sentence)]


def test_several_verdicts_have_a_badge_each() -> None:
    """Each with its scheme's word and what was found."""
    verdicts = (
        RowVerdict("powens-hmac", Outcome.FAILED, "", ""),
        RowVerdict("powens-token", Outcome.VERIFIED, "previous", ""),
    )
    assert [(badge.word, badge.detail) for badge in head_badges(verdicts)] == [
        ("hmac", "does not match"),
        ("token", "previous"),
    ]


def test_no_verdict_has_no_badge() -> None:
    """Nothing judged, nothing shown."""
    assert head_badges(()) == []


def test_facts_end_with_the_time_to_the_millisecond() -> None:
    """Provider, environment, aggregator, size, time."""
    assert facts(row(), NOW, zone=UTC) == [
        "Fuse", "sandbox", "via MX", "602 B", "14:02:11.408",
    ]  # fmt: skip


def test_another_day_is_named() -> None:
    """A capture of yesterday shows its date."""
    later = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
    assert facts(row(), later, zone=UTC)[-1] == "20 Nov 2026, 14:02:11.408"


def test_the_sender_is_named_where_no_aggregator_is_known() -> None:
    """The product of the `User-Agent` stands in."""
    said = facts(row(source=""), NOW, agent="curl/8.5.0 (x86)", zone=UTC)
    assert said[2] == "from curl/8.5.0"


def test_our_own_simulator_is_called_so() -> None:
    """Its product name says less than what it is."""
    said = facts(row(source=""), NOW, agent="webhook-inspector-simulator/1.0", zone=UTC)
    assert said[2] == "from our simulator"


def test_an_opened_body_has_both_sizes() -> None:
    """As received and as opened."""
    said = facts(row(body_size=48_000), NOW, coding="gzip", opened_size=1_200_000, zone=UTC)
    assert "48 kB opened to 1.2 MB" in said


def test_a_gap_has_its_two_moments() -> None:
    """From when until when nothing could be received."""
    gap = row(kind=Kind.GAP, until=row().received_at + 1_200_000)
    assert facts(gap, NOW, zone=UTC) == ["14:02:11.408 to 14:02:12.608"]
