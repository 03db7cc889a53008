"""One archive open in one window: who shows it, who reads it, and what the user asks the engine.

Panels emit what the user wants; this carries it out. It knows no widget.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QObject, Signal

from inspector import settings as stored
from inspector.archive.reading import Reader
from inspector.core.problem import Problem
from inspector.gui import presenting
from inspector.gui.conditions import Conditions, Way
from inspector.gui.engine_facts import EngineFacts
from inspector.gui.engine_link import Answer, EngineLink, State
from inspector.gui.engine_process import Start
from inspector.gui.models.capture_feed import CaptureFeed
from inspector.gui.models.capture_model import CaptureModel
from inspector.gui.models.row_source import RowSource
from inspector.gui.models.scope import ALL, Scope, scope_of
from inspector.gui.presenting import real
from inspector.gui.scheme_session import SchemeSession
from inspector.gui.vault_session import VaultSession
from inspector.settings import Settings
from inspector.vault import Vault

if TYPE_CHECKING:
    from inspector.gui.demo import Demo
    from inspector.gui.story import Story

Act: TypeAlias = Callable[[], object]


DEMO_ONLY = Problem(
    "A demo shows no archive but its own.",
    "Start Webhook Inspector without --demo to open another.",
    "demo",
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What a window opens: its settings, the archive, the port, whether settings are saved.

    `port_asked` is whether the port is the user's wish for this start, not the setting. A `demo`
    is what all of it belongs to, None in the user's own window.
    """

    settings: Settings
    archive: Path
    port: int
    remembers: bool = True
    port_asked: bool = False
    demo: "Demo | None" = None


