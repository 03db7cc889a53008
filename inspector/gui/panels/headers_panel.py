"""The tab Headers: the request's head as it came, trailers, and what we answered."""

from http import HTTPStatus
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector.gui.models.header_rows import HeaderRow, header_rows
from inspector.gui.panels.page import Page
from inspector.gui.views.code_box import CodeBox
from inspector.gui.views.field_table import FieldTable
from inspector.gui.views.signed_content import SignedContent
from inspector.gui.widgets.label import Label

GAP = 24
HEADING_GAP = 6
SHOWN_BODY = 16 * 1024
"""Characters of our reply's body that are shown."""


class HeadersPanel(Page):
    """Shows the answer to `headers`; it is only ever filled, so nothing jumps."""

    def __init__(self) -> None:
        super().__init__("Headers", top=16, side=20)
        self.request_line = CodeBox("Request line")
        self.fields = FieldTable("Header fields")
        self.trailers = FieldTable("Trailer fields")
        self.came = SignedContent()
        self.reply_line = CodeBox("Status of our reply")
        self.reply_fields = FieldTable("Header fields of our reply")
        self.reply_body = CodeBox("Body of our reply")
        self._peer = Label("", "small", "t3")
        self._delay = Label("", "small", "t3")
        self._request = self._section("Request", self._peer, self.request_line, self.fields)
        self._trailing = self._section("Trailers", None, self.trailers)
        self._raw = self._section("What came", None, self.came)
        self._reply = self._section(
            "Our reply", self._delay, self.reply_line, self.reply_fields, self.reply_body
        )
        self.column.addStretch(1)
        self.clear()

    def _section(self, title: str, aside: QWidget | None, *parts: QWidget) -> list[QWidget]:
        """Add a heading and what stands beneath it; all of them, to be hidden together."""
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, GAP if self.column.count() else 0, 0, HEADING_GAP)
        row.addWidget(Label(title, "bodyB"))
        row.addStretch(1)
        if aside is not None:
            row.addWidget(aside)
        self.column.addWidget(head)
        for number, part in enumerate(parts):
            if number:
                self.column.addSpacing(HEADING_GAP)
            self.column.addWidget(part)
        return [head, *parts]

    def clear(self) -> None:
        """Show nothing."""
        for section in (self._request, self._trailing, self._raw, self._reply):
            _show(section, on=False)

    def show_answer(self, answer: dict[str, Any]) -> None:
        """Show what the engine answered."""
        version = f"HTTP/{answer['http_version']}" if answer["http_version"] else ""
        line = " ".join(filter(None, (answer["method"], answer["target"], version)))
        self.request_line.set_text(line or "The request line cannot be read")
        self.fields.set_rows(_rows(answer["headers"]))
        self._peer.setText(f"from {answer['peer']}" if answer["peer"] else "")
        _show(self._request, on=True)
        self.trailers.set_rows(_rows(answer["trailers"]))
        _show(self._trailing, on=bool(answer["trailers"]))
        self._show_reply(answer["answered"])

    def show_raw(self, head: bytes) -> None:
        """Show the bytes of something that is no readable HTTP; nothing for empty ones."""
        self.came.set_content(head, "what came before it stopped making sense")
        _show(self._raw, on=bool(head))

    def _show_reply(self, reply: dict[str, Any]) -> None:
        status = reply["status"]
        self.reply_line.set_text(f"{status} {_phrase(status)}".strip())
        self.reply_fields.set_rows(_rows(reply["headers"]))
        self.reply_body.set_text(reply["body"][:SHOWN_BODY])
        delay = reply.get("delay") or 0
        self._delay.setText(f"after {delay:g} s" if delay else "")
        _show(self._reply, on=True)
        self.reply_body.setVisible(bool(reply["body"]))
        self.reply_fields.setVisible(bool(reply["headers"]))


def _show(section: list[QWidget], *, on: bool) -> None:
    for widget in section:
        widget.setVisible(on)


def _rows(fields: list[list[str]]) -> list[HeaderRow]:
    return header_rows([(name, value) for name, value in fields])


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
