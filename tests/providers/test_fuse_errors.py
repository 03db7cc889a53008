"""Fuse's answers in words."""

import pytest

from inspector.core.opened import Json
from inspector.providers.fuse_errors import MEANINGS, error_code, explain_answer

AGGREGATOR: Json = {
    "title": "Aggregator Error", "details": "An error occurred.", "code": "aggregator_error",
    "type": "server_error", "source": "aggregator",
    "data": {"aggregator": "mx", "errors": [{"details": "Couldn't find User record(s)."}]},
}  # fmt: skip


def test_success_says_what_fuse_says() -> None:
    """The message, when there is one."""
    assert explain_answer(200, {"message": "Done."}).startswith("Fuse took it: Done.")
    assert explain_answer(200, {}).startswith("Fuse took it.")


@pytest.mark.parametrize("code", MEANINGS)
def test_each_code_has_a_meaning_and_a_next_step(code: str) -> None:
    """A sentence each, ending with a full stop."""
    said = explain_answer(400, {"code": code})

    assert all(part.endswith(".") for part in MEANINGS[code])
    assert said == f"Fuse answered 400 {code}. {' '.join(MEANINGS[code])}"


def test_the_aggregators_words_are_told() -> None:
    """The documented form of `data`, and the list that the page speaks of."""
    assert isinstance(AGGREGATOR, dict)
    listed: Json = {**AGGREGATOR, "data": [{"details": "Couldn't find User record(s)."}]}
    for body in (AGGREGATOR, listed):
        assert "“Couldn't find User record(s)”" in explain_answer(500, body)


@pytest.mark.parametrize(
    ("status", "body"),
    [(401, {"code": "new_one", "type": "AUTH_ERROR"}), (401, {"title": "No"}),
     (401, {"type": "auth_error"})],
)  # fmt: skip
def test_an_unknown_code_is_explained_by_its_type(status: int, body: Json) -> None:
    """In either case of letters, else by the status."""
    assert "credentials" in explain_answer(status, body)


def test_any_json_is_explained() -> None:
    """Members of the wrong type, nothing at all."""
    wrong: list[Json] = [
        None,
        [],
        7,
        {"code": []},
        {"data": 1, "title": {}},
        {"data": {"errors": 5}},
    ]
    for body in wrong:
        assert explain_answer(418, body).startswith("Fuse answered 418")


def test_the_code_is_found() -> None:
    """Empty when there is none."""
    assert error_code(AGGREGATOR) == "aggregator_error"
    assert error_code([]) == error_code({}) == ""
