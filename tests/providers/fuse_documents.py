"""Random JSON documents in every spelling, and node as their independent signer."""

import base64
import gzip
import json
import random
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

VECTORS = Path(__file__).resolve().parent.parent / "vectors"
CORPUS = VECTORS / "fuse_corpus.jsonl.gz"
KEY = "test-key"
REFUSED = "refused"
NODE = shutil.which("node")

_KEYS = (
    "type", "a", "b", "B", "_", "", "é", "z", "Z", "0", "1", "2", "9", "10", "01", "-1", "1.0", "00",
    "4294967294", "4294967295", "4294967296", "99999999999", "__proto__", "constructor", "toJSON",
    "\ud7ff", "\ue000", "\uffff", "\U0001f600", "\U0010ffff", "\ufeff", "\u2028", "a b", "a\tb",
    'q"q', "back\\slash", "/", "\x7f", "\x80", "hasOwnProperty", "length", "é", "éa", "\x00",
    "$", "!", ":", "10a", "remote_data", "\ud800", "\udc00x", "x\udbff",
)  # fmt: skip
_NUMBERS = (
    "0", "-0", "-0.0", "0.0", "1", "-1", "1.0", "1.50", "100e-2", "1e2", "1E+2", "1e21", "1e20",
    "123456789012345678901", "1e-6", "1e-7", "0.000001", "0.0000001", "0.00001234", "1.5e-5",
    "1e16", "12345678901234567", "9007199254740993", "9007199254740991", "-9007199254740993",
    "1e400", "-1e400", "1e-400", "5e-324", "2.2250738585072014e-308", "1.7976931348623157e308",
    "1.7976931348623159e308", "0.1", "0.30000000000000004", "1e15", "999999999999999",
    "1000000000000000", "4.35", "100.0", "1e0", "0e5", "0.5e1", "123e-20", "1e1000", "99999999999999999999999",
)  # fmt: skip
_LETTERS = (
    "abcXYZ019 -_/.:{}[],", "éßøλж中文", "\U0001f600\U0001f468\U00010000", "\ud800\udbff\udc00\udfff",
    "\x00\x01\x1f\x7f\x80\x9f", "\u2028\u2029\ufeff\u200b\ufffd\uffff", '"\\\b\f\n\r\t',
)  # fmt: skip
_SHORT = {
    '"': '\\"',
    "\\": "\\\\",
    "\b": "\\b",
    "\f": "\\f",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "/": "\\/",
}
_BROKEN = (
    "{", "[1,]", '{"a":1,}', "NaN", "[NaN]", "Infinity", "-Infinity", "[01]", "[1.]", "[.5]", "[+1]",
    "{'a':1}", '{"a" 1}', '["\x01"]', '["\n"]', '["\\x41"]', '["\\u12"]', "[1 2]", "[]]", "tru", "//", "[1]//",
    "\u00a0[]", "\x0b[]", "  ", "[-]", "[1e]", '{"a":}', "{1:2}", '"', '["\\ud83"]', "\ufeff\ufeff{}", "undefined",
    "[0x10]", "[1_000]", '{"a":1 "b":2}', "[,1]", "{,}", '{"a":1}}', "nul", "[True]", "\x00", "[1]\x00", "-", "--1",
)  # fmt: skip


