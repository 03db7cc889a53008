"""Viewports of our own making, for what has to be there with the first frame.

Asking a scroll area for the viewport that Qt made takes 20 ms the first time: PySide (6.11) looks
through every class of widgets for the one it might be, and so makes them all. One that was made
here is known.
"""

from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def give_viewport(area: QAbstractScrollArea, *, follows_mouse: bool = False) -> QWidget:
    """Give a scroll area its viewport, which has no ground of its own; it belongs to the area.

    Args:
        area: The area, before anything else is set up in it.
        follows_mouse: Whether it hears of every move of the mouse.
    """
    viewport = QWidget()
    area.setViewport(viewport)
    viewport.setMouseTracking(follows_mouse)
    viewport.setAutoFillBackground(False)
    return viewport
