"""The sync request: complete, minimal, and never with a secret where one can see it."""

import base64
from collections.abc import Callable
from dataclasses import replace

import pytest

from inspector.core.capture import Capture, Kind
from inspector.core.credential import Credential
from inspector.core.problem import Problem
from inspector.outbound.fuse_sync import missing_words, prepare, understood
from inspector.outbound.masking import MASK
from inspector.outbound.outcome import Ended, Outcome
from inspector.providers.fuse_sync import AGGREGATOR_HEADERS, CREDENTIALS
from inspector.simulator.fuse_api import SAMPLE_CREDENTIALS
from tests.outbound.webhooks import API_KEY, capture, event_of, means, prepared, sync_data


@pytest.mark.parametrize("source", [*AGGREGATOR_HEADERS, "unheard-of"])
def test_only_the_sources_headers_travel(source: str) -> None:
    """Fuse's own and the aggregator's; the others stay home."""
    ready = prepared(capture(sync_data(source)), means())
    sent = {name for name, _ in ready.outgoing.headers}

    assert ready.is_complete
    wanted = set(AGGREGATOR_HEADERS.get(source, ()))
    assert sent & set(CREDENTIALS) == {"Fuse-Client-Id", *wanted}
    assert {"Fuse-Api-Key", "Fuse-Verification", "Content-Type"} <= sent


def test_bytes_and_proof_go_as_they_came() -> None:
    """Not re-indented, not signed anew; to the address of the body's environment."""
    found = capture(sync_data())
    ready = prepared(found, means())

    assert ready.outgoing.body == found.request.body
    assert (
        "Fuse-Verification",
        found.request.header("fuse-verification"),
    ) in ready.outgoing.headers
    url = "https://sandbox-api.letsfuse.com/v1/financial_connections/sync"
    assert (ready.outgoing.method, ready.outgoing.url) == ("POST", url)


def test_a_compressed_body_says_so() -> None:
    """Its bytes go as they came, and the coding with them."""
    found = capture(sync_data(), (("Content-Encoding", "gzip"),))
    event = event_of(capture(sync_data()))
    ready = prepare(found, event, means())

    assert not isinstance(ready, Problem)
    assert ("Content-Encoding", "gzip") in ready.outgoing.headers


def test_addresses_can_be_changed() -> None:
    """Per environment, or one for all; a slash at the end does no harm."""
    production = capture(sync_data(environment="production"))
    own = means(base_urls={"production": "https://proxy.example/fuse/"})

    assert prepared(production, means()).outgoing.url.startswith("https://api.letsfuse.com/v1/")
    assert prepared(production, own).outgoing.url.startswith("https://proxy.example/fuse/v1/")
    one = means(base_url="http://127.0.0.1:9")
    assert prepared(capture(sync_data(environment="moon")), one).is_complete


def test_pem_material_goes_as_base64() -> None:
    """As Fuse documents it, in one line."""
    ready = prepared(capture(sync_data("teller")), means())
    sent = dict(ready.outgoing.headers)["Teller-Certificate"]

    assert base64.b64decode(sent).decode() == SAMPLE_CREDENTIALS["Teller-Certificate"]
    assert all("\n" not in value for _, value in ready.outgoing.headers)


def test_what_is_shown_has_no_credential() -> None:
    """Masked fields, no values in the repr; what may be echoed is known to be hidden."""
    ready = prepared(capture(sync_data("teller")), means())
    shown = dict(ready.shown_headers)
    values = [API_KEY, *SAMPLE_CREDENTIALS.values()]

    assert shown["Fuse-Api-Key"] == shown["Fuse-Client-Id"] == shown["Teller-Private-Key"] == MASK
    assert shown["Fuse-Verification"] != MASK
    assert not any(value in f"{ready!r}{means()!r}{shown}" for value in values)
    sent = {v for n, v in ready.outgoing.headers if n in shown and shown[n] == MASK}
    assert sent <= set(ready.outgoing.hidden)


