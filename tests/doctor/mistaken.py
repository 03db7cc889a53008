"""Requests that were signed wrongly by other languages: read from tests/vectors/mistakes."""

import base64
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from inspector import providers
from inspector.core.capture import Request, request_of
from inspector.core.secret import Secret, Use
from inspector.decode.opening import open_request
from inspector.doctor.case import Case, case_of
from inspector.providers.judging import recognise

FOLDER = Path(__file__).resolve().parent.parent / "vectors" / "mistakes"


@dataclass(frozen=True)
class Mistaken:
    """One wrongly signed request, and the ids of the causes it must get."""

    name: str
    expect: tuple[str, ...]
    case: Case


def mistaken(maker: str) -> Iterator[Mistaken]:
    """All requests of one maker, such as `node`."""
    text = gzip.decompress((FOLDER / f"{maker}.jsonl.gz").read_bytes()).decode()
    for line in text.splitlines():
        yield _read(json.loads(line))


def _read(made: dict[str, Any]) -> Mistaken:
    scheme = providers.SCHEMES[made["scheme"]]
    fields = [f"{name}: {value}" for name, value in made["headers"]]
    head = "\r\n".join([f"{made['method']} {made['target']} HTTP/1.1", *fields, "", ""])
    request = request_of(head.encode("latin-1"), base64.b64decode(made["body"]))
    secrets = [
        Secret(
            f"s{index}", one["scheme"], one["value"], Use(one.get("use", "current")),
            endpoint=one.get("endpoint", ""), environment=one.get("environment", ""),
        )
        for index, one in enumerate(made["secrets"])
    ]  # fmt: skip
    opened = open_request(request)
    event = recognise(opened, scheme.provider)
    now = float(made.get("now") or 0)
    case = case_of(scheme, opened, event, secrets, now, {}, made.get("endpoint") or "/hook")
    if "now" not in made:
        case = replace(case, tolerance=None)
    return Mistaken(made["name"], tuple(made["expect"]), case)


def signed_request(head: str, body: bytes) -> Request:
    """A request of a head without line ends at its end."""
    return request_of(head.replace("\n", "\r\n").encode("latin-1") + b"\r\n\r\n", body)
