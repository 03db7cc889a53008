"""What a person does to receive a provider's webhooks, as data."""

import json
import runpy
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from inspector.gui.models.guide import (
    Guide,
    GuideRequest,
    address_to_register,
    curl_of,
    guide_of,
)
from inspector.gui.models.guided import guided
from inspector.providers import PROVIDERS, SCHEMES

ROOT = Path(__file__).resolve().parents[3]
URL = "https://hooks.example.org/it's/fuse"
IDS = guided()
REQUESTS = [
    pytest.param(request, id=f"{provider}: {request.title}")
    for provider in IDS
    for request in (guide_of(provider) or pytest.fail("no guide")).requests
]


def guide(provider: str) -> Guide:
    """A guide that is there."""
    found = guide_of(provider)
    assert found is not None
    return found


def test_our_four_have_one_and_others_need_none() -> None:
    """An unknown provider has no page and no error."""
    assert {"fuse", "fynapse", "powens", "fiskil"} <= set(IDS)
    assert guide_of("nobody") is None


@pytest.mark.parametrize("provider", IDS)
def test_each_says_what_to_do_and_what_is_unknown(provider: str) -> None:
    """Steps, proof, reasons, sources; what to paste names schemes of that provider."""
    found = guide(provider)
    assert found.lead
    assert found.register
    assert found.proof
    assert len(found.checks) >= 3
    assert found.unknown
    assert found.sources
    assert {SCHEMES[paste.scheme].provider for paste in found.paste} == {provider}


@pytest.mark.parametrize("provider", IDS)
def test_events_it_names_are_the_providers(provider: str) -> None:
    """A name of an event in a text or a request is one that the provider file knows."""
    known = {event.name for each in PROVIDERS if each.id == provider for event in each.event_types}
    found = guide(provider)
    named = {found.event} if found.event else set()
    for request in found.requests:
        if request.body:
            body = json.loads(request.body)
            named |= {body["event"]} if "event" in body else set()
            named |= set(body.get("eventTypes", ()))
    assert named <= known


@pytest.mark.parametrize("request_", REQUESTS)
def test_a_request_carries_names_of_credentials_only(request_: GuideRequest) -> None:
    """Everything after `Bearer` or in a key's header is a variable of the user's shell."""
    for header in request_.headers:
        name, _, value = header.partition(": ")
        if name != "Content-Type":
            assert value.removeprefix("Bearer ").startswith("{{")
    assert urlsplit(request_.url).scheme == "https"
    if request_.body:
        json.loads(request_.body)


@pytest.mark.skipif(shutil.which("sh") is None, reason="no shell")
@pytest.mark.parametrize("request_", REQUESTS)
def test_the_command_is_what_a_shell_understands(request_: GuideRequest) -> None:
    """Every word arrives whole, with the variables' values and the address in it."""
    command = curl_of(request_, URL)
    values = {name: f"value of {name}" for name in request_.names}
    printing = 'curl() { for word in "$@"; do printf \'%s\\0\' "$word"; done; }\n'
    done = subprocess.run(
        ["sh", "-c", printing + command], env=values, capture_output=True, check=True
    )
    words = done.stdout.decode().split("\0")[:-1]
    assert words[:2] == ["-X", request_.method]
    joined = "\n".join(words)
    for value in values.values():
        assert value in joined
    assert "{{" not in joined
    if request_.body:
        assert words[-2] == "--data"
        sent = json.loads(words[-1])
        if "{{url}}" in request_.body:
            assert URL in sent.values()


def test_an_address_is_base_and_path() -> None:
    """One slash between them; a name in braces becomes the event."""
    assert address_to_register("https://a.b/", "/fuse") == "https://a.b/fuse"
    assert (
        address_to_register("https://a.b/x", "/powens/{event}", "CONNECTION_SYNCED")
        == "https://a.b/x/powens/connection_synced"
    )


def test_the_documentation_says_the_same() -> None:
    """`python packaging/guide_sections.py` writes it; somebody did after the last change."""
    made = runpy.run_path(str(ROOT / "packaging" / "guide_sections.py"))
    for page in made["pages"]():
        text = page.read_text(encoding="utf-8")
        assert made["page_with"](text, page.stem) == text, page.name
    assert len(made["pages"]()) == len(guided())
