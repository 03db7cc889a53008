"""How languages write numbers; the expected texts were printed by the languages themselves."""

import pytest

from inspector.doctor import number_layouts as layouts
from inspector.doctor.number_layouts import Numbers

PRINTED = (
    (layouts.PYTHON, "1.0", "1.0"), (layouts.PYTHON, "1E5", "100000.0"),
    (layouts.PYTHON, "1e16", "1e+16"), (layouts.PYTHON, "1e400", "Infinity"),
    (layouts.GO, "1E5", "100000"), (layouts.GO, "1e21", "1e+21"), (layouts.GO, "1e-7", "1e-7"),
    (layouts.GO, "-0.0", "-0"), (layouts.JAVA, "1", "1.0"), (layouts.JAVA, "1e7", "1.0E7"),
    (layouts.JAVA, "9999999", "9999999.0"), (layouts.JAVA, "0.001", "0.001"),
    (layouts.JAVA, "0.0001", "1.0E-4"), (layouts.JAVA, "123456789.5", "1.234567895E8"),
    (layouts.JAVA, "-0.0", "-0.0"), (layouts.PHP, "1.0", "1"), (layouts.PHP, "0.0001", "0.0001"),
    (layouts.PHP, "0.00001", "1.0e-5"), (layouts.PHP, "1e16", "10000000000000000"),
    (layouts.PHP, "1e17", "1.0e+17"), (layouts.PHP, "1.5e300", "1.5e+300"),
    (layouts.RUBY, "1e14", "100000000000000.0"), (layouts.RUBY, "1e15", "1.0e+15"),
    (layouts.RUBY, "0.00001", "1.0e-05"), (layouts.RUBY, "0.0001", "0.0001"),
)  # fmt: skip


@pytest.mark.parametrize(("numbers", "text", "printed"), PRINTED)
def test_fractions_are_written_as_the_language_does(
    numbers: Numbers, text: str, printed: str
) -> None:
    """Each layout equals what its language printed."""
    assert numbers.fraction(text) == printed


def test_integers_keep_their_digits_but_in_javascript() -> None:
    """Doubles round from 2**53 on; PHP turns what exceeds 64 bits into a float."""
    assert layouts.JAVASCRIPT.integer("9007199254740993") == "9007199254740992"
    assert layouts.RUBY.integer("12345678901234567890") == "12345678901234567890"
    assert layouts.PHP.integer("12345678901234567890") == "1.2345678901234567e+19"


def test_what_a_language_refuses_is_no_text() -> None:
    """Go reads no number beyond the doubles; CPython no integer over 4,300 digits."""
    assert layouts.GO.fraction("1e400") is None
    assert layouts.PYTHON.integer("1" * 5000) is None
