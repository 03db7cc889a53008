"""Keys come out of secrets in the form the scheme says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.providers.key_form import KeyForm, fault, form_name, key_bytes


@pytest.mark.parametrize(
    ("form", "good", "bad"),
    [
        (KeyForm.BASE64, "+/8=", "+/8"),
        (KeyForm.UNPADDED, "+/8", "+/8*"),
        (KeyForm.BASE64URL, "-_8", "+/8"),
        (KeyForm.HEX, "FbfF", "fbf"),
    ],
)
def test_a_form_reads_its_own_and_refuses_others(form: KeyForm, good: str, bad: str) -> None:
    """The reason is a clause without any of the secret."""
    assert key_bytes(good, form) in (b"\xfb\xff", b"\xfb\xf7\xc5")
    assert key_bytes(bad, form) is None
    assert fault(bad, form)
    assert bad not in fault(bad, form)
    assert form_name(form)


def test_text_is_its_utf8() -> None:
    """Any text is a key."""
    assert key_bytes("é", KeyForm.TEXT) == b"\xc3\xa9"


@given(st.text(max_size=40))
def test_no_secret_raises(secret: str) -> None:
    """A form gives bytes, or a reason why not."""
    for form in KeyForm:
        if key_bytes(secret, form) is None:
            assert fault(secret, form)
