"""What the canvas keeps of each open document: its layout and what lies where, kept in step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from cxdesigner.editor.document import Document
from cxdesigner.model.patch import Patch
from cxdesigner.model.view import RecordView
from cxdesigner.scene.build import LayoutOptions, LiveLayout
from cxdesigner.scene.diff import SceneDiff
from cxdesigner.scene.hit import SceneIndex
from cxdesigner.ui.workers import Job

LARGE, MANY = 2_000, 1_000
"""Records of a document from which on it is laid out aside, and changes that call for it."""

Made = tuple[LiveLayout, SceneIndex]


def layout_options(document: Document, *, empty_band: bool = True) -> LayoutOptions:
    """Return how the canvas lays a document out: as it is looked at."""
    state = document.view_state
    shown = state.persona_ids
    if shown is None:
        shown = tuple(persona.id for persona in document.store.personas[:1]) or None
    return LayoutOptions(
        language=state.language, emotion=state.emotion, persona_ids=shown, empty_band=empty_band
    )


@dataclass
class Sheet:
    """What the canvas keeps of one open document.

    Another way to lay a large document out is worked out in a thread, on a snapshot. Meanwhile the
    layout there is follows the edits, and the new one follows them when it comes. After many
    changes at once the whole is laid out in a thread too; until then the sheet is stale.
    """

    document: Document
    layout: LiveLayout
    index: SceneIndex
    disconnects: list[Callable[[], None]] = field(default_factory=list)
    was_shown: bool = False
    remembered: tuple[float, tuple[float, float]] | None = None
    """Zoom and middle at which the file was looked at last; None for the first time."""

    is_stale: bool = False
    """Whether the layout is that of records that are no longer there."""

    _job: Job | None = None
    _missed: Patch = field(default_factory=Patch)

    @property
    def is_waiting(self) -> bool:
        """Whether another layout is being worked out."""
        return self._job is not None

    @property
    def is_as_wanted(self) -> bool:
        """Whether the document is laid out as it is now and as it is looked at."""
        return not self.is_stale and layout_options(self.document) == self.layout.options

    @property
    def is_large(self) -> bool:
        """Whether laying out takes so long that nobody should wait for it."""
        return len(self.document.store) >= LARGE

    def follow(self, patch: Patch) -> SceneDiff:
        """Follow a patch; return what changed so far."""
        if self._job is not None:
            self._missed = self._missed.then(patch)
        if self.is_stale:
            return SceneDiff()
        removed = sum(1 for _record in patch.removed())
        if len(patch.changes) >= MANY and len(self.document.store) + removed >= LARGE:
            self.is_stale = True
            return SceneDiff()
        diff = self.layout.apply(patch)
        self.index.apply(diff)
        return diff

    def lay_out(self) -> SceneDiff:
        """Lay out as wanted, here and now."""
        diff = self.layout.set_options(layout_options(self.document))
        self.index.apply(diff)
        return diff

    def begin_again(self) -> None:
        """Lay out from scratch, here and now."""
        self.layout, self.index = laid_out(self.document.store, layout_options(self.document))
        self.is_stale = False

    def lay_out_aside(self, done: Callable[[], object], failed: Callable[[Exception], None]) -> Job:
        """Lay out as wanted in a thread; one of two functions is called at the end."""
        snapshot, options = self.document.store.snapshot(), layout_options(self.document)
        self._missed = Patch()

        def take(made: Made) -> None:
            self._job = None
            layout, index = made
            layout.move_to(self.document.store)
            if len(self._missed.changes) >= MANY:
                # This would take as long as doing it once more.
                self.is_stale = True
            else:
                if self._missed:
                    index.apply(layout.apply(self._missed))
                self.layout, self.index, self.is_stale = layout, index, False
            done()

        def fail(error: Exception) -> None:
            self._job = None
            failed(error)

        job = self._job = Job(lambda _job: laid_out(snapshot, options))
        job.on.done.connect(take)
        job.on.failed.connect(fail)
        return job.start()

    def close(self) -> None:
        """Follow the document no longer."""
        for disconnect in self.disconnects:
            disconnect()
        if self._job is not None:
            self._job.cancel()


def laid_out(view: RecordView, options: LayoutOptions) -> Made:
    """Lay records out; in a thread where nobody changes them meanwhile."""
    layout = LiveLayout(view, options)
    return layout, SceneIndex(layout.scene)


def prepare_sheet(document: Document) -> Sheet:
    """Lay a document out for the canvas; in a thread while nobody else has the document yet."""
    sheet = Sheet(document, *laid_out(document.store, layout_options(document)))
    state = document.view_state
    if state.center is not None:
        sheet.remembered = state.zoom, state.center
    return sheet
