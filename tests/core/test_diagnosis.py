"""Causes and diagnoses as data."""

from inspector.core.diagnosis import Act, Action, Cause, Diagnosis


def test_a_cause_names_its_family() -> None:
    """The family is what stands before the first dash of the id."""
    assert Cause("secret-not-decoded", "", "").family == "secret"
    assert Cause("mixup-other-capture", "", "").family == "mixup"


def test_a_diagnosis_is_empty_until_something_matches() -> None:
    """Without causes a diagnosis says only for which scheme it is."""
    assert Diagnosis("fiskil") == Diagnosis("fiskil", (), ())


def test_an_action_is_a_plain_word_in_json() -> None:
    """What an action does is a string, so it can be stored and sent as it is."""
    assert f"{Action(Act.USE_SECRET, 's1', 'Use it').kind}" == "use-secret"
