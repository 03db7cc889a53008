"""Texts that may be signed as the time."""

from inspector import providers
from inspector.doctor.dates import time_texts
from inspector.doctor.recipe import recipe_of
from inspector.providers.hmac_scheme import HmacScheme
from tests.doctor.cases import opened_of


def texts(scheme: str, head: str) -> dict[str, str]:
    """Cause by text."""
    opened = opened_of(f"POST / HTTP/1.1\n{head}", b"")
    rule = providers.SCHEMES[scheme]
    assert isinstance(rule, HmacScheme)
    recipe = recipe_of(rule, opened)
    found: dict[str, str] = {}
    for one in time_texts(recipe, opened.request):
        found.setdefault(one.text, one.mistake.id)
    return found


def test_a_date_may_be_rounded_or_written_otherwise() -> None:
    """Cut to milliseconds or seconds, rounded, with an offset, as Unix time, as an HTTP date."""
    found = texts("powens-hmac", "BI-Signature: x\nBI-Signature-Date: 2022-06-27T11:08:52.577831Z")

    for text in ("2022-06-27T11:08:52.577Z", "2022-06-27T11:08:52Z", "2022-06-27T11:08:53Z"):
        assert found[text] == "date-rounded"
    for text in ("2022-06-27T11:08:52.577831+00:00", "1656328132", "Mon, 27 Jun 2022 11:08:52 GMT"):
        assert found[text] == "date-reformatted"


def test_seconds_may_be_milliseconds() -> None:
    """Both directions are one cause."""
    assert (
        texts("fynapse", "Webhook-Signature: t=1776160485")["1776160485000"] == "time-milliseconds"
    )
    assert (
        texts("fynapse", "Webhook-Signature: t=1776160485123")["1776160485"] == "time-milliseconds"
    )


def test_times_that_mean_nothing_give_no_error() -> None:
    """Far years, words, huge numbers and nothing at all."""
    for time in ("", "soon", "9" * 15, "9" * 40, "1e400", "0001-01-01T00:00:00+23:59", "\u0661"):
        texts("fynapse", f"Webhook-Signature: t={time}")
        texts("powens-hmac", f"BI-Signature: x\nBI-Signature-Date: {time}")
