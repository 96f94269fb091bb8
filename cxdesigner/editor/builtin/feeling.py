"""Actions that set what is felt: by steps of the scale, or as a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cxdesigner.analysis.words import value_text
from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import N_, _, listed
from cxdesigner.editor.actions import Action, Slot
from cxdesigner.editor.builtin.conditions import has_feelings
from cxdesigner.editor.commands.emotion import can_feel, emotion_merge_key, nudge_emotion
from cxdesigner.editor.session import Session
from cxdesigner.model.queries import emotion_at
from cxdesigner.model.store import Transaction

_MOST_TOLD = 3
"""So many values are told one by one."""


def actions() -> tuple[Action, ...]:
    """Return the actions that set emotions."""
    return (
        Action(
            "edit.emotion_up",
            N_("Raise emotion"),
            lambda session: nudge(session, 1),
            has_feelings,
            ("Ctrl+Shift+Up",),
            slots=(Slot("menu:edit", 4, 0, "feel"),),
        ),
        Action(
            "edit.emotion_value",
            N_("Type an emotion"),
            _type,
            has_feelings,
            ("Alt+Shift+E",),
            slots=(Slot("menu:edit", 4, 2, "feel"),),
        ),
        Action(
            "edit.emotion_down",
            N_("Lower emotion"),
            lambda session: nudge(session, -1),
            has_feelings,
            ("Ctrl+Shift+Down",),
            slots=(Slot("menu:edit", 4, 1, "feel"),),
        ),
    )


def nudge(session: Session, by: int) -> None:
    """Raise or lower what is felt at the selected elements, or the selected points of curves.

    Raises
    ------
    EditError
        If nothing of that belongs to the customer.
    """
    felt = _felt(session)
    key = ";".join(emotion_merge_key(persona_id, ids) for persona_id, ids in felt.items())
    session.document.run_merging(key, _("Change emotion"), _nudge_all, felt, by)
    _tell_unseen(session, felt)


def _felt(session: Session) -> dict[str | None, list[str]]:
    """Return persona → what they feel something at, of what is selected."""
    context, view = session.context, session.document.store
    felt: dict[str | None, list[str]] = {}
    for point in context.emotions:
        felt.setdefault(point.persona_id, []).append(point.element_id)
    for element in context.elements:
        if can_feel(view, element, context.persona_id):
            felt.setdefault(context.persona_id, []).append(element.id)
    if not felt:
        raise EditError(_("Only what the customer does has an emotion."))
    return felt


def _nudge_all(
    tx: Transaction, felt: Mapping[str | None, Sequence[str]], by: int
) -> tuple[str, ...]:
    for persona_id, element_ids in felt.items():
        nudge_emotion(tx, persona_id, dict.fromkeys(element_ids), by)
    return ()


def _tell_unseen(session: Session, felt: Mapping[str | None, Sequence[str]]) -> None:
    """Say what is felt now where no curve on the canvas shows it."""
    context, view = session.context, session.document.store
    is_off = context.editor == "canvas" and context.emotion == "off"
    values: list[str] = []
    for persona_id, element_ids in felt.items():
        if not is_off and (persona_id is None or persona_id in context.shown_personas):
            continue
        for element_id in element_ids:
            emotion = emotion_at(view, element_id, persona_id)
            if emotion is not None and emotion.value is not None:
                low = min(view.blueprint.scale_min, view.blueprint.scale_max)
                values.append(value_text(emotion.value, low))
    if values:
        more = ["…"] if len(values) > _MOST_TOLD else []
        told = listed([*values[:_MOST_TOLD], *more])
        session.host.tell(_("Emotion {value}; its curve is hidden.").format(value=told))


def _type(session: Session) -> None:
    """Lead to the number of what is felt at the selected elements."""
    _felt(session)
    session.host.focus_field("emotion")
