"""What a verdict costs, as a ratio to the arithmetic it cannot do without, in the same run.

`python -m tests.benchmarks.bench_verdicts [--seconds 0.5]` prints for each scheme, on a body of
1 KB with the headers of a real delivery:

- verdicts a second of the scheme alone: reading the headers, signing, comparing, saying it;
- verdicts a second of a bare loop: `hmac.digest`, its text form, `hmac.compare_digest`;
- the ratio of both. For Fuse, on its documented sample and on 1 KB, the bare loop is `json.loads`,
  `json.dumps` with sorted keys, `hmac.digest` and the comparison.

Schemes with key pairs are told against a bare verification by `cryptography`.
"""

import argparse
import base64
import hashlib
import hmac
import json
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

from inspector.core.capture import Request
from inspector.core.opened import Opened
from inspector.core.scheme import Scheme
from inspector.core.secret import Secret
from inspector.decode.opening import open_request
from inspector.providers import SCHEMES
from inspector.providers.hmac_scheme import HmacScheme
from inspector.providers.public_key import Algorithm, verifies
from inspector.providers.public_key_reading import read_public
from inspector.simulator.sample_secrets import SAMPLE_SECRETS

NOW = 1_776_160_485.0
ROUNDS = 25
REMOTE = {"type": "AGGREGATION", "action": "member_data_updated", "user_guid": "USR-11141024-90b3",
          "member_guid": "MBR-7c6f361b-e582-15b6-60c0-358f12466b4b", "transactions_created_count": 2}  # fmt: skip
FUSE_SAMPLE = {
    "type": "financial_connection.sync_data",
    "financial_connection_id": "a0a3b1c2-7d4f-4c61-9a08-6f1d0c9e2b11",
    "environment": "sandbox",
    "source": "mx",
    "remote_data": json.dumps(REMOTE | {"note": "x" * 600}),
}


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=0.5, help="for each figure")
    options = parser.parse_args()
    print(f"{'scheme':<20}{'verdicts/s':>12}{'bare/s':>12}{'ratio':>8}")
    for scheme in SCHEMES.values():
        if scheme.id not in SAMPLE_SECRETS or scheme.id == "mx-basic":
            continue
        report(scheme.id, scheme, body_for(scheme.id), options.seconds)
    lists = json.dumps({"rows": [{"id": i, "v": i / 4} for i in range(42)]}).encode()
    report("fuse, many numbers", SCHEMES["fuse"], lists, options.seconds)


def body_for(scheme: str) -> bytes:
    """1 KB of JSON."""
    if scheme == "fuse":
        return json.dumps(FUSE_SAMPLE).encode()
    row = {"id": "3c9f", "amount": 12.5, "text": "a" * 26}
    return json.dumps({"rows": [row] * 16}).encode()[:1024].ljust(1024)


def report(name: str, scheme: Scheme, body: bytes, seconds: float) -> None:
    """One line: this scheme and the bare loop in turns, the median of their ratios."""
    value = SAMPLE_SECRETS[scheme.id]
    fields = (
        ("Host", "a.example"),
        ("Content-Type", "application/json"),
        ("User-Agent", "sender/1.0"),
    )
    request = Request(b"", body, "POST", "/hook", "1.1", fields)
    request = replace(request, headers=(*fields, *scheme.sign(request, value, NOW)))
    opened = open_request(request)
    secrets = [Secret("a", scheme.id, value)]
    assert scheme.judge(opened, secrets, NOW, scheme.tolerance).verdict.outcome.passes

    def verdict() -> None:
        scheme.judge(opened, secrets, NOW, scheme.tolerance)

    bare = bare_loop(scheme, opened, value)
    turns = [(rate(verdict, seconds / ROUNDS), rate(bare, seconds / ROUNDS)) for _ in range(ROUNDS)]
    ours, theirs = max(turn[0] for turn in turns), max(turn[1] for turn in turns)
    ratio = statistics.median(turn[0] / turn[1] for turn in turns)
    print(f"{name:<20}{ours:>12,.0f}{theirs:>12,.0f}{ratio:>8.2f}")


def bare_loop(scheme: Scheme, opened: Opened, value: str) -> Callable[[], object]:
    """The least that a verdict takes."""
    body = opened.content
    if scheme.id == "plaid":
        key = read_public(value)
        assert key
        token = opened.request.header("Plaid-Verification") or ""
        signed, _, signature = token.rpartition(".")
        raw = base64.urlsafe_b64decode(signature + "==")
        return lambda: (
            verifies(key, Algorithm.ECDSA_SHA256, signed.encode(), raw),
            hashlib.sha256(body).hexdigest(),
        )
    assert isinstance(scheme, HmacScheme)
    secret = scheme.key(value)
    assert secret
    if scheme.id == "fuse":
        return lambda: hmac.compare_digest(
            base64.b64encode(hmac.digest(secret, sorted_json(body), "sha256")), b"x" * 44
        )
    if scheme.encoding == "hex":
        return lambda: hmac.compare_digest(
            hmac.digest(secret, body, "sha256").hex().encode(), b"x" * 64
        )
    return lambda: hmac.compare_digest(
        base64.b64encode(hmac.digest(secret, body, "sha256")), b"x" * 44
    )


def sorted_json(body: bytes) -> bytes:
    """What a plain Python handler of Fuse would sign."""
    return json.dumps(
        json.loads(body), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    ).encode()


def rate(job: Callable[[], object], seconds: float) -> float:
    """How often a second of processor time, so that other programs count less."""
    done = 0
    began = time.process_time()
    while True:
        for _ in range(50):
            job()
        done += 50
        took = time.process_time() - began
        if took >= seconds:
            return done / took


if __name__ == "__main__":
    main()
