"""What each action of `actions.py` does in a window: one line each, and when it applies."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt

from inspector.core.mark import Mark
from inspector.gui import theme
from inspector.gui.models.guided import guided
from inspector.gui.models.scope import ALL, FAILING, STARRED
from inspector.gui.presenting import presenting
from inspector.settings import ThemeChoice

if TYPE_CHECKING:
    from inspector.gui.main_window import MainWindow
    from inspector.gui.panels.captures_page import CapturesPage
    from inspector.gui.panels.detail_panel import DetailPanel

Act: TypeAlias = Callable[[], object]


def _always() -> bool:
    return True


def _never() -> bool:
    return False


def _nothing() -> None:
    """What an action does in a window it does not apply to."""


@dataclass(frozen=True, slots=True)
class Bound:
    """An action as a window does it.

    Attributes:
        act: Does it.
        can: Whether it applies now.
        words: What it does just now, when that is more exact than the list's words.
    """

    act: Act
    can: Callable[[], bool] = _always
    words: Callable[[], str] | None = None


def bind(window: "MainWindow") -> dict[str, Bound]:
    """Every action by its id, for this window."""
    return (
        _window(window)
        | _story(window)
        | _places(window)
        | _list(window)
        | _capture(window)
        | _sync(window)
        | _body(window)
    )


def _window(window: "MainWindow") -> dict[str, Bound]:
    session, menu, bar = window.session, window.menu, window.toolbar

    def switch_theme() -> None:
        dark = theme.current().is_dark
        menu.use_theme(ThemeChoice.LIGHT if dark else ThemeChoice.DARK)

    def listens() -> bool:
        return bool(session.facts.address)

    return {
        "palette": Bound(window.open_palette),
        "present": Bound(
            presenting.toggle,
            words=lambda: "Stop presenting" if presenting.on else "Present",
        ),
        "send-test": Bound(bar.send.click, bar.send.isEnabled),
        "send-test-each": Bound(bar.send_each, bar.send.isEnabled),
        "send-test-edit": Bound(window.edit_test, bar.send.isEnabled),
        "copy-address": Bound(lambda: window.copy(session.facts.address), listens),
        "add-endpoint": Bound(lambda: window.edit_endpoint("")),
        "add-secret": Bound(window.add_secret),
        "rejudge": Bound(
            lambda: session.link.ask(
                "rejudge-go-on" if session.facts.work.stopped else "rejudge-stop"
            ),
            lambda: session.facts.work.rejudged < session.facts.work.rejudging,
            lambda: "Go on judging again" if session.facts.work.stopped else "Stop judging again",
        ),
        "schemes": Bound(window.pages.edit_schemes),
        "listening": Bound(menu.switch_listening, words=menu.listening_words),
        "open-archive": Bound(menu.open_archive, lambda: session.story is None),
        "empty-archive": Bound(menu.empty_archive, lambda: session.facts.counts.all > 0),
        "theme": Bound(switch_theme),
        "theme-system": Bound(lambda: menu.use_theme(ThemeChoice.SYSTEM)),
        "about": Bound(menu.about),
        "quit": Bound(window.close),
    }


def _story(window: "MainWindow") -> dict[str, Bound]:
    """What the presenter of a demo does; in no other window does it apply."""
    story = window.session.story
    if story is None:
        return {
            name: Bound(_nothing, _never) for name in ("story-pause", "story-next", "story-reset")
        }
    return {
        "story-pause": Bound(
            story.pause_or_resume,
            words=lambda: "Resume the story" if story.state.paused else "Pause the story",
        ),
        "story-next": Bound(story.next_step),
        "story-reset": Bound(story.reset),
    }


def _places(window: "MainWindow") -> dict[str, Bound]:
    side = window.sidebar

    def reaches(number: int) -> bool:
        return number <= side.place_count

    places = {
        f"place-{n}": Bound(partial(side.go_to, n), partial(reaches, n)) for n in range(4, 10)
    }
    guides = {f"guide-{each}": Bound(partial(window.show_guide, each)) for each in guided()}
    return (
        places
        | guides
        | {
            "show-all": Bound(lambda: window.show_scope(ALL)),
            "show-failing": Bound(lambda: window.show_scope(FAILING)),
            "show-starred": Bound(lambda: window.show_scope(STARRED)),
            "show-secrets": Bound(lambda: window.show_page("secrets")),
            "show-settings": Bound(lambda: window.show_page("settings")),
            "show-machine": Bound(lambda: window.show_page("machine")),
        }
    )


def _list(window: "MainWindow") -> dict[str, Bound]:
    session, captures, bar = window.session, window.captures, window.toolbar
    feed, view = session.feed, captures.list_panel.list

    def find() -> None:
        window.show_captures()
        bar.filter.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        bar.filter.edit.selectAll()

    def to_list() -> None:
        window.show_captures()
        captures.focus_list()

    def newest() -> None:
        window.show_captures()
        feed.pause(paused=False)
        view.follow()

    def choose_columns() -> None:
        window.show_captures()
        captures.list_panel.title.columns.click()

    return {
        "filter": Bound(find),
        "filter-clear": Bound(lambda: window.use_filter(""), lambda: bool(session.typed)),
        "filter-repeat": Bound(
            lambda: window.use_filter(session.typed_before),
            lambda: bool(session.typed_before) and session.typed_before != session.typed,
        ),
        "to-list": Bound(to_list),
        "next-capture": Bound(lambda: view.walk(1), captures.isVisible),
        "previous-capture": Bound(lambda: view.walk(-1), captures.isVisible),
        "newest": Bound(newest),
        "columns": Bound(choose_columns),
        "times": Bound(
            captures.switch_times,
            words=lambda: "Say the time" if session.model.relative else "Say how long ago",
        ),
        "pause": Bound(
            bar.pause.toggle,
            words=lambda: "Let the list go on" if feed.paused else "Pause the list",
        ),
        "clear": Bound(feed.clear),
        "show-cleared": Bound(feed.undo_clear, lambda: bool(feed.hidden)),
    }


def _detail(window: "MainWindow") -> "DetailPanel | None":
    """The pane of the capture that is looked at, None where there is none to act on."""
    captures = window.captures
    if not captures.isVisible() or not captures.has_detail or not captures.detail.is_complete:
        return None
    return captures.detail


def _marking(captures: "CapturesPage", mark: Mark, can: Callable[[], bool]) -> Bound:
    """Give the capture that is looked at a mark, or take it away."""

    def act() -> None:
        captures.detail.head.note.toggle_mark(mark)

    def words() -> str:
        given = captures.detail.head.note.note.colour == mark
        return f"Remove the {mark.value} mark" if given else f"Mark {mark.value}"

    return Bound(act, can, words)


def _capture(window: "MainWindow") -> dict[str, Bound]:
    captures = window.captures

    def can() -> bool:
        return _detail(window) is not None

    def can_open() -> bool:
        return can() and captures.detail.head.was_opened

    def can_ask_why() -> bool:
        return can() and captures.detail.is_failing

    def copy(what: str) -> Act:
        return lambda: captures.detail.head.copy_requested.emit(what)

    def star() -> None:
        captures.detail.head.star.click()

    def star_words() -> str:
        return captures.detail.head.star.text()

    def tab(index: int) -> Act:
        return lambda: captures.open_tab(index)

    def note() -> None:
        captures.detail.head.note.open()

    def note_words() -> str:
        return captures.detail.head.note_button.text()

    marks = {f"mark-{mark.value}": _marking(captures, mark, can) for mark in Mark}
    return marks | {
        "star": Bound(star, can, star_words),
        "own-window": Bound(captures.open_own_window, can),
        "note": Bound(note, can, note_words),
        "copy-curl": Bound(copy("curl"), can),
        "copy-url": Bound(copy("url"), can),
        "copy-body": Bound(copy("body"), can),
        "copy-opened": Bound(copy("opened"), can_open),
        "copy-headers": Bound(copy("headers"), can),
        "tab-body": Bound(tab(0), can),
        "tab-signature": Bound(tab(1), can),
        "why-failed": Bound(tab(1), can_ask_why),
        "tab-headers": Bound(tab(2), can),
        "tab-delivery": Bound(tab(3), lambda: can() and captures.detail.has_delivery),
    }


def _sync(window: "MainWindow") -> dict[str, Bound]:
    captures = window.captures

    def can() -> bool:
        detail = _detail(window)
        return detail is not None and detail.sync.button.is_offered

    def sync() -> None:
        captures.open_tab(4)
        captures.detail.sync.press()

    return {
        "tab-calls": Bound(lambda: captures.open_tab(4), can),
        "sync": Bound(sync, can),
    }


def _body(window: "MainWindow") -> dict[str, Bound]:
    captures = window.captures

    def can() -> bool:
        return _detail(window) is not None

    def on_body(act: Callable[["DetailPanel"], object]) -> Act:
        def do() -> None:
            captures.open_tab(0)
            act(captures.detail)

        return do

    def fold_words() -> str:
        return captures.detail.body.fold_words

    return {
        "find-in-body": Bound(on_body(lambda detail: detail.body.open_find()), can),
        "fold": Bound(on_body(lambda detail: detail.body.fold_or_unfold()), can, fold_words),
        "wrap": Bound(on_body(lambda detail: detail.body.switch_wrap()), can),
        "copy-path": Bound(on_body(lambda detail: detail.body.copy_path()), can),
        "copy-value": Bound(on_body(lambda detail: detail.body.place.value()), can),
        "copy-key": Bound(on_body(lambda detail: detail.body.place.copy_key()), can),
        "copy-jq": Bound(on_body(lambda detail: detail.body.place.jq()), can),
        "find-next": Bound(on_body(lambda detail: detail.body.find_on(1)), can),
        "find-previous": Bound(on_body(lambda detail: detail.body.find_on(-1)), can),
        "view-pretty": Bound(on_body(lambda detail: detail.body.set_view("pretty")), can),
        "view-raw": Bound(on_body(lambda detail: detail.body.set_view("raw")), can),
        "view-hex": Bound(on_body(lambda detail: detail.body.set_view("hex")), can),
    }
