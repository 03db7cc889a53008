"""Judging once more says what judging for the first time says."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from inspector.archive.judged import read_judged
from inspector.archive.preparing import Prepared, prepare
from inspector.core.capture import Request
from inspector.engine.endpoints import FIRST_ENDPOINTS, EndpointTable
from inspector.engine.judging import judge_capture
from inspector.engine.judging_again import judge_again
from inspector.engine.rules import Rules
from tests.engine.house import FUSE, archive_of, gzipped, secret, signed

FISKIL = signed("fiskil", "/fiskil", b'{"message_id":"1","publish_time":"x","data":{}}')
POWENS = signed("powens-hmac", "/powens/user-created", b'{"id_webhook_data":1,"user":{"id":1}}')
REQUESTS = (
    FUSE, FISKIL, gzipped(FISKIL), POWENS, gzipped(FUSE),
    Request(b"", b"{", "POST", "/fiskil", "1.1", ()),
    Request(b"", b"x", "POST", "/elsewhere", "1.1", (("X-Fuse-Verification", "x"),)),
)  # fmt: skip
SECRETS = (secret("fuse"), secret("fiskil"), secret("powens-hmac"))
RULES = (
    Rules(),
    Rules(SECRETS),
    Rules((secret("fuse", "wrong"), secret("fiskil", "d3Jvbmc="), SECRETS[2])),
    Rules((secret("powens-token", "x"), *SECRETS), {"fiskil": 0.0}),
)
TABLE = EndpointTable(FIRST_ENDPOINTS)


@pytest.mark.parametrize("described", [True, False])
@pytest.mark.parametrize("after", RULES)
@pytest.mark.parametrize("before", RULES)
def test_it_says_what_a_first_judgement_says(
    tmp_path: Path, before: Rules, after: Rules, *, described: bool
) -> None:
    """Whatever the rules were before, and nothing when it says the same."""
    with archive_of(tmp_path, *REQUESTS) as archive:
        ids = range(1, len(REQUESTS) + 1)

        def judged(rules: Rules) -> Sequence[Prepared]:
            captures = archive.reader.captures(ids)
            routes = [TABLE.route(one.request.target) for one in captures]
            return [
                prepare(judge_capture(c, r, rules)) for c, r in zip(captures, routes, strict=True)
            ]

        old, new = judged(before), judged(after)
        assert archive.store_prepared(old) is None
        rows = read_judged(archive.reader.connection, ids, 1 << 20)
        found = [judge_again(row, TABLE, after, described=described) for row in rows]
    assert found == [None if now == then else now for now, then in zip(new, old, strict=True)]
