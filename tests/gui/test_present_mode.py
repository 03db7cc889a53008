"""Facts about Present mode: canaries planted everywhere are seen nowhere.

The window is real, so are the engine and the sockets. Each look first finds canaries without the
mode, so that a look that finds nothing ever would fail.
"""

import gzip
import http.client
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.core.secret import Secret
from inspector.gui.panels.detail_panel import BODY, HEADERS, SIGNATURE, DetailPanel
from inspector.gui.presenting import presenting
from tests.gui.live_kit import Live
from tests.gui.seeing import clipboard, painted, said

SECRET = "kept-api-key-canary"
USER = "78123404321"
CANARIES = {
    "secret": SECRET,
    "user": USER,
    "email": "zelda.quill@example.com",
    "name": "Zelda Quillfeather",
    "iban": "FR7630006000011234567890189",
    "account": "00098765432",
    "connection": "conn-7f21aa93",
    "bearer": "bearer-token-canary",
    "header": "header-key-canary",
    "query": "query-token-canary",
    "path": "5550123",
    "phone": "+33 6 12 34 56 78",
}
NESTED = {"user_guid": CANARIES["connection"], "holder": {"is": CANARIES["name"]}}
BODY_SENT = {
    "type": "financial_connection.sync_data",
    "financial_connection_id": CANARIES["connection"],
    "environment": "sandbox",
    "source": "mx",
    "remote_data": json.dumps({"deep": json.dumps(NESTED), "email": CANARIES["email"]}),
    "accounts": [{"iban": CANARIES["iban"], "number": CANARIES["account"], "balance": 12.5}],
    "note": f"{SECRET} rings {CANARIES['phone']} of {USER}",
    CANARIES["email"]: True,
}
TARGET = f"/fuse/{CANARIES['path']}?token={CANARIES['query']}"


def seen(text: str) -> set[str]:
    """Which canaries are in a text."""
    return set(where(text))


def where(text: str) -> dict[str, list[str]]:
    """The lines of a text that hold canaries, by canary."""
    lines = text.split("\n")
    found = {name: [x for x in lines if canary in x] for name, canary in CANARIES.items()}
    return {name: held for name, held in found.items() if held}


@pytest.fixture
def live(qtbot: QtBot, tmp_path: Path, runtime: Path) -> Iterator[Live]:  # noqa: ARG001 - set
    """A window that looks at a capture full of canaries."""
    made = Live(qtbot, tmp_path)
    made.session.vault.put(Secret("s", "fuse", SECRET, user=USER))
    made.session.ask("endpoint-save", path=f"/fuse/{CANARIES['path']}", provider="fuse")
    send(made)
    made.until(lambda: made.session.model.rowCount() == 1 and made.judged(0))
    QTest.keyClick(made.window.captures.list_panel.list, Qt.Key.Key_Down)
    made.until(lambda: shows(detail_of(made)))
    yield made
    made.close()
    presenting.use(on=False)
    presenting.set_values(())


def send(live: Live) -> None:
    """Post the body, compressed."""
    host, port = live.session.facts.address.removeprefix("http://").split(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=10)
    fields = {
        "Content-Type": "application/json",
        "Content-Encoding": "gzip",
        "Authorization": f"Bearer {CANARIES['bearer']}",
        "X-Api-Key": CANARIES["header"],
        "X-Reply-To": CANARIES["email"],
        "fuse-verification": "9f86d081884c7d659a2feaa0c55ad015",
    }
    connection.request("POST", TARGET, gzip.compress(json.dumps(BODY_SENT).encode()), fields)
    assert connection.getresponse().status == 200
    connection.close()


def detail_of(live: Live) -> DetailPanel:
    """The pane at the right."""
    return live.window.captures.detail


def shows(detail: DetailPanel) -> bool:
    """Whether the answers for the present mode have come."""
    lines = detail.body.view.lines
    return lines is not None and lines.count > 0 and bool(detail.headers.request_line.text)


def look(live: Live, monkeypatch: pytest.MonkeyPatch) -> str:
    """Everything seen now."""
    return said(live.window) + "\n" + painted(live.window, monkeypatch)


def body_text(live: Live) -> str:
    """All lines of the body; of hex the characters of its right column, without breaks."""
    lines = detail_of(live).body.view.lines
    if lines is None:
        return ""
    texts = [lines.text(number) for number in range(lines.count)]
    if detail_of(live).body.view_name == "hex":
        return "".join(text[60:76] for text in texts)
    return "\n".join(texts)


def nested_line(live: Live) -> int:
    """The line that opens the JSON in a string."""
    lines = detail_of(live).body.view.lines
    assert lines is not None
    return next(n for n in range(lines.count) if "remote_data" in lines.text(n))


def present(live: Live, *, on: bool) -> None:
    """Press the key and wait until everything was asked again."""
    assert presenting.on is not on
    live.window.commands.run("present")
    assert presenting.on is on
    live.until(lambda: shows(detail_of(live)))


