"""GitHub: the official vector and its events."""

import hmac

from inspector.core.verdict import Outcome
from inspector.providers.github import SCHEME, GitHub
from tests.providers.making import opened, secret, vector

SAMPLE = vector("github")


def test_the_official_vector_verifies() -> None:
    """The one of GitHub's own page."""
    came = opened(SAMPLE["body"].encode(), tuple(SAMPLE["headers"].items()))

    proof = SCHEME.judge(came, [secret("github", SAMPLE["secret"])], 0, None)

    assert proof.verdict.outcome is Outcome.VERIFIED
    assert proof.expected == SAMPLE["headers"]["X-Hub-Signature-256"].removeprefix("sha256=")


def test_the_older_sha1_is_not_taken_for_it() -> None:
    """Under its name it is another header; under this name it is unreadable."""
    value = "sha1=" + hmac.digest(b"k", b"x", "sha1").hex()
    came = opened(b"x", (("X-Hub-Signature-256", value),))

    proof = SCHEME.judge(came, [secret("github", "k")], 0, None)

    assert proof.verdict.outcome is Outcome.MALFORMED
    assert not SCHEME.is_present(opened(b"x", (("X-Hub-Signature", value),)).request)


def test_an_event_is_told_in_words() -> None:
    """By the header, with the body's action and repository."""
    headers = (("X-GitHub-Event", "issues"), ("X-GitHub-Delivery", "72d3162e"))
    came = opened({"action": "opened", "repository": {"full_name": "a/b"}}, headers)
    event = GitHub().describe(came)

    assert GitHub().recognises(came)
    assert (event.type, event.label, event.entity) == ("issues", "issues opened", "a/b")
    assert event.description == "Something happened to an issue: opened (a/b)"
    assert event.delivery == "github:72d3162e"
    assert GitHub().describe(opened(b"x")).description == "GitHub sent an event"