class Documents:
    """A stream of documents that one seed always gives alike."""

    def __init__(self, seed: int) -> None:
        """Begin a stream."""
        self.dice = random.Random(seed)

    def take(self, count: int) -> list[bytes]:
        """The next documents, as bodies."""
        return [self._body() for _ in range(count)]

    def _body(self) -> bytes:
        chance = self.dice.random()
        if chance < 0.04:
            return self.dice.choice(_BROKEN).encode()
        if chance < 0.05:
            return self.dice.choice((b"", b"\xef\xbb\xbf", b"\xef\xbb\xbf{}"))
        if chance < 0.08:
            return self._blank(self._scalar())
        if chance < 0.10:
            return self._deep()
        body = self._blank(self._value(self.dice.randint(1, 4)))
        return self._damaged(body) if chance < 0.18 else body

    def _blank(self, text: str) -> bytes:
        return f"{self._space()}{text}{self._space()}".encode()

    def _deep(self) -> bytes:
        """Nested deeper than Python's scanner follows, not deeper than node's stack."""
        open_, close = self.dice.choice((("[", "]"), ('{"b":1,"a":', "}"), ('[0,{"k":', "}]")))
        depth = self.dice.randint(800, 1400) // len(close)
        return (open_ * depth + self._scalar() + close * depth).encode()

    def _damaged(self, body: bytes) -> bytes:
        """Bytes replaced, put in or taken out anywhere, which may break UTF-8 or JSON."""
        at = self.dice.randrange(len(body))
        with_ = self.dice.choice(
            (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf0\x9f", b"\xc0\x80", b"", b",", b"9")
        )
        return body[:at] + with_ + body[at + self.dice.randint(0, 1) :]

    def _space(self) -> str:
        return "".join(self.dice.choices(" \t\r\n", k=self.dice.choice((0, 0, 0, 1, 3))))

    def _value(self, depth: int) -> str:
        kind = self.dice.random() if depth else 1.0
        if kind < 0.55:
            return self._object(depth)
        if kind < 0.75:
            inner = [self._spaced(self._value(depth - 1)) for _ in range(self.dice.randint(0, 4))]
            return f"[{','.join(inner) or self._space()}]"
        return self._scalar()

    def _object(self, depth: int) -> str:
        # Few names in play make duplicates and index keys meet often; many make order matter.
        names = self.dice.choices(_KEYS, k=self.dice.randint(0, 6))
        inner = [
            f"{self._spaced(self._string(name))}:{self._spaced(self._value(depth - 1))}"
            for name in names
        ]
        return f"{{{','.join(inner) or self._space()}}}"

    def _spaced(self, text: str) -> str:
        return f"{self._space()}{text}{self._space()}"

    def _scalar(self) -> str:
        kind = self.dice.random()
        if kind < 0.35:
            return self._string(self._text())
        if kind < 0.55:
            return self.dice.choice(_NUMBERS)
        if kind < 0.85:
            return self._number()
        return self.dice.choice(("true", "false", "null", '""', "[]", "{}", "9" * 4400))

    def _number(self) -> str:
        kind = self.dice.randrange(4)
        if kind == 0:
            return str(self.dice.randint(-(10 ** self.dice.randint(1, 25)), 10**6))
        if kind == 1:
            return repr(self.dice.uniform(-1, 1) * 10.0 ** self.dice.randint(-12, 25))
        if kind == 2:
            return f"{self.dice.randint(0, 10**17)}.{self.dice.randint(0, 10**6)}"
        return f"{self.dice.randint(1, 999)}e{self.dice.randint(-330, 310)}"

    def _text(self) -> str:
        letters = self.dice.choice(_LETTERS) + _LETTERS[0]
        return "".join(self.dice.choices(letters, k=self.dice.randint(0, 12)))

    def _string(self, text: str) -> str:
        return '"' + "".join(self._letter(letter) for letter in text) + '"'

    def _letter(self, letter: str) -> str:
        """One character, raw where JSON allows it, else escaped in one of its spellings."""
        code = ord(letter)
        must = code < 0x20 or letter in '"\\' or 0xD800 <= code < 0xE000
        if not must and self.dice.random() < 0.8:
            return letter
        if letter in _SHORT and self.dice.random() < 0.7:
            return _SHORT[letter]
        if code > 0xFFFF:
            high, low = divmod(code - 0x10000, 0x400)
            return self._escape(0xD800 + high) + self._escape(0xDC00 + low)
        return self._escape(code)

    def _escape(self, code: int) -> str:
        return f"\\u{code:04x}" if self.dice.random() < 0.5 else f"\\u{code:04X}"


def signed_by_node(bodies: Sequence[bytes]) -> list[str]:
    """Signatures of all bodies from one node process, `refused` for those it cannot parse."""
    assert NODE
    lines = b"".join(base64.b64encode(body) + b"\n" for body in bodies)
    script = str(VECTORS / "fuse_sign.js")
    done = subprocess.run([NODE, script, KEY], input=lines, capture_output=True, check=True)
    return done.stdout.decode("ascii").splitlines()


def corpus() -> list[tuple[bytes, str]]:
    """The committed documents with the signatures node gave them."""
    with gzip.open(CORPUS, "rt", encoding="ascii") as lines:
        pairs = [json.loads(line) for line in lines]
    return [(body.encode("latin-1"), signature) for body, signature in pairs]
