"""Requests are opened: codings, charset, JSON, oddities."""

import gzip
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.capture import Request
from inspector.core.opened import Json, Opened
from inspector.decode.opening import media_of, open_content, open_request
from tests.decode.coding import CODED
from tests.decode.laying_out import request_of_body

DOCUMENT: Json = {"message_id": "1", "data": {"event": "consent.received"}}
BODY = json.dumps(DOCUMENT).encode()


def test_a_plain_body_is_itself() -> None:
    """Without codings the content is the body, and the JSON is parsed."""
    request = request_of_body(BODY)

    assert open_request(request) == Opened(request, BODY, document=DOCUMENT, is_json=True)
    assert open_request(request).content is request.body


@pytest.mark.parametrize("name", sorted(CODED))
def test_codings_are_undone_and_named(name: str) -> None:
    """The content is what was coded, and the coding is named."""
    coding, make = CODED[name]
    request = request_of_body(make(BODY), coding=coding)
    opened = open_request(request)

    assert (opened.content, opened.coding, opened.problem) == (BODY, coding, "")
    assert opened.document == DOCUMENT


def test_repeated_headers_stack() -> None:
    """Two Content-Encoding fields mean one coding around the other."""
    body = gzip.compress(gzip.compress(BODY))
    headers = (("content-encoding", "gzip"), ("CONTENT-ENCODING", "x-gzip"))
    opened = open_request(Request(b"", body, "POST", "/", "1.1", headers))

    assert (opened.content, opened.coding) == (BODY, "gzip, gzip")


def test_path_values_are_carried() -> None:
    """Values of the endpoint's template come along."""
    opened = open_request(request_of_body(BODY), {"event": "user-created"})

    assert opened.path_values == {"event": "user-created"}
    assert open_request(request_of_body(b""), {"event": "x"}).path_values == {"event": "x"}


@pytest.mark.parametrize(("method", "kinds"), [("POST", ["empty-body"]), ("GET", [])])
def test_an_empty_body_is_odd_where_one_is_due(method: str, kinds: list[str]) -> None:
    """A webhook without a body is a finding; a GET has none."""
    opened = open_request(Request(b"", b"", method, "/", "1.1", ()))

    assert [finding.kind for finding in opened.findings] == kinds
    assert not opened.is_json


def test_a_cut_body_keeps_its_beginning_and_the_problem() -> None:
    """What could be opened is there, the problem is a sentence, and the JSON breaks off."""
    opened = open_request(request_of_body(gzip.compress(BODY * 100)[:-9], coding="gzip"))

    assert opened.content.startswith(BODY)
    assert opened.problem.endswith("bytes of content could be opened.")
    assert not opened.is_json
    assert [finding.kind for finding in opened.findings] == ["content-coding", "invalid-json"]


def test_a_coding_that_is_none_is_a_finding() -> None:
    """The body is read as it came, and the finding says what its header claims."""
    opened = open_request(request_of_body(BODY, coding="gzip"))

    assert opened.document == DOCUMENT
    assert [(f.kind, f.explanation) for f in opened.findings] == [
        ("content-coding", opened.problem)
    ]


def test_a_coding_nobody_declared_is_all_that_is_said() -> None:
    """Compressed bytes are no broken JSON and no broken text."""
    opened = open_request(request_of_body(gzip.compress(BODY)))

    assert [finding.kind for finding in opened.findings] == ["undeclared-coding"]


def test_the_limit_is_the_callers() -> None:
    """No more than the limit is opened."""
    opened = open_request(request_of_body(gzip.compress(BODY), coding="gzip"), limit=10)

    assert opened.content == BODY[:10]
    assert opened.problem


def test_content_alone_is_not_parsed() -> None:
    """For a rendering the codings are undone and no more."""
    request = request_of_body(gzip.compress(b'{"a":1,"a":2}'), coding="gzip")

    assert open_content(request) == Opened(request, b'{"a":1,"a":2}', "gzip")


def test_the_media_type_is_that_of_the_first_header() -> None:
    """A second Content-Type does not count."""
    headers = (("content-TYPE", "text/plain"), ("Content-Type", "application/json"))

    assert media_of(Request(b"", b"", "POST", "/", "1.1", headers)).essence == "text/plain"


@settings(deadline=None)
@given(
    st.binary(max_size=100),
    st.lists(
        st.tuples(
            st.sampled_from(["Content-Type", "content-encoding", "X-Other-Header", "Content-Typf"]),
            st.text(st.characters(codec="latin-1"), max_size=20)
            | st.sampled_from(
                ["gzip", "br", "deflate", "zstd", "application/json; charset=utf-16"]
            ),
        ),
        max_size=4,
    ),
)
def test_nothing_raises(body: bytes, headers: list[tuple[str, str]]) -> None:
    """No request raises."""
    opened = open_request(Request(b"", body, "POST", "/", "1.1", tuple(headers)))

    assert isinstance(opened.content, bytes)
