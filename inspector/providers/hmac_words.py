"""What the HMAC verifier says: one calm sentence a verdict, never with a secret in it."""

from collections.abc import Sequence

from inspector.core.secret import Secret, Use
from inspector.providers.key_form import KeyForm, fault, form_name
from inspector.providers.words import spans_apart, which


def verified(word: str, secret: Secret, reading: str, signatures: int) -> str:
    """A signature matched in time."""
    sentence = f"Signed with the {which(secret, word)}"
    if reading:
        sentence += f", read as: {reading}"
    if signatures > 1:
        return f"{sentence}; the header carries {signatures} signatures, as during a rotation."
    if secret.use is Use.PREVIOUS:
        return f"{sentence}; a rotation is not complete."
    return f"{sentence}."


def expired(word: str, secret: Secret, age: float, allowed: float, note: str) -> str:
    """A signature matched, but its time is too far from reception; `age` may be negative."""
    where = "before" if age >= 0 else "after"
    reason = f" ({note})" if note else ""
    off, within = spans_apart(abs(age), allowed)
    return (
        f"Signed with the {which(secret, word)}, but dated {off} {where} it was received;"
        f" {within} are allowed{reason}."
    )


def in_milliseconds(word: str, secret: Secret) -> str:
    """A signature matched, but its time only makes sense as milliseconds."""
    return (
        f"Signed with the {which(secret, word)}, but its time is in milliseconds where seconds are"
        " due, so it lies far in the future."
    )


def failed(owner: str, word: str, subject: str, secrets: Sequence[Secret], signatures: int) -> str:
    """No secret gives what came."""
    what = "The header is not" if signatures == 1 else f"None of the {signatures} signatures is"
    if len(secrets) == 1:
        return f"{what} what {owner}'s {which(secrets[0], word)} gives for {subject}."
    return f"{what} what any of the {len(secrets)} {word}s for {owner} gives for {subject}."


def undecodable(
    word: str, secrets: Sequence[Secret], form: KeyForm = KeyForm.BASE64, prefix: str = ""
) -> str:
    """Secrets that are not in the form they should have, with the reason for the first."""
    first = secrets[0]
    reason = fault(first.value.removeprefix(prefix), form)
    sentence = f"The {which(first, word)} is not {form_name(form)} ({reason})"
    return f"{sentence}, so no signature can match it."


def no_secret(owner: str, secret_name: str) -> str:
    """A signature came and nothing to judge it with."""
    return f"No {owner} {secret_name} applies to this request, so its signature cannot be judged."


def unsigned(owner: str, header: str) -> str:
    """A signature was due and none came."""
    return f"No {header} header came, and {owner} sends one with every delivery it signs."


def unreadable_time(header: str) -> str:
    """The time that freshness is judged by cannot be read."""
    return f"The {header} header is no time that can be read, so freshness cannot be judged."
