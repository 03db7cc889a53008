"""Writes "Set it up" into the providers' pages from the guides that the window shows.

    python packaging/guide_sections.py

A test compares the two, so run it after every change in `resources/guides`.
"""

import sys
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "providers"
BEGIN, END = "<!-- guide: begin -->", "<!-- guide: end -->"
PUBLIC = "https://hooks.example.org"
WIDTH = 100


def section(provider: str) -> str:
    """One provider's guide as Markdown."""
    return "\n".join(_lines(provider))


def _lines(provider: str) -> Iterator[str]:
    sys.path.insert(0, str(ROOT))
    from inspector.gui.models.guide import (  # noqa: PLC0415 - found by the line above
        address_to_register,
        curl_of,
        guide_of,
    )
    from inspector.providers import SCHEMES, provider_named  # noqa: PLC0415 - the same

    guide, known = guide_of(provider), provider_named(provider)
    if guide is None or known is None:
        return
    url = address_to_register(PUBLIC, known.default_endpoint, guide.event)
    yield from ("## Set it up", "", *_wrapped(guide.lead), "")
    for number, step in enumerate(guide.register, 1):
        yield from _wrapped(step, f"{number}. ")
    yield from ("", "**What to enter here**", "")
    for paste in guide.paste:
        yield from _wrapped(f"{SCHEMES[paste.scheme].secret_name}: {paste.text}", "- ")
    yield from ("", "**What proves it works**", "", *_wrapped(guide.proof), "")
    yield from ("**When nothing arrives**", "")
    for check in guide.checks:
        yield from _wrapped(f"*{check.title}.* {check.text}", "- ")
    for request in guide.requests:
        yield from ("", f"**{request.title}**", "", *_wrapped(request.means), "")
        names = ", ".join(f"`{name}`" for name in request.names)
        yield from (*_wrapped(f"Set in the shell first: {names}."), "")
        yield from ("```sh", curl_of(request, url), "```")
    yield from ("", "**What is not documented**", "")
    for sentence in guide.unknown:
        yield from _wrapped(sentence, "- ")


def _wrapped(text: str, mark: str = "") -> Iterable[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )


def page_with(text: str, provider: str) -> str:
    """A page with its section replaced."""
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return f"{head}{BEGIN}\n\n{section(provider)}\n\n{END}{tail}"


def pages() -> list[Path]:
    """The pages of providers that have a guide."""
    return sorted(
        PAGES / f"{guide.stem}.md" for guide in (ROOT / "resources/guides").glob("*.toml")
    )


if __name__ == "__main__":
    for page in pages():
        page.write_text(page_with(page.read_text(encoding="utf-8"), page.stem), encoding="utf-8")
