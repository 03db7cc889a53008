"""The list of causes, their words, and their documentation."""

import re
from pathlib import Path

from inspector import providers
from inspector.core.diagnosis import Act
from inspector.core.secret import Secret, Use
from inspector.doctor.catalogue import CATALOGUE, cause_of, tried_in_order
from inspector.doctor.mistake import FAMILIES, Mistake

DOCS = Path(__file__).resolve().parents[2] / "docs" / "diagnoses.md"
HEADING = re.compile(r"^### `([a-z0-9-]+)`$", re.MULTILINE)


def test_every_cause_is_documented_with_an_example() -> None:
    """docs/diagnoses.md names exactly the causes of the code, in their order, each with one."""
    text = DOCS.read_text(encoding="utf-8")
    sections = HEADING.split(text)[1:]

    assert sections[::2] == list(CATALOGUE)
    assert all("\n\nExample: " in section for section in sections[1::2])


def test_every_cause_belongs_to_a_family() -> None:
    """An id begins with one of the families."""
    assert {known.partition("-")[0] for known in CATALOGUE} == set(FAMILIES)


def test_sentences_end_and_leave_no_blank() -> None:
    """For every scheme each cause is told in full sentences without an open placeholder."""
    for scheme in providers.SCHEMES.values():
        for known in CATALOGUE:
            cause = cause_of(Mistake(known, "what"), scheme)
            assert cause.explanation.endswith(".")
            assert cause.fix
            assert "{" not in cause.explanation + cause.fix


def test_a_stored_secret_can_be_applied() -> None:
    """A cause about a stored secret offers to use it, by its id and never by its value."""
    secret = Secret("s1", "fiskil", "hidden value", Use.RETIRED, "staging")
    cause = cause_of(Mistake("secret-retired", "x", secret=secret), providers.SCHEMES["fiskil"])

    assert cause.action is not None
    assert (cause.action.kind, cause.action.value) == (Act.USE_SECRET, "s1")
    assert "hidden value" not in repr(cause)


def test_a_tolerance_can_be_applied() -> None:
    """A signature that is too old offers to allow as much as it takes."""
    cause = cause_of(Mistake("time-stale", "x", value="540"), providers.SCHEMES["fynapse"])

    assert cause.action is not None
    assert (cause.action.kind, cause.action.value) == (Act.SET_TOLERANCE, "540")
    assert cause.action.label == "Allow 9 min"


def test_tried_causes_come_in_the_order_of_the_documentation() -> None:
    """What was tried is listed as it is documented, whatever the order of trying."""
    assert tried_in_order({"digest-hex", "secret-empty"}) == ("secret-empty", "digest-hex")
