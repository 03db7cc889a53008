"""The Fuse sync: what is missing before it can be made, the request itself, what its answer means.

The request carries the captured bytes as they came, the proof as it came, and of all credentials
only those that the body's `source` needs.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from inspector.core.address import address_problem
from inspector.core.capture import Capture, Headers, Kind
from inspector.core.credential import Credential
from inspector.core.event import Event
from inspector.core.opened import Json
from inspector.core.problem import Problem
from inspector.core.secret import Secret
from inspector.outbound.masking import masked_headers
from inspector.outbound.outcome import Ended, Outcome, Outgoing
from inspector.providers import fuse_sync as fuse
from inspector.providers.aggregator_words import source_name
from inspector.providers.fuse_errors import explain_answer
from inspector.providers.words import listed

KIND = "sync"
HIDDEN_HEADERS = frozenset(name.lower() for name in (fuse.API_KEY, *fuse.CREDENTIALS))


class Item(NamedTuple):
    """One thing that a sync needs.

    Attributes:
        field: Where it is filled in: `secret:fuse`, `credential:Mx-Api-Key`, `address:sandbox`;
            `capture` for what only another webhook could bring.
        name: What to call it: `Mx-Api-Key`, `Fuse API key`.
        is_there: Whether it is there and can be used.
        words: What is missing or wrong, one sentence; empty when it is there.
        remedy: What to do about it, or empty.
    """

    field: str
    name: str
    is_there: bool
    words: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Means:
    """What the user entered for syncing.

    Attributes:
        secrets: All secrets; of the scheme `fuse` is the API key.
        credentials: Client id and aggregators' credentials.
        base_urls: Address by environment, where it is not Fuse's own.
        base_url: One address for every environment, or empty.
    """

    secrets: tuple[Secret, ...] = ()
    credentials: tuple[Credential, ...] = ()
    base_urls: Mapping[str, str] = field(default_factory=dict)
    base_url: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sync as far as it can be prepared.

    Attributes:
        capture: Id of the capture.
        source: The aggregator as the body names it.
        environment: As the body names it.
        items: Everything it needs, there or missing.
        outgoing: The request; not to be made unless `is_complete`.
    """

    capture: int
    source: str
    environment: str
    items: tuple[Item, ...]
    outgoing: Outgoing

    @property
    def missing(self) -> tuple[Item, ...]:
        """What keeps it from being made."""
        return tuple(item for item in self.items if not item.is_there)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing

    @property
    def shown_headers(self) -> Headers:
        """The header fields with credentials masked."""
        return masked_headers(self.outgoing.headers, HIDDEN_HEADERS)


def is_syncable(event: Event) -> bool:
    """Whether Fuse wants to be called for this event."""
    return event.provider == "fuse" and event.type == fuse.SYNC_EVENT


def prepare(capture: Capture, event: Event, means: Means) -> Prepared | Problem:
    """Say what a sync needs and build it; a problem for a webhook that is none to sync.

    Args:
        capture: The webhook as received.
        event: What it reports.
        means: What the user entered.
    """
    if not is_syncable(event):
        return Problem(
            "Fuse wants to be called for a financial_connection.sync_data webhook only.",
            "Choose one of those.",
            "not-syncable",
        )
    building = _Building(capture, event, means)
    return building.prepared()


def missing_words(prepared: Prepared) -> Problem:
    """What is missing, as one problem that names it."""
    missing = prepared.missing
    names = listed([item.name for item in missing])
    first = missing[0]
    sentence = f"{names} {'is' if len(missing) == 1 else 'are'} missing for a sync with Fuse."
    if len(missing) == 1 and first.words:
        sentence = first.words
    remedy = first.remedy if len(missing) == 1 else "Fill them in, then sync again."
    return Problem(sentence, remedy, "sync-incomplete")


def understood(ended: Ended) -> Ended:
    """The end of a sync with what Fuse's answer means in it."""
    if ended.outcome is not Outcome.ANSWERED:
        return ended
    document = answer_document(ended.content)
    if isinstance(document, dict):
        return replace(ended, explanation=explain_answer(ended.status, document))
    kind = _kind_of(ended)
    sentence = (
        f"The answer with status {ended.status} is {kind}, not the JSON that Fuse answers."
        " Check the address: something else may answer there, such as a proxy."
    )
    return replace(ended, outcome=Outcome.NOT_JSON, explanation=sentence)


