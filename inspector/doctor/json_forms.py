"""The body read as JSON and written again, in every way that is usual; likeliest first."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from inspector.doctor import json_escapes as escapes
from inspector.doctor.json_text import SORTED, JsonText, formatted, php_arrays, without_nulls
from inspector.doctor.number_layouts import DOUBLES, EXACT, GO, JAVA, PHP, PYTHON, RUBY

_EMPTY = (b"{}", b"[]", b"{},", b"[],")
_COMMA, _BACKSLASH = b",\\"
_NAME = re.compile(rb'"(?:[^"\\]|\\.)*": ', re.DOTALL).match

Make = Callable[[JsonText], "bytes | None"]


class JsonForm(NamedTuple):
    """One way of writing: the cause's id, the call that does it, and the text it gives."""

    cause: str
    call: str
    make: Make


def _text(*steps: Callable[[bytes], bytes], start: Make) -> Make:
    """A compact text changed step by step."""

    def make(json: JsonText) -> bytes | None:
        text = start(json)
        for step in steps:
            if text is None:
                return None
            text = json.derived(step, step, text)
        return text

    return make


def _laid(make: Make, indent: int, end: bytes = b"") -> Make:
    """A compact text laid out; escapes do not touch blanks, so their order does not matter."""

    def laid(json: JsonText) -> bytes | None:
        text = make(json)
        return None if text is None else json.laid_out(text, indent) + end

    return laid


def _ended(make: Make, end: bytes = b"\n") -> Make:
    return _text(lambda text: text + end, start=make)


def _javascript(json: JsonText) -> bytes | None:
    return json.javascript()


def _javascript_sorted(json: JsonText) -> bytes | None:
    return json.javascript_sorted


def _exact(json: JsonText) -> bytes | None:
    return json.exact


def _python(json: JsonText) -> bytes | None:
    return json.written("python", PYTHON)


def _python_sorted(json: JsonText) -> bytes | None:
    return json.written("python", PYTHON, SORTED)


def _go_map(json: JsonText) -> bytes | None:
    return json.written("go", GO, SORTED)


def _jackson(json: JsonText) -> bytes | None:
    text = json.written("java", JAVA)
    return None if text is None else escapes.upper_controls(text)


def _gson_without_nulls(json: JsonText) -> bytes | None:
    if b"null" not in (json.exact or b""):
        return json.exact
    return json.written("gson", EXACT, change=without_nulls)


def _gson_map(json: JsonText) -> bytes | None:
    return json.written("gson-map", DOUBLES, change=without_nulls)


def _php(json: JsonText) -> bytes | None:
    exact = json.exact or b""
    lists = b"{}" in exact or b'"0":' in exact
    return json.written("php", PHP, change=php_arrays if lists else None)


def _php_objects(json: JsonText) -> bytes | None:
    return json.written("php-objects", PHP)


def _ruby(json: JsonText) -> bytes | None:
    return json.written("ruby", RUBY)


def jackson_pretty(compact: bytes) -> bytes:
    """Jackson's default pretty printer: objects a member a line, arrays on one line."""
    parts: list[bytes] = []
    arrays: list[bool] = []  # of each open container, whether it is an array
    in_array = False
    line_start = b"\n"
    for line in formatted(compact, 1).split(b"\n"):
        text = line.lstrip(b" ")
        if text[0] in b"}]":
            if not arrays.pop():
                line_start = line_start[:-2]
            parts.append(b" " if in_array else line_start)
            in_array = arrays[-1] if arrays else False
        elif parts:
            parts.append(b" " if in_array else line_start)
            if not in_array:
                text = _apart(text)
        if text.endswith(_EMPTY):  # a string would end with a quote
            end = 2 if text[-1] == _COMMA else 1
            text = text[:-end] + b" " + text[-end:]
        elif text[-1] in b"{[":
            in_array = text[-1:] == b"["
            arrays.append(in_array)
            line_start += b"" if in_array else b"  "
        parts.append(text)
    return b"".join(parts)


