"""What a diagnosis is made from."""

from inspector.core.secret import Secret, Use
from tests.doctor.cases import SECRET, fiskil_case


def test_secrets_that_do_not_apply_are_the_others() -> None:
    """Secrets of the scheme come before those of other schemes; none stands in both lists."""
    case = fiskil_case(
        b"{}", "x",
        Secret("fuse", "fuse", "api key"),
        Secret("mine", "fiskil", SECRET),
        Secret("old", "fiskil", SECRET, Use.RETIRED),
    )  # fmt: skip

    assert [secret.id for secret in case.secrets] == ["mine"]
    assert [secret.id for secret in case.others] == ["old", "fuse"]
