"""What `verify` says about why."""

from inspector.cli.diagnosing import Judged, cause_members, diagnoses, lines, tried_members
from inspector.core.secret import Secret
from inspector.core.verdict import Outcome, Verdict
from inspector.providers.judging import judge, recognise
from tests.doctor.cases import SECRET, base64_mac, fiskil_case

KEY = b"a key of thirty-two bytes, truly"


def judged(signature: str, body: bytes = b'{"message_id":"1"}') -> tuple[Judged, list[Verdict]]:
    """A Fiskil request and its verdicts."""
    opened = fiskil_case(body, signature).opened
    event = recognise(opened)
    secrets = [Secret("a", "fiskil", SECRET)]
    by = Judged(opened, event, secrets, 0.0, {})
    return by, [proof.verdict for proof in judge(*by)]


def test_a_fail_is_explained() -> None:
    """The members are those of the command line contract."""
    found = diagnoses(*judged(base64_mac(SECRET.encode(), b'{"message_id":"1"}')))
    members = cause_members(found)

    assert [one["cause"] for one in members] == ["secret-not-decoded"]
    assert set(members[0]) == {"cause", "explanation", "fix"}
    assert "secret-not-decoded" in tried_members(found)


def test_a_pass_needs_no_explanation() -> None:
    """Nothing is examined, so nothing was tried."""
    found = diagnoses(*judged(base64_mac(KEY, b'{"message_id":"1"}')))

    assert found == {}
    assert tried_members(found) == []


def test_nothing_known_is_said_plainly() -> None:
    """The lines say so, with all that was tried."""
    by, verdicts = judged(base64_mac(b"x", b"y"))
    told = lines(verdicts[0], diagnoses(by, verdicts)["fiskil"])

    assert told[0] == "  why  Nothing that we know makes this signature match."
    assert "secret-not-decoded" in "".join(told)


def test_lines_hold_the_sentence_and_the_fix() -> None:
    """Two lines a cause, and none below a verdict without a diagnosis."""
    by, verdicts = judged(base64_mac(SECRET.encode(), b'{"message_id":"1"}'))
    told = lines(verdicts[0], diagnoses(by, verdicts)["fiskil"])

    assert [line[:7] for line in told] == ["  why  ", "  fix  "]
    assert lines(Verdict("fiskil", Outcome.VERIFIED, "x"), None) == []
