"""What a canvas shows, as a picture."""

from hands import settle
from PySide6.QtGui import QImage

from cxdesigner.ui.canvas.view import CanvasView


def picture(view: CanvasView) -> QImage:
    """What the viewport shows when everything that had to wait is painted."""
    for _ in range(40):
        view.viewport().repaint()
        settle(1)
    return view.viewport().grab().toImage()