def without_proof(found: Capture) -> Capture:
    """The webhook without the header that proves it."""
    headers = tuple(each for each in found.request.headers if each[0] != "fuse-verification")
    return replace(found, request=replace(found.request, headers=headers))


@pytest.mark.parametrize(
    ("change", "given", "field"),
    [
        (lambda found: found, {"secrets": ()}, "secret:fuse"),
        (lambda found: found, {"credentials": ()}, "credential:Fuse-Client-Id"),
        (lambda found: found, {"credentials": ()}, "credential:Mx-Api-Key"),
        (without_proof, {}, "capture"),
        (lambda found: replace(found, kind=Kind.CUT), {}, "capture"),
        (lambda _: capture(sync_data(environment="moon")), {}, "address:moon"),
        (lambda _: capture(sync_data(environment="")), {}, "address:"),
        (lambda found: found, {"base_urls": {"sandbox": "http://far.example"}}, "address:sandbox"),
        (lambda found: found, {"credentials": (Credential("Mx-Api-Key", "hunter2\n"),)},
         "credential:Mx-Api-Key"),
    ],
)  # fmt: skip
def test_what_is_missing_is_named_with_its_field(
    change: Callable[[Capture], Capture], given: dict[str, object], field: str
) -> None:
    """In a sentence, with what to do; the others stay as they are."""
    ready = prepared(change(capture(sync_data())), means(**given))
    missing = {item.field: item for item in ready.missing}

    assert field in missing
    assert missing[field].words.endswith(".")
    assert missing[field].remedy.endswith(".")
    assert "hunter2" not in str(ready.items) + str(missing_words(ready))


def test_several_missing_things_are_named_in_one_sentence() -> None:
    """As a script reads it."""
    problem = missing_words(prepared(capture(sync_data()), means(credentials=(), secrets=())))

    assert problem.sentence == (
        "Fuse API key, Fuse-Client-Id, Mx-Client-Id and Mx-Api-Key are missing for a sync with Fuse."
    )
    alone = missing_words(prepared(capture(sync_data("fuse")), means(credentials=())))
    assert alone.sentence == "Fuse-Client-Id for sandbox is missing."


def test_other_webhooks_are_not_synced() -> None:
    """Fuse's other events, and those of others."""
    for body in (sync_data(type="transactions.updates"), b'{"event":"x"}', b""):
        found = capture(body)
        assert isinstance(prepare(found, event_of(found), means()), Problem)


@pytest.mark.parametrize(
    ("status", "headers", "content", "outcome", "words"),
    [
        (200, (), b'{"message":"Done."}', Outcome.ANSWERED, "Fuse took it: Done."),
        (401, (), b'{"code":"organization_not_found"}', Outcome.ANSWERED, "organisation"),
        (200, (("Content-Type", "text/html"),), b"Welcome", Outcome.NOT_JSON, "an HTML page"),
        (502, (), b"<html>", Outcome.NOT_JSON, "status 502 is an HTML page"),
        (200, (), b"", Outcome.NOT_JSON, "empty"),
        (200, (), b"[1]", Outcome.NOT_JSON, "another form"),
        (200, (), b'{"a":NaN}', Outcome.NOT_JSON, "other text"),
        (200, (), b"[" * 100_000, Outcome.NOT_JSON, "other text"),
    ],
)  # fmt: skip
def test_answers_are_understood(
    status: int, headers: tuple[tuple[str, str], ...], content: bytes, outcome: Outcome, words: str
) -> None:
    """Fuse's own by their code, others for what they are."""
    found = understood(Ended(Outcome.ANSWERED, "", 0.1, status, headers, content))

    assert found.outcome is outcome
    assert words in found.explanation


def test_what_never_was_an_answer_stays_as_it_is() -> None:
    """Its explanation is there already."""
    ended = Ended(Outcome.RESET, "It ended.", 0.1)

    assert understood(ended) is ended
