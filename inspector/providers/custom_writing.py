"""A scheme written as TOML: a user's own to share, a built-in one as an example."""

import json
from collections.abc import Iterator

from inspector.core.problem import Problem
from inspector.providers.custom import BODIES, PREFIX
from inspector.providers.hmac_rule import HmacRule
from inspector.providers.hmac_scheme import HmacScheme
from inspector.providers.key_form import KeyForm
from inspector.providers.public_key_scheme import PublicKeyScheme
from inspector.providers.signature_header import Layout
from inspector.providers.signature_time import TimeForm

HEAD = "# A signature scheme of Webhook Inspector; docs/tasks/custom-scheme.md explains the keys.\n"


def written(scheme: HmacScheme) -> str | Problem:
    """The text of a scheme's file; a Problem when its body is something data cannot say."""
    body = next((name for name, found in BODIES.items() if found is scheme.body), "")
    if not body:
        return Problem(f"The scheme {scheme.id} reads its body in a way that no file can state.")
    lines = [f"{key} = {value}" for key, value in _pairs(scheme, body)]
    for alias in scheme.aliases:
        lines += ["", "[[alias]]"]
        names = zip(("header", "time_header", "id_header"), alias, strict=True)
        lines += [f"{key} = {_quoted(value)}" for key, value in names if value]
    return HEAD + "\n".join(lines) + "\n"


def _pairs(rule: HmacRule, body: str) -> Iterator[tuple[str, str]]:
    """Keys and values, those that are the default left out."""
    yield "name", _quoted(rule.id.removeprefix(PREFIX))
    if rule.owner != rule.label:
        yield "title", _quoted(rule.owner)
    yield "header", _quoted(rule.header)
    yield from _layout(rule)
    yield "signed", _quoted(rule.template)
    if body != "raw":
        yield "body", _quoted(body)
    public = rule.algorithm if isinstance(rule, PublicKeyScheme) else ""
    yield "algorithm", _quoted(public or f"hmac-{rule.hash_name}")
    if rule.key_form is not KeyForm.TEXT:
        yield "key", _quoted(rule.key_form)
    if rule.key_prefix:
        yield "key_prefix", _quoted(rule.key_prefix)
    yield "encoding", _quoted(rule.encoding)
    if rule.time_header:
        yield "time_header", _quoted(rule.time_header)
    if rule.time_form is not TimeForm.UNIX:
        yield "time_format", _quoted(rule.time_form)
    if rule.id_header:
        yield "id_header", _quoted(rule.id_header)
    if rule.tolerance is not None:
        yield "tolerance", f"{rule.tolerance:.15g}"
    if rule.past_only:
        yield "refuse_future", "false"


def _layout(rule: HmacRule) -> Iterator[tuple[str, str]]:
    if rule.layout is not Layout.WHOLE:
        yield "format", _quoted(rule.layout)
        yield "separator", _quoted(rule.separator)
    if rule.prefix:
        yield "prefix", _quoted(rule.prefix)
    if rule.layout is Layout.FIELDS:
        if not rule.time_header:
            yield "time_field", _quoted(rule.time_field)
        yield "value_field", _quoted(rule.value_field)


def _quoted(text: str) -> str:
    """Text as TOML has it: JSON's form of a string, with the one character more that it escapes."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
