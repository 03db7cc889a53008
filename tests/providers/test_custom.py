"""A scheme as TOML: what may stand there, and what a wrong file is told."""

import base64
import hashlib
import hmac
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.event import Event
from inspector.core.problem import Problem
from inspector.core.verdict import Outcome
from inspector.providers.custom import ALGORITHMS, compiled, read_scheme
from inspector.providers.hmac_scheme import HmacScheme
from inspector.providers.judging import judge
from inspector.providers.public_key_scheme import PublicKeyScheme
from tests.providers.making import opened, request_with, secret

SMALL = 'name = "acme"\nheader = "X-Acme-Signature"\n'
WHOLE = """
name = "acme"
title = "Acme payments"
header = "X-Acme-Signature"
time_header = "X-Acme-Time"
id_header = "X-Acme-Id"
format = "list"
separator = ";"
prefix = "v2:"
signed = "{method}|{target}|{path}|{header:Content-Type}|{id}|{time}|{body}"
algorithm = "hmac-sha512"
key = "base64"
key_prefix = "sk_"
encoding = "base64url"
time_format = "unix-ms"
tolerance = 60
refuse_future = false

[[alias]]
header = "X-Old-Signature"
time_header = "X-Old-Time"
id_header = "X-Old-Id"
"""


def scheme_of(text: str) -> HmacScheme:
    """A scheme that must be readable."""
    found = read_scheme(text)
    assert isinstance(found, HmacScheme), found
    return found


def test_two_lines_are_a_scheme() -> None:
    """Hex of HMAC-SHA256 over the raw body, the secret's text being the key."""
    scheme = scheme_of(SMALL)
    value = hmac.new(b"k", b"x", hashlib.sha256).hexdigest()
    came = opened(b"x", (("x-acme-signature", value),))

    proof = scheme.judge(came, [secret("custom:acme", "k")], 0, scheme.tolerance)

    assert (scheme.id, scheme.label, scheme.owner) == ("custom:acme", "acme", "acme")
    assert proof.verdict.outcome is Outcome.VERIFIED
    assert proof.verdict.scheme == "custom:acme"


def test_every_key_counts() -> None:
    """Against a signature made by hand."""
    scheme = scheme_of(WHOLE)
    content = b"POST|/a?b=c|/a|text/x|m1|1700000000000|body"
    digest = hmac.new(b"key", content, hashlib.sha512).digest()
    value = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    for names in (("X-Acme-Signature", "X-Acme-Time", "X-Acme-Id"), ("X-Old-Signature", "X-Old-Time", "X-Old-Id")):  # fmt: skip
        headers = ((names[0], f"v1:zz;v2:{value}"), (names[1], "1700000000000"), (names[2], "m1"), ("Content-Type", "text/x"))  # fmt: skip
        came = opened(b"body", headers, "/a?b=c")
        key = secret("custom:acme", "sk_a2V5")

        assert scheme.judge(came, [key], 1700000060, 60).verdict.outcome is Outcome.VERIFIED
        assert scheme.judge(came, [key], 1700000061, 60).verdict.outcome is Outcome.EXPIRED
        assert scheme.judge(came, [key], 1600000000, 60).verdict.outcome is Outcome.VERIFIED
    assert scheme.tolerance == 60.0


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_every_algorithm_is_known(algorithm: str) -> None:
    """HMAC of four hashes, and key pairs."""
    scheme = scheme_of(f'{SMALL}algorithm = "{algorithm}"\n')

    assert isinstance(scheme, PublicKeyScheme) != algorithm.startswith("hmac-")
    if algorithm.startswith("hmac-"):
        headers = scheme.sign(request_with(b"x"), "k", 0)
        expected = hmac.new(b"k", b"x", algorithm.removeprefix("hmac-")).hexdigest()
        assert headers == (("X-Acme-Signature", expected),)


def test_sorted_json_can_be_signed() -> None:
    """As Fuse does."""
    scheme = scheme_of(f'{SMALL}body = "canonical-json"\n')
    value = hmac.new(b"k", b'{"a":2,"b":1}', hashlib.sha256).hexdigest()

    proof = scheme.judge(
        opened(b'{ "b": 1, "a": 2 }', (("X-Acme-Signature", value),)),
        [secret("custom:acme", "k")], 0, None,
    )  # fmt: skip

    assert proof.verdict.outcome is Outcome.VERIFIED


