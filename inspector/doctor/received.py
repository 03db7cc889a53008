"""Everything in a request that may be the signature, in whichever form it was written."""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from inspector.core.capture import Request
from inspector.core.signing import HEX
from inspector.doctor.mistake import Mistake
from inspector.doctor.recipe import Recipe

HASHES = {20: "sha1", 32: "sha256", 48: "sha384", 64: "sha512"}
"""Names of hashes by the length of their digests in bytes."""

_SHORTEST_SIGNATURE = 40  # bytes, of a key pair; all schemes have longer ones
_LONGEST_VALUE = 4096
_MOST = 64  # candidates a request; a header without end is no signature
_HEX = re.compile(r"[0-9a-fA-F]+").fullmatch
_NAMED = re.compile(r"([A-Za-z][A-Za-z0-9_-]{0,19})\s*[=:,]\s*(?=[^=])(.+)", re.DOTALL).fullmatch
_PIECES = re.compile(r"[,;\s]+").split
_NO_SIGNATURE = frozenset(
    {
        "accept", "accept-encoding", "accept-language", "cache-control", "connection", "cookie",
        "content-encoding", "content-length", "content-type", "date", "host", "user-agent", "via",
        "traceparent", "transfer-encoding",
    }
)  # fmt: skip


class Received(NamedTuple):
    """A digest that came.

    Attributes:
        digest: Its bytes.
        hash_name: The hash whose digests are so long.
        mistakes: How its form differs from what the scheme asks for.
    """

    digest: bytes
    hash_name: str
    mistakes: tuple[Mistake, ...] = ()


def received_digests(recipe: Recipe, request: Request) -> tuple[Received, ...]:
    """Every digest of a request's headers, those of the scheme's own header first."""
    found: dict[tuple[bytes, str], Received] = {}
    own = set(recipe.headers)
    values = [value for name, value in request.headers if name.lower() in own]
    repeated = (Mistake("digest-header-twice"),) if len(set(values)) > 1 else ()
    for value in values:
        for one in digests_in(value, recipe):
            more = one._replace(mistakes=(*repeated, *one.mistakes))
            found.setdefault((one.digest, one.hash_name), more)
    for name, value in request.headers:
        if name.lower() in own or name.lower() in _NO_SIGNATURE:
            continue
        elsewhere = Mistake("digest-other-header", name)
        for one in digests_in(value, recipe):
            more = one._replace(mistakes=(elsewhere, *one.mistakes))
            found.setdefault((one.digest, one.hash_name), more)
    return tuple(found.values())[:_MOST]


def digests_in(value: str, recipe: Recipe) -> Iterator[Received]:
    """Every digest in one value, the least mistaken reading first."""
    if len(value) > _LONGEST_VALUE:
        return
    for text, mistakes in _texts(value, recipe):
        for digest, form in _decoded(text, recipe.encoding):
            signed = recipe.is_public and len(digest) >= _SHORTEST_SIGNATURE
            name = recipe.hash_name if signed else HASHES.get(len(digest))
            if name is None or (recipe.is_public and not signed):
                continue
            other = () if name == recipe.hash_name else (Mistake(f"digest-{name}"),)
            yield Received(digest, name, (*mistakes, *other, *form))


def _texts(value: str, recipe: Recipe) -> Iterator[tuple[str, tuple[Mistake, ...]]]:
    """What may be a digest's text in a value, with how it differs from the scheme's layout."""
    yield from _laid_out(value, recipe)
    plain = value.strip().strip("\"'").strip()
    if plain != value:
        quoted = Mistake("digest-quoted")
        yield from ((text, (*more, quoted)) for text, more in _laid_out(plain, recipe))
    opened = unquote(value)
    if opened != value:
        encoded = Mistake("digest-url-encoded")
        yield from ((text, (*more, encoded)) for text, more in _laid_out(opened, recipe))


def _laid_out(value: str, recipe: Recipe) -> Iterator[tuple[str, tuple[Mistake, ...]]]:
    listed = [part.strip() for part in value.split(recipe.separator)] if recipe.separator else []
    for piece in [value, *listed, *_PIECES(value)]:
        own = piece.removeprefix(recipe.lead)
        if recipe.lead and own != piece:
            yield own, ()
            continue
        bare = Mistake("digest-without-prefix", recipe.lead) if recipe.lead else None
        yield piece, (bare,) if bare else ()
        if (named := _NAMED(piece)) and len(piece) - len(named[2]) < len(piece) - 26:
            yield named[2], (Mistake("digest-prefix", piece[: named.start(2)]),)


def _decoded(text: str, due: str) -> Iterator[tuple[bytes, tuple[Mistake, ...]]]:
    """The bytes a text may stand for, with how its form differs from the due one."""
    if _HEX(text) and len(text) // 2 in HASHES and len(text) % 2 == 0:
        form = () if due == HEX else (Mistake("digest-hex"),)
        raised = (Mistake("digest-upper-case"),) if text != text.lower() else ()
        yield bytes.fromhex(text), (*form, *raised)
        return
    if _HEX(text) and len(text) % 2 == 0:
        inner = _ascii(bytes.fromhex(text))
        digest = _base64(inner) if inner else None
        if digest is not None:
            yield digest, (Mistake("digest-hex-of-base64"),)
        return
    digest = _base64(text)
    if digest is None:
        return
    inner = _ascii(digest)
    if inner and _HEX(inner) and len(inner) // 2 in HASHES and len(inner) % 2 == 0:
        yield bytes.fromhex(inner), (Mistake("digest-base64-of-hex"),)
        return
    yield digest, _base64_form(text, due)


def _base64_form(text: str, due: str) -> tuple[Mistake, ...]:
    """How a base64 text differs from the due encoding."""
    is_url = "-" in text or "_" in text
    unpadded = bool(len(text) % 4)
    if due == HEX:
        return (Mistake("digest-base64url" if is_url else "digest-base64"),)
    if due != "base64":  # base64url, whose padding is optional
        return (Mistake("digest-base64"),) if "+" in text or "/" in text else ()
    if is_url:
        return (Mistake("digest-base64url"),)
    return (Mistake("digest-unpadded"),) if unpadded else ()


def _base64(text: str) -> bytes | None:
    """Base64 in either alphabet, with its padding or without; its spare bits must be zero."""
    usual = text.replace("-", "+").replace("_", "/")
    bare = usual.rstrip("=")
    if not bare or len(bare) % 4 == 1:
        return None
    try:
        digest = base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None
    exact = base64.b64encode(digest).decode("ascii").rstrip("=") == bare
    return digest if exact and len(usual) - len(bare) in (0, -len(bare) % 4) else None


def _ascii(digest: bytes) -> str:
    return digest.decode("ascii") if digest.isascii() else ""
