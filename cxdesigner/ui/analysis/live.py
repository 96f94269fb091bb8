"""The analyses of the document on screen, worked out aside whenever it has changed.

A job works on a snapshot: all summaries for the list, one page, its picture. A page of a revision
that is known already costs its picture and tables only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.quadrants import Crosshair
from cxdesigner.base.i18n import language as spoken
from cxdesigner.base.progress import part, reached
from cxdesigner.editor.document import Document
from cxdesigner.editor.view_state import ViewState
from cxdesigner.model.giving_view import GivingView
from cxdesigner.qtrender.raster import draw_image
from cxdesigner.report.analysis_pages.compose import analysis_page, summaries
from cxdesigner.report.analysis_pages.page import AnalysisPage, Summary
from cxdesigner.report.chart_inputs import chart_options
from cxdesigner.scene.charts import chart
from cxdesigner.scene.items import Page, Scene
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.workers import Job

SCALE = 4 / 3
"""Pixels for each point of a picture: it is set in the type sizes of paper."""

_PAGE, _LISTED = 0.5, 0.8
"""Which share of the work is done once the page is there, once all summaries are."""

QUIET_MS = 350
"""How long nothing must change before the figures are worked out again."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its pixels: to paint thousands of marks takes longer than a frame."""

    scene: Scene
    image: QImage


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be shown: a page, how wide its picture is (points), on which screen."""

    key: str
    width: float
    ratio: float
    theme: Theme


@dataclass(frozen=True, slots=True)
class Shown:
    """What a job found out."""

    facts: Facts
    summaries: tuple[Summary, ...]
    page: AnalysisPage
    picture: Picture | None


class LiveAnalyses(QObject):
    """Keeps one page of the analyses up to date while somebody looks at it."""

    changed = Signal()
    """Something else is shown, or nothing is worked out any more."""

    began = Signal(object)
    """A ``Job`` has begun."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown: Shown | None = None
        self._document: Document | None = None
        self._asked: Asked | None = None
        self._known: tuple[int, str, Facts, tuple[Summary, ...]] | None = None
        self._job: Job | None = None
        self._again = False
        self._looked_at: ViewState | None = None
        self.is_stopped = False
        """Whether somebody did not want to wait; until they ask, or edit, nothing is worked out."""

        self._disconnects: list[Callable[[], None]] = []
        self._quiet = Later(self._run, QUIET_MS, restart=True, parent=self)
        self._soon = Later(self._run, parent=self)

    @property
    def is_current(self) -> bool:
        """Whether what is shown is about the document as it is now."""
        waiting = self._quiet.is_waiting or self._soon.is_waiting
        return self.shown is not None and self._job is None and not waiting and not self._again

    def set_document(self, document: Document | None) -> None:
        """Follow another document; None to rest."""
        if document is self._document:
            return
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()
        for later in (self._quiet, self._soon):
            later.cancel()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._document, self._known, self.shown, self._again = document, None, None, False
        self.is_stopped = False
        if document is not None:
            self._disconnects = [
                document.changed.connect(self._quiet.request),
                document.view_changed.connect(self._view_changed),
            ]
            self._looked_at = document.view_state.without_place
            self._soon.request()

    def _view_changed(self, state: ViewState) -> None:
        # Zoom and place change all the time, and say nothing about the journey.
        looked_at = state.without_place
        if looked_at != self._looked_at:
            self._looked_at = looked_at
            self._soon.request()

    def ask(self, asked: Asked) -> None:
        """Show a page."""
        if asked != self._asked:
            is_page = self._asked is None or asked.key != self._asked.key
            self._asked = asked
            if self._document is not None and (is_page or not self.is_stopped):
                self._soon.request()

    def refresh(self) -> None:
        """Work out now what would be worked out a moment later."""
        self._run()

    def stop(self) -> None:
        """Let what is being worked out go; see ``is_stopped``."""
        if self._job is None:
            return
        self._job.cancel()
        self._job, self._again, self.is_stopped = None, False, True
        for later in (self._quiet, self._soon):
            later.cancel()
        self.changed.emit()

    def _run(self) -> None:
        document, asked = self._document, self._asked
        if document is None or asked is None:
            return
        if self._job is not None:
            # One after the other: the answers of this one must not come after those of the next.
            self._again = True
            return
        self._quiet.cancel()
        self._soon.cancel()
        was_stopped, self.is_stopped = self.is_stopped, False
        revision, language = document.store.revision, document.language
        known = self._known if self._known and self._known[:2] == (revision, language) else None
        facts = known[2] if known else Facts(GivingView(document.store))
        facts = facts.with_crosshair(*crosshair_of(document.view_state))
        words, found = spoken(), known[3] if known else None

        def work(_job: Job) -> Shown:
            reached(0.0)
            page = analysis_page(asked.key, facts, language)
            with part(_PAGE, _LISTED):
                all_found = summaries(facts, language) if found is None else found
            reached(_LISTED)
            # The crosshair moves without a new revision.
            all_found = tuple(page.summary if s.key == asked.key else s for s in all_found)
            picture = None if page.need is not None else _drawn(asked, facts, language, words)
            return Shown(facts, all_found, page, picture)

        job = self._job = Job(work)
        job.on.done.connect(lambda shown: self._take((revision, language), shown))
        job.on.ended.connect(lambda: self._over(job))
        job.start()
        self.began.emit(job)
        if was_stopped:
            self.changed.emit()

    def _take(self, of: tuple[int, str], shown: Shown) -> None:
        self._known = (*of, shown.facts, shown.summaries)
        self.shown = shown

    def _over(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self.changed.emit()
            if self._again:
                self._again = False
                self._soon.request()


def _drawn(asked: Asked, facts: Facts, language: str, words: str) -> Picture | None:
    options = chart_options(facts)
    scene = chart(asked.key, facts, language, width=asked.width, options=options, words=words)
    return None if scene is None else painted(scene, asked.theme, asked.ratio)


def painted(scene: Scene, theme: Theme, ratio: float = 1.0) -> Picture:
    """Return a scene with its pixels, so many of the screen for each of the window."""
    page = Page(scene, scene.width, scene.height)
    image = draw_image(page, theme, scale=SCALE * ratio)
    image.setDevicePixelRatio(ratio)
    return Picture(scene, image)


def crosshair_of(state: ViewState) -> tuple[Crosshair, tuple[float, float] | None]:
    """Return the rule of the crosshair of a view, and the lines of one's own."""
    if state.crosshair == "custom" and state.crosshair_lines is None:
        return "means", None
    return state.crosshair, state.crosshair_lines
