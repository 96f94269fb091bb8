"""Actions on lanes: hidden and shown, higher and lower."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.actions import Action, Choice, Slot
from cxdesigner.editor.builtin.conditions import has_lines
from cxdesigner.editor.commands.fields import set_field
from cxdesigner.editor.commands.lanes import fills_its_height, resize_lane
from cxdesigner.editor.context import Context
from cxdesigner.editor.session import Session
from cxdesigner.model.queries import lane_name
from cxdesigner.model.schema import references_of
from cxdesigner.model.view import RecordView

_STEP_PT = 16.0

STROKE_NAMES: dict[str, str] = {
    "": N_("As its kind"),
    "solid": N_("Solid"),
    "dash": N_("Dashed"),
    "dot": N_("Dotted"),
}
WEIGHT_NAMES: dict[str, str] = {
    "": N_("As its kind"),
    "thin": N_("Thin"),
    "medium": N_("Medium"),
    "heavy": N_("Heavy"),
}
"""Looks of lines; '' leaves it to the kind of the line."""


def actions() -> tuple[Action, ...]:
    """Return the actions on lanes."""
    return (
        Action(
            "lane.hide",
            N_("Hide lane"),
            _hide,
            lambda context: (
                has_lanes(context)
                and len({*context.hidden_lanes, *_ids(context)}) < context.lane_count
            ),
            slots=(Slot("menu:view", 2, 5, "shown"), Slot("context:lane", 4, 0)),
        ),
        Action(
            "lane.shown",
            N_("Lanes shown"),
            when=lambda context: context.has_document and context.lane_count > 0,
            slots=(Slot("menu:view", 2, 6, "shown"), Slot("context:canvas", 3, 1)),
            choices=_lanes,
            choose=_toggle,
        ),
        Action(
            "lane.show_all",
            N_("Show all lanes"),
            lambda session: session.document.set_view(hidden_lanes=()),
            lambda context: bool(context.hidden_lanes),
            slots=(
                Slot("menu:view", 2, 7, "shown"),
                Slot("context:canvas", 3, 2),
                Slot("context:lane", 4, 1),
            ),
        ),
        Action(
            "lane.higher",
            N_("Make the lane higher"),
            lambda session: _resize(session, 1),
            has_lanes,
            ("Ctrl+Shift+PgDown",),
            slots=(Slot("menu:arrange", 4, 25, "rows"), Slot("context:lane", 5, 0)),
        ),
        Action(
            "lane.lower",
            N_("Make the lane lower"),
            lambda session: _resize(session, -1),
            has_lanes,
            ("Ctrl+Shift+PgUp",),
            slots=(Slot("menu:arrange", 4, 26, "rows"), Slot("context:lane", 5, 1)),
        ),
        Action(
            "lane.natural_height",
            N_("As high as its content"),
            lambda session: session.document.run(
                _("Change the height of a lane"), resize_lane, _ids(session.context), 0.0
            ),
            lambda context: any(lane.min_height for lane in context.lanes),
            slots=(Slot("menu:arrange", 4, 27, "rows"), Slot("context:lane", 5, 2)),
        ),
        Action(
            "line.stroke",
            N_("Pattern of the line"),
            when=has_lines,
            slots=(Slot("menu:arrange", 4, 28, "rows"), Slot("context:line", 2, 1)),
            choices=lambda session: _looks(session, "stroke", STROKE_NAMES),
            choose=lambda session, key: _set_look(session, "stroke", key),
        ),
        Action(
            "line.weight",
            N_("Weight of the line"),
            when=has_lines,
            slots=(Slot("menu:arrange", 4, 29, "rows"), Slot("context:line", 2, 2)),
            choices=lambda session: _looks(session, "weight", WEIGHT_NAMES),
            choose=lambda session, key: _set_look(session, "weight", key),
        ),
    )


def has_lanes(context: Context) -> bool:
    """Lanes are selected."""
    return context.in_document and bool(context.lanes)


def _ids(context: Context) -> tuple[str, ...]:
    return tuple(lane.id for lane in context.lanes)


def _hide(session: Session) -> None:
    document, context = session.document, session.context
    document.set_view(hidden_lanes=(*context.hidden_lanes, *_ids(context)))
    document.selection.clear()
    session.host.tell(_("Hidden. “Lanes shown” in the View menu brings it back."))


def _lanes(session: Session) -> Sequence[Choice]:
    document, hidden = session.document, session.context.hidden_lanes
    return tuple(
        Choice(lane.id, lane_name(lane, document.language), lane.id not in hidden)
        for lane in document.store.lanes
    )


def _toggle(session: Session, lane_id: str) -> None:
    document, hidden = session.document, session.context.hidden_lanes
    if lane_id in hidden:
        document.set_view(hidden_lanes=tuple(key for key in hidden if key != lane_id))
    elif len(hidden) + 1 < session.context.lane_count:
        document.set_view(hidden_lanes=(*hidden, lane_id))
        store, ids = document.store, document.selection.ids
        document.selection.set(key for key in ids if not _goes_with(store, key, lane_id))
    else:
        session.host.tell(_("One lane stays shown."))


def _goes_with(view: RecordView, record_id: str, lane_id: str) -> bool:
    """Say whether a record is not shown without a lane, which takes long to find out for all."""
    record = view.find(record_id)
    return record_id == lane_id or (
        record is not None
        and any(
            reference.on_delete == "cascade" and _goes_with(view, target, lane_id)
            for reference, target in references_of(record)
        )
    )


def _resize(session: Session, by: int) -> None:
    """Change the heights that are drawn now by a step; nothing gets lower than its content."""
    document, lanes = session.document, session.context.lanes
    heights = {lane.id: session.host.lane_height(lane.id) or lane.min_height for lane in lanes}
    key = f"lane_height:{','.join(heights)}"
    if by < 0:
        lanes = tuple(lane for lane in lanes if not fills_its_height(lane, heights[lane.id]))
        if not lanes:
            session.host.tell(_("It gets no lower: its content needs this height."))
            return
    with document.transaction(_("Change the height of a lane"), merge_key=key) as tx:
        for lane in lanes:
            resize_lane(tx, (lane.id,), max(0.0, heights[lane.id] + by * _STEP_PT))


def _looks(session: Session, field: str, names: dict[str, str]) -> Sequence[Choice]:
    there = {getattr(line, field) or "" for line in session.context.lines}
    return tuple(Choice(key, _(label), there == {key}) for key, label in names.items())


def _set_look(session: Session, field: str, key: str) -> None:
    ids = [line.id for line in session.context.lines]
    session.document.run(_("Change the look of a line"), set_field, ids, field, key or None)
