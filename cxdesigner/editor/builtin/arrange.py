"""Arrange actions: every move by key that the mouse can do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.actions import Action, Slot
from cxdesigner.editor.builtin.conditions import (
    has_elements,
    has_lines,
    has_stages,
    has_steps,
)
from cxdesigner.editor.builtin.stages import stages_of_selection
from cxdesigner.editor.commands.columns import columns_of
from cxdesigner.editor.commands.lanes import hide_line, move_band
from cxdesigner.editor.commands.move import (
    move_elements_by,
    move_in_cell,
    resize_element,
    set_whole_journey,
)
from cxdesigner.editor.commands.rows import move_row_by
from cxdesigner.editor.commands.stages import (
    delete_stages,
    merge_stages,
    move_boundary,
    move_stage_by,
    split_stage,
)
from cxdesigner.editor.commands.steps import delete_steps, move_steps
from cxdesigner.editor.context import Context
from cxdesigner.editor.covered import passed_over
from cxdesigner.editor.document import Document
from cxdesigner.editor.session import Session
from cxdesigner.model.element import Element
from cxdesigner.model.queries import steps_of_stage
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Transaction


def actions() -> tuple[Action, ...]:
    """Return the actions of the Arrange menu."""
    return (
        Action(
            "arrange.move_left",
            N_("Move left"),
            lambda session: move_sideways(session, -1),
            _can_sideways,
            ("Alt+Left",),
            slots=(Slot("menu:arrange", 0, 0),),
        ),
        Action(
            "arrange.move_right",
            N_("Move right"),
            lambda session: move_sideways(session, 1),
            _can_sideways,
            ("Alt+Right",),
            slots=(Slot("menu:arrange", 0, 1),),
        ),
        Action(
            "arrange.move_up",
            N_("Move up"),
            lambda session: move_upright(session, -1),
            _can_upright,
            ("Alt+Up",),
            slots=(
                Slot("menu:arrange", 0, 2),
                *(Slot(f"context:{kind}", 3, 0) for kind in ("lane", "row", "line")),
            ),
        ),
        Action(
            "arrange.move_down",
            N_("Move down"),
            lambda session: move_upright(session, 1),
            _can_upright,
            ("Alt+Down",),
            slots=(
                Slot("menu:arrange", 0, 3),
                *(Slot(f"context:{kind}", 3, 1) for kind in ("lane", "row", "line")),
            ),
        ),
        Action(
            "arrange.up_in_cell",
            N_("Move up within the cell"),
            lambda session: move_in_cells(session, -1),
            has_elements,
            ("Alt+Shift+Up",),
            slots=(Slot("menu:arrange", 1, 0),),
        ),
        Action(
            "arrange.down_in_cell",
            N_("Move down within the cell"),
            lambda session: move_in_cells(session, 1),
            has_elements,
            ("Alt+Shift+Down",),
            slots=(Slot("menu:arrange", 1, 1),),
        ),
        Action(
            "arrange.reach_further",
            N_("Reach one step further"),
            lambda session: _reach(session, 1),
            _can_reach,
            ("Ctrl+Shift+Right",),
            slots=(Slot("menu:arrange", 2, 0, "reach"), Slot("context:element", 4, 0, "reach")),
        ),
        Action(
            "arrange.reach_less",
            N_("Reach one step less"),
            lambda session: _reach(session, -1),
            _can_reach,
            ("Ctrl+Shift+Left",),
            slots=(Slot("menu:arrange", 2, 1, "reach"), Slot("context:element", 4, 1, "reach")),
        ),
        Action(
            "arrange.begin_earlier",
            N_("Begin one step earlier"),
            lambda session: _begin(session, -1),
            _can_reach,
            ("Alt+Shift+Left",),
            slots=(Slot("menu:arrange", 2, 2, "reach"), Slot("context:element", 4, 2, "reach")),
        ),
        Action(
            "arrange.begin_later",
            N_("Begin one step later"),
            lambda session: _begin(session, 1),
            _can_reach,
            ("Alt+Shift+Right",),
            slots=(Slot("menu:arrange", 2, 3, "reach"), Slot("context:element", 4, 3, "reach")),
        ),
        Action(
            "arrange.whole_journey",
            N_("Reach over the whole journey"),
            _whole_journey,
            lambda context: has_elements(context) and any(el.step_id for el in context.elements),
            slots=(Slot("menu:arrange", 2, 4, "reach"), Slot("context:element", 4, 4, "reach")),
        ),
        Action(
            "arrange.split_stage",
            N_("Divide the stage before this step"),
            _split,
            lambda context: has_steps(context) or has_elements(context),
            ("Ctrl+Shift+B",),
            slots=(Slot("menu:arrange", 4, 0, "columns"), Slot("context:step", 3, 1)),
        ),
        Action(
            "arrange.merge_stages",
            N_("Join stages"),
            _join,
            lambda context: has_stages(context) or has_steps(context) or has_elements(context),
            ("Ctrl+Shift+G",),
            slots=(Slot("menu:arrange", 4, 1, "columns"), Slot("context:stage", 3, 0)),
            title_of=lambda context: (
                _("Join with the next stage") if len(context.stages) == 1 else _("Join stages")
            ),
        ),
        Action(
            "arrange.stage_longer",
            N_("Give the stage one more step"),
            lambda session: _stage_edge(session, 1),
            has_stages,
            ("Ctrl+Alt+Shift+Right",),
            slots=(Slot("menu:arrange", 4, 2, "columns"), Slot("context:stage", 3, 1)),
        ),
        Action(
            "arrange.stage_shorter",
            N_("Take one step from the stage"),
            lambda session: _stage_edge(session, -1),
            has_stages,
            ("Ctrl+Alt+Shift+Left",),
            slots=(Slot("menu:arrange", 4, 3, "columns"), Slot("context:stage", 3, 2)),
        ),
        Action(
            "arrange.remove_stage_with_steps",
            N_("Delete the stage with its steps"),
            lambda session: session.document.run(
                _("Delete stage and steps"),
                delete_stages,
                [stage.id for stage in session.context.stages],
                with_steps=True,
            ),
            has_stages,
            slots=(Slot("menu:arrange", 4, 10, "columns"), Slot("context:stage", 8, 1)),
        ),
        Action(
            "arrange.remove_step_only",
            N_("Delete the step, keep its elements"),
            lambda session: session.document.run(
                _("Delete step"),
                delete_steps,
                [step.id for step in session.context.steps],
                keep_elements=True,
            ),
            has_steps,
            slots=(Slot("menu:arrange", 4, 11, "columns"), Slot("context:step", 8, 1)),
        ),
        Action(
            "arrange.hide_line",
            N_("Hide line"),
            _hide_line,
            has_lines,
            slots=(Slot("menu:arrange", 4, 20, "rows"), Slot("context:line", 2, 0)),
            checked=lambda context: bool(context.lines) and all(ln.hidden for ln in context.lines),
        ),
    )


def _can_sideways(context: Context) -> bool:
    return has_elements(context) or has_steps(context) or has_stages(context)


def _can_upright(context: Context) -> bool:
    bands = context.lanes or context.rows or context.lines
    return context.in_document and bool(context.elements or bands)


def _merging(
    session: Session, label: str, command: Callable[..., tuple[str, ...]], *args: object
) -> None:
    """Run a move; moves of one selection one after the other become one undo step."""
    document = session.document
    key = f"{command.__name__}:{','.join(document.selection.ids)}"
    document.run_merging(key, label, command, *args)
    for record_id in document.selection.ids[-1:]:
        session.host.reveal(record_id)


def _or_say(session: Session, move: Callable[[Session, int], object], by: int) -> None:
    """Do a move; where nothing can go that way, say so."""
    store = session.document.store
    before = store.revision
    move(session, by)
    if store.revision == before:
        session.host.refuse(_("It cannot go any further in this direction."))


def move_sideways(session: Session, by: int) -> None:
    """Move what is selected by columns."""
    _or_say(session, _sideways, by)


def move_upright(session: Session, by: int) -> None:
    """Move selected elements to other lanes, lanes and lines past others."""
    _or_say(session, _upright, by)


def move_in_cells(session: Session, by: int) -> None:
    """Move selected elements up or down within their cells."""
    _or_say(session, _in_cells, by)


def _sideways(session: Session, by: int) -> None:
    document, context = session.document, session.context
    if context.elements:
        ids = [element.id for element in context.elements]
        label = _("Move elements")
        run, passed = document.run_merging, passed_over(document)
        run(_move_key(document), label, move_elements_by, ids, columns=by, passed=passed)
        session.host.reveal(ids[-1])
    elif context.steps:
        positions = document.store.positions(Step)
        columns = sorted(positions[step.id] for step in context.steps)
        target = columns[0] - 1 if by < 0 else columns[-1] + 2
        steps = [step.id for step in context.steps]
        if 0 <= target <= context.step_count:
            _merging(session, _("Move steps"), move_steps, steps, target)
    elif context.stages:
        _merging(session, _("Move stage"), move_stage_by, context.stages[-1].id, by)


def _upright(session: Session, by: int) -> None:
    document, context = session.document, session.context
    if context.elements:
        ids = [element.id for element in context.elements]
        label = _("Move elements")
        run, passed = document.run_merging, passed_over(document)
        run(_move_key(document), label, move_elements_by, ids, lanes=by, passed=passed)
        session.host.reveal(ids[-1])
    elif context.lanes:
        _move_band(session, _("Move lane"), context.lanes[-1].id, by)
    elif context.rows:
        _merging(session, _("Move row"), move_row_by, context.rows[-1].id, by)
    elif context.lines:
        _move_band(session, _("Move line"), context.lines[-1].id, by)


def _move_band(session: Session, label: str, band_id: str, by: int) -> None:
    document = session.document
    unseen = {line.id for line in document.store.lines if line.hidden} - {band_id}
    passed = passed_over(document) | unseen
    key = f"band:{band_id}"
    document.run_merging(key, label, move_band, band_id, by, passed=passed)
    session.host.reveal(band_id)


def _move_key(document: Document) -> str:
    return f"move:{','.join(document.selection.ids)}"


def _in_cells(session: Session, by: int) -> None:
    ids = [element.id for element in session.context.elements]
    _merging(session, _("Move elements"), move_in_cell, ids, by)


def _can_reach(context: Context) -> bool:
    return context.in_document and any(element.step_id for element in context.elements)


def _reach(session: Session, by: int) -> None:
    _resize(session, 0, by)


def _begin(session: Session, by: int) -> None:
    _resize(session, by, 0)


def _resize(session: Session, begin: int, end: int) -> None:
    """Move the first and the last column of elements by so many, as far as there are columns."""
    document = session.document
    ids = [element.id for element in session.context.elements]
    key = f"reach:{','.join(document.selection.ids)}"
    label = _("Change how far an element reaches")
    document.run_merging(key, label, _resize_all, ids, begin, end)


def _resize_all(tx: Transaction, ids: Sequence[str], begin: int, end: int) -> tuple[str, ...]:
    view = tx.view
    positions = view.positions(Step)
    for key in ids:
        element = view.need(Element, key)
        if element.step_id is None:
            continue
        first = positions[element.step_id] + begin
        last = positions[element.end_step_id or element.step_id] + end
        if 0 <= first <= last < len(view.steps):
            resize_element(tx, key, view.steps[first].id, view.steps[last].id)
    return ()


def _whole_journey(session: Session) -> None:
    ids = [element.id for element in session.context.elements]
    session.document.run(_("Reach over the whole journey"), set_whole_journey, ids)


def _split(session: Session) -> None:
    document, context = session.document, session.context
    step_id = context.steps[-1].id if context.steps else context.elements[-1].step_id
    step = document.store.get(Step, step_id)
    stage = document.store.get(Stage, step.stage_id) if step is not None else None
    if step is None or stage is None:
        raise EditError(_("There is no stage here to divide."))
    (made,) = document.run(_("Divide stage"), split_stage, stage.id, step.id)
    session.host.begin_text_edit(made)


def _join(session: Session) -> None:
    """Join the stages of what is selected; a single one with the stage behind it."""
    document = session.document
    view = document.store
    ids = stages_of_selection(session)
    if len(ids) == 1:
        column = max(columns_of(view, ids[0]), default=len(view.steps)) + 1
        behind = view.steps[column].stage_id if column < len(view.steps) else None
        if behind is None:
            raise EditError(_("There is no stage behind this one."))
        ids.append(behind)
    collapsed = document.view_state.collapsed_stages
    (kept,) = document.run(_("Join stages"), merge_stages, ids)
    if kept in collapsed and not set(ids) <= set(collapsed):
        # What was open does not go out of sight.
        document.set_view(collapsed_stages=tuple(key for key in collapsed if key != kept))


def _stage_edge(session: Session, by: int) -> None:
    document = session.document
    stage = session.context.stages[-1]
    steps = steps_of_stage(document.store, stage.id)
    if steps:
        end = document.store.positions(Step)[steps[-1].id] + 1
        _merging(session, _("Move the border of a stage"), move_boundary, stage.id, "end", end + by)
        if len(steps_of_stage(document.store, stage.id)) == len(steps):
            if by > 0 and end == len(document.store.steps):
                session.host.refuse(_("There is no stage behind this one."))
            else:
                session.host.refuse(_("Every stage keeps at least one step."))


def _hide_line(session: Session) -> None:
    document, lines = session.document, session.context.lines
    hide = not all(line.hidden for line in lines)
    with document.transaction(_("Hide line") if hide else _("Show line")) as tx:
        for line in lines:
            hide_line(tx, line.id, hide)