def answer_document(content: bytes) -> Json:
    """An answer's JSON, None when it is none."""
    try:
        document: Json = json.loads(content, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None
    return document


class _Building:
    """Builds one sync and notes what is missing on the way."""

    def __init__(self, capture: Capture, event: Event, means: Means) -> None:
        self._capture = capture
        self._event = event
        self._means = means
        self._environment = event.environment.lower()
        self._source = event.source.lower()
        self._items: list[Item] = []
        self._headers: list[tuple[str, str]] = []
        self._hidden: list[str] = []

    def prepared(self) -> Prepared:
        """Everything, complete or not."""
        self._headers.append(("Content-Type", "application/json"))
        coding = self._capture.request.header("content-encoding")
        if coding:  # the bytes go as they came, so what they are goes along
            self._headers.append(("Content-Encoding", coding))
        self._take_capture()
        address = self._address()
        self._take_key()
        for name in self._names():
            self._take_credential(name)
        url = address.rstrip("/") + fuse.SYNC_PATH if address else ""
        body, hidden = self._capture.request.body, tuple(self._hidden)
        outgoing = Outgoing("POST", url, tuple(self._headers), body, hidden)
        return Prepared(
            self._capture.id, self._event.source, self._event.environment, tuple(self._items),
            outgoing,
        )  # fmt: skip

    def _names(self) -> tuple[str, ...]:
        return (fuse.CLIENT_ID, *fuse.AGGREGATOR_HEADERS.get(self._source, ()))

    def _take_capture(self) -> None:
        """The body whole, and the proof as it came."""
        if self._capture.kind is Kind.CUT:
            self._missing("capture", "The whole body", "This body is not complete.", _ANOTHER)
        proof = self._capture.request.header(fuse.VERIFICATION)
        if not proof:
            words = (
                f"This webhook came without the {fuse.VERIFICATION} header that Fuse wants back."
            )
            self._missing("capture", fuse.VERIFICATION, words, _ANOTHER)
        elif not fuse.is_header_text(proof):
            words = f"The {fuse.VERIFICATION} of this webhook holds what no header can carry."
            self._missing("capture", fuse.VERIFICATION, words, _ANOTHER)
        else:
            self._items.append(Item("capture", fuse.VERIFICATION, is_there=True))
            self._headers.append((fuse.VERIFICATION, proof))

    def _address(self) -> str:
        """The base address, empty when there is none to use."""
        where = self._environment
        field_id = f"address:{where}"
        given = self._means.base_url or self._means.base_urls.get(where, "")
        address = given or fuse.BASE_URLS.get(where, "")
        name = f"Address for {where}" if where else "Address"
        if not address:
            words = f"The body names the environment “{where}”, which has no address."
            if not where:
                words = "The body names no environment, so the address is not known."
            self._missing(field_id, name, words, "Give the address to sync with.")
            return ""
        problem = address_problem(address)
        if problem is not None:
            self._missing(field_id, name, problem.sentence, problem.remedy)
            return ""
        self._items.append(Item(field_id, name, is_there=True))
        return address

    def _take_key(self) -> None:
        secret = fuse.api_key_for(self._means.secrets, self._environment, self._capture.endpoint)
        if secret is None:
            words = f"The Fuse API key{self._for_environment()} is missing."
            remedy = "Enter it as the secret of the scheme fuse: it signs the webhooks as well."
            self._missing("secret:fuse", "Fuse API key", words, remedy)
            return
        self._take("secret:fuse", "Fuse API key", fuse.API_KEY, secret.value)

    def _take_credential(self, name: str) -> None:
        field_id = f"credential:{name}"
        found = fuse.credential_for(name, self._means.credentials, self._environment)
        if found is None or not found.value:
            words = f"{name}{self._for_environment()} is missing."
            if name != fuse.CLIENT_ID:
                owner = source_name(self._source)
                words = f"{name}{self._for_environment()} is missing; this news comes from {owner}."
            self._missing(field_id, name, words, "Enter it under Fuse's credentials.")
            return
        self._take(field_id, name, name, found.value)

    def _take(self, field_id: str, name: str, header: str, value: str) -> None:
        """Send a value in a header when one can carry it; it is hidden either way."""
        self._hidden.append(value)
        text = fuse.header_value(header, value)
        if isinstance(text, Problem):
            self._missing(field_id, name, text.sentence, text.remedy)
            return
        if text != value:
            self._hidden.append(text)
        self._items.append(Item(field_id, name, is_there=True))
        self._headers.append((header, text))

    def _missing(self, field_id: str, name: str, words: str, remedy: str) -> None:
        self._items.append(Item(field_id, name, is_there=False, words=words, remedy=remedy))

    def _for_environment(self) -> str:
        return f" for {self._environment}" if self._environment in fuse.BASE_URLS else ""


_ANOTHER = "Wait for the next sync_data webhook, or ask Fuse to send one."


def _kind_of(ended: Ended) -> str:
    start = ended.content.lstrip()[:1]
    declared = next((value for name, value in ended.headers if name.lower() == "content-type"), "")
    if not ended.content:
        return "empty"
    if "html" in declared.lower() or start == b"<":
        return "an HTML page"
    return "JSON of another form" if answer_document(ended.content) is not None else "other text"


def _refuse(constant: str) -> Json:
    raise ValueError(constant)
