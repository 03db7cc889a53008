"""A user's own scheme: the data of `hmac_rule` as TOML, read and written.

The built-in schemes that data can state can be written too, so that each is an example. What a
file may say is in docs/tasks/custom-scheme.md.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from string import Formatter
from typing import Any

from inspector.core.problem import Problem
from inspector.core.signing import ENCODINGS, HASHES
from inspector.providers.fuse import signed_json
from inspector.providers.hmac_rule import DECOMPRESSED, Body, Reading, opened_body, raw_body
from inspector.providers.hmac_scheme import HmacScheme
from inspector.providers.key_form import KeyForm
from inspector.providers.public_key import Algorithm
from inspector.providers.public_key_scheme import PublicKeyScheme
from inspector.providers.signature_header import Layout, Names
from inspector.providers.signature_time import TimeForm

PREFIX = "custom:"
"""What the id of every custom scheme begins with."""

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
LONGEST_FILE = 64 * 1024
MOST_SCHEMES = 100
BODIES: Mapping[str, Body] = {
    "raw": raw_body,
    "decompressed": opened_body,
    "canonical-json": signed_json,
}
ALGORITHMS = (*(f"hmac-{name}" for name in HASHES), *Algorithm)
PLACES = ("method", "target", "path", "time", "id", "body", "header")

_HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")
_LONGEST_TEXT = 200
_LONGEST_TOLERANCE = 1e9
_MOST_ALIASES = 10


class _WrongError(Exception):
    """One key of a file cannot be used; never leaves this module."""


def read_scheme(text: str) -> HmacScheme | Problem:
    """A scheme from the text of a file, or what is wrong with it in words; never raises."""
    if len(text) > LONGEST_FILE:
        return _problem("it is longer than 64 KiB")
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return _problem(f"it is no TOML: {str(error) or 'it nests too deeply'}")
    try:
        return _scheme(document)
    except _WrongError as error:
        return _problem(str(error))


@lru_cache(maxsize=8)
def compiled(texts: tuple[str, ...]) -> tuple[HmacScheme, ...]:
    """The schemes of several texts; what cannot be read, and a second one of a name, is left out."""
    found: dict[str, HmacScheme] = {}
    for text in texts[:MOST_SCHEMES]:
        scheme = read_scheme(text)
        if isinstance(scheme, HmacScheme):
            found.setdefault(scheme.id, scheme)
    return tuple(found.values())


def _problem(reason: str) -> Problem:
    return Problem(
        f"This scheme cannot be used: {reason}.",
        "Change it in the file; docs/tasks/custom-scheme.md says what may stand there.",
        "bad-scheme",
    )


def _scheme(document: Mapping[str, object]) -> HmacScheme:
    unknown = [key for key in document if key not in _KEYS]
    if unknown:
        near = ", ".join(_KEYS)
        raise _WrongError(f"there is no key {unknown[0][:40]!r}; the keys are {near}")
    reader = _Reader(document)
    name = reader.matching("name", NAME, "lower-case letters, digits, dots and dashes")
    algorithm = reader.choice("algorithm", ALGORITHMS, "hmac-sha256")
    layout = Layout(reader.choice("format", tuple(Layout), "whole"))
    title = reader.text("title", name)
    body = reader.choice("body", tuple(BODIES), "raw")
    values: dict[str, Any] = {
        "id": f"{PREFIX}{name}",
        "provider": f"{PREFIX}{name}",
        "owner": title,
        "label": name,
        "header": reader.header("header"),
        "template": reader.text("signed", "{body}", empty=False),
        "body": BODIES[body],
        "key_form": KeyForm(reader.choice("key", tuple(KeyForm), "text")),
        "key_prefix": reader.text("key_prefix"),
        "encoding": reader.choice("encoding", ENCODINGS, "hex"),
        "layout": layout,
        "prefix": reader.text("prefix"),
        "separator": reader.text("separator", " " if layout is Layout.LIST else ",", empty=False),
        "time_field": reader.text("time_field", "t"),
        "value_field": reader.text("value_field", "v1", empty=False),
        "time_header": reader.header("time_header", needed=False),
        "time_form": TimeForm(reader.choice("time_format", tuple(TimeForm), "unix")),
        "id_header": reader.header("id_header", needed=False),
        "aliases": _aliases(reader),
        "tolerance": reader.seconds("tolerance"),
        "past_only": not reader.switch("refuse_future", default=True),
    }
    if layout is Layout.FIELDS and values["time_header"]:
        values["time_field"] = ""
    _check_signed(values)
    values["content_name"] = _content_name(str(values["template"]), body)
    values["readings"] = _readings(body, str(values["template"]))
    return _made(values, algorithm)


def _made(values: Mapping[str, Any], algorithm: str) -> HmacScheme:
    if algorithm.startswith("hmac-"):
        hash_name = algorithm.removeprefix("hmac-")
        return HmacScheme(secret_name="secret", hash_name=hash_name, **values)  # noqa: S106 - a word
    return PublicKeyScheme(
        secret_name="public key",  # noqa: S106 - a word
        secret_word="key",  # noqa: S106 - a word
        algorithm=Algorithm(algorithm),
        **values,
    )


def _aliases(reader: "_Reader") -> tuple[Names, ...]:
    found = reader.document.get("alias", [])
    if not isinstance(found, list) or len(found) > _MOST_ALIASES:
        raise _WrongError("alias has to be a list of tables, [[alias]], ten at most")
    aliases: list[Names] = []
    for each in found:
        if not isinstance(each, dict):
            raise _WrongError("alias has to be a list of tables, [[alias]]")
        one = _Reader(each)
        aliases.append(
            Names(
                one.header("header"),
                one.header("time_header", needed=False),
                one.header("id_header", needed=False),
            )
        )
    return tuple(aliases)


def _check_signed(values: Mapping[str, object]) -> None:
    """Whether the template can be filled from what the headers hold."""
    template = str(values["template"])
    try:
        parts = [(name, detail, how) for _, name, detail, how in Formatter().parse(template)]
    except ValueError:
        raise _WrongError(
            "the braces in signed do not match; write {{ and }} for plain braces"
        ) from None
    names = [name for name, _, _ in parts if name is not None]
    for name, detail, how in parts:
        if name is None:
            continue
        if name not in PLACES or how or (detail and name != "header"):
            known = ", ".join(f"{{{place}}}" for place in PLACES[:-1])
            raise _WrongError(f"signed may hold {known} and {{header:NAME}}, not {{{name[:40]}}}")
        if name == "header" and not _HEADER.fullmatch(detail or ""):
            raise _WrongError("{header:NAME} in signed needs a header's name")
    if not names:
        raise _WrongError("signed holds nothing of the request; usually it ends with {body}")
    timed = values["time_header"] or (values["layout"] is Layout.FIELDS and values["time_field"])
    if "time" in names and not timed:
        raise _WrongError("signed has {time}, so time_header has to name where it comes from")
    if "id" in names and not values["id_header"]:
        raise _WrongError("signed has {id}, so id_header has to name where it comes from")


def _content_name(template: str, body: str) -> str:
    """What is signed, in words."""
    what = {"raw": "the raw body", "decompressed": "the body", "canonical-json": "sorted JSON"}[
        body
    ]
    return what if template == "{body}" else f"{template}, {{body}} being {what}"


def _readings(body: str, template: str) -> tuple[Reading, ...]:
    """The default, and what else a sender may have meant, each with its name."""
    found = [Reading()]
    if "{path}" in template:
        found.append(Reading("path with query", with_query=True))
    if body == "raw":
        found.append(DECOMPRESSED)
    if body == "decompressed":
        found.append(Reading("compressed body", body=raw_body))
    if body == "decompressed" and "{path}" in template:
        found.append(Reading("path with query, compressed body", with_query=True, body=raw_body))
    return tuple(found)


class _Reader:
    """Takes values out of a table, each checked; raises `_WrongError`."""

    def __init__(self, document: Mapping[str, object]) -> None:
        self.document = document

    def text(self, key: str, default: str = "", *, empty: bool = True) -> str:
        """Short printable text."""
        value = self.document.get(key, default)
        if not isinstance(value, str):
            raise _WrongError(f"{key} has to be text in quotes")
        if len(value) > _LONGEST_TEXT:
            raise _WrongError(f"{key} is longer than {_LONGEST_TEXT} characters")
        if not value and not empty:
            raise _WrongError(f"{key} is empty")
        if key != "signed" and not value.replace(" ", "").isprintable():
            raise _WrongError(f"{key} has a character that cannot be seen")
        return value

    def matching(self, key: str, pattern: re.Pattern[str], words: str) -> str:
        """Text of a form."""
        value = self.text(key)
        if not value:
            raise _WrongError(f"{key} is missing")
        if not pattern.fullmatch(value):
            raise _WrongError(f"{key} may have {words} only, 40 at most")
        return value

    def header(self, key: str, *, needed: bool = True) -> str:
        """A header's name."""
        value = self.text(key)
        if not value and not needed:
            return ""
        if not value:
            raise _WrongError(f"{key} is missing")
        if not _HEADER.fullmatch(value):
            raise _WrongError(f"{key} is no name of a header")
        return value

    def choice(self, key: str, known: tuple[str, ...], default: str) -> str:
        """One of some words."""
        value = self.text(key, default)
        if value not in known:
            raise _WrongError(f"{key} has to be one of {', '.join(known)}")
        return value

    def seconds(self, key: str) -> float | None:
        """A number of seconds, None when it is absent."""
        value = self.document.get(key)
        if value is None:
            return None
        # Compared before it becomes anything else: 0xFFF… may be larger than any float or text.
        usual = isinstance(value, int | float) and 0 <= value <= _LONGEST_TOLERANCE
        if not isinstance(value, int | float) or isinstance(value, bool) or not usual:
            raise _WrongError(f"{key} has to be a number of seconds")
        return float(value)

    def switch(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self.document.get(key, default)
        if not isinstance(value, bool):
            raise _WrongError(f"{key} has to be true or false")
        return value


_KEYS = (
    "name", "title", "header", "format", "prefix", "separator", "time_field", "value_field",
    "signed", "body", "algorithm", "key", "key_prefix", "encoding", "time_header", "time_format",
    "id_header", "tolerance", "refuse_future", "alias",
)  # fmt: skip