def _apart(member: bytes) -> bytes:
    """A member with a blank before its colon, too."""
    end = member.find(b'": ')
    if member[end - 1] == _BACKSLASH and (name := _NAME(member)):
        end = name.end() - 3
    return member[: end + 1] + b" " + member[end + 1 :]


_PYTHON_ASCII = _text(escapes.python_ascii, start=_python)
_PYTHON_SORTED_ASCII = _text(escapes.python_ascii, start=_python_sorted)
_GO_HTML = _text(escapes.html, start=_go_map)
_GO_OLD = _text(escapes.long_controls, start=_GO_HTML)
_PHP_ASCII = _text(escapes.slashes, escapes.ascii_only, start=_php)
_PHP_ASCII_OBJECTS = _text(escapes.slashes, escapes.ascii_only, start=_php_objects)
_PHP_SLASHES = _text(escapes.ascii_only, start=_php)
_PHP_UNICODE = _text(escapes.slashes, escapes.line_separators, start=_php)
_PHP_RAW = _text(escapes.line_separators, start=_php)
_RUBY_RAILS = _text(escapes.html, start=_ruby)
_GSON_HTML = _text(escapes.gson_html, start=_gson_without_nulls)

JS, PY, IN_GO = "body-reserialised-javascript", "body-reserialised-python", "body-reserialised-go"
IN_PHP, IN_RUBY = "body-reserialised-php", "body-reserialised-ruby"
IN_JACKSON, IN_GSON = "body-reserialised-jackson", "body-reserialised-gson"
KEYS = "body-keys-sorted"

LIKELY: tuple[JsonForm, ...] = (
    JsonForm(JS, "JSON.stringify(body)", _javascript),
    JsonForm(PY, "json.dumps(body)", _laid(_PYTHON_ASCII, 0)),
    JsonForm(PY, "json.dumps(body, separators=(',', ':'))", _PYTHON_ASCII),
    JsonForm(PY, "json.dumps(body, ensure_ascii=False)", _laid(_python, 0)),
    JsonForm(
        PY, "json.dumps(body, separators=(',', ':'), ensure_ascii=False)", _python
    ),
    JsonForm(JS, "JSON.stringify(body, null, 2)", _laid(_javascript, 2)),
    JsonForm(PY, "json.dumps(body, indent=2)", _laid(_PYTHON_ASCII, 2)),
    JsonForm(PY, "json.dumps(body, indent=4)", _laid(_PYTHON_ASCII, 4)),
    JsonForm(KEYS, "with its keys sorted, without blanks, as JavaScript", _javascript_sorted),
    JsonForm(KEYS, "by json.dumps(body, sort_keys=True)", _laid(_PYTHON_SORTED_ASCII, 0)),
    JsonForm(
        KEYS, "by json.dumps(body, sort_keys=True, separators=(',', ':'))", _PYTHON_SORTED_ASCII
    ),
    JsonForm(
        KEYS,
        "by json.dumps(body, sort_keys=True, separators=(',', ':'), ensure_ascii=False)",
        _python_sorted,
    ),
    JsonForm(IN_PHP, "json_encode($body)", _PHP_ASCII),
    JsonForm(IN_PHP, "json_encode($body, JSON_UNESCAPED_SLASHES)", _PHP_SLASHES),
    JsonForm(IN_GO, "json.Marshal(body)", _GO_HTML),
    JsonForm(IN_GO, "json.NewEncoder(w).Encode(body)", _ended(_GO_HTML)),
    JsonForm(IN_JACKSON, "objectMapper.writeValueAsString(node)", _jackson),
    JsonForm(IN_GSON, "gson.toJson(element)", _GSON_HTML),
    JsonForm(IN_RUBY, "JSON.generate(body)", _ruby),
)  # fmt: skip
"""Those that make up most of what is met; also tried together with other mistakes."""

