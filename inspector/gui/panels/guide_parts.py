"""The parts of a provider's page: numbered steps, a request to copy, reasons, what proves it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.gui.models.guide import Check, GuideRequest, curl_of
from inspector.gui.models.proof import Proof
from inspector.gui.views.code_box import CodeBox
from inspector.gui.widgets.button import Button
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.label import Label
from inspector.gui.widgets.prose import Prose
from inspector.gui.widgets.stage_line import StageLine

PAD = 16
TOP = Qt.AlignmentFlag.AlignTop


class Steps(QWidget):
    """Sentences with numbers before them."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for number, sentence in enumerate(sentences, 1):
            row = QHBoxLayout()
            row.setSpacing(8)
            mark = Label(f"{number}", "bodyM", "t3")
            mark.setFixedWidth(16)
            row.addWidget(mark, 0, TOP)
            row.addWidget(Prose(sentence, "body", "t1", line=22), 1)
            column.addLayout(row)


class Reasons(Card):
    """Why nothing arrives: each a title, and what to do about it."""

    def __init__(self, checks: Sequence[Check]) -> None:
        super().__init__("raised", "line", 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, 14, PAD, 14)
        column.setSpacing(2)
        for index, check in enumerate(checks):
            if index:
                column.addSpacing(12)
            column.addWidget(Prose(check.title, "bodyM", "t1"))
            column.addWidget(Prose(check.text, "body", "t2"))


class RequestBox(Card):
    """A request as a cURL command with a button that copies it.

    Signals:
        copied: The command (a str).
    """

    copied = Signal(str)

    def __init__(self, request: GuideRequest) -> None:
        super().__init__("raised", "line", 8)
        self._request = request
        title = request.title.replace("`", "")
        copy = Button("Copy cURL", "copy", height=28)
        copy.setAccessibleName(f"Copy cURL: {title}")
        self.code = CodeBox(f"cURL: {title}")
        copy.clicked.connect(lambda: self.copied.emit(self.code.text))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Prose(request.title, "bodyM", "t1"), 1)
        head.addWidget(copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, 12, PAD, PAD)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(4)
        column.addWidget(Prose(request.means, "small", "t2"))
        if request.names:
            column.addSpacing(4)
            column.addWidget(Prose(f"Set first: {_listed(request.names)}.", "small", "t2"))
        column.addSpacing(10)
        column.addWidget(self.code)

    def show_address(self, url: str) -> None:
        """Fill in the address to register."""
        self.code.set_text(curl_of(self._request, url))


def _listed(names: Sequence[str]) -> str:
    chips = [f"`{name}`" for name in names]
    return chips[0] if len(chips) == 1 else f"{', '.join(chips[:-1])} and {chips[-1]}"


class Stages(Card):
    """What proves that it works: listening, arriving, verified; ticks as it happens.

    Args:
        name: The provider's, `Fuse`.
        secret_name: What the provider calls its secret.

    Signals:
        secret_wanted: The user wants to enter it.
        test_wanted: The user wants a simulated event.
    """

    secret_wanted = Signal()
    test_wanted = Signal()

    def __init__(self, name: str, secret_name: str) -> None:
        super().__init__("sunken", "line", 8)
        self._name, self._secret_name = name, secret_name
        self.listening = StageLine("Listening")
        self.arrived = StageLine("Arriving", "Send a test")
        self.arrived.action.setAccessibleName(f"Send a test from {name}")
        self.arrived.action.clicked.connect(self.test_wanted)
        self.verified = StageLine("Verified", f"Add {secret_name}")
        self.verified.action.setAccessibleName(f"Add {name} {secret_name}")
        self.verified.action.clicked.connect(self.secret_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, 14, PAD, 14)
        column.setSpacing(8)
        lines = (self.listening, self.arrived, self.verified)
        widest = max(line.title_width() for line in lines) + 8
        for line in lines:
            line.set_title_width(widest)
            column.addWidget(line)

    def show_state(self, address: str, proof: Proof, *, has_secret: bool) -> None:
        """Say how far it is.

        Args:
            address: Where requests of this provider are received, empty while nothing listens.
            proof: What came.
            has_secret: Whether a secret of this provider is entered.
        """
        where = f"At `{address}`." if address else "Nothing listens; start listening first."
        self.listening.show_stage(where, reached=bool(address))
        came = counted(proof.arrived, "request") + f" of {self._name}."
        waiting = f"No request of {self._name} yet. This line changes by itself."
        self.arrived.show_stage(came if proof.arrived else waiting, reached=proof.arrived > 0)
        self.verified.show_stage(self._verified(proof, has_secret), reached=proof.verified > 0)
        self.verified.action.setVisible(not has_secret)

    def _verified(self, proof: Proof, has_secret: bool) -> str:  # noqa: FBT001 - a fact
        if proof.verified:
            return f"{counted(proof.verified, 'request')}. Tests sent from here count too."
        if not has_secret:
            return f"Enter the {self._secret_name}; what came before is judged again at once."
        if proof.arrived:
            return "None of them verifies: the Signature tab of one says why."
        return "The first one that verifies proves it."


def counted(number: int, noun: str) -> str:
    """`1 request`, `2,000 requests`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
