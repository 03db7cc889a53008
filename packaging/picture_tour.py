"""What `pictures.py` runs: a window over the simulator's deliveries, photographed view by view."""

import asyncio
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from inspector import settings as stored
from inspector.core.capture import Request
from inspector.core.secret import Secret, Use
from inspector.gui.main_window import MainWindow
from inspector.gui.session import Opening, Session
from inspector.gui.theme_switch import ThemeSwitch
from inspector.settings import ThemeChoice
from inspector.simulator.building import build, target_for
from inspector.simulator.sample_secrets import SAMPLE_SECRETS, WRONG_SECRET
from inspector.simulator.sending import Answer, Sender

PATIENCE = 20.0
SIZE = (1440, 900)
# Provider, event, faults: oldest first.
STORY = (
    ("fiskil", "consent.received", ""),
    ("powens", "USER_CREATED", ""),
    ("fuse", "transactions.updates", ""),
    ("powens", "ACCOUNTS_FETCHED", "gzip"),
    ("fynapse", "balance.extracted", "stale"),
    ("fiskil", "banking.accounts.sync.completed", ""),
    ("powens", "CONNECTION_SYNCED", "gzip"),
    ("fuse", "financial_connection.disconnected", ""),
    ("powens", "ACCOUNT_SYNCED", ""),
    ("fiskil", "consent.updated", "tampered"),
    ("fynapse", "balance.extracted", ""),
    ("powens", "TRANSACTION_ATTACHMENTS_FOUND", ""),
    ("fuse", "assets.report_ready", ""),
    ("powens", "PAYMENT_STATE_UPDATED", ""),
    ("fiskil", "energy.usage.sync.completed", ""),
    ("powens", "CONNECTION_SYNCED", "tampered"),
    ("fynapse", "balance.extracted", ""),
    ("fiskil", "banking.transactions.sync.completed", ""),
    ("powens", "SUBSCRIPTION_SYNCED", ""),
    ("fuse", "financial_connection.finished", ""),
    ("powens", "ACCOUNT_CATEGORIZED", ""),
    ("fiskil", "banking.balances.sync.completed", "wrong-secret"),
    ("fuse", "financial_connection.sync_data", ""),
    ("powens", "CONNECTION_SYNCED", ""),
    ("powens", "ACCOUNT_FOUND", ""),
)


async def until(met: Callable[[], object], what: str) -> None:
    """Wait until something is so."""
    limit = time.monotonic() + PATIENCE
    while not met():
        if time.monotonic() > limit:
            raise TimeoutError(what)
        await asyncio.sleep(0.02)


async def deliver(address: str) -> None:
    """Send the story."""
    sender = Sender()
    for index, (provider, event, fault) in enumerate(STORY):
        url = target_for(provider, event, address)
        faults = frozenset({fault} if fault else set())
        request = build(provider, event, url, time.time(), seed=str(index), faults=faults)
        assert isinstance(request, Request)
        answer = await sender.send(url, request)
        assert isinstance(answer, Answer)
        await asyncio.sleep(0.13)  # times in the list differ, as they would
    await sender.close()


def secrets() -> list[Secret]:
    """The sample secrets at their endpoints, and an older one for Fynapse."""
    paths = {
        "fuse": "/fuse",
        "fynapse": "/fynapse",
        "fiskil": "/fiskil",
        "powens-hmac": "/powens/{event}",
    }
    named = [
        Secret(f"s-{scheme}", scheme, SAMPLE_SECRETS[scheme], endpoint=path)
        for scheme, path in paths.items()
    ]
    return [*named, Secret("s-old", "fynapse", WRONG_SECRET, Use.PREVIOUS, endpoint="/fynapse")]


class Tour:
    """Takes the pictures one after the other."""

    def __init__(self, window: MainWindow, out: Path, theme: str) -> None:
        self.window = window
        self.out = out
        self.theme = theme

    async def save(self, name: str) -> None:
        """Let the window settle, then save it."""
        for _ in range(15):
            await asyncio.sleep(0.02)
            QApplication.processEvents()
        self.window.grab().save(str(self.out / f"{name}-{self.theme}.png"), "PNG")

    async def select(self, event: str) -> None:
        """Select the newest capture of an event."""
        session, page = self.window.session, self.window.captures
        assert session.reader is not None
        first, last = session.reader.bounds()
        rows = session.reader.rows(range(first, last + 1))
        wanted = [row.id for row in rows if row.event_type == event]
        page.list_panel.list.select(max(wanted))
        await until(lambda: page.detail.capture == max(wanted), f"{event} is shown")

    async def take(self) -> None:
        """The whole tour."""
        window, session = self.window, self.window.session
        await until(lambda: session.facts.address, "listening")
        await self.save("empty")
        session.vault.put(*secrets())
        await deliver(session.facts.address)
        await until(lambda: session.facts.counts.all == len(STORY), "all arrived")
        await until(lambda: not session.facts.work.words, "all judged")
        await self.select("financial_connection.sync_data")
        await self.save("window")
        await self.select("consent.updated")
        window.captures.detail.open_tab(1)
        await self.save("signature")
        window.captures.detail.open_tab(2)
        await self.save("headers")
        window.show_page("secrets")
        await self.save("secrets")
        window.show_page("settings")
        await self.save("settings")
        window.show_guide("powens")
        await until(lambda: window.pages.guide.chapter.stages.verified.reached, "it is proved")
        await self.save("guide")
        window.show_captures()
        away = session.archive.rename(session.archive.with_name("elsewhere.sqlite"))
        await until(window.standing.isVisible, "it is missed")
        await self.save("moved")
        away.rename(session.archive)
        await until(window.standing.isHidden, "it is back")


async def run(app: QApplication, out: Path, theme: str) -> None:
    """Open the window, take the tour, end the engine."""
    themes = ThemeSwitch(app, ThemeChoice(theme))
    archive = stored.default_archive()
    session = Session(Opening(stored.Settings(), archive, 0, remembers=False))
    window = MainWindow(session, themes)
    window.resize(*SIZE)
    session.start()
    window.show()
    try:
        await Tour(window, out, theme).take()
    finally:
        window.close()
        ended = asyncio.Event()
        session.stop(ended.set)
        await ended.wait()


def main() -> None:
    """Take the tour in one theme."""
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    loop = QEventLoop(app)
    with loop:
        loop.run_until_complete(run(app, Path(sys.argv[1]), sys.argv[2]))


if __name__ == "__main__":
    main()
