"""Every hypothesis against requests signed wrongly by other languages."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.doctor.catalogue import CATALOGUE
from inspector.doctor.examination import diagnose, examine
from tests.doctor.cases import SECRET, base64_mac, fiskil_case, fynapse_case, hex_mac
from tests.doctor.mistaken import FOLDER, Mistaken, mistaken

MAKERS = sorted(path.name.removesuffix(".jsonl.gz") for path in FOLDER.glob("*.jsonl.gz"))
MADE = [one for maker in MAKERS for one in mistaken(maker)]


@pytest.mark.parametrize("made", MADE, ids=lambda made: made.name)
def test_a_mistake_gets_exactly_its_diagnosis(made: Mistaken) -> None:
    """The causes are those of the mistakes that were made, root first, and nothing else."""
    assert tuple(cause.id for cause in diagnose(made.case).causes) == made.expect


def test_every_cause_is_made_by_a_test() -> None:
    """Each cause of the catalogue is a mistake that some request here was made with."""
    made = {cause for one in MADE for cause in one.expect}
    by_hand = {
        "mixup-other-capture", "mixup-shared-header", "mixup-other-provider", "mixup-other-scheme",
        "secret-other-user", "endpoint-without-query", "time-clock-slow", "time-clock-fast",
        "time-seconds", "content-without-header", "content-with-timestamp", "digest-sha256",
    }  # fmt: skip
    tests = "".join(
        path.read_text(encoding="utf-8")
        for path in Path(__file__).parent.glob("test_*.py")
        if path.name != Path(__file__).name
    )

    assert set(CATALOGUE) - made == by_hand
    assert all(f'"{cause}"' in tests for cause in by_hand)


@settings(max_examples=40, deadline=None)
@given(
    key=st.binary(min_size=16, max_size=48).filter(lambda key: key.strip(b"\0")),
    body=st.binary(max_size=60),
)
def test_a_random_wrong_secret_yields_nothing(key: bytes, body: bytes) -> None:
    """With another key no hypothesis matches, whatever the body.

    A key of zeros is the empty key: HMAC fills both up to the same block.
    """
    signed = fiskil_case(body, base64_mac(key, body))
    timed = fynapse_case(body, "1776160485", hex_mac(key, b"1776160485." + body), 1776160485)

    assert diagnose(signed).causes == ()
    assert diagnose(timed).causes == ()


def test_what_was_tried_is_named() -> None:
    """An empty diagnosis lists the causes that were tried, each once."""
    diagnosis = diagnose(fiskil_case(b'{"a": 1}', base64_mac(b"nobody's", b"x")))

    assert diagnosis.scheme == "fiskil"
    assert {"secret-not-decoded", "body-reserialised-python", "digest-hex"} <= set(diagnosis.tried)
    assert len(set(diagnosis.tried)) == len(diagnosis.tried)


def test_steps_tell_how_far_it_is() -> None:
    """Progress grows one by one and ends with the diagnosis; the caller may stop before."""
    steps = list(examine(fiskil_case(b"{}", base64_mac(b"k", b"x"))))

    assert [step.done for step in steps[:-1]] == list(range(1, len(steps)))
    assert all(step.done <= step.total for step in steps)
    assert [step.diagnosis is None for step in steps] == [True] * (len(steps) - 1) + [False]


def test_a_request_without_any_digest_is_examined_at_once() -> None:
    """Nothing came that could match, so nothing is computed."""
    assert len(list(examine(fiskil_case(b"{}", "nothing")))) == 1


def test_no_sentence_holds_a_secret() -> None:
    """Neither the secret that applies nor one that was used instead is ever shown."""
    case = fiskil_case(b"{}", base64_mac(SECRET.encode(), b"{}"))

    assert SECRET not in repr(diagnose(case))
    assert diagnose(case).causes[0].id == "secret-not-decoded"
