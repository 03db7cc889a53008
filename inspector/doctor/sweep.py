"""All hypotheses about an HMAC signature, one after the other: singles by likelihood, then pairs.

Nothing is guessed: each recomputes the signature and either equals what came or does not.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from inspector.doctor import body_forms as bodies
from inspector.doctor.body_forms import BodyForm, Cut
from inspector.doctor.case import Case
from inspector.doctor.frames import Frames
from inspector.doctor.json_text import JsonText
from inspector.doctor.keys import KeyForm, due_keys, keys_without_secret, mistaken_keys
from inspector.doctor.macs import Comparison, Content, Matcher
from inspector.doctor.mistake import Mistake
from inspector.doctor.mixups import of_neighbours, of_other_schemes, proxy_evidence
from inspector.doctor.other_keys import other_keys
from inspector.doctor.received import Received
from inspector.doctor.recipe import Frame, Recipe

_KEPT = 96 << 20
"""Bytes of re-written bodies that are kept for the pairs; what is beyond is made again."""


class Trial(NamedTuple):
    """One hypothesis tried.

    Attributes:
        cause: Id of the cause.
        found: The mistakes that make the signature match, None when they do not; empty when it
            matches without any.
        signed: The body that was signed, when it is another than the due one.
    """

    cause: str
    found: tuple[Mistake, ...] | None = None
    signed: bytes | None = None


class Keys(NamedTuple):
    """All keys to try: those that are due, and those that mistakes make."""

    due: list[KeyForm]
    mistaken: list[KeyForm]
    others: list[KeyForm]
    secretless: list[KeyForm]


def keys_of(case: Case, recipe: Recipe) -> Keys:
    """The keys of a case's secrets."""
    rule = recipe.rule
    return Keys(
        due_keys(rule, case.secrets),
        [key for secret in case.secrets for key in mistaken_keys(rule, secret)],
        list(other_keys(case, rule)),
        [] if recipe.is_public else list(keys_without_secret()),
    )