class Session(QObject):
    """What the window works on.

    Args:
        opening: What to open.
        link: The line to the engine; a new one when None.

    Attributes:
        engine_report: Report about an engine that died and was not told of yet; empty for none.

    Signals:
        problem_met: A `Problem`, the words of a button (may be empty), what the button does.
        scope_changed: `scope` is another one.
        archive_opened: Another file is shown.
        simulations_known: What the simulator can send (a list).
    """

    problem_met = Signal(object, str, object)
    scope_changed = Signal()
    archive_opened = Signal()
    simulations_known = Signal(object)

    def __init__(self, opening: Opening, link: EngineLink | None = None) -> None:
        super().__init__()
        self.settings = opening.settings
        self.archive = opening.archive
        self.typed = self.settings.last_filter
        self.typed_before = ""  # the last words that were cleared, to be used again
        self.scope: Scope = scope_of(str(self.settings.window.get("scope", ALL.key)))
        self.reader: Reader | None = None
        self._remembers = opening.remembers
        self.engine_report = ""
        self._port_asked = opening.port if opening.port_asked else 0
        self.link = link or EngineLink(self._start_of(opening))
        self.link.setParent(self)
        self.facts = EngineFacts(self.link, self)
        self.conditions = Conditions(self.link, self.facts, self)
        self.source = RowSource()
        self.model = CaptureModel(self.source, self)
        self.feed = CaptureFeed(self.model, self.link, self)
        # Before the vault: with the secrets the engine begins to judge, by all it knows then.
        self.link.connected.connect(self.tell_schemes)
        self.vault = VaultSession(self._vault_of(opening), self.link, self)
        self.schemes = SchemeSession(stored.schemes_folder(), self.link, self)
        if opening.demo is not None:
            self.vault.put(*opening.demo.secrets)
        # After the vault: the engine knows the secrets before it is asked for the story.
        self.story = self._story_of(opening)
        self.vault.keeper_chosen.connect(self._on_keeper_chosen)
        self.feed.cleared_changed.connect(self._on_cleared)
        self.link.connected.connect(self._on_connected)
        self.facts.trouble.connect(self._on_trouble)
        self.facts.listening_changed.connect(self._on_listening)

    def _story_of(self, opening: Opening) -> "Story | None":
        if opening.demo is None:
            return None
        from inspector.gui.story import Story  # noqa: PLC0415 - only a demo has one

        return Story(self.link, self)

    def _start_of(self, opening: Opening) -> Start:
        return Start(opening.archive, port=opening.port, demo=opening.demo is not None)

    def _vault_of(self, opening: Opening) -> Vault:
        if opening.demo is not None:
            return opening.demo.vault()
        return Vault(stored.vault_file(), stored.keyring_service(), self.settings.secrets_keeper)

    # Coming and going

    def start(self) -> None:
        """Show what is in the archive at once, and call the engine."""
        self.show_archive()
        self.call_engine()

    def show_archive(self) -> None:
        """Show what is in the archive, which needs no engine."""
        self.archive.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._look()
        if self.archive.exists():
            self._open_reader()

    def call_engine(self) -> None:
        """Start the engine or take over a running one; read the secrets beside it."""
        self.link.start()
        self.vault.load()

    def stop(self, then: Act) -> None:
        """Save what is to be remembered and end the engine; `then` runs when it has ended."""
        self.save()
        self.link.quit(lambda: self._close(then))

    def _close(self, then: Act) -> None:
        self.feed.close()
        self.vault.close()
        if self.reader is not None:
            self.reader.close()
            self.reader = None
        then()

    def save(self) -> None:
        """Write the settings, unless this window leaves no trace."""
        if not self._remembers:
            return
        self.settings.last_archive = str(self.archive)
        self.settings.last_filter = self.typed
        self.settings.window["scope"] = self.scope.key
        stored.save(self.settings)

    def open_archive(self, archive: Path) -> None:
        """Leave this archive and show another one; a demo keeps to its own."""
        if self.story is not None:
            self.problem_met.emit(DEMO_ONLY, "", None)
            return
        if archive.resolve() == self.archive.resolve():
            return
        self.archive = archive
        self._leave_reader()
        self.scope, self.typed = ALL, ""
        self.feed.open(1, 0)
        if archive.exists():
            self._open_reader()
        # Senders know the address; and who stopped listening did not ask for it again.
        self.link.switch(Start(archive, port=self.link.port))
        self.archive_opened.emit()

    def _leave_reader(self) -> None:
        if self.reader is not None:
            self.source.read_from(None)
            self.reader.close()
            self.reader = None

    def _open_reader(self) -> None:
        """Read the archive beside the engine; what it holds is shown from the newest on."""
        opened = Reader.open(self.archive)
        if isinstance(opened, Problem):
            if self.link.state is State.READY:
                self.problem_met.emit(opened, "", None)
            return
        self.reader = opened
        self.source.read_from(opened)
        first, last = opened.bounds()
        self.feed.open(first, last, self.settings.cleared_to.get(str(self.archive), 0))

    def _on_connected(self, _hello: dict[str, Any]) -> None:
        if self.reader is None or self.reader.missing() is not None:
            self._leave_reader()  # an engine that was started anew may have made another file
            self._open_reader()
        else:
            first, last = self.reader.bounds()
            self.feed.catch_up(first, last)
        self.tell_settings()
        self._look()
        self.link.ask("simulations", self._on_simulations)
        self._compare_port()
        if self.link.restarts:
            sentence = "The engine had stopped and was started again."
            remedy = "The list shows for how long nothing could be received."
            report, self.engine_report = self.engine_report, ""
            told = Problem(sentence, remedy, "engine-restarted")
            words = "Copy the report" if report else ""
            self.problem_met.emit(told, words, lambda: presenting.copy(report))

    def _on_simulations(self, answer: Answer) -> None:
        if not isinstance(answer, Problem):
            self.simulations_known.emit(answer.get("simulations", []))

    def _on_trouble(self, problem: Problem) -> None:
        if not self.conditions.tells(problem):
            self.problem_met.emit(problem, "", None)

    def _on_listening(self) -> None:
        problem, address = self.facts.problem, self.facts.address
        port = address.rpartition(":")[2]
        if port.isdecimal():
            self.link.keep_port(int(port))
        elif problem is None:  # the user stopped it, here or in another window
            self.link.keep_port(None)

    def _compare_port(self) -> None:
        """Say when the port of this start was not used because an engine ran already."""
        wanted, self._port_asked = self._port_asked, 0
        if not wanted or not self.link.took_over or wanted == self.facts.port:
            return
        where = f"listens at {self.facts.address}" if self.facts.address else "does not listen"
        sentence = f"The engine of this archive was running already and {where}."
        remedy = f"Port {wanted} was not used."
        self.problem_met.emit(
            Problem(sentence, remedy, "port-kept"),
            f"Use port {wanted}",
            lambda: self.listen(wanted),
        )

    def help_with(self, way: Way) -> None:
        """Do what helps with a condition; choosing another archive is the window's."""
        if way is Way.AGAIN:
            self.link.start()
        elif way is Way.FREE_PORT:
            self.listen(0)
        elif way is Way.SAVE:
            self.link.ask("save-copy", self._on_saved)

    def _on_saved(self, answer: Answer) -> None:
        if isinstance(answer, Problem):
            self.problem_met.emit(answer, "", None)
            return
        path = Path(answer["path"])
        self.open_archive(path)
        sentence = f"Everything captured so far is in {path.name}, which is open now."
        self.problem_met.emit(Problem(sentence, f"It lies in {path.parent}.", "saved"), "", None)

    # What is shown

    def choose_scope(self, scope: Scope) -> None:
        """Show what the sidebar leads to."""
        self.scope = scope
        self._look()
        self.scope_changed.emit()

    def choose_words(self, typed: str) -> None:
        """Show what matches the words of the filter, too."""
        if self.typed and not typed:
            self.typed_before = self.typed
        self.typed = typed
        self._look()

    def _look(self) -> None:
        text = self.scope.with_words(self.typed)
        if text != self.feed.finding.text or text:
            self.feed.look_for(text)

    def _on_cleared(self, hidden_to: int) -> None:
        cleared, key = self.settings.cleared_to, str(self.archive)
        if hidden_to:
            cleared[key] = hidden_to
        else:
            cleared.pop(key, None)
        self.save()

    def _on_keeper_chosen(self, keeper: str) -> None:
        self.settings.secrets_keeper = keeper
        self.save()

    # What the engine is asked

    def ask(self, do: str, **fields: object) -> None:
        """Ask the engine for something whose failure is worth a sentence."""
        self.link.ask(do, self._say_problem, **fields)

    def _say_problem(self, answer: Answer) -> None:
        if isinstance(answer, Problem):
            self.problem_met.emit(answer, "", None)

    def tell_schemes(self) -> None:
        """Tell the engine the user's own schemes, as the folder beside the settings has them."""
        texts: list[str] = []
        place = stored.schemes_folder()
        if place.is_dir():
            from inspector.exchange import scheme_files  # noqa: PLC0415 - a tenth of a start

            folder = scheme_files.read_folder(place)
            texts = [file.text for file in folder.files]
            for problem in folder.problems:
                self.problem_met.emit(problem, "", None)
        self.link.ask("schemes", schemes=texts)

    def tell_settings(self) -> None:
        """Tell the engine the tolerances and the addresses to sync with."""
        self.link.ask(
            "settings",
            tolerances=self.settings.tolerances,
            sync_addresses=self.settings.sync_addresses,
        )

    def send_test(self, provider: str, event: str = "", fault: str = "") -> None:
        """Let the simulator send one delivery to our own address."""
        self.link.ask("simulate", self._on_sent, provider=provider, event=event, fault=fault)

    def _on_sent(self, answer: Answer) -> None:
        if isinstance(answer, Problem):
            self.problem_met.emit(answer, "", None)
        elif not 200 <= int(answer.get("status") or 0) < 300:
            sentence = str(answer.get("sentence") or "The test was not accepted.")
            self.problem_met.emit(Problem(sentence), "", None)

    def star(self, capture: int, on: bool) -> None:  # noqa: FBT001 - a slot
        """Star a capture or take the star away."""
        self.ask("star", capture=capture, on=on)

    def write_note(self, capture: int, text: str) -> None:
        """Keep a note beside a capture; empty for none."""
        self.ask("note", capture=capture, note=real(text))

    def mark(self, capture: int, colour: str) -> None:
        """Mark a capture with a colour; empty for none."""
        self.ask("note", capture=capture, colour=colour)

    def treat_as(self, path: str, provider: str) -> None:
        """Take everything at a path as this provider's."""
        self.ask("treat-as", path=real(path), provider=provider)

    def forget_endpoint(self, path: str) -> None:
        """Forget an endpoint; its captures stay."""
        if self.scope.path == path:
            self.choose_scope(ALL)
        self.ask("endpoint-delete", path=path)

    def listen(self, port: int) -> None:
        """Listen on this port, 0 for any free one."""
        self.ask("listen", port=port)

    def stop_listening(self) -> None:
        """Accept no more requests; the engine stays."""
        self.ask("stop-listening")

    def empty_archive(self, name: str) -> None:
        """Delete every capture; `name` must be the archive's file name."""
        self.ask("clear-archive", name=name)

    def archive_size(self) -> int:
        """Bytes of the archive's files."""
        size = 0
        for suffix in ("", "-wal"):
            try:
                size += Path(f"{self.archive}{suffix}").stat().st_size
            except OSError:
                continue
        return size
