"""Programs that verify a scheme in six languages, for a person to copy; they hold no secret.

What a language says is data in `resources/snippets`; this fills it with what a scheme says. The
secret is read from an environment variable.
"""

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from inspector import resources
from inspector.core.capture import Request
from inspector.core.scheme import Scheme
from inspector.providers.fuse import signed_json
from inspector.providers.hmac_rule import template_parts
from inspector.providers.hmac_scheme import HmacScheme
from inspector.providers.public_key_scheme import PublicKeyScheme
from inspector.providers.signature_header import Layout, Names
from inspector.providers.signature_time import TimeForm

_FILES = ("python", "node", "go", "java", "php", "ruby")


def verifiers(scheme: Scheme, request: Request | None = None) -> dict[str, str]:
    """Program by language, in the order to offer them; none for schemes without an HMAC.

    Args:
        scheme: What to verify.
        request: One that came: its names of headers are used where a scheme has several.
    """
    if not isinstance(scheme, HmacScheme) or isinstance(scheme, PublicKeyScheme):
        return {}
    if scheme.tolerance is not None and scheme.time_form is TimeForm.ISO:
        return {}  # reading such a time takes each language something else
    written = {
        language["name"]: _program(language, scheme, _names(scheme, request))
        for language in map(_language, _FILES)
    }
    return {name: text for name, text in written.items() if text}


def variable_of(scheme: Scheme) -> str:
    """The environment variable that the programs read the secret from: `FISKIL_SECRET`."""
    return f"{_snake(scheme).upper()}_SECRET"


@cache
def _language(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.path("snippets", f"{name}.toml").read_text("utf-8"))


def _names(rule: HmacScheme, request: Request | None) -> Names:
    """The names under which this request has the headers, else the usual ones."""
    usual = Names(rule.header, rule.time_header, rule.id_header)
    if request is None:
        return usual
    came = (names for names in rule.form.names if request.header(names.header) is not None)
    return next(came, usual)


def _snake(scheme: Scheme) -> str:
    return "".join(letter if letter.isalnum() else "_" for letter in scheme.id)


def _program(language: Mapping[str, Any], rule: HmacScheme, names: Names) -> str:
    """The language's program filled in, empty when it cannot say what the scheme signs."""
    content = _content(language, rule)
    if not content:
        return ""
    hash_name = language.get("hash", {}).get(rule.hash_name, rule.hash_name)
    blanks = {
        "prefix": language["prefix"] if rule.key_prefix else "",
        "key": language["key"][rule.key_form.value],
        "signatures": _joined(_signatures(language, rule)),
        "fresh": _fresh(language, rule),
        "content": _joined(content),
        "encode": language["encode"][rule.encoding],
    }
    text = language["program"].lstrip("\n")
    for name, filling in blanks.items():
        text = _fill_block(text, name, filling)
    for name, filling in (_words(rule, names) | {"hash": hash_name}).items():
        text = text.replace(f"@{name}@", filling)
    return _with_imports(language, text)


def _words(rule: HmacScheme, names: Names) -> dict[str, str]:
    tolerance = rule.tolerance or 0
    return {
        "snake": _snake(rule),
        "camel": "".join(part.capitalize() for part in _snake(rule).split("_")),
        "env": variable_of(rule),
        "owner": rule.owner,
        "header": names.header.lower(),
        "time_header": names.time.lower(),
        "id_header": names.id.lower(),
        "keyprefix": rule.key_prefix,
        "keyprefix_length": str(len(rule.key_prefix)),
        "lead": str(len(rule.prefix)),
        "lead_text": json.dumps(rule.prefix),
        "separator": json.dumps(rule.separator),
        "value_field": rule.value_field,
        "value_length": str(len(rule.value_field) + 1),
        "time_field": rule.time_field,
        "time_length": str(len(rule.time_field) + 1),
        "tolerance": f"{tolerance:g}",
        "unit": " / 1000" if rule.time_form is TimeForm.UNIX_MS else "",
        "encoding": rule.encoding,
    }


def _signatures(language: Mapping[str, Any], rule: HmacScheme) -> list[str]:
    """How the signatures are taken out of the header, and the time beside them."""
    bare = rule.layout is Layout.WHOLE and not rule.prefix
    found = [language["signatures"]["bare" if bare else rule.layout.value]]
    if rule.time_header:
        found.append(language["time"]["header"])
    elif rule.layout is Layout.FIELDS and rule.time_field:
        found.append(language["time"]["field"])
    return found


def _fresh(language: Mapping[str, Any], rule: HmacScheme) -> str:
    if rule.tolerance is None or not rule.has_time:
        return ""
    return str(language["fresh"]["past" if rule.past_only else "both"])


def _content(language: Mapping[str, Any], rule: HmacScheme) -> list[str]:
    """A statement for each part of the signed content; empty when one cannot be said."""
    statements: list[str] = []
    for literal, name, detail in template_parts(rule.template):
        if literal:
            text = json.dumps(literal.decode("latin-1"))
            statements.append(language["literal"].replace("@text@", text))
        kind = "fuse" if name == "body" and rule.body is signed_json else name
        if kind and kind not in language["piece"]:
            return []
        if kind:
            statements.append(language["piece"][kind].replace("@name@", detail.lower()))
    return statements


def _joined(statements: list[str]) -> str:
    return "\n".join(each.strip("\n") for each in statements if each)


def _fill_block(program: str, name: str, filling: str) -> str:
    """Put lines in the place of a blank, as deep as it stands; without any its line goes."""
    blank = f"@{name}@"
    lines: list[str] = []
    for line in program.split("\n"):
        if line.strip() != blank:
            lines.append(line.replace(blank, filling))
        elif filling:
            indent = line[: len(line) - len(line.lstrip())]
            lines += [indent + each for each in filling.strip("\n").split("\n")]
    return "\n".join(lines)


def _with_imports(language: Mapping[str, Any], text: str) -> str:
    """The program with the imports it uses, where a language refuses others."""
    used = [
        language["import_line"].replace("@import@", each)
        for each in language.get("imports", ())
        if f"{each.rpartition('/')[2]}." in text
    ]
    return _fill_block(text, "imports", "\n".join(used))