class Sweep:
    """The hypotheses about one case.

    Args:
        case: The case.
        recipe: Its scheme taken apart.
        received: What may be the signature.
        matcher: Compares content with it; None for HMACs.
        keys: All keys to try; None for those of the case's secrets.
    """

    def __init__(
        self,
        case: Case,
        recipe: Recipe,
        received: tuple[Received, ...],
        matcher: Matcher | None = None,
        keys: "Keys | None" = None,
    ) -> None:
        self._case = case
        self._recipe = recipe
        self._received = received
        self._matcher: Matcher = matcher or Comparison(received)
        self._frames = Frames(recipe, case.opened.request, case.endpoint)
        keys = keys or keys_of(case, recipe)
        self._due, self._mistaken = keys.due, keys.mistaken
        self._others, self._secretless = keys.others, keys.secretless
        self._document = JsonText(case.opened.content)
        self._seen = {_mark(recipe.body)} if recipe.body is not None else set()
        self._kept: list[tuple[BodyForm, bytes | None]] = []
        self._kept_size = 0

    def total(self) -> int:
        """About how many hypotheses there are."""
        keys = len(self._mistaken) + len(self._others) + len(self._secretless)
        often = sum(key.often for key in self._all_keys())
        return keys + 120 + often * 60 + 400

    def trials(self) -> Iterator[Trial]:
        """Try everything."""
        yield from self._singles()
        yield from self._pairs()

    def contents(self) -> Iterator[tuple[Content, tuple[Mistake, ...]]]:
        """Every content that a mistake makes, singles first, whatever its signature would be."""
        content, due = self._case.opened.content, self._frames.due
        forms = [
            *self._first_bodies(),
            *(_cut_form(content, cut) for cut in bodies.cuts(content)),
            *bodies.likely_json(self._document),
            *self._other_bodies(),
        ]
        yield from self._framed(self._frames.likely())
        yield from self._framed(self._frames.rare())
        yield from self._formed(forms, [due])
        yield from self._framed(self._frames.pairs())
        often = [form for form in forms if form.often]
        yield from self._formed(often, list(self._frames.likely()))
        for foreign in of_neighbours(self._case, self._recipe):
            yield foreign.content, (foreign.mistake,)

    def _framed(self, frames: Iterator[Frame]) -> Iterator[tuple[Content, tuple[Mistake, ...]]]:
        if self._recipe.body is not None:
            for frame in frames:
                yield frame.around(self._recipe.body), frame.mistakes

    def _formed(
        self, forms: list[BodyForm], frames: list[Frame]
    ) -> Iterator[tuple[Content, tuple[Mistake, ...]]]:
        for form in forms if frames else ():
            body = form.make()
            if body is not None and body != self._recipe.body:
                for frame in frames:
                    yield frame.around(body), (form.mistake, *frame.mistakes)

    def _all_keys(self) -> list[KeyForm]:
        return [*self._mistaken, *self._others, *self._secretless]

    def _singles(self) -> Iterator[Trial]:
        frame = self._frames.due
        yield from self._keys(self._due, frame)
        yield from self._keys(self._mistaken, frame)
        yield from self._other_schemes(own_header=True)
        yield from self._bodies(self._first_bodies)
        yield from self._cuts()
        yield from self._around(self._frames.likely())
        yield from self._bodies(lambda: bodies.likely_json(self._document))
        yield from self._keys([*self._others, *self._secretless], frame)
        yield from self._around(self._frames.rare())
        yield from self._bodies(self._other_bodies)
        yield from self._neighbours(self._due)
        yield from self._other_schemes(own_header=False)

    def _pairs(self) -> Iterator[Trial]:
        often = [key for key in self._all_keys() if key.often]
        frames = list(self._frames.likely())
        if self._recipe.body is not None:
            for frame in frames:
                yield from self._keys(often, frame)
        yield from self._recipe_of_shells()
        for form, kept in self._kept:
            body = form.make() if kept is None else kept
            if body is None:
                continue
            for key in often:
                yield self._try((key,), self._frames.due, body, form.mistake)
            if form.often:
                for frame in frames:
                    yield self._try(self._due, frame, body, form.mistake)
        if self._recipe.body is not None:
            yield from self._around(self._frames.pairs())
        yield from self._neighbours(often)

    def _recipe_of_shells(self) -> Iterator[Trial]:
        """Fiskil's published recipe: the file's name as key, line feeds removed by `tr`.

        Before the others, which may give the same bytes by another call.
        """
        for form in bodies.text_forms(self._case.opened.content):
            if form.mistake.id == "body-newlines-removed":
                body = form.make() or b""
                for key in self._secretless[:2]:
                    yield self._try((key,), self._frames.due, body, form.mistake)

    def _first_bodies(self) -> Iterator[BodyForm]:
        opened = self._case.opened
        raw, content = opened.request.body, opened.content
        canonical = self._recipe.body not in (raw, content)
        if canonical:
            unsorted = Mistake("body-keys-in-received-order")
            yield BodyForm(unsorted, self._document.javascript, often=True)
        yield from bodies.coded_forms(raw, content, opened.coding, canonical=canonical)
        yield from bodies.damaged_forms(content, opened.request.header("content-type") or "")

    def _other_bodies(self) -> Iterator[BodyForm]:
        opened = self._case.opened
        content = opened.content
        yield from bodies.text_forms(content)
        yield from bodies.form_forms(content)
        yield from bodies.written_forms(content)
        yield from bodies.charset_forms(content, opened.request.header("content-type") or "")
        if not opened.coding:
            yield from bodies.recompressed_forms(content)
        yield from bodies.rare_json(self._document)

    def _keys(self, keys: list[KeyForm], frame: Frame) -> Iterator[Trial]:
        if self._recipe.body is None:
            return
        content = frame.around(self._recipe.body)
        for key in keys:
            yield self._compare(key, content, (*key.mistakes, *frame.mistakes))

    def _around(self, frames: Iterator[Frame]) -> Iterator[Trial]:
        if self._recipe.body is None:
            return
        for frame in frames:
            content = frame.around(self._recipe.body)
            for key in self._due:
                yield self._compare(key, content, frame.mistakes)

    def _bodies(self, forms: Callable[[], Iterator[BodyForm]]) -> Iterator[Trial]:
        for form in forms():
            body = form.make()
            if body is None or (mark := _mark(body)) in self._seen:
                yield Trial(form.mistake.id)
                continue
            self._seen.add(mark)
            self._keep(form, body)
            yield self._try(self._due, self._frames.due, body, form.mistake)

    def _cuts(self) -> Iterator[Trial]:
        """The starts of the body, hashed in one pass."""
        content = self._case.opened.content
        frame = self._frames.due
        found = bodies.cuts(content)
        if not frame.has_body:
            return
        lengths = [cut.length for cut in found]
        after = [cut.after + frame.after for cut in found]
        for cut in found:
            self._kept.append((_cut_form(content, cut), None))
        for key in self._due:
            matches = self._matcher.find_cuts(key.key, frame.before, content, lengths, after)
            for cut, match in zip(found, matches, strict=True):
                mistakes = (*key.mistakes, cut.mistake, *frame.mistakes)
                signed = _start(content, cut) if match else None
                trial = Trial(
                    cut.mistake.id, (*mistakes, *match.mistakes) if match else None, signed
                )
                yield self._with_evidence(trial)

    def _keep(self, form: BodyForm, body: bytes) -> None:
        fits = self._kept_size + len(body) <= _KEPT
        self._kept_size += len(body) if fits else 0
        self._kept.append((form, body if fits else None))

    def _neighbours(self, keys: list[KeyForm]) -> Iterator[Trial]:
        for foreign in of_neighbours(self._case, self._recipe):
            for key in keys:
                yield self._compare(key, foreign.content, (foreign.mistake, *key.mistakes))

    def _other_schemes(self, *, own_header: bool) -> Iterator[Trial]:
        received = () if own_header else self._received

        def known() -> bytes | None:
            return None if own_header else self._document.javascript_sorted

        cause = "mixup-other-provider" if own_header else "mixup-other-scheme"
        for mistake in of_other_schemes(self._case, self._recipe, received, known):
            yield Trial(cause, (mistake,) if mistake else None)

    def _try(
        self,
        keys: "list[KeyForm] | tuple[KeyForm, ...]",
        frame: Frame,
        body: bytes,
        mistake: Mistake,
    ) -> Trial:
        content = frame.around(body)
        for key in keys:
            mistakes = (*key.mistakes, mistake, *frame.mistakes)
            trial = self._compare(key, content, mistakes)
            if trial.found is not None:
                return self._with_evidence(trial._replace(signed=body))
        return Trial(mistake.id)

    def _compare(self, key: KeyForm, content: Content, mistakes: tuple[Mistake, ...]) -> Trial:
        match = self._matcher.find(key.key, content)
        cause = mistakes[-1].id if mistakes else ""
        return Trial(cause, (*mistakes, *match.mistakes) if match else None)

    def _with_evidence(self, trial: Trial) -> Trial:
        """The same, led by the proxy when headers show that it changed the body."""
        if trial.found is None or trial.signed is None:
            return trial
        evidence = proxy_evidence(self._case.opened.request, trial.signed)
        return trial._replace(found=(evidence, *trial.found)) if evidence else trial


def _cut_form(body: bytes, cut: Cut) -> BodyForm:
    return BodyForm(cut.mistake, partial(_start, body, cut), cut.often)


def _start(body: bytes, cut: Cut) -> bytes:
    return body[: cut.length] + cut.after


def _mark(body: bytes) -> tuple[int, int]:
    """Tells bodies apart: length and 64 bits."""
    return len(body), hash(body)
