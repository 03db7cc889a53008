"""Facts about what a window gets of a capture while it presents."""

import base64
import json
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.core.capture import Capture, Kind, Request, request_of
from inspector.decode.masking import Masker
from inspector.engine.judging import LARGE_BODY
from inspector.engine.masked_capture import masked_capture, masker_of
from inspector.engine.rules import Rules
from tests.engine.house import FUSE, gzipped, house, play, secret
from tests.engine.test_commands import done

MASK = base64.b64encode(b"k" * 32).decode()
CANARY = "jane.canary@example.com"
BODY = json.dumps({"type": "financial_connection.sync_data", "email": CANARY}).encode()
WITH = replace(FUSE, body=BODY)
PADDED = replace(WITH, body=b" " * LARGE_BODY + BODY)


def test_without_a_mask_there_is_no_masker() -> None:
    """What was received is what is told."""
    assert masker_of("", Rules()) is None
    assert isinstance(masker_of(MASK, Rules()), Masker)


@pytest.mark.parametrize("sent", [WITH, gzipped(WITH), PADDED])
def test_no_command_about_a_capture_tells_the_canary(tmp_path: Path, sent: Request) -> None:
    """Compressed or large; without the mask it is told, so the test can fail."""

    async def scene() -> None:
        async with house(tmp_path, secrets=(secret("fuse", CANARY),)) as at:
            await at.send(sent)
            for mask in ("", MASK):
                told = [
                    await done(at, "explain", capture=1, mask=mask),
                    await done(at, "body", capture=1, mask=mask),
                    await done(at, "curl", capture=1, mask=mask),
                    await done(at, "value", capture=1, path=["email"], mask=mask),
                    await done(at, "headers", capture=1, mask=mask),
                ]
                assert told[3]["text"] == CANARY or mask
                content = base64.b64decode(told[0]["proofs"][0]["content_base64"]).decode()
                assert (CANARY in content) is (not mask)
                assert (CANARY in str(told[1:])) is not bool(mask)
                if mask:
                    alias = Masker(b"k" * 32, [CANARY]).value(CANARY)
                    assert told[3]["text"] == alias
                    assert alias in told[1]["text"]

    play(scene)


def test_a_masked_body_claims_no_coding() -> None:
    """A command that sends it must not say that it is compressed."""
    request = request_of(
        b"POST /a/42 HTTP/1.1\r\nContent-Encoding: identity\r\nA: b\r\n\r\n", b"{}"
    )
    capture = Capture(1, 1, Kind.COMPLETE, request)
    masked = masked_capture(capture, Masker(b"k"))
    assert masked.request.headers == (("A", "b"),)
    assert "42" not in masked.request.target
    assert masked_capture(capture, Masker(b"k"), body=False).request.headers == request.headers
