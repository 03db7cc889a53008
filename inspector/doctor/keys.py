"""Keys that come of a secret by mistake: not decoded, decoded too often, with a line feed ..."""

import base64
import hashlib
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, unquote

from inspector.core.secret import Secret
from inspector.core.signing import utf8
from inspector.doctor.mistake import Mistake
from inspector.providers.hmac_rule import HmacRule
from inspector.providers.public_key_scheme import PublicKeyScheme

FILE_NAMES = (
    "secret.key", "secret.txt", "secret", "secret.pem", "key.txt", "key", "webhook.key",
    "signing.key", "signing_secret", "private.key",
)  # fmt: skip
"""The first is the one in Fiskil's published openssl recipe (docs.fiskil.com, webhooks)."""

UNSET = ("undefined", "null", "None", "nil", "NULL", "[object Object]", "Array", "false")
"""What languages make of a variable that was never set, once it is turned into text."""

_PREFIX = re.compile(r"[a-z]{2,8}_(?=.)")
_HEX = re.compile(r"(?:[0-9a-fA-F]{2})+").fullmatch
_BLANKS = " \t\r\n\0\ufeff"


class KeyForm(NamedTuple):
    """A key with the mistakes that lead to it, none for the one that is due."""

    key: bytes
    mistakes: tuple[Mistake, ...] = ()
    often: bool = False  # met together with mistakes of other kinds

    def __repr__(self) -> str:
        """Without the key: whoever has it can sign."""
        return f"KeyForm({self.mistakes!r})"


def key_of(scheme: HmacRule, text: str) -> bytes | None:
    """The key bytes of a secret, the text itself of a public key; None when it cannot be used."""
    key = scheme.key(text)
    return utf8(text) if key is not None and isinstance(scheme, PublicKeyScheme) else key


def due_keys(scheme: HmacRule, secrets: tuple[Secret, ...]) -> list[KeyForm]:
    """The right keys of the secrets that apply."""
    keys = (key_of(scheme, secret.value) for secret in secrets)
    return [KeyForm(key) for key in dict.fromkeys(keys) if key is not None]


def mistaken_keys(scheme: HmacRule, secret: Secret) -> Iterator[KeyForm]:
    """Every key that a mistake makes of one secret, the likeliest first."""
    text = secret.value
    yield from _stored_with_extras(scheme, text)
    if isinstance(scheme, PublicKeyScheme):
        return  # whoever signs has the other half of the key
    due = scheme.key(text)
    decodes = due != utf8(text)
    if decodes:
        prefix = _PREFIX.match(text)
        kept = (Mistake("secret-prefix-kept", prefix[0]),) if prefix else ()
        yield KeyForm(utf8(text), (*kept, Mistake("secret-not-decoded")), often=True)
    yield from _prefixes(scheme, text, decodes=decodes)
    yield from _decodings(text, due, decodes=decodes)
    yield from _with_extras(scheme, text, due, decodes=decodes)
    yield from _encodings(text, due)


def keys_without_secret() -> Iterator[KeyForm]:
    """Keys that need no secret at all: file names, unset variables, nothing."""
    for index, name in enumerate(FILE_NAMES):
        yield KeyForm(name.encode(), (Mistake("secret-is-file-name", name),), often=index < 2)
        if index < 2:
            line = Mistake("secret-with-newline", "the key that was used ends with a line feed")
            yield KeyForm(f"{name}\n".encode(), (Mistake("secret-is-file-name", name), line))
    yield KeyForm(b"", (Mistake("secret-empty"),), often=True)
    for word in UNSET:
        yield KeyForm(word.encode(), (Mistake("secret-unset", word),))


def _stored_with_extras(scheme: HmacRule, text: str) -> Iterator[KeyForm]:
    """The stored text has what does not belong to it."""
    mistakes: tuple[Mistake, ...] = ()
    bare = text
    for _ in range(3):
        stripped = bare.strip(_BLANKS)
        if stripped != bare:
            ends = "\n" in bare[: len(bare) - len(bare.lstrip(_BLANKS))] + bare[-2:]
            word = "a line feed" if ends else "a blank"
            kind = "secret-with-newline" if ends else "secret-with-space"
            fix = "Enter the secret again without it."
            mistakes = (*mistakes, Mistake(kind, f"the stored secret has {word} at one end", fix))
            bare = stripped
        unquoted = bare[1:-1] if len(bare) > 2 and bare[0] == bare[-1] in ("'", '"', "`") else bare
        if unquoted != bare:
            how, fix = "the stored secret stands in quotes", "Enter the secret again without them."
            mistakes = (*mistakes, Mistake("secret-quoted", how, fix))
            bare = unquoted
    if not mistakes:
        return
    key = key_of(scheme, bare)
    if key is not None:
        yield KeyForm(key, mistakes, often=True)
    if key != utf8(bare):
        yield KeyForm(utf8(bare), (*mistakes, Mistake("secret-not-decoded")))


