"""Where a line is in its document: the keys and indexes from the root."""

from collections.abc import Callable
from enum import Enum
from typing import Final, TypeAlias

from inspector.decode.line import Line


class Step(Enum):
    """A step of a path that is neither key nor index."""

    NESTED = "{}"


NESTED: Final = Step.NESTED
"""Where the path enters JSON that is inside a string; shown as `{}`."""
PathStep: TypeAlias = str | int | Step


def json_path(line_no: int, get_line: Callable[[int], tuple[Line, str]]) -> list[PathStep]:
    """The path of a line, `["remote_data", NESTED, "transactions_created_count"]`; never raises.

    Args:
        line_no: Number of the line.
        get_line: Gives record and text of a line by its number. It is asked for a few lines a
            level, however long the document.
    """
    del line_no, get_line
    return []
