"""The parts of a provider's page."""

from pytestqt.qtbot import QtBot

from inspector.gui.models.guide import Check, GuideRequest
from inspector.gui.models.proof import Proof
from inspector.gui.panels.guide_parts import Reasons, RequestBox, Stages, Steps, counted
from inspector.gui.widgets.button import Button
from tests.gui.naming import spoken, unnamed

REQUEST = GuideRequest(
    "Create `it`",
    "Read this.",
    "POST",
    "https://a.b",
    ("X-Key: {{A}}",),
    '{"url": "{{url}}", "b": "{{B}}"}',
)


def test_a_request_is_copied_with_the_address_in_it(qtbot: QtBot) -> None:
    """It says what to set before; the button copies the whole command."""
    box = RequestBox(REQUEST)
    qtbot.addWidget(box)
    box.show_address("https://hooks.example.org/fuse")
    assert "Set first: A and B." in spoken(box)
    assert '"url": "https://hooks.example.org/fuse"' in box.code.text
    (button,) = box.findChildren(Button)
    with qtbot.waitSignal(box.copied) as copied:
        button.click()
    assert copied.args == [box.code.text]
    assert unnamed(box) == []


def test_stages_tick_one_after_the_other(qtbot: QtBot) -> None:
    """Nothing, listening, arriving without a secret, arriving unverified, verified."""
    stages = Stages("Fuse", "API key")
    qtbot.addWidget(stages)

    def state() -> list[bool]:
        return [line.reached for line in (stages.listening, stages.arrived, stages.verified)]

    stages.show_state("", Proof(), has_secret=False)
    assert state() == [False, False, False]
    stages.show_state("http://127.0.0.1:1/fuse", Proof(2), has_secret=False)
    assert state() == [True, True, False]
    assert "2 requests of Fuse." in spoken(stages)
    assert "Enter the API key; what came before is judged again at once." in spoken(stages)
    stages.show_state("http://127.0.0.1:1/fuse", Proof(2), has_secret=True)
    assert "None of them verifies: the Signature tab of one says why." in spoken(stages)
    assert stages.verified.action.isHidden()
    stages.show_state("http://127.0.0.1:1/fuse", Proof(2, 1), has_secret=True)
    assert state() == [True, True, True]
    assert "1 request. Tests sent from here count too." in spoken(stages)


def test_links_lead_on(qtbot: QtBot) -> None:
    """To a test, and to the secret."""
    stages = Stages("Fuse", "API key")
    qtbot.addWidget(stages)
    with qtbot.waitSignal(stages.test_wanted):
        stages.arrived.action.click()
    with qtbot.waitSignal(stages.secret_wanted):
        stages.verified.action.click()


def test_steps_and_reasons_are_said(qtbot: QtBot) -> None:
    """In their order."""
    steps, reasons = Steps(["Do `this`.", "Then that."]), Reasons([Check("Why", "Do so.")])
    qtbot.addWidget(steps)
    qtbot.addWidget(reasons)
    assert "Do this." in spoken(steps)
    assert "Why" in spoken(reasons)
    assert (counted(1, "request"), counted(2000, "request")) == ("1 request", "2,000 requests")
