"""Aliases: what stands for a secret or personal value while presenting.

An alias depends on the value and the session's key alone, never on the field: one value has one
alias in every pane, capture and process, and nothing has to be remembered or agreed on.
"""

import re
from collections import OrderedDict
from collections.abc import Iterable
from hashlib import blake2b
from typing import Final

_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O, U: read aloud without doubt
_LENGTH: Final = 4
KEPT: Final = 32_768
"""Values whose alias is kept for the next time."""

ALIAS: Final = re.compile(r"[a-z]{2,7}·[0-9A-HJKMNP-TV-Z]{4}")
"""What an alias looks like. The middle dot keeps it from being mistaken for a received value."""

_WORDS: Final = (
    ("email", r"[^@\s]+@[^@\s]+"),
    ("iban", r"[A-Z]{2}\d{2}[A-Z0-9 ]{11,36}"),
    ("phone", r"\+\d[\d ().-]{7,18}\d"),
    ("token", r"eyJ[\w-]+\.[\s\S]*|(?:whsec|sk|rk|ghp|xox\w)[_-][\s\S]*|-----BEGIN[\s\S]*"),
    ("user", r"(?i:usr|user)[-_]\S+"),
    ("member", r"(?i:mbr|member)[-_]\S+"),
    ("account", r"(?i:act|acc|account)[-_]\S+"),
    ("job", r"(?i:job)[-_]\S+"),
    ("card", r"[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}"),
    ("number", r"[\d -]{8,}"),
    ("id", r"\d+|(?i:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})|[\w-]*\d[\w-]{0,23}"),
    ("name", r"[^\W\d_][^\d_]{0,39}"),
    ("token", r"[^\s]{16,}"),
)
_SHAPES: Final = re.compile("|".join(f"(?P<w{at}>{shape})" for at, (_, shape) in enumerate(_WORDS)))


class Aliases:
    """Gives aliases such as `account·7F3K`.

    Args:
        key: Random bytes of this session, at most 64; another key gives other aliases.
        secrets: Values to call `secret`, whatever they look like.
    """

    def __init__(self, key: bytes, secrets: Iterable[str] = ()) -> None:
        self._key = key
        self._secrets = frozenset(secrets)
        self._kept: OrderedDict[str, str] = OrderedDict()

    def of(self, value: str) -> str:
        """The alias of a value; an alias, or nothing but blanks, stays as it is."""
        known = self._kept.get(value)
        if known is not None:
            return known
        bare = value.strip()
        if not bare or ALIAS.fullmatch(bare):
            return value
        word = "secret" if bare in self._secrets else word_of(bare)
        alias = f"{word}·{self._code(bare)}"
        if len(self._kept) >= KEPT:
            self._kept.popitem(last=False)
        self._kept[value] = alias
        return alias

    def value_of(self, alias: str) -> str | None:
        """The value that was given this alias here lately, or None."""
        return next((value for value, given in self._kept.items() if given == alias), None)

    def _code(self, value: str) -> str:
        word = word_of(value)
        if word == "email":
            value = value.lower()
        elif word in ("iban", "number", "phone", "card"):
            value = re.sub(r"[\s().-]", "", value).upper()
        digest = blake2b(value.encode("utf-8", "surrogatepass"), key=self._key, digest_size=8)
        number = int.from_bytes(digest.digest())
        return "".join(_SIGNS[number >> 5 * place & 31] for place in range(_LENGTH))


def word_of(value: str) -> str:
    """One word for what a value looks like: `email`, `account`, `token`, `id`, `name`, `text`."""
    found = _SHAPES.fullmatch(value)
    return _WORDS[int(str(found.lastgroup)[1:])][0] if found else "text"
