"""What stands around the body in the signed content, varied part by part."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

from inspector.core.capture import Request
from inspector.doctor.dates import time_texts
from inspector.doctor.endpoints import endpoint_forms
from inspector.doctor.mistake import Mistake
from inspector.doctor.recipe import BODY, TIME, Frame, Part, Recipe, frame_of

SEPARATORS = ("", ":", "\n", "|", ",", "-", "_", " ", ";", "/", "&", "\r\n", ".")
METHODS = ("GET", "PUT", "PATCH", "POST")

_ENDPOINT = ("path", "target")
_WITHOUT = {
    TIME: "content-without-timestamp",
    "id": "content-without-id",
    "method": "content-without-method",
    "path": "content-without-endpoint",
    "target": "content-without-endpoint",
    "header": "content-without-header",
}

Varied = tuple[Part, ...]


class Frames:
    """The frames of one request.

    Args:
        recipe: What is due.
        request: The request.
        template: Path template of our endpoint, or empty.
    """

    def __init__(self, recipe: Recipe, request: Request, template: str) -> None:
        self._recipe = recipe
        self._request = request
        self._template = template
        absent = [part for part in recipe.parts if part.name == TIME and not part.text]
        self.due = frame_of(recipe.parts, tuple(self._without(part) for part in absent))

    def likely(self) -> Iterator[Frame]:
        """Single mistakes that are also met together with mistakes of other kinds."""
        for parts, mistake, often in self._all():
            if often:
                yield frame_of(parts, (mistake,))

    def rare(self) -> Iterator[Frame]:
        """The other single mistakes."""
        for parts, mistake, often in self._all():
            if not often:
                yield frame_of(parts, (mistake,))

    def pairs(self) -> Iterator[Frame]:
        """Two mistakes in different parts: endpoint and time, endpoint and method, time and method."""
        endpoints = list(self._endpoints())
        times = list(self._times())
        methods = [one for one in self._methods() if one[3]]
        usual_endpoints = [one for one in endpoints if one[3]]
        usual_times = [one for one in times if one[3]]
        pairs = [(one, other) for one in usual_endpoints for other in usual_times]
        pairs += [(one, other) for one in endpoints if not one[3] for other in usual_times[:2]]
        pairs += [(one, other) for one in endpoints for other in methods]
        pairs += [(one, other) for one in times for other in methods]
        for one, other in pairs:
            yield self._both(one, other)
        for shape in (one for one in self._shapes() if one[2]):
            for time in usual_times:
                merged = _with_value(shape[0], TIME, time[1])
                if merged is not None:
                    yield frame_of(merged, (shape[1], time[2]))

    def _all(self) -> Iterator[tuple[Varied, Mistake, bool]]:
        parts = self._recipe.parts
        changes = (*self._endpoints(), *self._methods(), *self._times())
        for name, text, mistake, often in changes:
            varied = _with_value(parts, name, text)
            if varied is not None:
                yield varied, mistake, often
        yield from self._shapes()

    def _both(
        self, one: tuple[str, str, Mistake, bool], other: tuple[str, str, Mistake, bool]
    ) -> Frame:
        parts = _with_value(self._recipe.parts, one[0], one[1]) or self._recipe.parts
        parts = _with_value(parts, other[0], other[1]) or parts
        return frame_of(parts, (one[2], other[2]))

    def _endpoints(self) -> Iterator[tuple[str, str, Mistake, bool]]:
        name = next((part.name for part in self._recipe.parts if part.name in _ENDPOINT), "")
        if not name:
            return
        seen = {self._recipe.value(name)}
        for form in endpoint_forms(self._request, self._template):
            if form.text not in seen:
                seen.add(form.text)
                yield name, form.text, form.mistake, form.often

    def _methods(self) -> Iterator[tuple[str, str, Mistake, bool]]:
        method = self._recipe.value("method")
        if method is None:
            return
        if method.lower() != method:
            yield "method", method.lower(), Mistake("method-lower-case"), True
        if method.upper() != method:
            yield "method", method.upper(), Mistake("method-upper-case"), True
        if method.capitalize() != method:
            yield "method", method.capitalize(), Mistake("method-capitalised"), False
        for other in METHODS:
            if other != method.upper():
                yield "method", other, Mistake("method-other", other), False

    def _times(self) -> Iterator[tuple[str, str, Mistake, bool]]:
        if self._recipe.value(TIME) is None:
            return
        for form in time_texts(self._recipe, self._request):
            if form.text != self._recipe.time:
                yield TIME, form.text, form.mistake, form.often

    def _shapes(self) -> Iterator[tuple[Varied, Mistake, bool]]:
        """Parts left out, in another order, or with something else between them."""
        parts = self._recipe.parts
        named = [part for part in parts if part.name]
        if len(named) < 2:
            yield from self._shapes_of_body(parts)
            return
        lead, between = _lead(parts), _between(parts)
        for gone in named:
            if gone.name != BODY:
                kept = [part for part in named if part is not gone]
                yield _joined(lead, kept, between), self._without(gone), gone.name == TIME
                empty = tuple(replace(part, text="") if part is gone else part for part in parts)
                yield empty, self._without(gone), False
        body = [part for part in named if part.name == BODY]
        yield tuple(body), Mistake("content-only-body"), True
        time = [part for part in named if part.name == TIME]
        if time:
            yield tuple(time), Mistake("content-only-timestamp"), False
            yield (*time, Part(between)), Mistake("content-only-timestamp"), False
        for other in SEPARATORS:
            if other != between:
                how = f"“{_shown(other)}” where “{_shown(between)}” is due"
                yield (
                    _joined(lead, named, other),
                    Mistake("content-separator", how),
                    other in ("", ":"),
                )
        if lead:
            yield _joined("", named, between), Mistake("content-without-version", lead), True
        yield from self._orders(named, lead, between)
        yield from self._with_names(parts)

    def _without(self, part: Part) -> Mistake:
        if part.name == TIME and self._recipe.iso_time:
            return Mistake("date-missing")
        return Mistake(_WITHOUT[part.name])

    def _orders(
        self, named: list[Part], lead: str, between: str
    ) -> Iterator[tuple[Varied, Mistake, bool]]:
        for order in permutations(named):
            if list(order) != named:
                how = ", ".join(part.name for part in order)
                yield (
                    _joined(lead, list(order), between),
                    Mistake("content-order", how),
                    len(named) == 2,
                )

    def _with_names(self, parts: Varied) -> Iterator[tuple[Varied, Mistake, bool]]:
        """The time with its name before it, as it stands in the header: `t=1700000000`."""
        field = self._recipe.rule.time_field
        if self._recipe.separator and field and self._recipe.time and not self._recipe.time_header:
            varied = _with_value(parts, TIME, f"{field}={self._recipe.time}")
            if varied is not None:
                yield varied, Mistake("content-with-field-name", f"{field}="), False

    def _shapes_of_body(self, parts: Varied) -> Iterator[tuple[Varied, Mistake, bool]]:
        """The scheme signs the body alone, and something else was put before it."""
        for name in ("date", "x-timestamp", "x-webhook-timestamp", "x-request-timestamp"):
            value = self._request.header(name)
            if value and any(part.name == BODY for part in parts):
                mistake = Mistake("content-with-timestamp", name)
                yield (Part(f"{value}."), *parts), mistake, False
                yield (Part(value), *parts), mistake, False


def _lead(parts: Varied) -> str:
    """Literal text before the first value: Slack's `v0:`."""
    return parts[0].text if not parts[0].name else ""


def _between(parts: Varied) -> str:
    """The literal text between values."""
    start = 1 if parts[0].name else 2
    return next((part.text for part in parts[start:] if not part.name), "")


def _joined(lead: str, named: list[Part], between: str) -> Varied:
    joined: list[Part] = [Part(lead)] if lead else []
    for index, part in enumerate(named):
        if index and between:
            joined.append(Part(between))
        joined.append(part)
    return tuple(joined)


def _with_value(parts: Varied, name: str, text: str) -> Varied | None:
    """Parts with another text for one value, None when there is no such value."""
    if all(part.name != name for part in parts):
        return None
    return tuple(replace(part, text=text) if part.name == name else part for part in parts)


def _shown(separator: str) -> str:
    return {"": "nothing", "\n": "\\n", "\r\n": "\\r\\n", " ": "a blank"}.get(separator, separator)
