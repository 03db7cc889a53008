"""Commands about schemes of the user's own."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from inspector.core.capture import Kind
from inspector.core.problem import Problem
from inspector.core.secret import Secret
from inspector.decode.opening import open_request
from inspector.engine import scheme_protocol
from inspector.engine.command import Command
from inspector.engine.engine import Engine
from inspector.engine.protocol import Message, problem_message
from inspector.providers.custom import NAME, read_scheme
from inspector.providers.custom_writing import written
from inspector.providers.finding import Search, find_schemes
from inspector.providers.hmac_scheme import HmacScheme

MOST_CAPTURES = 20
SHOWN = 2000


async def set_schemes(engine: Engine, command: scheme_protocol.Schemes) -> Message | Problem:
    """Use these schemes, and say what each of them is."""
    return {"schemes": [_message(each) for each in engine.changes.set_schemes(command.schemes)]}


async def find_scheme(engine: Engine, command: scheme_protocol.FindScheme) -> Message | Problem:
    """Try the grid of formats on some captures; requests go first."""
    ids = command.captures[:MOST_CAPTURES]
    captures = [one for one in engine.history.read(ids).captures if one.kind is Kind.COMPLETE]
    if not captures:
        return Problem(
            "None of these captures can be searched.",
            "Choose whole ones with a body of at most 64 KiB.",
            "nothing-to-search",
        )
    if not NAME.fullmatch(command.name):
        return Problem("A name has lower-case letters, digits, dots and dashes.", kind="bad-name")
    opened = [open_request(one.request) for one in captures]
    state = Search(0, ())
    for step in find_schemes(opened, command.secret, command.name):
        state = step
        await asyncio.sleep(0)
    return {
        "captures": len(opened),
        "tried": state.tried,
        "found": [_found(scheme) for scheme in state.found],
    }


async def preview_scheme(
    engine: Engine, command: scheme_protocol.PreviewScheme
) -> Message | Problem:
    """Judge one capture by a scheme that is being written."""
    scheme = read_scheme(command.text)
    if isinstance(scheme, Problem):
        return scheme
    said: Message = {"id": scheme.id, "is_there": False, "outcome": "", "explanation": "",
                     "expected": "", "received": "", "signed": ""}  # fmt: skip
    captures = engine.history.read([command.capture]).captures
    if not captures:
        return said
    opened = open_request(captures[0].request, captures[0].path_values)
    secrets = (Secret("preview", scheme.id, command.secret),) if command.secret else ()
    proof = scheme.judge(opened, secrets, captures[0].received_at / 1e6, scheme.tolerance)
    content = proof.signed_content or b""
    return said | {
        "is_there": scheme.is_present(opened.request),
        "outcome": proof.verdict.outcome.value,
        "explanation": proof.verdict.explanation,
        "expected": proof.expected,
        "received": proof.received,
        "signed": content[:SHOWN].decode("utf-8", "replace"),
    }


def _found(scheme: HmacScheme) -> Message:
    text = written(scheme)
    return {
        "id": scheme.id,
        "text": "" if isinstance(text, Problem) else text,
        "header": scheme.header,
        "signed": scheme.template,
    }


def _message(found: HmacScheme | Problem) -> Message:
    if isinstance(found, Problem):
        return {"problem": problem_message(found)}
    return {"id": found.id, "name": found.owner, "secret_name": found.secret_name}


async def fetch_plaid_key(engine: Engine, command: scheme_protocol.PlaidKey) -> Message | Problem:
    """Fetch the key that a token names."""
    found = await engine.plaid_keys.fetch(command.capture)
    if isinstance(found, Problem):
        return found
    return {"kid": found.kid, "fetched": found.fetched}


SCHEME_HANDLERS: dict[type[Command], Callable[[Engine, Any], Awaitable[Message | Problem]]] = {
    scheme_protocol.Schemes: set_schemes,
    scheme_protocol.FindScheme: find_scheme,
    scheme_protocol.PreviewScheme: preview_scheme,
    scheme_protocol.PlaidKey: fetch_plaid_key,
}
