"""What the doctor costs: milliseconds of processor time for a whole sweep, and until it answers.

`python -m tests.benchmarks.bench_doctor [--megabytes 0.001 1 20]`. For each size and scheme it
prints

- `singles`: until every single cause was tried on a signature that nothing explains;
- `sweep`: until all pairs were tried, too;
- `hmac`: one HMAC-SHA256 of the body, and the sweep as a multiple of it;
- then, under Fiskil, how long single causes take to be found: a usual one, and the last ones.
"""

import argparse
import base64
import hmac
import json
import os
import statistics
import time
from collections.abc import Callable

from inspector import providers
from inspector.core.capture import Request
from inspector.core.secret import Secret
from inspector.decode.opening import open_request
from inspector.doctor.case import Case, case_of
from inspector.doctor.examination import examine
from inspector.doctor.json_forms import RARE
from inspector.doctor.json_text import JsonText
from inspector.providers.judging import recognise

SECRET = base64.b64encode(b"a key of thirty-two bytes, truly").decode()
KEY = base64.b64decode(SECRET)


def body_of(megabytes: float) -> bytes:
    """JSON like that of a large synchronisation: indented, with accents and odd numbers."""
    rows = [
        {"id": 9_000_000 + n, "amount": n * 1.25, "label": f"Virement reçu {n}", "coming": False,
         "category": {"name": "a/b <c>", "parent": None}, "date": "2023-05-01 12:34:56"}
        for n in range(max(1, int(megabytes * 4900)))
    ]  # fmt: skip
    return json.dumps({"transactions": rows}, indent=1, ensure_ascii=False).encode()


def case(scheme: str, body: bytes, digest: bytes) -> Case:
    """A request with this digest as its signature."""
    text, digits = base64.b64encode(digest).decode(), digest.hex()
    fields = {
        "fiskil": (("X-Fiskil-Signature", text),),
        "fuse": (("fuse-verification", text),),
        "fynapse": (("Webhook-Signature", f"t=1776160485,v1={digits}"),),
        "powens-hmac": (
            ("Host", "hooks.example.com"), ("X-Forwarded-Host", "a.example"),
            ("BI-Signature-Date", "2022-06-27T11:08:52.577831Z"), ("BI-Signature", text),
        ),
        "standard-webhooks": (
            ("webhook-id", "msg_1"), ("webhook-timestamp", "1776160485"),
            ("webhook-signature", f"v1,{text}"),
        ),
    }  # fmt: skip
    request = Request(b"", body, "POST", "/api/hooks/sync?x=1", "1.1", fields[scheme])
    opened = open_request(request)
    known = providers.SCHEMES[scheme]
    stored = [Secret("a", scheme, SECRET), Secret("b", "fuse", "another provider's key")]
    return case_of(known, opened, recognise(opened, known.provider), stored, 0.0, {scheme: None})


def processor(work: Callable[[], None]) -> float:
    """Seconds of processor time, the median of three."""
    spent: list[float] = []
    for _ in range(3):
        began = time.process_time()
        work()
        spent.append(time.process_time() - began)
    return statistics.median(spent)


def sweep(one: Case) -> tuple[float, float, int]:
    """Seconds until all singles and until all were tried, and how many hypotheses there were."""
    began = time.process_time()
    singles, done = 0.0, 0
    for step in examine(one):
        done = step.done
        if step.trying == "mixup-other-scheme":  # the last of the singles
            singles = time.process_time() - began
    return singles, time.process_time() - began, done


def found(one: Case) -> tuple[float, str]:
    """Seconds until a cause is found, and which."""
    began = time.process_time()
    causes: tuple[str, ...] = ()
    for step in examine(one):
        causes = tuple(cause.id for cause in step.found)
    return time.process_time() - began, " + ".join(causes) or "nothing"


def ten_hmacs(body: bytes) -> None:
    """What a sweep is measured by."""
    for _ in range(10):
        hmac.digest(KEY, body, "sha256")


def report(megabytes: float) -> None:
    """Print everything about one size."""
    body = body_of(megabytes)
    one = processor(lambda: ten_hmacs(body)) / 10
    print(f"{len(body) / 1e6:.3f} MB of JSON; hmac {one * 1e3:.2f} ms")
    for scheme in ("fiskil", "fuse", "fynapse", "powens-hmac", "standard-webhooks"):
        singles, whole, done = sweep(case(scheme, body, os.urandom(32)))
        print(
            f"  {scheme:18} singles {singles * 1e3:8.0f} ms   sweep {whole * 1e3:8.0f} ms"
            f"   {done} hypotheses, {whole / one:,.0f} times one hmac"
        )
    document = JsonText(body)
    last = next(form for form in RARE if "PrettyPrinter" in form.call).make(document)
    signed = (
        ("JSON.stringify", document.javascript()), ("Jackson, pretty", last),
        ("in latin-1", body.decode().encode("latin-1")), ("empty", b""),
    )  # fmt: skip
    for name, content in signed:
        if content is not None:
            spent, cause = found(case("fiskil", body, hmac.digest(KEY, content, "sha256")))
            print(f"  found {name:18} {spent * 1e3:8.0f} ms   {cause}")


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, nargs="+", default=[0.001, 1.0, 20.0])
    for megabytes in parser.parse_args().megabytes:
        report(megabytes)


if __name__ == "__main__":
    main()
