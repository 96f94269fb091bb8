"""What actions look at to know whether they apply: a frozen picture of the moment."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

from cxdesigner.editor.document import Document
from cxdesigner.editor.sheet.state import RowKind
from cxdesigner.editor.view_state import EditorName, EmotionMode, PlanTab
from cxdesigner.model.blueprint import Maturity
from cxdesigner.model.element import Element, Parked
from cxdesigner.model.lane import Lane, LaneRow, Line
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.record import Record
from cxdesigner.model.saved_view import SavedView
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import Cell
from cxdesigner.scene.lens.options import NO_LENS, Lens

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class HostState:
    """What only the window knows."""

    editing_text: bool = False
    """Whether a text is being typed, so that keys and the clipboard belong to it."""

    can_paste: bool = False
    panels: frozenset[str] = frozenset()
    """Names of the panels that are shown."""

    tool: str = "select"
    tool_kept: bool = False
    """Whether the tool stays in use until Escape."""

    zoom: float = 1.0
    works: bool = False
    """Whether something is worked out beside the person that can be cancelled."""


@dataclass(frozen=True, slots=True)
class Context:
    """The moment as actions see it; equal contexts mean that nothing needs to be updated."""

    has_document: bool = False
    document_count: int = 0
    is_dirty: bool = False
    has_path: bool = False
    undo_label: str = ""
    redo_label: str = ""
    can_undo: bool = False
    can_redo: bool = False
    is_empty: bool = True
    """Whether the blueprint has no element."""

    selected: tuple[str, ...] = ()
    cell: Cell | None = None
    """The empty place of the grid that is selected."""

    elements: tuple[Element, ...] = ()
    links: tuple[Link, ...] = ()
    lanes: tuple[Lane, ...] = ()
    rows: tuple[LaneRow, ...] = ()
    lines: tuple[Line, ...] = ()
    stages: tuple[Stage, ...] = ()
    steps: tuple[Step, ...] = ()
    emotions: tuple[Emotion, ...] = ()
    marked: tuple[Element, ...] = ()
    """What marks are set on: the selected elements, else those of the selected points."""

    step_count: int = 0
    lane_count: int = 0
    parked_count: int = 0
    personas: tuple[tuple[str, str], ...] = ()
    """(Id, name in the content language) pairs."""

    persona_id: str | None = None
    """The persona whose emotions are edited; None without personas."""

    shown_personas: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    language: str = "en"
    emotion: EmotionMode = "band"
    surveyed: bool = True
    evidence_curve: bool = False
    editor: EditorName = "canvas"
    table_rows: RowKind = "elements"
    plan_tab: PlanTab = "board"
    hidden_lanes: tuple[str, ...] = ()
    collapsed_stages: tuple[str, ...] = ()
    lens: Lens = NO_LENS
    """Figures laid over the drawing."""

    trace: bool = False
    problem_marks: bool = True
    off: tuple[str, ...] = ()
    """Elements that are switched off to see what fails."""

    tries_times: bool = False
    shows_what_if: bool = False
    guide: str = ""
    """Key of the guide that is shown."""

    is_filtered: bool = False
    """Whether a filter is on."""

    view_count: int = 0
    """How many views are saved."""

    maturity: Maturity = "draft"
    kind: str = "service_blueprint"
    host: HostState = field(default_factory=HostState)

    @property
    def has_selection(self) -> bool:
        """Whether something is selected."""
        return bool(self.selected)

    @property
    def primary(self) -> Record | None:
        """The record that a question about one thing is about: the only one, else the last."""
        last = self.selected[-1] if self.selected else None
        groups: tuple[tuple[Record, ...], ...] = (
            self.elements, self.links, self.lanes, self.lines,
            self.rows, self.stages, self.steps, self.emotions,
        )  # fmt: skip
        # Thousands may be selected, and many actions ask: each group is in the order of choosing.
        return next((group[-1] for group in groups if group and group[-1].id == last), None)

    @property
    def in_document(self) -> bool:
        """Whether keys are for the document, in whichever editor: no text is being typed."""
        return self.has_document and not self.host.editing_text

    @property
    def beside_text(self) -> Context:
        """The same moment with no text being typed: menus and buttons are for the document."""
        if not self.host.editing_text:
            return self
        return replace(self, host=replace(self.host, editing_text=False))


def context_of(
    document: Document | None, host: HostState | None = None, *, document_count: int = 0
) -> Context:
    """Return the context of a document as it is now."""
    host = host or HostState()
    if document is None:
        return Context(host=host, document_count=document_count)
    store, history, selection = document.store, document.history, document.selection
    view = document.view_state
    blueprint = store.blueprint
    personas = store.personas
    ids = tuple(persona.id for persona in personas)
    active = view.persona_id if view.persona_id in ids else next(iter(ids), None)
    groups = selection.grouped(store.revision)

    def chosen(kind: type[R]) -> tuple[R, ...]:
        return cast("tuple[R, ...]", groups.get(kind, ()))

    elements, emotions = chosen(Element), chosen(Emotion)
    felt_at = dict.fromkeys(emotion.element_id for emotion in emotions if not elements)
    return Context(
        has_document=True,
        document_count=max(document_count, 1),
        is_dirty=document.is_dirty,
        has_path=document.path is not None,
        undo_label=history.undo_label,
        redo_label=history.redo_label,
        can_undo=history.can_undo,
        can_redo=history.can_redo,
        is_empty=store.count(Element) == 0,
        selected=selection.ids,
        cell=selection.cell,
        elements=elements,
        links=chosen(Link),
        lanes=chosen(Lane),
        rows=chosen(LaneRow),
        lines=chosen(Line),
        stages=chosen(Stage),
        steps=chosen(Step),
        emotions=emotions,
        marked=elements or tuple(store.need(Element, key) for key in felt_at),
        step_count=store.count(Step),
        lane_count=store.count(Lane),
        parked_count=store.count(Parked),
        personas=tuple((persona.id, persona.name.text(view.language)) for persona in personas),
        persona_id=active,
        shown_personas=view.drawn_personas(ids),
        languages=blueprint.languages,
        language=view.language,
        emotion=view.emotion,
        surveyed=view.surveyed,
        evidence_curve=view.evidence_curve,
        hidden_lanes=tuple(key for key in view.hidden_lanes if key in store),
        collapsed_stages=tuple(key for key in view.collapsed_stages if key in store),
        trace=view.trace,
        lens=view.lens,
        problem_marks=view.problem_marks,
        off=view.what_if.off,
        tries_times=bool(view.what_if.times),
        shows_what_if=view.what_if.shown,
        guide=view.guide.shown,
        editor=view.editor,
        is_filtered=bool(view.filter),
        view_count=store.count(SavedView),
        table_rows=view.table.rows,
        plan_tab=view.plan_tab,
        maturity=blueprint.maturity,
        kind=blueprint.kind,
        host=host,
    )
