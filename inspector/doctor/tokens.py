"""Hypotheses about a token in `Authorization`: nothing is signed, so the text itself must match."""

import base64
from collections.abc import Iterator
from urllib.parse import unquote

from inspector.core.capture import Request
from inspector.core.signing import same, utf8, wire
from inspector.doctor.case import Case
from inspector.doctor.mistake import Mistake
from inspector.doctor.other_keys import other_secret
from inspector.doctor.sweep import Trial

_MARKS = "\"'`"
_BLANKS = " \t\r\n\0\ufeff"
_LONGEST = 8192

Text = tuple[str, tuple[Mistake, ...]]


def token_trials(case: Case) -> Iterator[Trial]:
    """Compare every reading of what came with every reading of what is stored."""
    came = list(dict.fromkeys(_received(case.opened.request, case.scheme.header)))
    stored = [text for secret in case.secrets for text in _stored(secret.value)]
    stored += [(secret.value, (other_secret(case, secret),)) for secret in case.others]
    for ours, mistakes in stored:
        for theirs, more in came:
            hit = bool(ours) and same(utf8(ours), wire(theirs))  # an empty field proves nothing
            cause = (*mistakes, *more)[0].id if (*mistakes, *more) else ""
            yield Trial(cause, (*mistakes, *more) if hit else None)


def basic_trials(case: Case) -> Iterator[Trial]:
    """The same for a name and a password, which come as base64 of both with a colon."""
    came = list(dict.fromkeys(_received_pairs(case.opened.request, case.scheme.header)))
    stored = [text for secret in case.secrets for text in _stored_pairs(secret.value)]
    stored += [(secret.value, (other_secret(case, secret),)) for secret in case.others]
    for ours, mistakes in stored:
        for theirs, more in came:
            cause = (*mistakes, *more)[0].id if (*mistakes, *more) else ""
            hit = bool(ours) and same(utf8(ours), theirs)
            yield Trial(cause, (*mistakes, *more) if hit else None)


def _stored_pairs(text: str) -> Iterator[Text]:
    """As `_stored`, and a pair that was entered as it stands in the header."""
    for form, mistakes in _stored(text):
        yield form, mistakes
        if (pair := _decoded(form)) and ":" in pair:
            yield pair, (*mistakes, Mistake("secret-encoded", "base64 of name and password"))


def _received_pairs(request: Request, header: str) -> Iterator[tuple[bytes, tuple[Mistake, ...]]]:
    """Every name and password that came, decoded or sent as they are."""
    for token, mistakes in _received(request, header):
        decoded = _decoded(token)
        if decoded is not None:
            yield utf8(decoded), mistakes
            twice = _decoded(decoded)
            if twice is not None:
                yield utf8(twice), (*mistakes, Mistake("digest-encoded-twice"))
            if unquote(decoded) != decoded:
                yield utf8(unquote(decoded)), (*mistakes, Mistake("digest-url-encoded"))
            if decoded.strip(_BLANKS) != decoded:
                how = "what came ends with a line feed"
                line = Mistake(
                    "secret-with-newline", how, "Encode the pair by `printf %s`, not `echo`."
                )
                yield utf8(decoded.strip(_BLANKS)), (*mistakes, line)
        if ":" in token:
            yield wire(token), (*mistakes, Mistake("digest-not-encoded"))


def _decoded(text: str) -> str | None:
    bare = text.strip().rstrip("=").replace("-", "+").replace("_", "/")
    try:
        decoded = base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except ValueError:
        return None
    return decoded.decode("utf-8", "replace") if decoded else None


def _stored(text: str) -> Iterator[Text]:
    """A stored token as it is, and without what does not belong to it."""
    yield text, ()
    bare = text.strip(_BLANKS)
    if bare != text:
        ends = "\n" in text[-2:] or text[:1] == "\n"
        word = "a line feed" if ends else "a blank"
        kind = "secret-with-newline" if ends else "secret-with-space"
        fix = "Enter the secret again without it."
        yield bare, (Mistake(kind, f"the stored secret has {word} at one end", fix),)
    if len(bare) > 2 and bare[0] == bare[-1] and bare[0] in _MARKS:
        fix = "Enter the secret again without them."
        yield bare[1:-1], (Mistake("secret-quoted", "the stored secret stands in quotes", fix),)
    word, blank, rest = bare.partition(" ")
    if blank and word.lower() in ("bearer", "basic"):
        yield rest.strip(), (Mistake("secret-with-scheme-word"),)
    if bare.lower() != bare:
        yield bare.lower(), (Mistake("secret-other-case"),)
    opened = unquote(bare)
    if opened != bare:
        yield opened, (Mistake("secret-url-decoded"),)
    yield base64.b64encode(utf8(bare)).decode("ascii"), (Mistake("secret-encoded", "base64 of it"),)


def _received(request: Request, header: str) -> Iterator[Text]:
    """Every token that came, in the due header and elsewhere."""
    for name, value in request.headers:
        if len(value) > _LONGEST:
            continue
        own = name.lower() == header.lower()
        elsewhere = () if own else (Mistake("digest-other-header", name),)
        word, blank, rest = value.partition(" ")
        token = rest.strip() if blank and word.lower() in ("bearer", "basic") else ""
        if token:
            yield token, elsewhere
            if len(token) > 2 and token[0] == token[-1] and token[0] in _MARKS:
                yield token[1:-1], (*elsewhere, Mistake("digest-quoted"))
            if unquote(token) != token:
                yield unquote(token), (*elsewhere, Mistake("digest-url-encoded"))
        elif own:
            yield value.strip(), (Mistake("digest-without-prefix", "Bearer "),)
        else:
            yield value.strip(), elsewhere
