"""Insert actions, and the tools of the rail."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.actions import Action, Choice, Slot
from cxdesigner.editor.builtin.conditions import has_document, has_steps, in_document
from cxdesigner.editor.builtin.curves import choose_persona
from cxdesigner.editor.commands.add import add_element, add_persona
from cxdesigner.editor.commands.connect import connect_chain
from cxdesigner.editor.commands.lanes import add_lane, add_line, missing_line_kinds
from cxdesigner.editor.commands.place import lane_for, place_beside
from cxdesigner.editor.commands.presets import PRESETS, add_stage_preset
from cxdesigner.editor.commands.stages import add_stage, group_steps
from cxdesigner.editor.commands.steps import insert_step, insert_step_beside
from cxdesigner.editor.context import Context
from cxdesigner.editor.document import Document
from cxdesigner.editor.session import Session
from cxdesigner.model.create import LINE_BELOW
from cxdesigner.model.element import Element, ElementKind
from cxdesigner.model.lane import BLUEPRINT_ROLES, JOURNEY_ROLES, Lane, LaneRole, LineKind
from cxdesigner.model.queries import LINE_NAMES, ROLE_NAMES
from cxdesigner.model.stage import Stage, Step
from cxdesigner.report.kind_names import KIND_NAMES as KIND_NAMES

_INSERT: dict[ElementKind, str] = {
    "touchpoint": N_("Insert touchpoint"),
    "action": N_("Insert action"),
    "decision": N_("Insert decision"),
    "process": N_("Insert process"),
    "system": N_("Insert system"),
    "evidence": N_("Insert evidence"),
    "note": N_("Insert note"),
}

_TOOLS: tuple[tuple[str, str], ...] = (
    ("select", N_("Select")),
    *KIND_NAMES.items(),
    ("link", N_("Link")),
    ("line", N_("Line")),
    ("stage", N_("Stage")),
    ("step", N_("Step")),
    ("lane", N_("Lane")),
)
_KEEPABLE = frozenset(name for name, _label in _TOOLS) - {"select", "link"}
"""Tools that are put away after one thing; these two stay anyway."""


def actions() -> tuple[Action, ...]:
    """Return the actions of the Insert menu and of the rail."""
    return (
        *(_tool(name, label, place) for place, (name, label) in enumerate(_TOOLS)),
        *(_kind(kind, place) for place, kind in enumerate(KIND_NAMES)),
        Action(
            "tool.keep",
            N_("Keep the tool for more"),
            _keep_tool,
            lambda context: context.host.tool in _KEEPABLE,
            ("Ctrl+Shift+T",),
            slots=(Slot("menu:insert", 0, len(KIND_NAMES)),),
            checked=lambda context: context.host.tool_kept,
        ),
        Action(
            "insert.link",
            N_("Link elements"),
            _link,
            lambda context: context.in_document and bool(context.elements),
            ("Ctrl+L",),
            slots=(Slot("menu:insert", 1, 0), Slot("context:element", 2, 0)),
        ),
        Action(
            "insert.step_before",
            N_("Insert step before"),
            lambda session: _step(session, before=True),
            in_document,
            ("Ctrl+Alt+Left",),
            slots=(
                Slot("menu:insert", 2, 0),
                Slot("context:step", 2, 0),
                Slot("context:element", 2, 20, "insert"),
            ),
        ),
        Action(
            "insert.step_after",
            N_("Insert step after"),
            lambda session: _step(session, before=False),
            in_document,
            ("Ctrl+Alt+Right",),
            slots=(
                Slot("menu:insert", 2, 1),
                Slot("context:step", 2, 1),
                Slot("context:element", 2, 21, "insert"),
                Slot("context:canvas", 0, 0),
            ),
        ),
        Action(
            "insert.stage_before",
            N_("Insert stage before"),
            lambda session: _stage(session, before=True),
            _at_stage,
            ("Ctrl+Alt+Return",),
            slots=(Slot("menu:insert", 3, 0, "stages"), Slot("context:stage", 2, 0)),
        ),
        Action(
            "insert.stage",
            N_("Insert stage after"),
            lambda session: _stage(session, before=False),
            in_document,
            ("Ctrl+Shift+Return",),
            slots=(
                Slot("menu:insert", 3, 1, "stages"),
                Slot("context:stage", 2, 1),
                Slot("context:canvas", 0, 1),
            ),
        ),
        Action(
            "insert.stage_of_steps",
            N_("Make a stage of the selected steps"),
            _group,
            lambda context: has_steps(context) or _has_elements_in_steps(context),
            ("Ctrl+G",),
            slots=(
                Slot("menu:insert", 3, 2, "stages"),
                Slot("context:step", 3, 0),
                Slot("context:element", 2, 22, "insert"),
            ),
        ),
        Action(
            "insert.stage_preset",
            N_("Insert ready-made stages"),
            when=in_document,
            slots=(Slot("menu:insert", 3, 3, "stages"), Slot("context:canvas", 0, 2)),
            choices=lambda _session: tuple(Choice(one.key, _(one.label)) for one in PRESETS),
            choose=_stage_preset,
        ),
        Action(
            "insert.lane",
            N_("Insert lane"),
            when=in_document,
            slots=(Slot("menu:insert", 3, 10, "rows"), Slot("context:lane", 2, 0)),
            choices=_lane_choices,
            choose=_lane,
        ),
        Action(
            "insert.line",
            N_("Insert line"),
            when=lambda context: context.in_document and context.lane_count > 0,
            slots=(Slot("menu:insert", 3, 11, "rows"), Slot("context:lane", 2, 1)),
            choices=_line_choices,
            choose=_line,
        ),
        Action(
            "insert.persona",
            N_("Insert persona"),
            _persona,
            has_document,
            slots=(Slot("menu:insert", 5, 0),),
        ),
    )


def _stage_preset(session: Session, key: str) -> None:
    document = session.document
    document.run(_("Insert ready-made stages"), add_stage_preset, key)
    if document.store.count(Element):
        return
    # Nothing is written yet: what is typed next is the first step, and no name of a stage.
    where = place_beside(document.store, "touchpoint")
    if where is not None and where.step_id is not None:
        document.selection.set_cell((where.lane_id, where.step_id))


def _keep_tool(session: Session) -> None:
    """Let the tool in use stay until Escape, or go after the next thing."""
    state = session.host.state
    session.host.arm(state.tool, kept=not state.tool_kept)


def _tool(name: str, label: str, place: int) -> Action:
    return Action(
        f"tool.{name}",
        label,
        lambda session: session.host.arm(name),
        has_document,
        icon=f"tool-{name}",
        slots=(Slot("rail", 0, place),),
        checked=lambda context: context.host.tool == name,
        exclusive="tool",
    )


def _kind(kind: ElementKind, place: int) -> Action:
    def insert(session: Session) -> None:
        document = session.document
        chosen = document.selection
        where = place_beside(document.store, kind, chosen.ids, chosen.cell)
        if where is None:
            raise EditError(_("Insert a lane first."))
        _edit_text(session, document.run(_(_INSERT[kind]), add_element, kind, where))

    return Action(
        f"insert.{kind}",
        _INSERT[kind],
        insert,
        in_document,
        (f"Ctrl+{place + 1}",),
        f"tool-{kind}",
        (Slot("menu:insert", 0, place),),
    )


def _edit_text(session: Session, ids: Sequence[str]) -> None:
    for record_id in ids[-1:]:
        session.host.reveal(record_id)
        session.host.begin_text_edit(record_id)


def _link(session: Session) -> None:
    document = session.document
    ids = [element.id for element in document.selection.records(Element)]
    if len(ids) > 1:
        document.run(_("Link elements"), connect_chain, ids)
        return
    # From a single one the other is looked for first.
    if session.host.state.tool != "link":
        session.host.arm("link")
    session.host.link_here()


def _column(document: Document) -> str | None:
    """Return the step that inserting before or after is about."""
    match document.store.find(document.selection.primary):
        case Step() as step:
            return step.id
        case Element() as element:
            return element.end_step_id or element.step_id
        case _:
            cell = document.selection.cell
            return cell[1] if cell is not None else None


def _step(session: Session, *, before: bool) -> None:
    document = session.document
    label = _("Insert step")
    match document.store.find(document.selection.primary):
        case Element(step_id=first) if before and first is not None:
            beside: str | None = first
        case _:
            beside = _column(document)
    if beside is None:
        document.run(label, insert_step, 0 if before else len(document.store.steps))
    else:
        document.run(label, insert_step_beside, beside, before=before)


def _at_stage(context: Context) -> bool:
    return context.in_document and bool(context.stages or context.steps or context.elements)


def _stage(session: Session, *, before: bool) -> None:
    document = session.document
    view = document.store
    match view.find(document.selection.primary):
        case Stage() as stage:
            beside: str | None = stage.id
        case _:
            step = view.get(Step, _column(document))
            beside = step.stage_id if step is not None else None
    ids = document.run(_("Insert stage"), add_stage, beside=beside, before=before)
    _edit_text(session, ids)


def _has_elements_in_steps(context: Context) -> bool:
    return context.in_document and any(element.step_id for element in context.elements)


def _group(session: Session) -> None:
    document = session.document
    steps = [step.id for step in document.selection.records(Step)]
    if not steps:
        for element in document.selection.records(Element):
            steps += [key for key in (element.step_id, element.end_step_id) if key is not None]
    _edit_text(session, document.run(_("Make a stage"), group_steps, steps))


def _lane_choices(session: Session) -> Sequence[Choice]:
    journey = session.document.store.blueprint.kind == "journey_map"
    first, more = (JOURNEY_ROLES, BLUEPRINT_ROLES) if journey else (BLUEPRINT_ROLES, JOURNEY_ROLES)
    roles: tuple[LaneRole, ...] = (*first, *more)
    return tuple(Choice(role, _(ROLE_NAMES[role])) for role in roles)


def _lane(session: Session, role: str) -> None:
    document = session.document
    match = next((known for known in ROLE_NAMES if known == role), None)
    if match is None:
        raise EditError(_("There is no such kind of lane."))
    context = session.context
    beside = context.lanes[-1].id if context.lanes else None
    if beside is None and context.elements:
        beside = context.elements[-1].lane_id
    document.run(_("Insert lane"), add_lane, match, beside=beside)


def _line_choices(session: Session) -> Sequence[Choice]:
    kinds: tuple[LineKind, ...] = (
        *missing_line_kinds(session.document.store),
        "implementation",
        "custom",
    )
    return tuple(Choice(kind, _(LINE_NAMES[kind])) for kind in kinds)


def _line(session: Session, kind: str) -> None:
    document = session.document
    match = next((known for known in LINE_NAMES if known == kind), None)
    if match is None:
        raise EditError(_("There is no such kind of line."))
    document.run(_("Insert line"), add_line, match, _lane_above(document, match))


def _lane_above(document: Document, kind: LineKind) -> str:
    """Return the lane below which a line goes: the selected one, else where its kind belongs."""
    view = document.store
    chosen = document.selection.records(Lane)
    if chosen:
        return chosen[-1].id
    for lane in reversed(view.lanes):
        if LINE_BELOW.get(lane.role) == kind:
            return lane.id
    elements = document.selection.records(Element)
    lane_id = elements[-1].lane_id if elements else None
    near = lane_for(view, "action", lane_id)
    assert near is not None
    return lane_id or near.id


def _persona(session: Session) -> None:
    document = session.document
    (persona_id,) = document.run(_("Insert persona"), add_persona)
    choose_persona(session, persona_id)
    session.host.begin_text_edit(persona_id)
