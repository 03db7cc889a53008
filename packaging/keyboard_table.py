"""Writes the table of keys into docs/tasks/keyboard.md from the list of the window's actions.

    python packaging/keyboard_table.py

A test compares the two, so run it after every change of `inspector/gui/actions.py`.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "tasks" / "keyboard.md"
BEGIN, END = "<!-- actions: begin -->", "<!-- actions: end -->"


def table() -> str:
    """The actions as Markdown: a heading and a table for each thing they work on."""
    sys.path.insert(0, str(ROOT))
    from inspector.gui.actions import ACTIONS, Where  # noqa: PLC0415 - found by the line above

    parts = []
    for where in Where:
        lines = [f"### {where.value}", "", "| action | keys |", "| --- | --- |"]
        for spec in ACTIONS:
            if spec.where is where:
                keys = f"`{spec.shortcut}`" if spec.shortcut else ""
                lines.append(f"| {spec.words} | {keys} |".replace("|  |", "| |"))
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def page_with(text: str) -> str:
    """The page with its table replaced."""
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return f"{head}{BEGIN}\n\n{table()}\n\n{END}{tail}"


if __name__ == "__main__":
    PAGE.write_text(page_with(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
