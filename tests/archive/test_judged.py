"""Captures with what was concluded, as rows."""

from pathlib import Path

from inspector.archive.judged import Touched, read_judged, touched_ids
from inspector.archive.preparing import prepare
from inspector.archive.values import Judgement
from inspector.core.event import Event
from inspector.core.verdict import Outcome, Verdict
from tests.engine.house import FUSE, archive_of

JUDGEMENTS = (
    Judgement(1, Event("fuse"), (Verdict("fuse", Outcome.VERIFIED, "Yes.", "current", "f"),)),
    Judgement(2, Event("fiskil"), (Verdict("fiskil", Outcome.NO_SECRET, "None."),)),
    Judgement(3, Event()),
)


def test_rows_come_as_they_were_prepared(tmp_path: Path) -> None:
    """In the order asked for; large bodies and unjudged captures are told apart."""
    with archive_of(tmp_path, *[FUSE] * 4) as archive:
        assert archive.store_judgements(JUDGEMENTS) is None
        rows = read_judged(archive.reader.connection, [4, 2, 1, 9], 1 << 20)
        assert [row.number for row in rows] == [4, 2, 1]
        assert [row.before for row in rows] == [None, *map(prepare, (JUDGEMENTS[1], JUDGEMENTS[0]))]
        assert rows[0].body == FUSE.body
        assert read_judged(archive.reader.connection, [1], 3)[0].body is None


def test_a_change_touches_its_scheme_its_provider_and_the_unjudged(tmp_path: Path) -> None:
    """Everything else is passed over."""
    with archive_of(tmp_path, *[FUSE] * 4) as archive:
        archive.store_judgements(JUDGEMENTS)

        def touched(schemes: set[str], providers: set[str]) -> list[int]:
            wanted = Touched(frozenset(schemes), frozenset(providers))
            return touched_ids(archive.reader.connection, [4, 3, 2, 1], wanted)

        assert touched({"fiskil"}, {"powens"}) == [4, 2]
        assert touched({"fus"}, {"fuse"}) == [4, 1]
        assert touched({"fuse"}, {""}) == [4, 3, 1]


def test_two_changes_touch_what_either_does() -> None:
    """A newer change takes over what the older one left."""
    both = Touched(frozenset("a"), frozenset("p")).with_(Touched(frozenset("b"), frozenset("p")))
    assert both == Touched(frozenset("ab"), frozenset("p"))
