"""Keeps what is laid over the canvas in step with the document and with what is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cxdesigner.base.geometry import Rect
from cxdesigner.editor.document import Document
from cxdesigner.scene.lens.options import NO_LENS, Lens
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.workers import Job

if TYPE_CHECKING:
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
        return (self.lens, "" if state is None else state.language)

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
                self._controller.canvas.overlay.lens.show_items(None, ())
                self._controller.canvas.headers.show_ruler((), {}, "en")
                self.changed.emit()
            return
        problems = self.problems() if lens.heat == "problems" else {}
        language = document.view_state.language
        few = len(document.store) <= _FEW
        view = document.store if few else document.store.snapshot()

        def work(_job: Job | None = None) -> LensFigures:
            from cxdesigner.analysis.facts import Facts
            from cxdesigner.base.i18n import use_language
            from cxdesigner.scene.lens.figures import lens_figures

            with use_language(language):
                return lens_figures(Facts(view), lens, problems)

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
        from cxdesigner.scene.lens.dress import (
            DRESSED,
            band_start,
            crossing_items,
            dressed_item,
            is_lit,
            tint_of,
            warmth_of,
        )
        from cxdesigner.scene.lens.ruler import spans_of

        figures, controller = self.figures, self._controller
        veil = controller.canvas.overlay.lens
        if figures is None or self._document is None or not controller.has_document:
            veil.show_items(None, ())
            controller.canvas.headers.show_ruler((), {}, "en")
            return
        scene, language = controller.scene, self._document.view_state.language
        with use_language(language):
            controller.canvas.headers.show_ruler(figures.ruler or (), spans_of(scene), language)
        setter = Typesetter(language)
        shown: list[tuple[SceneItem, Tint | None]] = []
        for item in scene.items.values():
            if item.kind not in DRESSED:
                continue
            # What stands back is under the veil already; what is warm is drawn again on it.
            warmth = warmth_of(item, figures)
            if warmth is not None and figures.heat is not None:
                shown.append((item, tint_of(warmth, figures.heat)))
            elif is_lit(item, figures):
                shown.append((item, None))
        shown.sort(key=lambda pair: (pair[0].layer, pair[0].order))
        if figures.crossings is not None:
            lines = crossing_items(scene.of_kind("line"), figures, band_start(scene), setter)
            shown += [(item, None) for item in lines]
        area = Rect(0.0, 0.0, scene.width, scene.height)
        veil.show_items(
            area,
            shown,
            lambda item: dressed_item(item, figures, setter),
            pales=bool(figures.critical),
        )
