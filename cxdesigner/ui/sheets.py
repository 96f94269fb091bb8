"""What the canvas keeps of each open document: its layout and what lies where, kept in step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from cxdesigner.base import collector
from cxdesigner.base.i18n import use_language
from cxdesigner.base.progress import part, reached
from cxdesigner.editor.document import Document, projection_of
from cxdesigner.editor.view_state import ViewState
from cxdesigner.model.giving_view import GivingView
from cxdesigner.model.patch import Patch
from cxdesigner.model.projection import Projection
from cxdesigner.model.stage import Step
from cxdesigner.model.view import RecordView
from cxdesigner.scene.build import LayoutOptions, LiveLayout
from cxdesigner.scene.diff import SceneDiff
from cxdesigner.scene.feelings import summit_names
from cxdesigner.scene.hit import SceneIndex
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.late import LateItems
from cxdesigner.scene.touched import is_reframing, is_rerouting
from cxdesigner.ui.canvas.parting import Parting, parted
from cxdesigner.ui.letting_go import let_go, let_go_soon
from cxdesigner.ui.tools.ghosts import ghost_items
from cxdesigner.ui.workers import Job

LARGE, MANY = 2_000, 1_000
"""Records of a document from which on it is laid out aside, and changes that call for it."""

REFRAMED = 4_000
"""Records from which on a change of lanes, lines, wide elements is laid out aside: over 0.2 s."""

MANY_STEPS = 2_500
"""Steps from which on none is tried in the drawing: it would stand still for over 0.2 s."""

_DRAWN, _NEARLY = 0.85, 0.95
"""Which share of what is made for a canvas is done once all is drawn, once bounds are known."""

_DRAWING = (
    "language", "emotion", "surveyed", "evidence_curve", "persona_ids", "hidden_lanes",
    "collapsed_stages",
)  # fmt: skip

Made = tuple[LiveLayout, SceneIndex, Parting]


def _wish(selects: object, options: LayoutOptions) -> object:
    """Return what a layout is for: the names of summits come from records, and are followed."""
    return selects, replace(options, summits=None)


def _drawing_part(state: ViewState) -> dict[str, object]:
    """Return what of a way to look at a document decides how it is drawn."""
    return {name: getattr(state, name) for name in _DRAWING}


def layout_options(document: Document, *, empty_band: bool = True) -> LayoutOptions:
    """Return how the canvas lays a document out: as it is looked at."""
    state = document.view_state
    shown = state.drawn_personas([persona.id for persona in document.store.personas]) or None
    options = LayoutOptions(
        language=state.language,
        emotion=state.emotion,
        surveyed=state.surveyed,
        evidence_curve=state.evidence_curve,
        persona_ids=shown,
        empty_band=empty_band,
    )
    if not state.collapsed_stages:
        return options
    # What is the peak of the journey does not change with what is seen of it.
    with use_language(options.language):
        return replace(
            options,
            summits=summit_names(document.store, options),
        )


def shown_options(document: Document) -> LayoutOptions:
    """Return how what the canvas shows is laid out: with collapsed stages as narrow columns.

    They hold nothing there; for a layout of all records use `layout_options`.
    """
    narrow = frozenset(document.view_state.collapsed_stages)
    return replace(layout_options(document), narrow_stages=narrow)


@dataclass
class Sheet:
    """What the canvas keeps of one open document.

    Another way to lay a large document out is worked out in a thread, on a snapshot. Meanwhile the
    layout there is follows the edits, and the new one follows them when it comes. After many
    changes at once, or one of lanes, lines or wide elements, or where links crowd or all of a long
    curve is lifted, the whole is laid out in a thread too; until then the sheet is stale.

    Where something is hidden, ``projection`` holds the records that are laid out, and ``shown_as``
    says what it was made for (``ViewState.selects``).
    """

    document: Document
    layout: LiveLayout
    index: SceneIndex
    projection: Projection | None
    shown_as: tuple[object, ...]
    disconnects: list[Callable[[], None]] = field(default_factory=list)
    was_shown: bool = False
    remembered: tuple[float, tuple[float, float]] | None = None
    """Zoom and corner at which the file was looked at last; None for the first time."""

    is_stale: bool = False
    """Whether the layout is that of records that are no longer there."""

    parting: Parting | None = None
    """The scene divided among tiles, as long as nothing has changed since it was laid out."""

    _job: Job | None = None
    _wish: object = None
    """What the layout that is being worked out is for."""

    _missed: Patch = field(default_factory=Patch)
    _drawn: tuple[ViewState, int] | None = None
    """How the document was looked at and the mark of its history when all was drawn as wanted."""

    _behind: Patch | None = None
    """What a stale layout has not followed; None if it cannot be that of the records again."""

    @property
    def is_waiting(self) -> bool:
        """Whether another layout is being worked out."""
        return self._job is not None

    @property
    def is_as_wanted(self) -> bool:
        """Whether the document is laid out as it is now and as it is looked at."""
        return not self.is_stale and self._wanted() == (self.shown_as, self.layout.options)

    @property
    def is_large(self) -> bool:
        """Whether laying out takes so long that nobody should wait for it."""
        return len(self.document.store) >= LARGE

    def has_to_be_laid_out(self) -> bool:
        """Say whether a layout is to begin now; one that would come in vain is stopped."""
        if self._job is not None and self._wish != _wish(*self._wanted()):
            self._stop()
        if self.is_waiting:
            return False
        is_as_wanted = self.is_as_wanted
        if is_as_wanted:
            self.note_drawn()
        return not is_as_wanted

    def note_drawn(self) -> None:
        """Remember what leads back to what is drawn, which is as wanted."""
        self._drawn = self.document.view_state, self.document.history.mark

    @property
    def can_be_taken_back(self) -> bool:
        """Whether something leads back to what is drawn."""
        if self._drawn is None:
            return False
        (state, mark), history = self._drawn, self.document.history
        is_seen_so = _drawing_part(state) == _drawing_part(self.document.view_state)
        return not is_seen_so or (mark != history.mark and history.way_to(mark) is not None)

    def take_back(self) -> None:
        """Go back to what is drawn: look at the document as then, and take back edits since."""
        if self._drawn is None:
            return
        (state, mark), document = self._drawn, self.document
        if self.is_stale:
            document.go_to(mark)
        document.set_view(**_drawing_part(state))
        if not self.is_as_wanted:
            document.go_to(mark)

    def _wanted(self) -> tuple[object, LayoutOptions]:
        return self.document.view_state.selects, shown_options(self.document)

    def _stop(self) -> None:
        """Let what is being worked out end; if it comes all the same it is let go."""
        job, self._job = self._job, None
        if job is not None:
            job.stop()

    def take_parting(self) -> Parting | None:
        """Hand over how the scene is divided among tiles, if that is known: it will be changed."""
        parting, self.parting = self.parting, None
        return parting

    def follow(self, patch: Patch) -> SceneDiff:
        """Follow a patch; return what changed so far."""
        self.parting = None
        if self._job is not None:
            self._missed = self._missed.then(patch)
            if self._is_much(self._missed):
                # To follow would take as long as doing it once more.
                self._stop()
        patch = self._projected(patch)
        if self.is_stale:
            self._fall_behind(patch)
            return SceneDiff()
        if self._takes_long(patch, self.layout):
            self.is_stale, self._behind = True, patch
            return SceneDiff()
        diff = self.layout.follow(patch)
        if diff is None:
            self.is_stale = True
            return SceneDiff()
        self.index.apply(diff)
        # With it goes the drawing of before.
        let_go_soon(diff)
        return diff

    def _fall_behind(self, patch: Patch) -> None:
        """Note what a stale layout does not follow; where all is taken back it is stale no more."""
        if self._behind is None:
            return
        self._behind = self._behind.then(patch)
        if not self._behind:
            self.is_stale, self._behind = False, None
            self._stop()

    def _takes_long(self, patch: Patch, layout: LiveLayout) -> bool:
        """Say whether a layout takes about as long to follow a patch as one from scratch."""
        return self._is_much(patch) or (
            self._records_with(patch) >= LARGE and layout.is_crowded and is_rerouting(patch)
        )

    def _is_much(self, patch: Patch) -> bool:
        """Say whether to follow a patch takes about as long as a layout from scratch: any does."""
        records = self._records_with(patch)
        return records >= LARGE and (
            len(patch.changes) >= MANY or (records >= REFRAMED and is_reframing(patch))
        )

    def _records_with(self, patch: Patch) -> int:
        return len(self.document.store) + len(patch.gone)

    def _projected(self, patch: Patch) -> Patch:
        return patch if self.projection is None else self.projection.follow(patch)

    def lay_out_trial(self, patch: Patch) -> tuple[SceneItem, ...]:
        """Return how the records of a patch that is never committed would look.

        Nothing if it takes as long as laying all of it out, or if thousands of steps would get
        other numbers twice.
        """
        if self._takes_long(patch, self.layout) or self._renumbers_many(patch):
            return ()
        store, layout, self.parting = self.document.store, self.layout, None
        with store.trial() as tx:
            for key, (_before, after) in patch.changes.items():
                if after is None:
                    tx.delete((key,))
            for _before, after in patch.changes.values():
                if after is not None:
                    tx.put(after)
            tried = store.pending()
            diff = layout.apply(self._projected(tried))
            wanted = {key for key, (_before, after) in tried.changes.items() if after is not None}
            ghosts = ghost_items(diff, wanted)
        layout.apply(self._projected(tried.inverse()))
        return ghosts

    def _renumbers_many(self, patch: Patch) -> bool:
        return self.document.store.count(Step) >= MANY_STEPS and any(
            isinstance(record, Step) for record in patch.records()
        )

    def lay_out(self) -> SceneDiff | None:
        """Lay out as wanted, here and now; return what changed, None for everything."""
        if self.document.view_state.selects != self.shown_as:
            self.begin_again()
            return None
        self.parting = None
        diff = self.layout.set_options(shown_options(self.document))
        self.index.apply(diff)
        self.note_drawn()
        return diff

    def begin_again(self) -> None:
        """Lay out from scratch, here and now."""
        self.shown_as = self.document.view_state.selects
        self._take(self.document.projection())
        view = self.document.store if self.projection is None else self.projection.view
        let_go(self.layout, self.index)
        self.layout, self.index, self.parting = laid_out(view, shown_options(self.document))
        self.is_stale, self._behind = False, None
        self.note_drawn()

    def _take(self, projection: Projection | None) -> None:
        self.projection = self.document.drawn = projection

    def lay_out_aside(self, done: Callable[[], object], failed: Callable[[Exception], None]) -> Job:
        """Lay out as wanted in a thread; one of two functions is called at the end."""
        document, options = self.document, shown_options(self.document)
        snapshot, state = GivingView(document.store), document.view_state
        self._missed = Patch()

        def work(_job: Job) -> tuple[Projection | None, Made]:
            projection = projection_of(snapshot, state)
            view = snapshot if projection is None else projection.view
            return projection, laid_out(view, options)

        def take(result: tuple[Projection | None, Made]) -> None:
            projection, (layout, index, parting) = result
            if self._job is not job:
                let_go(layout, index, parting)
                return
            self._job = None
            if projection is None:
                layout.move_to(document.store)
            else:
                projection.move_to(document.store)
            missed, diff = self._missed, None
            if not missed:
                diff = SceneDiff()
            elif not self._takes_long(missed, layout):
                diff = layout.follow(missed if projection is None else projection.follow(missed))
            if diff is None:
                # This would take as long as doing it once more.
                self.is_stale = True
                let_go(layout, index, parting)
            else:
                self._take(projection)
                self.shown_as = state.selects
                index.apply(diff)
                let_go(self.layout, self.index)
                self.layout, self.index = layout, index
                self.is_stale, self._behind = False, None
                self.parting = None if missed else parting
            done()

        def fail(error: Exception) -> None:
            if self._job is job:
                self._job = None
                failed(error)

        job = self._job = Job(work)
        self._wish = _wish(state.selects, options)
        job.on.done.connect(take)
        job.on.failed.connect(fail)
        return job.start()

    def close(self) -> None:
        """Follow the document no longer."""
        for disconnect in self.disconnects:
            disconnect()
        self._stop()
        let_go(self.layout, self.index)


def laid_out(view: RecordView, options: LayoutOptions) -> Made:
    """Lay records out; in a thread where nobody changes them meanwhile.

    Links wait until somebody looks at them.
    """
    # Nothing of it should be gone through by the collector when the window draws it.
    with collector.paused():
        with part(0.0, _DRAWN):
            layout = LiveLayout(view, options)
        layout.prepare()
        scene = layout.scene
        rects = scene.items.rects() if isinstance(scene.items, LateItems) else {}
        reached(_NEARLY)
        return layout, SceneIndex(scene, rects), parted(scene, rects)


def prepare_sheet(document: Document) -> Sheet:
    """Lay a document out for the canvas; in a thread while nobody else has the document yet."""
    projection, state = document.projection(), document.view_state
    view = document.store if projection is None else projection.view
    layout, index, parting = laid_out(view, shown_options(document))
    sheet = Sheet(document, layout, index, projection, state.selects, parting=parting)
    sheet.note_drawn()
    document.drawn = projection
    if state.corner is not None:
        sheet.remembered = state.zoom, state.corner
    return sheet
