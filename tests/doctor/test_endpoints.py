"""Texts that may be signed as the endpoint."""

from inspector.doctor.endpoints import endpoint_forms
from tests.doctor.cases import opened_of


def forms(head: str, template: str = "") -> dict[str, str]:
    """Cause by text, the first that gives it."""
    found: dict[str, str] = {}
    for form in endpoint_forms(opened_of(head, b"").request, template):
        found.setdefault(form.text, form.mistake.id)
    return found


def test_hosts_come_from_every_header_that_names_one() -> None:
    """Host, X-Forwarded-Host and Forwarded each give full URLs, with a port and without."""
    found = forms(
        "POST /x HTTP/1.1\nHost: in.example:8080\nX-Forwarded-Host: a.example, b.example\n"
        'Forwarded: for=1;host="c.example"'
    )

    for url in ("https://in.example/x", "http://in.example:8080/x", "https://a.example/x"):
        assert found[url] == "endpoint-full-url"
    assert found["https://c.example/x"] == "endpoint-full-url"


def test_a_proxy_may_add_or_strip_a_prefix() -> None:
    """The start of the path is stripped, usual ones are put before it, and headers are believed."""
    found = forms("POST /api/hook HTTP/1.1\nX-Original-URI: https://x.example/deep/hook?a=1")

    assert found["/hook"] == "endpoint-prefix"
    assert found["/prod/api/hook"] == "endpoint-prefix"
    assert found["/deep/hook"] == found["/deep/hook?a=1"] == "endpoint-prefix"


def test_percent_encoding_may_be_undone_or_done_again() -> None:
    """Undone encoding gives the bytes of the characters, which are UTF-8."""
    found = forms("POST /caf%C3%A9%2f HTTP/1.1")

    assert found["/caf\u00c3\u00a9/"] == "endpoint-percent-encoding"
    assert found["/caf%c3%a9%2f"] == "endpoint-percent-encoding"
    assert found["/caf%25C3%25A9%252f"] == "endpoint-percent-encoding"


def test_the_pattern_of_a_route_is_tried() -> None:
    """Frameworks hand over the route in the place of the path."""
    assert forms("POST /p/a HTTP/1.1", "/p/{event}")["/p/{event}"] == "endpoint-template"
