"""Facts about a capture explained for the window."""

import base64
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.core.capture import Capture, Kind, Reply, Request, request_of
from inspector.core.problem import Problem
from inspector.engine import explaining
from inspector.engine.endpoints import Route
from inspector.engine.explaining import SHOWN_CONTENT, body_text, explain, headers
from inspector.engine.rules import Rules
from tests.engine.house import FUSE, NOW, archive_of, arrived, gzipped, head_of, secret

ROUTE = Route("/fuse", "fuse", Reply(), {})
RULES = Rules((secret("fuse", label="main key"),))


def capture_of(request: Request, kind: Kind = Kind.COMPLETE) -> Capture:
    """A capture of a request."""
    whole = request_of(head_of(request), request.body, request.trailers)
    return Capture(1, NOW, kind, whole, "127.0.0.1:9")


def test_a_proof_shows_what_was_signed_and_what_was_expected() -> None:
    """The content is shown by its bytes, in base64."""
    (proof,) = explain(capture_of(FUSE), ROUTE, RULES)["proofs"]

    assert (proof["scheme"], proof["label"], proof["outcome"]) == ("fuse", "fuse", "verified")
    assert (proof["secret_label"], proof["difference"]) == ("main key", None)
    assert proof["expected"] == proof["received"] != ""
    assert base64.b64decode(proof["content_base64"]).startswith(b'{"environment"')
    assert proof["content_size"] == len(base64.b64decode(proof["content_base64"]))


def test_the_first_difference_is_named() -> None:
    """By its index in the value."""
    (proof,) = explain(capture_of(FUSE), ROUTE, Rules((secret("fuse", "wrong"),)))["proofs"]

    at = proof["difference"]
    assert proof["outcome"] == "failed"
    assert proof["expected"][:at] == proof["received"][:at]
    assert proof["expected"][at] != proof["received"][at]


def test_no_message_holds_a_secret() -> None:
    """Neither the right one nor a wrong one."""
    for value in ("hunter2-hunter2", secret("fuse").value):
        message = explain(capture_of(FUSE), ROUTE, Rules((secret("fuse", value),)))
        assert value not in str(message)


def test_a_long_signed_content_is_cut() -> None:
    """The window asks for no more than it shows; the size says how much there is."""
    body = b'{"a":"' + b"x" * SHOWN_CONTENT + b'"}'
    (proof,) = explain(capture_of(replace(FUSE, body=body)), ROUTE, RULES)["proofs"]

    assert len(base64.b64decode(proof["content_base64"])) == SHOWN_CONTENT
    assert proof["content_size"] == len(body)


def test_oddities_are_named() -> None:
    """A finding has a kind and a sentence."""
    request = replace(FUSE, body=b'{"type":"x","type":"y"}')
    kinds = [f["kind"] for f in explain(capture_of(request), ROUTE, RULES)["findings"]]

    assert "duplicate-keys" in kinds


@pytest.mark.parametrize("kind", [Kind.CUT, Kind.MALFORMED, Kind.REFUSED])
def test_what_cannot_be_judged_has_no_proof(kind: Kind) -> None:
    """As in the list."""
    assert explain(capture_of(FUSE, kind), ROUTE, RULES)["proofs"] == []


def test_headers_come_in_order_with_duplicates(tmp_path: Path) -> None:
    """As received, with what was answered."""
    request = replace(FUSE, headers=(("X-A", "1"), ("x-a", "2"), ("Host", "x")))
    came = arrived(request)._replace(
        trailers=b"X-Sum: 5\r\nbroken\r\n", reply=Reply(201, body=b"\xff")
    )
    with archive_of(tmp_path) as archive:
        archive.add(came)
        archive.commit()
        capture = archive.reader.capture(1)
    assert capture is not None
    message = headers(capture)

    assert message["headers"][:3] == [["X-A", "1"], ["x-a", "2"], ["Host", "x"]]
    assert message["trailers"] == [["X-Sum", "5"]]
    assert (message["method"], message["target"], message["http_version"]) == (
        "POST", "/fuse", "1.1",
    )  # fmt: skip
    assert (message["peer"], message["received_at"]) == ("127.0.0.1:9", NOW)
    assert (message["answered"]["status"], message["answered"]["body"]) == (201, "\ufffd")


def test_a_body_is_copied_opened_or_as_it_came() -> None:
    """Bytes that are no text are replaced."""
    capture = capture_of(gzipped(FUSE))

    assert body_text(capture, opened=True) == {"text": FUSE.body.decode()}
    assert "\ufffd" in str(body_text(capture, opened=False))


def test_a_huge_body_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clipboard is no place for it; the size counts once it is opened."""
    monkeypatch.setattr(explaining, "COPIED_BODY", len(FUSE.body) - 1)

    assert isinstance(body_text(capture_of(gzipped(FUSE)), opened=True), Problem)
