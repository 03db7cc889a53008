"""Facts about judging one capture."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.capture import Kind, Reply, Request
from inspector.core.verdict import Outcome
from inspector.engine.endpoints import Route
from inspector.engine.judging import LARGE_BODY, LARGE_CODED_BODY, is_large, judge
from inspector.engine.rules import Rules
from tests.engine.house import FUSE, NOW, gzipped, head_of, secret, signed

FUSE_ROUTE = Route("/fuse", "fuse", Reply(), {})
NOWHERE = Route("", "", Reply(), {})
RULES = Rules((secret("fuse"), secret("fynapse")))


def test_a_signed_request_is_verified() -> None:
    """The verdict names the secret that matched."""
    judgement = judge(3, Kind.COMPLETE, NOW, FUSE, FUSE_ROUTE, RULES)

    assert judgement.id == 3
    assert judgement.event.type == "financial_connection.sync_data"
    assert [(v.scheme, v.outcome, v.secret_id) for v in judgement.verdicts] == [
        ("fuse", Outcome.VERIFIED, "fuse")
    ]


def test_freshness_is_judged_by_the_moment_of_reception() -> None:
    """A request that was fresh when it came stays verified for ever."""
    request = signed("fynapse", "/fynapse", b'{"event_type":"x"}')
    minute = 60_000_000

    fresh = judge(1, Kind.COMPLETE, NOW + minute, request, NOWHERE, RULES)
    stale = judge(1, Kind.COMPLETE, NOW + 60 * minute, request, NOWHERE, RULES)

    assert fresh.verdicts[0].outcome is Outcome.VERIFIED
    assert stale.verdicts[0].outcome is Outcome.EXPIRED


def test_a_tolerance_of_the_user_counts() -> None:
    """None means any age."""
    request = signed("fynapse", "/fynapse", b'{"event_type":"x"}')
    rules = Rules(RULES.secrets, {"fynapse": None})

    judgement = judge(1, Kind.COMPLETE, NOW + 10**13, request, NOWHERE, rules)

    assert judgement.verdicts[0].outcome is Outcome.VERIFIED


def test_a_compressed_body_is_opened_for_judging() -> None:
    """Fuse signs the document, not the bytes on the wire."""
    judgement = judge(1, Kind.COMPLETE, NOW, gzipped(FUSE), FUSE_ROUTE, RULES)

    assert judgement.verdicts[0].outcome is Outcome.VERIFIED


def test_a_cut_body_is_described_but_not_judged() -> None:
    """It is not what was signed, so a failed signature would say nothing."""
    judgement = judge(1, Kind.CUT, NOW, FUSE, FUSE_ROUTE, RULES)

    assert judgement.event.provider == "fuse"
    assert judgement.verdicts == ()
    assert next(finding.kind for finding in judgement.findings) == "cut"


@pytest.mark.parametrize("kind", [Kind.MALFORMED, Kind.REFUSED])
def test_what_was_turned_away_has_no_verdict(kind: Kind) -> None:
    """It is judged all the same: there is nothing more to do."""
    judgement = judge(1, kind, NOW, FUSE, FUSE_ROUTE, RULES)

    assert (judgement.event.provider, judgement.verdicts) == ("", ())


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_no_request_makes_it_raise(body: bytes, value: bytes) -> None:
    """Whatever stands in body and headers."""
    headers = (
        ("fuse-verification", value.decode("latin-1")),
        ("Content-Encoding", "gzip"),
        ("Authorization", value.decode("latin-1")),
    )
    request = Request(b"", body, "POST", "/fuse", "1.1", headers)

    judgement = judge(1, Kind.COMPLETE, NOW, request, NOWHERE, RULES)

    assert all(verdict.explanation for verdict in judgement.verdicts)


def test_large_bodies_are_known_by_size_and_coding() -> None:
    """A compressed one may become a hundred times as large, so its bound is lower."""
    plain, coded = head_of(FUSE), head_of(gzipped(FUSE))

    assert not is_large(plain, LARGE_BODY)
    assert is_large(plain, LARGE_BODY + 1)
    assert not is_large(coded, LARGE_CODED_BODY)
    assert is_large(coded.replace(b"Content-E", b"CONTENT-E"), LARGE_CODED_BODY + 1)
    assert len(gzip.compress(b"x" * 1000)) < LARGE_CODED_BODY