def test_the_body_is_masked_in_every_view(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pretty, raw and hex, nested and compressed; found by the alias; the key undoes it."""
    detail = detail_of(live)
    before = body_text(live)
    assert seen(before) >= {"secret", "email", "name", "iban", "account", "connection", "phone"}
    detail.body.open_find()
    detail.body.find_bar.field.setText(CANARIES["connection"])
    present(live, on=True)
    live.until(lambda: len(detail.body.find_bar.matches) == 2)
    for view in ("raw", "hex", "pretty"):
        detail.body.set_view(view)
        live.until(lambda: shows(detail) and detail.body._ended)
        assert not where(body_text(live)), view
        assert not where(look(live, monkeypatch)), view
        detail.body.view.select_all()
        detail.body.view.copy()
        assert clipboard()
        assert not where(clipboard()), view
    alias = presenting.masker.value(CANARIES["connection"])
    assert body_text(live).count(alias) == 2
    assert detail.body.find_bar.field.text() == alias
    present(live, on=False)
    assert detail.body.find_bar.field.text() == CANARIES["connection"]
    live.until(lambda: body_text(live) == before)


def test_the_reader_stays_where_they_were(live: Live) -> None:
    """What was folded and which line was current, masked and undone."""
    body, opener = detail_of(live).body, nested_line(live)
    body.view.show_line(2)
    lines = body.view.lines
    assert lines is not None
    assert lines.fold(opener)
    for on in (True, False):
        present(live, on=on)
        live.until(lambda: body._ended)
        lines = body.view.lines
        assert lines is not None
        assert body.view.current == 2
        assert lines.folds.is_folded(opener)


def test_every_tab_and_page_is_masked(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list and its tooltips, the head, headers, signature, secrets, settings, palette, title."""
    window, detail = live.window, detail_of(live)

    def each_place() -> Iterator[tuple[str, str]]:
        for name, tab in (("body", BODY), ("headers", HEADERS), ("signature", SIGNATURE)):
            detail.open_tab(tab)
            live.until(lambda: detail.tabs.index != SIGNATURE or bool(detail.signature.cards))
            yield name, look(live, monkeypatch)
        window.open_palette()
        yield "palette", look(live, monkeypatch)
        assert window._palette is not None
        QTest.keyClick(window._palette, Qt.Key.Key_Escape)
        for page in ("secrets", "settings"):
            window.show_page(page)
            yield page, look(live, monkeypatch)
        window.show_captures()

    open_places = {name: seen(text) for name, text in each_place()}
    assert {"path", "email"} <= open_places["headers"]
    assert {"connection", "secret"} <= open_places["signature"]
    assert "user" in open_places["secrets"]
    present(live, on=True)
    masked_places = dict(each_place())
    leaks = {name: where(text) for name, text in masked_places.items()}
    assert not any(leaks.values()), leaks
    assert "Secrets and personal data masked" in window.status.accessibleName()
    present(live, on=False)
    again = {name: seen(text) for name, text in each_place()}
    assert all(again[name] >= there for name, there in open_places.items())


def test_every_copy_is_masked(live: Live) -> None:
    """Address, body, headers, cURL, a value, a path, a row of the list, a stored secret."""
    detail, listed = detail_of(live), live.window.captures.list_panel.list
    ways = ("url", "body", "opened", "headers", "curl")

    def copies() -> Iterator[tuple[str, str]]:
        for what in ways:
            with live.qtbot.waitSignal(detail._copying.done, timeout=20_000):
                detail.head.copy_requested.emit(what)
            yield what, clipboard()
        live.window.pages.copy_wanted.emit(SECRET)
        yield "secret", clipboard()
        QTest.keyClick(listed, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        yield "row", clipboard()

    open_copies = {name: seen(text) for name, text in copies()}
    assert {"path", "query"} <= open_copies["url"]
    assert {"bearer", "header"} <= open_copies["headers"]
    assert open_copies["opened"] >= {"iban", "email"}
    assert open_copies["secret"] == {"secret"}
    present(live, on=True)
    masked = dict(copies())
    assert all(masked.values())
    leaks = {name: where(text) for name, text in masked.items()}
    assert not any(leaks.values()), leaks


def test_the_filter_is_masked_and_still_filters(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was typed before is shown by its alias; the list stays; the key brings the words back."""
    window, session = live.window, live.session
    typed = f"provider:fuse {CANARIES['connection']}"
    window.use_filter(typed)
    live.until(lambda: session.feed.finding.done and session.model.rowCount() == 1)
    assert "connection" in seen(look(live, monkeypatch))
    present(live, on=True)
    assert not where(look(live, monkeypatch))
    assert window.toolbar.filter.edit.text().startswith("provider:fuse ")
    assert session.typed == typed
    window.toolbar.filter._send()
    assert session.typed == typed
    present(live, on=False)
    assert window.toolbar.filter.edit.text() == typed


def test_a_notice_and_an_endpoint_are_masked(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence of the engine, the sidebar's path, the list's title."""
    from inspector.core.problem import Problem  # noqa: PLC0415 - only here

    window = live.window
    window.sidebar.go_to(4)
    live.until(lambda: live.session.feed.finding.done)
    live.session.problem_met.emit(Problem(f"No answer for {CANARIES['email']}."), "", None)
    assert {"email", "path"} <= seen(look(live, monkeypatch))
    present(live, on=True)
    assert not where(look(live, monkeypatch))
    live.session.problem_met.emit(Problem(f"Nothing at {TARGET}."), "", None)
    assert "path" not in seen(painted(window, monkeypatch))


def test_type_is_larger_and_nothing_is_kept(live: Live) -> None:
    """The window's text grows by a quarter, the sidebar is a rail; settings know nothing of it."""
    from inspector.gui import fonts  # noqa: PLC0415 - only here

    before = fonts.font("body").pixelSize()
    present(live, on=True)
    assert fonts.font("body").pixelSize() == round(before * 1.25)
    assert live.window.sidebar.narrow
    assert "present" not in repr(live.session.settings).replace("presentation", "")
    present(live, on=False)
    assert not live.window.sidebar.narrow
