"""What stands around the body."""

from inspector import providers
from inspector.doctor.frames import Frames
from inspector.doctor.recipe import recipe_of
from inspector.providers.hmac_scheme import HmacScheme
from tests.doctor.cases import opened_of


def frames(scheme: str, head: str, template: str = "") -> Frames:
    """The frames of a request."""
    opened = opened_of(head, b"")
    rule = providers.SCHEMES[scheme]
    assert isinstance(rule, HmacScheme)
    return Frames(recipe_of(rule, opened), opened.request, template)


POWENS = "POST /x HTTP/1.1\nHost: h\nBI-Signature: x\nBI-Signature-Date: 2022-06-27T11:08:52.5Z"


def test_no_single_mistake_gives_the_due_frame() -> None:
    """What is due is never called a mistake."""
    for scheme, head in (
        ("powens-hmac", POWENS),
        ("fynapse", "POST / HTTP/1.1\nWebhook-Signature: t=12,v1=00"),
        ("fiskil", "POST / HTTP/1.1\nDate: today"),
    ):
        found = frames(scheme, head)
        due = (found.due.before, found.due.after)
        singles = [*found.likely(), *found.rare()]
        assert all((one.before, one.after) != due for one in singles if one.has_body)
        assert all(len(one.mistakes) == 1 for one in singles)


def test_pairs_vary_two_parts() -> None:
    """Endpoint with time, endpoint with method, and method with time."""
    found = {
        tuple(one.id for one in frame.mistakes) for frame in frames("powens-hmac", POWENS).pairs()
    }

    assert ("endpoint-full-url", "date-rounded") in found
    assert ("endpoint-trailing-slash", "method-lower-case") in found
    assert ("date-rounded", "method-lower-case") in found


def test_a_scheme_without_parts_has_nothing_to_vary() -> None:
    """A scheme that signs the body alone only knows a time put before it."""
    assert list(frames("fiskil", "POST / HTTP/1.1").likely()) == []
