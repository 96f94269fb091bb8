"""A person's eyes: where things are in the window, and what is written on them."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.ui.canvas.inline import InlineEditor
from cxdesigner.ui.canvas.view import CanvasView
from cxdesigner.ui.tools.handles import grips_of
from cxdesigner.ui.window import Window


class Eyes:
    """What is seen in one window; places are points of the scene."""

    def __init__(self, window: Window) -> None:
        self.window = window

    @property
    def canvas(self) -> CanvasView:
        return self.window.canvas

    @property
    def port(self) -> QWidget:
        return self.canvas.viewport()

    @property
    def document(self) -> Document:
        found = self.window.document
        assert found is not None
        return found

    @property
    def editor(self) -> InlineEditor:
        return self.window.text_editing.editor

    def middle(self, item_id: str) -> QPointF:
        rect = self.window.controller.scene.items[item_id].rect
        return QPointF(*rect.center)

    def cell(self, role: str, column: int, *, low: bool = False) -> QPointF:
        """A place in a cell: a lane by its role, a column by its number from 0."""
        grid = self.window.controller.grid
        lane = next(lane for lane in grid.lanes if lane.role == role)
        box = grid.columns[column]
        down = lane.height - 3 if low else lane.height / 2
        return QPointF(box.x + box.width / 2, lane.y + down)

    def gap(self, role: str, column: int) -> QPointF:
        """A place between two columns: before the one of a number."""
        grid = self.window.controller.grid
        lane = next(lane for lane in grid.lanes if lane.role == role)
        gap = grid.gap_after(column - 1)
        assert gap is not None
        return QPointF(gap.center.x, lane.y + lane.height / 2)

    def grip(self, element_id: str) -> QPointF:
        """The grip at the right of an element."""
        return QPointF(*grips_of(self.window.controller.scene.items[element_id])[0])

    def labels(self) -> list[str]:
        language = self.document.language
        return [e.label.text(language) for e in self.document.store.of_type(Element)]

    def label(self, element_id: str) -> str:
        return self.document.store.need(Element, element_id).label.text("zh-CN")
