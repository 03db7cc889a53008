"""The options of the window are read before Qt is."""

import argparse

import pytest

from inspector.cli.gui import add_parser, run, seconds, size


def parsed(*arguments: str) -> argparse.Namespace:
    """The options as the program sees them."""
    parser = argparse.ArgumentParser()
    add_parser(parser.add_subparsers())
    return parser.parse_args(["gui", *arguments])


def test_a_size_is_two_numbers() -> None:
    """`1440x900` is a size; anything else shows the form."""
    assert size("1440x900") == (1440, 900)
    with pytest.raises(argparse.ArgumentTypeError, match="1440x900"):
        size("big")
    with pytest.raises(argparse.ArgumentTypeError, match="larger"):
        size("99999x100")


@pytest.mark.parametrize("text", ["nan", "inf", "-1", "soon", "1e9"])
def test_a_wait_has_an_end(text: str) -> None:
    """A screenshot comes within the hour."""
    assert seconds("0.5") == 0.5
    with pytest.raises(argparse.ArgumentTypeError):
        seconds(text)


def test_the_contract_of_the_command_line_is_kept() -> None:
    """Archive, port, screenshot, delay, size and theme are options."""
    options = parsed("--archive", "a.db", "--port", "0", "--screenshot", "a.png", "--after", "2",
                     "--size", "800x600", "--theme", "dark")  # fmt: skip

    assert (options.archive, options.port, options.screenshot) == ("a.db", 0, "a.png")
    assert (options.after, options.size, options.theme) == (2.0, (800, 600), "dark")


def test_a_demo_has_its_own_archive(capsys: pytest.CaptureFixture[str]) -> None:
    """Naming another one beside `--demo` is refused in words, before a window opens."""
    assert run(parsed("--demo", "--archive", "mine.db")) == 2
    assert "archive of its own" in capsys.readouterr().err
