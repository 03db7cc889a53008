"""Takes out of a text for others what is nobody's business: secrets, tokens, people, home folders.

Logs and reports of ours hold places and kinds of errors, never what was received. This is the
second line: whatever slips into them all the same does not leave the computer in a support ticket.
"""

import re
from collections.abc import Iterable

GONE = "(removed)"
SHORTEST = 4
"""Shorter secrets are not looked for: taking out every "ab" would leave no text."""

_KEY_BLOCK = re.compile(r"-----BEGIN [^-]+-----.*?(?:-----END [^-]+-----|\Z)", re.DOTALL)
# Each begins where nothing before it could begin, or has a bound: a long line takes a moment only.
_CREDENTIALS = re.compile(r"(?<=//)[^/\s@]{1,500}@")
_QUERY = re.compile(r"((?:https?:/|(?<![^\s\"'(=]))/[^\s?#\"']{0,500}\?)[^\s\"']+")
_BEARER = re.compile(r"(?i)\b(bearer|basic)\s{1,20}[^\s\"',;]+")
_NAMED = re.compile(
    r"(?i)(?<![\w-])((?=[\w-]{0,200}(?:secret|token|password|passphrase|api[_-]?key|signature"
    r"|authorization|cookie)\b)[\w-]{1,220}[\"']?\s{0,20}[:=]\s{0,20})(?!\s)"
    r"(?:\"[^\"\n]{3,}\"|'[^'\n]{3,}'|[\"']?[^\s\"',;]{3,}[\"']?)"
)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,200}@[\w-]{1,200}(?:\.[\w-]{1,200})+")
# A path with a digit in it looks like base64, and a report without its places is of no use.
_PLACE = re.compile(r'(File "[^"\n]{1,500}\.pyx?", line \d)')
_TOKEN = re.compile(r"(?<![\w./\\+=-])(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[\w+/=-]{24,}")


def scrub(text: str, secrets: Iterable[str] = (), home: str = "") -> str:
    """The text without what is nobody's business; never longer lines, always the same lines.

    Args:
        text: Lines of a log or a report.
        secrets: Values that must not appear, wherever they stand.
        home: The user's home folder, which becomes `~`.
    """
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        if len(secret) >= SHORTEST:
            text = text.replace(secret, GONE)
    text = _KEY_BLOCK.sub(GONE, text)
    text = _BEARER.sub(rf"\1 {GONE}", text)
    text = _NAMED.sub(rf"\1{GONE}", text)
    text = _CREDENTIALS.sub(f"{GONE}@", text)
    text = _QUERY.sub(rf"\1?{GONE}", text)
    pieces = _PLACE.split(text)
    pieces[::2] = [_TOKEN.sub(GONE, piece) for piece in pieces[::2]]
    text = "".join(pieces)
    text = _MAIL.sub(GONE, text)
    if len(home) > 1:
        text = text.replace(home, "~")
    return text
