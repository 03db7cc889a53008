"""Sizes in words: short enough to stand beside other facts."""

_UNITS = ("kB", "MB", "GB", "TB")


def size_words(size: int) -> str:
    """Bytes in words, `602 B`, `1.2 kB`, `48 kB`, `3.1 MB`; 1 kB is 1,000 bytes, cut, not rounded."""
    if size < 1000:
        return f"{size} B"
    # Counted in tenths so that 9,999 bytes do not become 10.0 kB.
    tenths = size // 100
    for unit in _UNITS:
        if tenths < 10_000 or unit == _UNITS[-1]:
            whole, tenth = divmod(tenths, 10)
            return f"{whole}.{tenth} {unit}" if whole < 10 and tenth else f"{whole:,} {unit}"
        tenths //= 1000
    raise AssertionError


def opened_words(wire: int, opened: int, coding: str) -> str:
    """A body's size; with a content coding both: `48 kB opened to 1.2 MB`."""
    if not coding:
        return size_words(wire)
    return f"{size_words(wire)} opened to {size_words(opened)}"
