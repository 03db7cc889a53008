"""Each field of a query as SQL."""

import pytest

from inspector.archive.archive import Archive
from inspector.archive.conditions import clauses
from inspector.archive.filtering import matching_ids
from inspector.archive.values import Note
from inspector.core.capture import Kind, Reply
from inspector.core.event import Event
from inspector.core.query import Query, parse
from inspector.core.verdict import Outcome
from tests.archive.making import arrived, judgement, keep, verdict


@pytest.fixture
def filled(archive: Archive) -> Archive:
    """Six captures, each different from the others; 6 is not judged; 7 is a gap."""
    keep(
        archive,
        arrived(1, target="/fuse?x=1"),
        arrived(2, endpoint="/powens/{event}", target="/powens/a", method="GET", reply=Reply(404)),
        arrived(3, endpoint="", target="http://example.com/fuse?y", kind=Kind.CUT),
        arrived(4, endpoint="", target="http://example.com", kind=Kind.REFUSED, reply=Reply(413)),
        arrived(5, endpoint="", method="", target="", kind=Kind.MALFORMED, reply=Reply(400)),
        arrived(6, target="/fuse%2F'; DROP TABLE captures; --"),
    )
    archive.add_gap(1, 2, "off")
    assert archive.commit() is None
    both = (verdict(Outcome.FAILED, "powens-hmac"), verdict(Outcome.VERIFIED, "powens-token"))
    judged = [
        judgement(1, verdict(), environment="production"),
        judgement(2, *both, provider="powens", kind="USER_CREATED"),
        judgement(3, verdict(Outcome.EXPIRED, "fynapse"), provider="fynapse"),
        judgement(4, verdict(Outcome.NO_SECRET), provider="other"),
        judgement(5)._replace(event=Event()),
    ]
    assert archive.store_judgements(judged) is None
    assert archive.star(2, on=True) is None
    assert archive.save_note(1, Note("Asked the Bank: ÄRGER", "red")) is None
    assert archive.save_note(3, Note("", "blue")) is None
    assert archive.save_note(4, Note("seen", "")) is None
    return archive


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", [6, 5, 4, 3, 2, 1]),
        ("provider:FUSE", [1]),
        ("provider:fuse,powens", [2, 1]),
        ("-provider:fuse", [6, 5, 4, 3, 2]),
        ("note:bank", [1]),
        ("note:ärger,SEEN", [4, 1]),
        ("-note:bank", [6, 5, 4, 3, 2]),
        ("mark:red", [1]),
        ("mark:red,Blue", [3, 1]),
        ("mark:green", []),
        ("is:noted", [4, 1]),
        ("is:marked", [3, 1]),
        ("is:noted -is:marked", [4]),
        ("bank", [1]),
        ("event:sync_data", [4, 3, 1]),
        ("event:financial_connection.sync_data", [4, 3, 1]),
        ("event:financial*", [4, 3, 1]),
        ("event:user_*", [2]),
        ("event:data", []),
        ("verdict:failed", [2]),
        ("verdict:failed,expired", [3, 2]),
        ("-verdict:verified", [6, 5, 4, 3]),
        ("scheme:powens-token", [2]),
        ("scheme:powens-token verdict:failed", []),
        ("scheme:powens-token -verdict:failed", []),
        ("scheme:powens-hmac,fynapse verdict:failed,expired", [3, 2]),
        ("verdict:failed verdict:verified", [2]),
        ("scheme:powens-hmac scheme:powens-token", [2]),
        ("is:failing", [3, 2]),
        ("-is:failing", [6, 5, 4, 1]),
        ("is:starred", [2]),
        ("is:cut,malformed,refused", [5, 4, 3]),
        ("path:/fuse", [3, 1]),
        ("path:/", [4]),
        ("path:/f*", [6, 3, 1]),
        ("path:*", [6, 5, 4, 3, 2, 1]),
        ("path:/FUSE", []),
        ('path:"/fuse%2F\'; DROP TABLE captures; --"', [6]),
        ("endpoint:/powens/{event}", [2]),
        ("endpoint:/powens/*", [2]),
        ("endpoint:/fuse", [6, 1]),
        ("method:get", [2]),
        ("status:404", [2]),
        ("status:4xx", [5, 4, 2]),
        ("-status:4xx", [6, 3, 1]),
        ("env:production", [1]),
        ("-env:production,sandbox", [6, 5]),
        ("id:2,4-5", [5, 4, 2]),
        ("-id:2-9", [1]),
        ("id:7", []),
        ("provider:fuse is:starred", []),
        ("is:failing provider:powens status:4xx path:/powens/*", [2]),
    ],
)
def test_a_field_finds_what_it_names(filled: Archive, text: str, ids: list[int]) -> None:
    """Alone, negated, combined; captures that are not judged yet count as not matching."""
    query = parse(text)
    assert isinstance(query, Query)

    assert list(matching_ids(filled.reader.connection, query)) == ids


def test_no_typed_text_becomes_sql(filled: Archive) -> None:
    """Values are bound: the SQL of a query is the same whatever is typed."""
    hostile = "'; DROP TABLE captures; --"
    texts = [f'{field}:"{hostile}"' for field in ("provider", "event", "path", "endpoint", "env")]
    for text in texts:
        query = parse(text)
        assert isinstance(query, Query)
        for clause in clauses(filled.reader.connection, query.conditions):
            assert "DROP" not in clause.sql
            assert any("DROP" in str(value).upper() for value in clause.values)
