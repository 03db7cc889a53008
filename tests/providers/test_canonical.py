"""Fuse's signed content equals what a JavaScript engine signs."""

import base64
import hmac
import json
import os

import pytest

from inspector.core.problem import Problem
from inspector.providers.canonical import Canonical, canonical
from inspector.providers.canonical import _bytes as escaped
from inspector.providers.canonical_exact import Rendered, render
from tests.providers.fuse_documents import (
    KEY,
    NODE,
    REFUSED,
    VECTORS,
    Documents,
    corpus,
    signed_by_node,
)

SEED = int(os.environ.get("FUSE_DOCUMENTS_SEED", "2"))
FUSE_VECTORS = json.loads((VECTORS / "fuse.json").read_text(encoding="utf-8"))


def answer(body: bytes) -> str:
    """Our signature of a body, in the signer's form."""
    found = canonical(body)
    if isinstance(found, Problem):
        return REFUSED
    return base64.b64encode(hmac.digest(KEY.encode(), found.text, "sha256")).decode()


@pytest.mark.parametrize("vector", FUSE_VECTORS, ids=lambda vector: vector["name"])
def test_vectors(vector: dict[str, str]) -> None:
    """Canonical text and signature of each vector, by the usual and by the exact path."""
    body = vector["body"].encode()
    found = canonical(body)

    assert isinstance(found, Canonical)
    assert found.text == vector["canonical"].encode()
    assert answer(body) == vector["signature_b64"]
    exact = render(vector["body"])
    assert isinstance(exact, Rendered)
    assert escaped(exact.text) == found.text


def test_corpus_that_node_signed() -> None:
    """2,000 committed documents, signed or refused by node, are signed or refused alike by us."""
    pairs = corpus()
    wrong = [body for body, signature in pairs if answer(body) != signature]

    assert len(pairs) == 2000
    assert wrong == []


@pytest.mark.skipif(NODE is None, reason="node is not installed: the committed corpus stands in")
@pytest.mark.parametrize("signer", ["node"])
def test_random_documents_against_node(signer: str) -> None:
    """2,000 fresh documents, FUSE_DOCUMENTS_SEED chooses which, judged by one node process."""
    bodies = Documents(SEED).take(2000)
    wrong = [
        body
        for body, signature in zip(bodies, signed_by_node(bodies), strict=True)
        if answer(body) != signature
    ]

    assert wrong == [], f"{signer} signs these otherwise (seed {SEED})"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b'\xef\xbb\xbf{"b":1,"a":2}', b'{"a":2,"b":1}'),
        (b'{"a":"\xff"}', '{"a":"\ufffd"}'.encode()),
        (b'["\\ud800"]', b'["\\ud800"]'),
        (b"[1e-5,0.00001,1e400,-0]", b"[0.00001,0.00001,null,0]"),
        (b'{"__proto__":{"x":1},"a":1}', b'{"a":1}'),
    ],
)  # fmt: skip
def test_what_a_body_parser_does_first(body: bytes, text: bytes) -> None:
    """A byte order mark goes, broken UTF-8 is replaced, lone surrogates are escaped again."""
    found = canonical(body)

    assert isinstance(found, Canonical)
    assert found.text == text


def test_an_empty_body_is_an_empty_object() -> None:
    """As the documented handler's body parser has it; blanks alone are no JSON."""
    assert canonical(b"") == Canonical(b"{}", empty=True)
    assert canonical(b"\xef\xbb\xbf") == Canonical(b"{}", empty=True)
    assert isinstance(canonical(b"  "), Problem)


@pytest.mark.parametrize("body", [b'"x"', b"1.0", b"null", b"true"])
def test_single_values_are_noted(body: bytes) -> None:
    """They are canonicalised all the same."""
    found = canonical(body)

    assert isinstance(found, Canonical)
    assert found.scalar


@pytest.mark.parametrize("charset", ["utf-16", "UTF-16LE", "utf-16be", "utf-32", "utf-32le"])
def test_other_unicode_charsets_are_read(charset: str) -> None:
    """A body in UTF-16 or UTF-32 is read by the charset its header names."""
    body = '{"b":"é","a":1}'.encode(charset)

    found = canonical(body, f'application/json; charset="{charset}"')

    assert isinstance(found, Canonical)
    assert found.text == '{"a":1,"b":"é"}'.encode()
    assert isinstance(canonical(body), Problem)


@pytest.mark.parametrize(
    ("codec", "charset"),
    [("utf-16-be", "utf-16"), ("utf-16-be", "utf-16-be"), ("utf-32-be", "utf-32")],
)
def test_the_byte_order_is_seen_without_a_mark(codec: str, charset: str) -> None:
    """JSON begins with ASCII, so a zero byte in front means the large end comes first."""
    found = canonical('{"b":1}'.encode(codec), f"application/json; charset={charset}")

    assert isinstance(found, Canonical)
    assert found.text == b'{"b":1}'


def test_a_refusal_says_where() -> None:
    """The sentence names line and column."""
    found = canonical(b'{\n"a":1,\n}')

    assert isinstance(found, Problem)
    assert "line 3, column 1" in found.sentence
