"""Keeps what is laid over the canvas in step with the document and with what is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cxdesigner.base.geometry import Rect
from cxdesigner.editor.document import Document
from cxdesigner.model.giving_view import GivingView
from cxdesigner.scene.lens.options import NO_LENS, Lens
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.canvas.lens_veil import LensLook
from cxdesigner.ui.workers import Job

if TYPE_CHECKING:
    from cxdesigner.scene.blocks.text import Typesetter
    from cxdesigner.scene.items import SceneItem
    from cxdesigner.scene.lens.dress import Tint
    from cxdesigner.scene.lens.figures import LensFigures
    from cxdesigner.ui.canvas_controller import CanvasController
    from cxdesigner.ui.findings import Findings

_FEW = 800
"""Up to so many records figures are worked out at once; beyond that in a thread."""

_QUIET_MS = 150


class CanvasLens(QObject):
    """Works out the figures of the lens of the document shown, and has them drawn."""

    changed = Signal()
    """Other figures are shown."""

    def __init__(self, controller: CanvasController, findings: Findings) -> None:
        super().__init__(controller)
        self.figures: LensFigures | None = None
        """What is shown; None while nothing is."""

        self._controller = controller
        self._findings = findings
        self._document: Document | None = None
        self._of: tuple[object, ...] = ()
        self._job: Job | None = None
        self._disconnects: list[Callable[[], None]] = []
        self._later = Later(self._work_out, _QUIET_MS, restart=True, parent=self)
        self._veil = controller.canvas.overlay.lens
        self._more = Later(self._veil.update, 1, parent=self)
        self._veil.unfinished = self._more.request
        controller.shown.connect(self._drawing_changed)
        findings.changed.connect(self._findings_changed)

    @property
    def lens(self) -> Lens:
        """What is asked for."""
        return NO_LENS if self._document is None else self._document.view_state.lens

    def set_document(self, document: Document | None) -> None:
        """Follow another document."""
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()
        self._document = document
        self._of = ()
        if document is not None:
            self._disconnects = [
                document.view_changed.connect(lambda _state: self._view_changed()),
                document.changed.connect(lambda _patch: self._edited()),
            ]
        self._work_out()

    def _view_changed(self) -> None:
        if self._of != self._wanted():
            self._work_out()

    def _wanted(self) -> tuple[object, ...]:
        state = None if self._document is None else self._document.view_state
        if state is None:
            return (self.lens,)
        return (self.lens, state.language, state.persona_id if self.lens.heat else None)

    def _edited(self) -> None:
        if self.lens:
            self._later.request()

    def _findings_changed(self) -> None:
        if self.lens.heat == "problems":
            self._later.request()

    def _drawing_changed(self) -> None:
        """Draw the figures again where things are now; the figures may follow a moment later."""
        is_here = self._controller.has_document and self._controller.document is self._document
        if self.figures is not None and is_here:
            self._draw()

    def _work_out(self) -> None:
        self._later.cancel()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        document, lens = self._document, self.lens
        self._of = self._wanted()
        if document is None or not lens:
            if self.figures is not None:
                self.figures = None
                self._show_nothing()
                self.changed.emit()
            return
        problems = self.problems() if lens.heat == "problems" else {}
        language = document.view_state.language
        felt_by = document.view_state.persona_id
        personas = (felt_by,) if felt_by is not None and felt_by in document.store else None
        few = len(document.store) <= _FEW
        view = document.store if few else GivingView(document.store)

        def work(_job: Job | None = None) -> LensFigures:
            from cxdesigner.analysis.facts import Facts
            from cxdesigner.base.i18n import use_language
            from cxdesigner.scene.lens.figures import lens_figures

            with use_language(language):
                return lens_figures(Facts(view, persona_ids=personas), lens, problems)

        if few:
            self._take(work())
            return
        job = self._job = Job(work)
        job.on.done.connect(self._take)
        job.start()

    def problems(self) -> dict[str, int]:
        """Return how many findings each record has."""
        counts: Counter[str] = Counter()
        for finding in self._findings.found:
            counts.update(finding.subjects[:1])
        return dict(counts)

    def _take(self, figures: LensFigures) -> None:
        self._job = None
        self.figures = figures
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        from cxdesigner.base.i18n import use_language
        from cxdesigner.scene.blocks.text import Typesetter
        from cxdesigner.scene.lens.dress import crossing_items
        from cxdesigner.scene.lens.ruler import spans_of

        figures, controller = self.figures, self._controller
        if figures is None or self._document is None or not controller.has_document:
            self._show_nothing()
            return
        scene, language = controller.scene, self._document.view_state.language
        setter = Typesetter(language)
        lines: tuple[SceneItem, ...] = ()
        with use_language(language):
            spans = spans_of(scene) if figures.ruler else {}
            controller.canvas.headers.show_ruler(figures.ruler or (), spans, language)
            if figures.crossings is not None:
                lines = tuple(crossing_items(scene, figures, setter))
        area = Rect(0.0, 0.0, scene.width, scene.height)
        self._veil.show_look(area, _look(figures, setter, lines))

    def _show_nothing(self) -> None:
        self._veil.show_look(None, None)
        self._controller.canvas.headers.show_ruler((), {}, "en")


def _look(figures: LensFigures, setter: Typesetter, lines: tuple[SceneItem, ...]) -> LensLook:
    """Return what figures make of items; `lines` are the counts at the lines."""
    from cxdesigner.scene.lens.dress import DRESSED, LIT, dressed_item, is_lit, tint_of, warmth_of

    def tint(item: SceneItem) -> Tint | None:
        warmth = warmth_of(item, figures)
        return tint_of(warmth, figures.heat) if warmth is not None and figures.heat else None

    return LensLook(
        # What stands back is under the veil already; what is warm is drawn again on it.
        is_shown=lambda item: (
            item.kind in DRESSED and (is_lit(item, figures) or warmth_of(item, figures) is not None)
        ),
        is_lit=lambda item: is_lit(item, figures),
        tint=tint,
        dress=lambda item: dressed_item(item, figures, setter),
        lit=LIT,
        extra=lines,
        pales=bool(figures.critical),
    )
