"""Facts about sending a delivery to ourselves."""

from pathlib import Path

from inspector.core.problem import Problem
from inspector.core.secret import Use
from inspector.engine.simulating import Simulating, signing_secrets, simulations
from inspector.providers import PROVIDERS
from inspector.simulator.sample_secrets import SAMPLE_SECRETS
from tests.engine.house import house, play, secret


def test_the_secret_in_use_signs() -> None:
    """Current before previous, the sandbox's before production's, never a retired one."""
    mine = [
        secret("fuse", "retired", use=Use.RETIRED),
        secret("fuse", "previous", use=Use.PREVIOUS),
        secret("fuse", "production", environment="production"),
        secret("fuse", "current"),
    ]

    assert signing_secrets("fuse", mine) == {"fuse": "current"}
    assert signing_secrets("fuse", mine[:1]) == {"fuse": SAMPLE_SECRETS["fuse"]}


def test_without_a_secret_the_sample_signs() -> None:
    """Every scheme of the provider that has one."""
    assert signing_secrets("powens", []) == {"powens-hmac": SAMPLE_SECRETS["powens-hmac"]}


def test_every_provider_can_be_simulated() -> None:
    """With its documented events and the faults."""
    found = {each["provider"]: each for each in simulations()}

    assert set(found) == {provider.id for provider in PROVIDERS}
    assert all(each["events"] and "tampered" in each["faults"] for each in found.values())
    assert {"name", "meaning"} == set(found["fuse"]["events"][0])


def test_a_delivery_arrives_and_is_verified(tmp_path: Path) -> None:
    """One with a fault arrives and fails."""

    async def scene() -> None:
        known = [secret("fiskil")]
        async with house(tmp_path, secrets=tuple(known)) as at:
            simulating = Simulating()
            address = at.engine.address
            answer = await simulating.send("fiskil", "", "", address, known)
            assert not isinstance(answer, Problem)
            assert answer["status"] == 200
            assert f"{address}/fiskil" in answer["sentence"]
            await simulating.send("fiskil", "", "tampered", address, known)
            await at.heard.judged(1, 2)
            assert at.outcomes(1) == {"fiskil": "verified"}
            assert at.outcomes(2) == {"fiskil": "failed"}
            await simulating.close()

    play(scene)


def test_what_cannot_be_sent_is_a_problem() -> None:
    """An unknown provider, an address where nobody listens."""

    async def scene() -> None:
        simulating = Simulating()
        nowhere = "http://127.0.0.1:1"
        assert isinstance(await simulating.send("nobody", "", "", nowhere, []), Problem)
        assert isinstance(await simulating.send("fuse", "", "", nowhere, []), Problem)
        await simulating.close()

    play(scene)
