"""What a person does to receive a provider's webhooks, read from `resources/guides`.

The texts are data, so that they can be read and corrected without reading code. Requests become
cURL commands in which addresses are filled in and credentials are named, never written.
"""

import json
import re
import shlex
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from inspector import resources

_PLACE = re.compile(r"\{\{(\w+)\}\}")


@dataclass(frozen=True, slots=True)
class Paste:
    """A secret to enter here: its scheme and where it is found."""

    scheme: str
    text: str


@dataclass(frozen=True, slots=True)
class Check:
    """A reason why nothing arrives, and what to do about it."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class GuideRequest:
    """A request to a provider.

    Attributes:
        title: What it does.
        means: What to know before sending it.
        method, url: Where it goes.
        headers: Lines such as `Content-Type: application/json`.
        body: JSON, or empty.

    `{{NAME}}` stands for something of the user's, `{{url}}` for the address to register.
    """

    title: str
    means: str
    method: str
    url: str
    headers: tuple[str, ...] = ()
    body: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """What the user has to set before sending it, in order of appearance."""
        found = _PLACE.findall("\n".join((self.url, *self.headers, self.body)))
        return tuple(dict.fromkeys(name for name in found if name.isupper()))


@dataclass(frozen=True, slots=True)
class Guide:
    """One provider's page: what to register, what to paste, what proves it, what to look at."""

    provider: str
    lead: str
    register: tuple[str, ...]
    proof: str
    sources: str
    paste: tuple[Paste, ...]
    checks: tuple[Check, ...]
    requests: tuple[GuideRequest, ...]
    unknown: tuple[str, ...]
    event: str = ""


@cache
def guide_of(provider: str) -> Guide | None:
    """The guide of a provider, None for one we have none for."""
    try:
        text = resources.path("guides", f"{provider}.toml").read_text(encoding="utf-8")
    except OSError:
        return None
    return _guide(provider, tomllib.loads(text))


def _guide(provider: str, said: Mapping[str, Any]) -> Guide:
    return Guide(
        provider,
        said["lead"],
        tuple(said["register"]),
        said["proof"],
        said["sources"],
        tuple(Paste(**each) for each in said["paste"]),
        tuple(Check(**each) for each in said["check"]),
        tuple(_request(each) for each in said.get("request", ())),
        tuple(each["text"] for each in said["unknown"]),
        said.get("event", ""),
    )


def _request(said: Mapping[str, Any]) -> GuideRequest:
    headers, body = tuple(said.get("headers", ())), said.get("body", "").strip()
    return GuideRequest(said["title"], said["means"], said["method"], said["url"], headers, body)


def address_to_register(base: str, endpoint: str, event: str = "") -> str:
    """The URL to register: the base the provider can reach, and the endpoint's path.

    Args:
        base: `https://hooks.example.org`, with or without a slash at its end.
        endpoint: A path as endpoints have it, `/powens/{event}`.
        event: What takes the place of a name in braces.
    """
    path = re.sub(r"\{\w+\}", event.lower() or "event", endpoint)
    return base.rstrip("/") + path


def curl_of(request: GuideRequest, url: str) -> str:
    """The command for a POSIX shell; what the user has to set are variables of the shell.

    Args:
        request: The request.
        url: The address to register; it comes from the user and is quoted.
    """
    lines = [f"curl -X {request.method} {_word(request.url, url)}"]
    lines += [f"-H {_word(header, url)}" for header in request.headers]
    if request.body:
        lines.append(f"--data {_word(request.body, json.dumps(url)[1:-1])}")
    return " \\\n  ".join(lines)


def _word(template: str, url: str) -> str:
    """One word of a shell: everything quoted, the variables between the quotes."""
    word, text = "", ""
    for index, piece in enumerate(_PLACE.split(template)):
        if index % 2 and piece != "url":
            word += _quoted(text) + f'"${piece}"'
            text = ""
        else:
            text += url if index % 2 else piece
    return word + _quoted(text)


def _quoted(text: str) -> str:
    return shlex.quote(text) if text else ""