RARE: tuple[JsonForm, ...] = (
    JsonForm(JS, "JSON.stringify(body) and a line feed", _ended(_javascript)),
    JsonForm(JS, "JSON.stringify(body, null, 4)", _laid(_javascript, 4)),
    JsonForm(JS, 'JSON.stringify(body, null, "\\t")', _laid(_javascript, -1)),
    JsonForm(JS, "JSON.stringify(body, null, 2) and a line feed", _laid(_javascript, 2, b"\n")),
    JsonForm(PY, "json.dumps(body) and a line feed", _ended(_laid(_PYTHON_ASCII, 0))),
    JsonForm(PY, "json.dumps(body, indent=2, ensure_ascii=False)", _laid(_python, 2)),
    JsonForm(PY, "json.dumps(body, indent=4, ensure_ascii=False)", _laid(_python, 4)),
    JsonForm(KEYS, "by json.dumps(body, sort_keys=True, indent=2)", _laid(_PYTHON_SORTED_ASCII, 2)),
    JsonForm(KEYS, "by json.dumps(body, sort_keys=True, indent=4)", _laid(_PYTHON_SORTED_ASCII, 4)),
    JsonForm(
        KEYS, "by json.dumps(body, sort_keys=True, ensure_ascii=False)", _laid(_python_sorted, 0)
    ),
    JsonForm(KEYS, "with its keys sorted, indented by 2, as JavaScript",
             _laid(_javascript_sorted, 2)),
    JsonForm(IN_PHP, "json_encode($body, JSON_UNESCAPED_UNICODE)", _PHP_UNICODE),
    JsonForm(
        IN_PHP, "json_encode($body, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE)", _PHP_RAW
    ),
    JsonForm(IN_PHP, "json_encode($object)", _PHP_ASCII_OBJECTS),
    JsonForm(IN_PHP, "json_encode($body, JSON_PRETTY_PRINT)", _laid(_PHP_ASCII, 4)),
    JsonForm(
        IN_PHP, "json_encode($body, JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES)",
        _laid(_PHP_SLASHES, 4),
    ),
    JsonForm(IN_GO, "an Encoder with SetEscapeHTML(false)", _ended(_go_map)),
    JsonForm(IN_GO, "json.Marshal of a json.RawMessage", _text(escapes.html, start=_exact)),
    JsonForm(IN_GO, 'json.MarshalIndent(body, "", "  ")', _laid(_GO_HTML, 2)),
    JsonForm(IN_GO, 'json.MarshalIndent(body, "", "    ")', _laid(_GO_HTML, 4)),
    JsonForm(IN_GO, 'json.MarshalIndent(body, "", "\\t")', _laid(_GO_HTML, -1)),
    JsonForm(IN_GO, "json.Marshal(body), before Go 1.22", _GO_OLD),
    JsonForm(IN_GO, "json.NewEncoder(w).Encode(body), before Go 1.22", _ended(_GO_OLD)),
    JsonForm(IN_GO, 'json.MarshalIndent(body, "", "  "), before Go 1.22', _laid(_GO_OLD, 2)),
    JsonForm(IN_GO, 'json.MarshalIndent(body, "", "    "), before Go 1.22', _laid(_GO_OLD, 4)),
    JsonForm(IN_GO, 'json.MarshalIndent(body, "", "\\t"), before Go 1.22', _laid(_GO_OLD, -1)),
    JsonForm(IN_RUBY, "body.to_json in Rails", _RUBY_RAILS),
    JsonForm(IN_RUBY, "JSON.pretty_generate(body)", _laid(_ruby, 2)),
    JsonForm(IN_GSON, "element.toString()", _exact),
    JsonForm(IN_GSON, "gson.toJson(element) with setPrettyPrinting()", _laid(_GSON_HTML, 2)),
    JsonForm(
        IN_JACKSON, "writerWithDefaultPrettyPrinter().writeValueAsString(node)",
        _text(jackson_pretty, start=_jackson),
    ),
    JsonForm(IN_GSON, "gson.toJson(map)", _text(escapes.gson_html, start=_gson_map)),
)  # fmt: skip
"""One language after the other, so that what they share is made once; the costliest last."""


def json_forms(json: JsonText, forms: tuple[JsonForm, ...]) -> Iterator[tuple[JsonForm, bytes]]:
    """Every form of a document with its text; a language that refuses it is left out."""
    for form in forms:
        text = form.make(json)
        if text is not None:
            yield form, text
