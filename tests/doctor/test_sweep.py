"""The order of hypotheses."""

from inspector import providers
from inspector.doctor.received import received_digests
from inspector.doctor.recipe import recipe_of
from inspector.doctor.sweep import Sweep
from inspector.providers.hmac_scheme import HmacScheme
from tests.doctor.cases import base64_mac, fiskil_case


def test_single_causes_come_before_pairs() -> None:
    """What one mistake explains is never explained by two."""
    case = fiskil_case(b'{"a": 1}\n', base64_mac(b"k", b"x"))
    rule = case.scheme
    assert isinstance(rule, HmacScheme)
    recipe = recipe_of(rule, case.opened)
    sweep = Sweep(case, recipe, received_digests(recipe, case.opened.request))
    tried = [trial.cause for trial in sweep.trials()]

    assert tried[0] == ""  # as it should be
    assert tried.index("body-reserialised-python") < tried.index("mixup-other-scheme")
    assert len(tried) <= sweep.total()
    assert providers.SCHEMES["fiskil"] is rule


def test_a_body_that_equals_the_due_one_is_no_hypothesis() -> None:
    """JSON that is compact already is not called re-serialised."""
    body = b'{"a":1}'
    case = fiskil_case(body, base64_mac(b"a key of thirty-two bytes, truly", body))
    recipe = recipe_of(case.scheme, case.opened) if isinstance(case.scheme, HmacScheme) else None
    assert recipe is not None
    sweep = Sweep(case, recipe, received_digests(recipe, case.opened.request))
    found = [trial for trial in sweep.trials() if trial.found is not None]

    assert [trial.found for trial in found] == [()]
