"""Puts what the rules say on the canvas, and leads from a sign to the list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from cxdesigner.base.geometry import Point
from cxdesigner.editor.shown_grid import is_paled
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.link_way import middle_of_way
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.canvas.problem_marks import ProblemFrames, ProblemMark, ProblemMarks
from cxdesigner.ui.canvas_controller import CanvasController
from cxdesigner.ui.findings import Findings
from cxdesigner.ui.widgets import plain_tip

if TYPE_CHECKING:
    from cxdesigner.rules.finding import Finding

_GRAVITY = ("error", "warning", "advice")
_SLICE_S = 0.01
_INWARDS = 0.18
"""Of the height of a diamond, and of half its width."""

_SKETCHED = ("sketch", "draft")
_COMES_OR_GOES = (QEvent.Type.Show, QEvent.Type.Hide)


class ProblemSigns(QObject):
    """Keeps the signs on the canvas in step with findings and layout.

    Only what is about single elements or links has a sign: what is said of the whole blueprint
    would put the same sign everywhere. While somebody sketches, signs are grey until the list of
    problems is opened.
    """

    def __init__(
        self,
        controller: CanvasController,
        findings: Findings,
        opened: Callable[[Finding], object],
        listed: QWidget,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller, self._findings, self._opened = controller, findings, opened
        self._list = listed
        paint = controller.canvas.paint
        self.marks = ProblemMarks(paint)
        self.frames = ProblemFrames(paint)
        self.are_shown = False
        """Whether signs were wanted when they were last looked at."""

        self._finding: Finding | None = None
        self._holds = False
        for item in (self.frames, self.marks):
            controller.canvas.scene().addItem(item)
        self._later = Later(self.refresh, parent=self)
        self._making: Iterator[ProblemMark | None] = iter(())
        self._made: list[ProblemMark] = []
        self._rest = Later(self._go_on, 1, parent=self)
        findings.changed.connect(self.request)
        controller.shown.connect(self.request)
        controller.canvas.viewport().installEventFilter(self)
        listed.installEventFilter(self)
        editor = controller.canvas.text_editor
        if editor is not None:
            editor.closed.connect(self.request)

    def request(self, *_ignored: object) -> None:
        """Look again soon at what has a sign."""
        self._rest.cancel()
        self._later.request()

    def highlight(self, finding: Finding | None) -> None:
        """Frame everything that a finding is about; None frames nothing."""
        self._finding = finding
        self._show_frames()

    def refresh(self) -> None:
        """Follow findings, layout and the wish to see signs."""
        for later in (self._later, self._rest):
            later.cancel()
        if self._finding is not None and self._is_gone(self._finding):
            self._finding = None
        self._show_frames()
        controller = self._controller
        is_wanted = controller.has_document and controller.document.view_state.problem_marks
        self.are_shown = is_wanted
        self._colour()
        self._made = []
        self._making = self._marks() if is_wanted else iter(())
        self._go_on()

    def _colour(self) -> None:
        """Let the signs be calm where somebody still sketches and does not ask for problems."""
        controller = self._controller
        self.marks.calm(
            self._list.isHidden()
            and controller.has_document
            and controller.document.store.blueprint.maturity in _SKETCHED
        )

    def _go_on(self) -> None:
        """Make signs for a while, and the others in later turns of the event loop."""
        until = perf_counter() + _SLICE_S
        for mark in self._making:
            if mark is not None:
                self._made.append(mark)
            if perf_counter() > until:
                self._rest.request()
                return
        self.marks.show_marks(self._made)

    def _marks(self) -> Iterator[ProblemMark | None]:
        """Yield the signs, and None now and then before."""
        about: dict[str, tuple[SceneItem, list[Finding]]] = {}
        is_quiet = self._quiet()
        for finding in self._findings.found:
            if not finding.document:
                item = next(self._items(finding), None)
                if item is not None and not is_quiet(item):
                    about.setdefault(item.id, (item, []))[1].append(finding)
            yield None
        for item, found in about.values():
            gravest = min((one.severity for one in found), key=_GRAVITY.index)
            yield ProblemMark(_place(item), gravest, tuple(found))

    def _quiet(self) -> Callable[[SceneItem], bool]:
        """Return what says whether an item is just being written, or paled by the filter."""
        editor, document = self._controller.canvas.text_editor, self._controller.document
        written = None if editor is None else editor.record_id
        if not document.filtering.is_on:
            return lambda item: item.id == written
        return lambda item: item.id == written or is_paled(document, item.id)

    def _is_gone(self, finding: Finding) -> bool:
        """Say whether the rules no longer find what is framed."""
        known = (*self._findings.found, *self._findings.suppressed)
        return self._findings.is_current and all(one.key != finding.key for one in known)

    def _show_frames(self) -> None:
        finding = self._finding
        if finding is None or not self._controller.has_document:
            self.frames.show_items(())
            return
        self.frames.show_items(tuple(self._items(finding)), finding.severity)

    def _items(self, finding: Finding) -> Iterator[SceneItem]:
        """Yield where a finding is drawn: its subjects, else the elements they belong to."""
        items, store = self._controller.scene.items, self._controller.document.store
        for key in finding.subjects:
            item = items.get(key)
            if item is None:
                item = items.get(str(getattr(store.find(key), "element_id", "")))
            if item is not None and item.kind in ("element", "link"):
                yield item

    # -- mouse -------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._list:
            if event.type() in _COMES_OR_GOES:
                self._colour()
        elif isinstance(event, QHelpEvent):
            mark = self._mark_at(event.pos())
            if mark is not None:
                text = "\n".join(finding.message for finding in mark.findings)
                tip = plain_tip(text).replace("\n", "<br>")
                QToolTip.showText(event.globalPos(), tip, self._controller.canvas)
                return True
        elif isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            if event.type() == QEvent.Type.MouseButtonRelease and self._holds:
                self._holds = False
                return True
            if event.type() == QEvent.Type.MouseButtonPress and not event.modifiers():
                mark = self._mark_at(event.position().toPoint())
                if mark is not None:
                    self._holds = True
                    self._opened(mark.findings[0])
                    return True
        return False

    def _mark_at(self, place: QPoint) -> ProblemMark | None:
        if not self.marks.marks:
            return None
        canvas = self._controller.canvas
        spot = canvas.mapToScene(place)
        return self.marks.mark_at(Point(spot.x(), spot.y()), canvas.scale_factor)


def _place(item: SceneItem) -> Point:
    if item.kind == "link":
        return middle_of_way(item)
    # Marks of the element itself stand at its upper right corner.
    rect = item.rect
    if item.element_kind == "decision":
        # Nearer to the edge of a diamond, which has nothing at the corner, and off its words.
        return Point(rect.x + rect.width * _INWARDS / 2, rect.y + rect.height * _INWARDS)
    return Point(rect.x, rect.y)
