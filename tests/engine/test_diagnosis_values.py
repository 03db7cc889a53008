"""Facts about diagnoses as rows and messages."""

from inspector.core.diagnosis import Act, Action, Cause, Diagnosis
from inspector.core.secret import Secret
from inspector.doctor.catalogue import CATALOGUE
from inspector.engine.diagnosis_values import basis_of, diagnosis_message, read_back, stored
from inspector.engine.rules import Rules

ACTION = Action(Act.SET_TOLERANCE, "600", "Allow 10 minutes")
CAUSES = (Cause("time-stale", "It is late.", "Allow more.", ACTION), Cause("digest-hex", "a", "b"))


def test_a_row_gives_back_what_was_found() -> None:
    """Causes with their actions, and all that was tried in the order of the catalogue."""
    for tried in ((), tuple(CATALOGUE), ("secret-retired", "digest-hex")):
        found = Diagnosis("fynapse", CAUSES, tried)
        assert read_back(stored(found, "basis")) == found


def test_a_row_is_small_although_everything_was_tried() -> None:
    """A hundred ids are a bit each."""
    assert len(stored(Diagnosis("fuse", (), tuple(CATALOGUE)), "").tried) < 60


def test_the_basis_follows_the_rules() -> None:
    """Another secret is another basis, the same rules the same."""
    rules = Rules((Secret("a", "fuse", "one"),))
    assert basis_of(rules) == basis_of(Rules((Secret("a", "fuse", "one"),)))
    assert basis_of(rules) != basis_of(Rules((Secret("b", "fuse", "one"),)))
    assert basis_of(rules) != basis_of(Rules(rules.secrets, {"fynapse": 5.0}))


def test_a_message_says_what_can_be_applied() -> None:
    """The action of a cause, or null."""
    told = diagnosis_message(Diagnosis("fynapse", CAUSES, ("time-stale",)))
    assert told["tried"] == ["time-stale"]
    assert [cause["action"] for cause in told["causes"]] == [
        {"kind": "set-tolerance", "value": "600", "label": "Allow 10 minutes"},
        None,
    ]