def test_fields_have_their_time_inside_or_beside() -> None:
    """A time header replaces the field."""
    inside = scheme_of(f'{SMALL}format = "fields"\nsigned = "{{time}}.{{body}}"\n')
    beside = scheme_of(
        f'{SMALL}format = "fields"\ntime_header = "X-T"\nsigned = "{{time}}.{{body}}"\n'
    )

    assert inside.sign(request_with(b"x"), "k", 5)[0][1].startswith("t=5,v1=")
    assert dict(beside.sign(request_with(b"x"), "k", 5))["X-Acme-Signature"].startswith("v1=")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "name is missing"),
        ("[", "it is no TOML"),
        ('name = "Acme"', "lower-case letters"),
        ('name = "a"', "header is missing"),
        ("name = 3", "name has to be text in quotes"),
        ('name = "a"\nheader = "a b"', "no name of a header"),
        (SMALL + 'heading = "x"', "there is no key 'heading'"),
        (SMALL + 'algorithm = "md5"', "has to be one of hmac-sha256"),
        (SMALL + 'format = "xml"', "has to be one of whole"),
        (SMALL + 'signed = ""', "signed is empty"),
        (SMALL + 'signed = "x"', "holds nothing of the request"),
        (SMALL + 'signed = "{bdy}"', "not {bdy}"),
        (SMALL + 'signed = "{body"', "braces in signed do not match"),
        (SMALL + 'signed = "{body!r}"', "may hold {method}"[:8]),
        (SMALL + 'signed = "{body:x}"', "may hold"),
        (SMALL + 'signed = "{header:}"', "needs a header's name"),
        (SMALL + 'signed = "{time}.{body}"', "time_header has to name"),
        (SMALL + 'signed = "{id}.{body}"', "id_header has to name"),
        (SMALL + "tolerance = true", "number of seconds"),
        (SMALL + "tolerance = nan", "number of seconds"),
        (SMALL + "tolerance = -1", "number of seconds"),
        (SMALL + "tolerance = 0x1" + "0" * 5000, "number of seconds"),
        (SMALL + "refuse_future = 1", "true or false"),
        (SMALL + "alias = 1", "list of tables"),
        (SMALL + "alias = [1]", "list of tables"),
        (SMALL + "[[alias]]", "header is missing"),
        (SMALL + 'separator = ""', "separator is empty"),
        (SMALL + f'prefix = "{"x" * 300}"', "longer than 200"),
        (SMALL + 'prefix = "\\u0000"', "cannot be seen"),
        ("a" * 70_000, "longer than 64 KiB"),
    ],
)
def test_a_wrong_file_is_told_in_words(text: str, words: str) -> None:
    """One sentence, and where to read on."""
    found = read_scheme(text)

    assert isinstance(found, Problem)
    assert words in found.sentence
    assert "custom-scheme.md" in found.remedy


def test_several_texts_are_compiled_once_each() -> None:
    """Of one name the first; what cannot be read is left out."""
    found = compiled((SMALL, "[", SMALL + "tolerance = 5\n", SMALL.replace("acme", "other", 1)))

    assert [scheme.id for scheme in found] == ["custom:acme", "custom:other"]
    assert found[0].tolerance is None


def test_a_custom_scheme_gets_its_verdict_last() -> None:
    """When its header came, or when its endpoint has a secret for it."""
    scheme = scheme_of(SMALL)
    came = opened(b"x", (("X-Acme-Signature", "z"), ("X-Fiskil-Signature", "z")))
    own = secret("custom:acme", "k", endpoint="/a")

    proofs = judge(came, Event(), [], 0, {}, custom=[scheme])
    unsigned = judge(opened(b"x"), Event(), [own], 0, {}, "/a", [scheme])
    elsewhere = judge(opened(b"x"), Event("fuse"), [own], 0, {}, "/a", [scheme])

    assert [proof.verdict.scheme for proof in proofs] == ["fiskil", "custom:acme"]
    assert [proof.verdict.outcome for proof in unsigned] == [Outcome.UNSIGNED]
    assert elsewhere == ()


KEYS = st.sampled_from(
    ["name", "header", "signed", "format", "algorithm", "key", "separator", "time_header", "alias", "tolerance"]
)  # fmt: skip
VALUES = st.text(max_size=12) | st.sampled_from(["acme", "X-A", "{body}", "fields", "list", "{time}{body}", "hex"])  # fmt: skip


@settings(deadline=None)
@given(
    st.dictionaries(KEYS, VALUES),
    st.text(max_size=60),
    st.text(max_size=30),
    st.binary(max_size=20),
)
def test_no_text_raises(keys: dict[str, str], junk: str, value: str, body: bytes) -> None:
    """A scheme, or a problem; and a scheme judges anything."""
    usual = {"name": "acme", "header": "X-A"} | keys
    text = "\n".join(f"{key} = {json.dumps(one)}" for key, one in usual.items())
    for one in (junk, text):
        scheme = read_scheme(one)
        if isinstance(scheme, HmacScheme):
            came = opened(body, ((scheme.header, value), ("X-A", value)))
            proof = scheme.judge(came, [secret(scheme.id, value)], 0, 1.0)
            assert proof.verdict.outcome is not Outcome.VERIFIED
            scheme.sign(came.request, value, 0)
