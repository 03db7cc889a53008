"""Copying a capture: its URL, body, headers or a cURL command."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from inspector.core.problem import Problem
from inspector.gui.models.detail_link import Answer, Asking, Link
from inspector.gui.presenting import copy


class Copying(QObject):
    """Puts parts of the selected capture into the clipboard.

    Signals:
        done: What was copied: url, body, opened, headers or curl.
        failed: A Problem.
    """

    done = Signal(str)
    failed = Signal(object)

    def __init__(self, link: Link, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asking = Asking(link, self)
        self._capture = 0
        self._address = ""
        self._head: dict[str, Any] | None = None
        link.connected.connect(self._on_connected)
        link.notice.connect(self._on_notice)

    def set_capture(self, capture: int) -> None:
        """Copy from this capture from now on."""
        self._capture = capture
        self._head = None
        self._asking.forget()

    def set_head(self, head: dict[str, Any]) -> None:
        """Take the engine's answer to `headers`, which the URL is made from."""
        self._head = head

    def copy(self, what: str) -> None:
        """Copy url, body, opened, headers or curl; signals tell how it went."""
        ways: dict[str, Callable[[], None]] = {
            "url": lambda: self._with_head(lambda head: self._put("url", self._url(head))),
            "headers": lambda: self._with_head(lambda head: self._put("headers", head_text(head))),
            "curl": lambda: self._with_head(self._copy_curl),
            "body": lambda: self._copy_body("body"),
            "opened": lambda: self._copy_body("opened"),
        }
        ways[what]()

    def _with_head(self, then: Callable[[dict[str, Any]], None]) -> None:
        if self._head is not None:
            then(self._head)
            return

        def answered(answer: Answer) -> None:
            if isinstance(answer, Problem):
                self.failed.emit(answer)
            else:
                self._head = answer
                then(answer)

        self._asking.ask("headers", answered, capture=self._capture)

    def _copy_curl(self, head: dict[str, Any]) -> None:
        base = self._address or base_url(head)
        self._asking.ask("curl", self._taker("curl"), capture=self._capture, base_url=base)

    def _copy_body(self, what: str) -> None:
        self._asking.ask("body", self._taker(what), capture=self._capture, opened=what == "opened")

    def _taker(self, what: str) -> Callable[[Answer], None]:
        def answered(answer: Answer) -> None:
            if isinstance(answer, Problem):
                self.failed.emit(answer)
            else:
                self._put(what, answer["text"])

        return answered

    def _put(self, what: str, text: str) -> None:
        copy(text)
        self.done.emit(what)

    def _url(self, head: dict[str, Any]) -> str:
        target: str = head["target"]
        if "://" in target:
            return target
        return (base_url(head) or self._address) + target

    def _on_connected(self, hello: dict[str, Any]) -> None:
        self._address = hello.get("address") or ""

    def _on_notice(self, notice: dict[str, Any]) -> None:
        if notice.get("notice") == "listening":
            self._address = notice.get("address") or ""


def base_url(head: dict[str, Any]) -> str:
    """Where the sender sent it, by its `Host` field; empty without one."""
    host = next((value for name, value in head["headers"] if name.lower() == "host"), "")
    return f"http://{host}" if host else ""


def head_text(head: dict[str, Any]) -> str:
    """Request line and header fields as lines."""
    version = f"HTTP/{head['http_version']}" if head["http_version"] else ""
    first = " ".join(filter(None, (head["method"], head["target"], version)))
    return "\n".join([first, *(f"{name}: {value}" for name, value in head["headers"])])
