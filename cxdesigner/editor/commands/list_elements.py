"""A list becomes elements: along a lane, deeper lines in the lanes below, stages over them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.base.ids import new_id
from cxdesigner.editor.commands.add import add_element
from cxdesigner.editor.commands.columns import sort_stages
from cxdesigner.editor.commands.connect import connect_along, connect_upright, put_on_link
from cxdesigner.editor.commands.emotion import beyond_scale, require_on_scale, set_emotion
from cxdesigner.editor.commands.fields import with_mark
from cxdesigner.editor.commands.grow import onward_link
from cxdesigner.editor.commands.order import after_last
from cxdesigner.editor.commands.place import Place, checked_lane, default_kind, lane_for
from cxdesigner.editor.commands.stages import add_stage
from cxdesigner.editor.commands.steps import insert_step
from cxdesigner.editor.commands.text import with_language
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import ALLOWED_ROLES, Element, ElementKind
from cxdesigner.model.insight import PainPoint
from cxdesigner.model.lane import Lane, LaneRole
from cxdesigner.model.queries import span_of, steps_of_stage, top_stage
from cxdesigner.model.record import ElementId, StageId
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import EMPTY, LocalText
from cxdesigner.model.view import Cell, RecordView

if TYPE_CHECKING:
    # Its grammar is compiled where a list is read.
    from cxdesigner.editor.list_text import ListLine

MAX_LINES = 500


def insert_list(
    tx: Transaction,
    lines: Sequence[ListLine],
    place: Place,
    language: str,
    *,
    persona_id: str | None = None,
    after_id: str | None = None,
) -> tuple[str, ...]:
    """Make elements of a list, along a lane from a place to the right.

    Empty cells are filled as long as they come one after the other; before an occupied one, and
    behind the last, steps are added. Elements of one lane are linked one after the other.

    Parameters
    ----------
    after_id
        The element that the first one of the list is to follow. Where flow led on from it to the
        next step, it passes what the list has before its first stage.

    Returns
    -------
    tuple of str
        The ids of the elements, in the order of the list.

    Raises
    ------
    EditError
        If a line cannot become an element; the message names the line.
    """
    checked = _checked(tx.view, lines)
    work = _Insertion(tx, place, language, persona_id, after_id)
    for line in checked:
        if line.is_stage:
            work.open_stage(line)
        else:
            work.add(line)
    sort_stages(tx)
    return tuple(work.made)


def list_place(
    view: RecordView, selected: Sequence[str], cell: Cell | None = None
) -> tuple[Place, str | None] | None:
    """Return where a list goes that is inserted now, and the element it follows, if any.

    Behind the selected element, into the selected cell or step, behind what a selected lane holds;
    None when nothing of that is selected.
    """
    if cell is not None:
        return Place(*cell), None
    record = view.find(selected[-1]) if selected else None
    match record:
        case Element():
            column = span_of(view, record)[1] + 1 if record.step_id is not None else 0
            return _at_column(view, record.lane_id, column), record.id
        case Lane():
            return _at_column(view, record.id, _first_free(view, record.id)), None
        case Step() if (lane := lane_for(view, "touchpoint")) is not None:
            return Place(lane.id, record.id), None
        case _:
            return None


def _at_column(view: RecordView, lane_id: str, column: int) -> Place:
    if column < len(view.steps):
        return Place(lane_id, view.steps[column].id)
    return Place(lane_id, gap=len(view.steps))


def _first_free(view: RecordView, lane_id: str) -> int:
    used = [n for n, step in enumerate(view.steps) if view.elements_in(lane_id, step.id)]
    return max(used, default=-1) + 1


def first_place(view: RecordView) -> Place | None:
    """Return where a list goes while nothing is selected: behind what the customer does."""
    lane = lane_for(view, "touchpoint")
    return None if lane is None else _at_column(view, lane.id, _first_free(view, lane.id))


def kind_of(line: ListLine, role: LaneRole) -> ElementKind:
    """Return the kind of element that a line becomes in a lane."""
    if line.is_decision and role in ALLOWED_ROLES["decision"]:
        return "decision"
    return default_kind(role)


def fill_element(
    tx: Transaction, element_id: str, line: ListLine, language: str, persona_id: str | None
) -> None:
    """Set what the endings of a line say about an element; the rest stays."""
    view = tx.view
    element = view.need(Element, element_id)

    def words(text: str, before: LocalText = EMPTY) -> LocalText:
        return with_language(view, before, text, language) if text else before

    chosen = {
        "wait": line.is_wait,
        "fail": line.is_fail,
        "pain": line.pain is not None,
        "mot": line.is_truth,
    }
    marks = element.marks
    for mark, is_on in chosen.items():
        if is_on:
            marks = with_mark(marks, mark)
    lasts = Duration(line.duration) if line.duration else None
    tx.put(
        element.replace(
            marks=marks,
            work=element.work if line.is_wait else lasts or element.work,
            wait=lasts or element.wait if line.is_wait else element.wait,
            channel=words(line.channel, element.channel),
            owner=words(line.owner, element.owner),
        )
    )
    if line.pain:
        tx.put(
            PainPoint(
                id=new_id(PainPoint.PREFIX),
                element_id=ElementId(element_id),
                text=words(line.pain),
            )
        )
    if line.emotion is not None:
        set_emotion(tx, persona_id, element_id, line.emotion)


def check_emotion(view: RecordView, line: ListLine) -> None:
    """Refuse an emotion of a line beyond the scale.

    Raises
    ------
    EditError
        Which line it is, if it is one of a list, and what the scale is.
    """
    if line.emotion is None:
        return
    if not line.number:
        require_on_scale(view, line.emotion)
        return
    scale = beyond_scale(view, line.emotion)
    if not scale:
        return
    raise EditError(
        _("Line {line}: the emotion {value} is not on the scale from {low} to {high}."),
        line=line.number,
        **scale,
    )


def _checked(view: RecordView, lines: Sequence[ListLine]) -> Sequence[ListLine]:
    if not lines:
        raise EditError(_("There is no line in this list."))
    if len(lines) > MAX_LINES:
        raise EditError(
            _("The list has {count} lines; at most {limit} can be inserted at once."),
            count=len(lines),
            limit=MAX_LINES,
        )
    for line in lines:
        check_emotion(view, line)
    return lines


def _spanned_steps(view: RecordView, lane_id: str) -> frozenset[str]:
    """Return the steps over which elements of a lane reach that begin at another one."""
    found: set[str] = set()
    for element in view.referring(lane_id, Element):
        if element.step_id is not None and element.end_step_id is not None:
            first, last = span_of(view, element)
            found |= {step.id for step in view.steps[first : last + 1]}
    return frozenset(found)


class _Insertion:
    """Where the list has got to."""

    def __init__(
        self,
        tx: Transaction,
        place: Place,
        language: str,
        persona_id: str | None,
        after_id: str | None,
    ) -> None:
        self.made: list[str] = []
        self._tx, self._language, self._persona_id = tx, language, persona_id
        view = tx.view
        self._lane = checked_lane(view, place.lane_id)
        self._row_id = place.row_id
        self._spanned = _spanned_steps(view, self._lane.id)
        if place.gap is not None:
            self._column, self._fills = place.gap, False
        else:
            self._column = view.positions(Step).get(place.step_id or "", 0)
            self._fills = True
        self._stage_id: str | None = None
        self._last_id = after_id
        after = view.get(Element, after_id)
        onward = None if after is None else onward_link(view, after)
        self._onward_id = None if onward is None else onward.target_id
        self._path: list[str] = []
        """The elements of this step that deeper lines hang from, one for each depth."""

    def open_stage(self, line: ListLine) -> None:
        """Begin a stage, or go on in the one of this name."""
        self._onward_id = None
        tx, view = self._tx, self._tx.view
        named = next(
            (
                stage
                for stage in view.stages
                if line.text and stage.name.text(self._language) == line.text
            ),
            None,
        )
        if named is not None:
            self._stage_id = named.id
            columns = self._columns_of(named.id)
            used = [n for n in columns if self._holds(n)]
            self._column = used[-1] + 1 if used else (columns[0] if columns else len(view.steps))
            self._fills = True
            return
        name = with_language(view, EMPTY, line.text, self._language)
        column, steps = self._column, view.steps
        if column < len(steps) and steps[column].stage_id is None and not self._holds(column):
            stage = Stage(id=new_id(Stage.PREFIX), order=after_last(view.stages), name=name)
            tx.put(stage)
            tx.put(steps[column].replace(stage_id=StageId(stage.id)))
            self._stage_id = stage.id
        else:
            left = steps[column - 1].stage_id if 0 < column <= len(steps) else None
            beside = top_stage(view, view.get(Stage, left))
            (self._stage_id,) = add_stage(tx, beside=beside.id if beside else None, name=name)
            self._column = self._columns_of(self._stage_id)[0]
        self._fills = True

    def add(self, line: ListLine) -> None:
        """Make the element of a line."""
        tx = self._tx
        depth = min(line.depth, len(self._path))
        if depth == 0:
            step_id, lane = self._next_step(), self._lane
        else:
            step_id = tx.view.steps[self._column - 1].id
            lane = self._lane_below(depth, line)
        label = with_language(tx.view, EMPTY, line.text, self._language)
        row_id = self._row_id if depth == 0 else None
        where = Place(lane.id, step_id, row_id=row_id)
        try:
            (made,) = add_element(tx, kind_of(line, lane.role), where, label=label)
            fill_element(tx, made, line, self._language, self._persona_id)
        except EditError as error:
            raise EditError(
                _("Line {line}: {reason}"), line=line.number, reason=str(error)
            ) from error
        self.made.append(made)
        if depth:
            connect_upright(tx, self._path[depth - 1], made)
        else:
            self._lead_to(made)
            self._last_id = made
        self._path[depth:] = [made]

    def _lead_to(self, made: str) -> None:
        if self._last_id is None:
            return
        onward = (
            link.id
            for link in self._tx.view.outgoing(self._last_id)
            if link.target_id == self._onward_id and link.kind == "flow"
        )
        link_id = next(onward, None)
        if link_id is not None:
            put_on_link(self._tx, link_id, made)
        else:
            connect_along(self._tx, self._last_id, made)

    def _lane_below(self, depth: int, line: ListLine) -> Lane:
        lanes = self._tx.view.lanes
        row = self._tx.view.positions(Lane)[self._lane.id] + depth
        if row >= len(lanes):
            raise EditError(_("Line {line}: there is no lane below."), line=line.number)
        return lanes[row]

    def _next_step(self) -> str:
        """Return the step of the next element; the place moves on behind it."""
        tx, view = self._tx, self._tx.view
        column = self._column
        if self._fills and self._is_free(column):
            step = view.steps[column]
            if self._stage_id is not None and step.stage_id is None:
                tx.put(step.replace(stage_id=StageId(self._stage_id)))
        else:
            owner = self._stage_id
            if owner is not None and 0 < column <= len(view.steps):
                # A second-level stage of the stage goes on too.
                left = view.steps[column - 1].stage_id
                inside = top_stage(view, view.get(Stage, left))
                owner = left if inside is not None and inside.id == owner else owner
            insert_step(tx, column, stage_id=owner)
        self._column = column + 1
        return tx.view.steps[column].id

    def _is_free(self, column: int) -> bool:
        """Say whether a column can take the next element: nothing there, no other stage."""
        view = self._tx.view
        if not 0 <= column < len(view.steps) or self._holds(column):
            return False
        owner = view.get(Stage, view.steps[column].stage_id)
        top = top_stage(view, owner)
        return top is None or self._stage_id in (None, top.id)

    def _holds(self, column: int) -> bool:
        view = self._tx.view
        step_id = view.steps[column].id
        return step_id in self._spanned or bool(view.elements_in(self._lane.id, step_id))

    def _columns_of(self, stage_id: str) -> list[int]:
        positions = self._tx.view.positions(Step)
        return [positions[step.id] for step in steps_of_stage(self._tx.view, stage_id)]
