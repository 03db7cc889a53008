"""What the palette lists."""

from inspector.gui.models.palette_entries import MOST, Entry, rows_for, with_entry


def entry(group: str, words: str, keywords: str = "") -> Entry:
    """An entry that does nothing."""
    return Entry(group, words, lambda: None, keywords=keywords)


ENTRIES = (
    entry("List", "Pause the list", "resume"),
    entry("Window", "Repeat the last filter"),
    entry("This capture", "Copy report"),
    entry("This capture", "Replay"),
)


def words(query: str) -> list[str]:
    """Lines as text, headings in brackets."""
    return [row.words if isinstance(row, Entry) else f"[{row}]" for row in rows_for(query, ENTRIES)]


def test_everything_is_listed_at_first() -> None:
    """Under headings, in the order given."""
    assert words("")[:4] == ["[List]", "Pause the list", "[Window]", "Repeat the last filter"]


def test_the_best_come_first() -> None:
    """Within a group and among groups."""
    assert words("report") == ["[This capture]", "Copy report"]
    found = words("rep")
    assert found[found.index("[This capture]") + 1] == "Replay"
    assert "Pause the list" not in found


def test_keywords_find_too() -> None:
    """Without marking a letter."""
    rows = rows_for("resume", ENTRIES)
    assert isinstance(rows[1], Entry)
    assert (rows[1].words, rows[1].letters) == ("Pause the list", frozenset())


def test_letters_anywhere_are_the_last_resort() -> None:
    """Only when nothing matches better."""
    assert words("pte") == ["[List]", "Pause the list", "[Window]", "Repeat the last filter"]
    assert words("zzz") == []


def test_one_more_stands_under_its_heading() -> None:
    """Where there is one; else it comes with its own, before all or after all."""
    rows = rows_for("", ENTRIES)
    inside = with_entry(rows, entry("List", "More"), first=False)
    assert [row.words for row in inside[1:3] if isinstance(row, Entry)] == [
        "Pause the list",
        "More",
    ]
    new = entry("Capture", "Capture 7")
    assert with_entry(rows, new, first=True) == ["Capture", new, *rows]
    assert with_entry(rows, new, first=False) == [*rows, "Capture", new]


def test_there_is_a_bound() -> None:
    """However many there are."""
    many = [entry("G", f"Item {n}") for n in range(300)]
    assert len(rows_for("item", many)) == MOST + 1


def test_an_entry_is_spoken() -> None:
    """Words, detail and keys."""
    spoken = Entry("G", "Clear", lambda: None, "Hides", "Ctrl+L").spoken
    assert spoken == "Clear, Hides, Ctrl+L"