def _prefixes(scheme: HmacRule, text: str, *, decodes: bool) -> Iterator[KeyForm]:
    found = _PREFIX.match(text)
    if found is None:
        return
    prefix, rest = found[0], text[found.end() :]
    if decodes:
        kept = Mistake("secret-prefix-kept", prefix)
        if lenient := _lenient(text):
            yield KeyForm(lenient, (kept,), often=True)
        yield KeyForm(utf8(rest), (Mistake("secret-not-decoded"),), often=True)
        return
    cut = Mistake("secret-prefix-cut", prefix)
    yield KeyForm(utf8(rest), (cut,), often=True)
    decoded = _lenient(rest)
    if decoded:
        yield KeyForm(decoded, (cut, Mistake("secret-decoded")), often=True)
    if (due := scheme.key(rest)) is not None:
        yield KeyForm(due, (cut,))


def _decodings(text: str, due: bytes | None, *, decodes: bool) -> Iterator[KeyForm]:
    """The text decoded in a way that is not due."""
    once = _lenient(text)
    if once and not decodes:
        yield KeyForm(once, (Mistake("secret-decoded"),), often=True)
    if once and due is None:
        how = "the stored secret is base64 of another form"
        yield KeyForm(once, (Mistake("secret-other-base64", how),), often=True)
    if _HEX(text):
        yield KeyForm(bytes.fromhex(text), (Mistake("secret-hex-decoded"),), often=True)
    inner = once.decode("ascii") if once and once.isascii() else ""
    twice = _lenient(inner) if inner else None
    if twice:
        yield KeyForm(twice, (Mistake("secret-decoded-twice"),))
    if inner and _HEX(inner):
        yield KeyForm(bytes.fromhex(inner), (Mistake("secret-decoded-twice"),))
    opened = unquote(text)
    if opened != text:
        yield KeyForm(utf8(opened), (Mistake("secret-url-decoded"),))
        if decodes and (decoded := _lenient(opened)):
            yield KeyForm(decoded, (Mistake("secret-url-decoded"),))


def _with_extras(
    scheme: HmacRule, text: str, due: bytes | None, *, decodes: bool
) -> Iterator[KeyForm]:
    """The key that was used has something around it."""
    for end, kind, word in (
        ("\n", "secret-with-newline", "a line feed"),
        ("\r\n", "secret-with-newline", "a carriage return and a line feed"),
        (" ", "secret-with-space", "a blank"),
    ):
        mistake = Mistake(kind, f"the key that was used ends with {word}")
        often = end == "\n"
        if due is not None:
            yield KeyForm(due + end.encode(), (mistake,), often=often)
        if decodes:
            not_decoded = Mistake("secret-not-decoded")
            yield KeyForm(utf8(text + end), (not_decoded, mistake), often=often)
    mistake = Mistake("secret-with-space", "the key that was used begins with a blank")
    yield KeyForm(utf8(f" {text}"), (mistake,))
    for mark in ('"', "'"):
        mistake = Mistake("secret-quoted", "the key that was used stands in quotes")
        yield KeyForm(utf8(f"{mark}{text}{mark}"), (mistake,), often=mark == '"')
    del scheme


def _encodings(text: str, due: bytes | None) -> Iterator[KeyForm]:
    """The key that was used is another writing of the right one."""
    plain = utf8(text)
    yield KeyForm(base64.b64encode(plain), (Mistake("secret-encoded", "base64 of it"),))
    yield KeyForm(plain.hex().encode(), (Mistake("secret-encoded", "its hexadecimal form"),))
    if due is not None and due != plain:
        yield KeyForm(due.hex().encode(), (Mistake("secret-encoded", "its hexadecimal form"),))
    encoded = quote(utf8(text), safe="")
    if encoded != text:
        yield KeyForm(encoded.encode(), (Mistake("secret-encoded", "its URL-encoded form"),))
    for changed in (text.lower(), text.upper()):
        if changed != text:
            yield KeyForm(utf8(changed), (Mistake("secret-other-case"),))
    digest = hashlib.sha256(plain)
    yield KeyForm(digest.digest(), (Mistake("secret-hashed"),))
    yield KeyForm(digest.hexdigest().encode(), (Mistake("secret-hashed"),))
    yield KeyForm(text.encode("utf-16-le", "surrogatepass"), (Mistake("secret-transcoded"),))


def _lenient(text: str) -> bytes | None:
    """Base64 as most languages read it: either alphabet, padding or not, blanks skipped."""
    bare = re.sub(r"[\s=]", "", text).replace("-", "+").replace("_", "/")
    if not bare or len(bare) % 4 == 1:
        bare = bare[:-1]
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True) or None
    except ValueError:
        return None
