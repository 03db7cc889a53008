"""A scheme taken apart."""

from inspector import providers
from inspector.doctor.recipe import Frame, frame_of, recipe_of
from inspector.providers.hmac_scheme import HmacScheme
from tests.doctor.cases import opened_of


def rule(name: str) -> HmacScheme:
    """A built-in HMAC scheme."""
    found = providers.SCHEMES[name]
    assert isinstance(found, HmacScheme)
    return found


def test_the_parts_together_are_what_the_scheme_signs() -> None:
    """For every HMAC scheme the due frame around the body equals the scheme's own content."""
    head = (
        "POST /a%20b?x=1 HTTP/1.1\nBI-Signature-Date: 2022-06-27T11:08:52Z\nBI-Signature: x\n"
        "Webhook-Signature: t=1776160485,v1=00"
    )
    for scheme in providers.SCHEMES.values():
        if not isinstance(scheme, HmacScheme):
            continue
        opened = opened_of(head, b'{"a":1}')
        recipe = recipe_of(scheme, opened)
        assert recipe.body is not None
        due = scheme.content(opened.request, recipe.body, recipe.time)
        assert b"".join(frame_of(recipe.parts).around(recipe.body)) == due


def test_a_time_is_read_from_an_unreadable_header() -> None:
    """A header without a signature still names its time."""
    opened = opened_of("POST / HTTP/1.1\nWebhook-Signature: t=12; s=3", b"")

    assert recipe_of(rule("fynapse"), opened).time == "12"


def test_a_body_that_cannot_be_read_is_not_due() -> None:
    """Fuse signs no broken JSON."""
    assert recipe_of(rule("fuse"), opened_of("POST / HTTP/1.1", b"{")).body is None


def test_a_frame_may_leave_the_body_out() -> None:
    """Content of the time alone has one piece."""
    assert Frame(b"12", has_body=False).around(b"body") == (b"12",)
