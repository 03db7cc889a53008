"""What a stated scheme signs."""

import pytest

from inspector.core.opened import Opened
from inspector.core.secret import Secret
from inspector.core.verdict import Outcome, Verdict
from inspector.providers.hmac_rule import (
    HmacRule,
    Prepared,
    Reading,
    filled_pattern,
    opened_body,
    raw_body,
    template_parts,
)
from inspector.providers.key_form import KeyForm
from tests.providers.making import request_with

RULE = HmacRule(
    "x", "x", "X", "x", "secret", "S", "all", template="v0:{method}.{path}.{time}.{body}"
)


def test_a_template_is_filled_with_received_bytes() -> None:
    """Literal text stays; path and time are the bytes that came, latin-1."""
    request = request_with(b"\xff{body}", target="/caf\xe9?a=1")

    assert RULE.content(request, request.body, "\xe9", with_query=False) == (
        b"v0:POST./caf\xe9.\xe9.\xff{body}"
    )
    assert RULE.content(request, b"", "", with_query=True) == b"v0:POST./caf\xe9?a=1.."


def test_a_full_url_as_target_is_its_path() -> None:
    """As proxies send it; the query follows the path."""
    request = request_with(target="http://h/a?b=c?d")

    assert RULE.content(request, b"", "", with_query=True) == b"v0:POST./a?b=c?d.."


def test_the_body_alone_is_not_copied() -> None:
    """Large bodies are signed in place."""
    body = b"x" * 100
    plain = HmacRule("x", "x", "X", "x", "secret", "S", "all")

    assert plain.content(request_with(body), body, "", with_query=False) is body


def test_keys_are_text_or_decoded() -> None:
    """A secret that should be base64 and is not has no key."""
    decoded = HmacRule("x", "x", "X", "x", "secret", "S", "all", key_form=KeyForm.BASE64)

    assert RULE.key("YWJj") == b"YWJj"
    assert decoded.key("YWJj") == b"abc"
    assert decoded.key("YWJ") is None


def test_a_reading_is_tried_only_where_it_differs() -> None:
    """Without a query or a content coding there is nothing else to read."""
    plain = Opened(request_with(b"x"), b"x")
    other = Opened(request_with(b"x", target="/a?b"), b"y", coding="gzip")
    with_query, compressed = Reading("q", with_query=True), Reading("c", body=raw_body)

    assert not with_query.differs(plain)
    assert not compressed.differs(plain)
    assert with_query.differs(other)
    assert compressed.differs(other)
    assert (raw_body(other), opened_body(other)) == (b"x", b"y")


def test_a_prepared_secret_shows_no_key() -> None:
    """Neither as it was entered nor decoded."""
    held = Secret("id", "x", "hunter2")
    verdict = Verdict("x", Outcome.VERIFIED, "Signed.")

    assert "hunter2" not in repr(Prepared(held, b"hunter2", verdict))


@pytest.mark.parametrize("template", ["{time}.{body}", "a%b{id}:{time}:{body}%", "{body}{time}"])
def test_the_short_way_to_fill_a_template_gives_the_same(template: str) -> None:
    """As the long way, which knows every part."""
    rule = HmacRule("x", "x", "X", "x", "secret", "S", "all", template=template)
    request = request_with(b"b%d")
    filled = rule.content(request, b"b%d", "1", identity="m")

    pieces = {"time": b"1", "id": b"m", "body": b"b%d", "": b""}
    assert filled == b"".join(
        literal + pieces[name] for literal, name, _ in template_parts(template)
    )
    assert filled_pattern(template) is not None
    assert filled_pattern("{path}{body}") is None
    assert filled_pattern("{body") is None
