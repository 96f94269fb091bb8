"""What lay over the drawing is painted away even when something else is painted first."""

from __future__ import annotations

from hands import Hands, settle
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QPaintEvent, QRegion

from cxdesigner.base.geometry import Point


class Painted(QObject):
    """Remembers what was painted anew in a widget."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return False


def test_handles_and_places_left_vanish_although_a_corner_is_painted_before(hands: Hands) -> None:
    canvas, overlay = hands.canvas, hands.canvas.overlay
    hands.hover(hands.middle("c3"))
    settle()
    assert overlay.handle.points
    assert overlay.near_cells.cells
    were = [
        canvas.mapFromScene(item.boundingRect()).boundingRect()
        for item in (overlay.handle, overlay.near_cells)
    ]
    painted = Painted()
    canvas.viewport().installEventFilter(painted)
    overlay.handle.show_at((), 1.0)
    overlay.near_cells.show_cells(())
    # An editor that opens, or the window that comes to the front: Qt forgets what was there.
    canvas.viewport().repaint(QRect(0, 0, 2, 2))
    settle()
    for was in were:
        seen = was.intersected(canvas.viewport().rect())
        assert painted.region.intersected(seen) == QRegion(seen)


def test_a_remark_that_follows_the_pointer_leaves_nothing_behind(hands: Hands) -> None:
    canvas, remark = hands.canvas, hands.canvas.overlay.remark
    start = hands.middle("c3")
    for zoom in (1.0, 0.5):
        canvas.set_zoom(zoom)
        remark.show_at(Point(start.x(), start.y()), "Information")
        settle()
        was = remark.deviceTransform(canvas.viewportTransform()).mapRect(remark.boundingRect())
        painted = Painted()
        canvas.viewport().installEventFilter(painted)
        remark.show_at(Point(start.x(), start.y() - 200.0), "Information")
        canvas.viewport().repaint(QRect(0, 0, 2, 2))
        settle()
        seen = was.toRect().intersected(canvas.viewport().rect())
        assert painted.region.intersected(seen) == QRegion(seen)
        canvas.viewport().removeEventFilter(painted)
        remark.show_at(None)
