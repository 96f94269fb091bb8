"""Whose emotion curves are drawn, where, and what of surveys beside them."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.actions import Action, Choice, Slot
from cxdesigner.editor.builtin.conditions import has_document
from cxdesigner.editor.session import Session
from cxdesigner.editor.view_state import EMOTION_MODES, EmotionMode

_EMOTION_NAMES: dict[EmotionMode, str] = {
    "band": N_("In a band of its own"),
    "above": N_("Above the customer lane"),
    "overlay": N_("Over the customer lane"),
    "off": N_("Hidden"),
}


def actions() -> tuple[Action, ...]:
    """Return the actions of emotion curves."""
    return (
        *(_emotion(mode, place) for place, mode in enumerate(EMOTION_MODES)),
        Action(
            "view.surveyed",
            N_("Show emotions from surveys"),
            lambda session: session.document.set_view(surveyed=not session.context.surveyed),
            lambda context: context.has_document and context.emotion != "off",
            slots=(Slot("menu:view", 1, 11, "emotion"),),
            checked=lambda context: context.has_document and context.surveyed,
        ),
        Action(
            "view.evidence_curve",
            N_("Show the curve calculated from evidence"),
            lambda session: session.document.set_view(
                evidence_curve=not session.context.evidence_curve
            ),
            lambda context: context.has_document and context.emotion != "off" and context.surveyed,
            slots=(Slot("menu:view", 1, 12, "emotion"),),
            checked=lambda context: context.has_document and context.evidence_curve,
        ),
        Action(
            "view.persona",
            N_("Persona"),
            when=lambda context: len(context.personas) > 0,
            slots=(Slot("menu:view", 2, 0), Slot("toolbar", 2, 0)),
            choices=_personas,
            choose=choose_persona,
            exclusive="persona",
        ),
        Action(
            "view.all_personas",
            N_("Show the curves of all personas"),
            _toggle_all_personas,
            lambda context: len(context.personas) > 1,
            slots=(Slot("menu:view", 1, 10, "emotion"),),
            checked=lambda context: (
                len(context.personas) > 1 and len(context.shown_personas) == len(context.personas)
            ),
        ),
        Action(
            "view.curves",
            N_("Curves shown"),
            when=lambda context: len(context.personas) > 1,
            slots=(Slot("menu:view", 1, 13, "emotion"),),
            choices=_curves,
            choose=_toggle_curve,
        ),
    )


def _emotion(mode: EmotionMode, place: int) -> Action:
    return Action(
        f"view.emotion_{mode}",
        _EMOTION_NAMES[mode],
        lambda session: session.document.set_view(emotion=mode),
        has_document,
        slots=(Slot("menu:view", 1, place, "emotion"),),
        checked=lambda context: context.has_document and context.emotion == mode,
        exclusive="emotion",
    )


def _personas(session: Session) -> Sequence[Choice]:
    context = session.context
    return tuple(
        Choice(key, name or _("Persona without a name"), key == context.persona_id)
        for key, name in context.personas
    )


def _curves(session: Session) -> Sequence[Choice]:
    shown = session.context.shown_personas
    return tuple(
        Choice(key, name or _("Persona without a name"), key in shown)
        for key, name in session.context.personas
    )


def _toggle_curve(session: Session, key: str) -> None:
    """Draw the curve of one persona as well, or no more; the others stay as they are."""
    context = session.context
    if key not in context.shown_personas:
        session.document.set_view(persona_ids=(*context.shown_personas, key))
        return
    left = tuple(other for other in context.shown_personas if other != key)
    if not left:
        session.host.tell(_("One persona stays shown."))
        return
    # Feelings are told of somebody whose curve is there.
    told = left[0] if context.persona_id == key else context.persona_id
    session.document.set_view(persona_ids=left, persona_id=told)


def choose_persona(session: Session, key: str) -> None:
    """Take a persona as the one of whom feelings are told, and draw its curve."""
    # Somebody who compares curves keeps seeing all of them.
    shown = session.context.shown_personas
    others = shown if len(shown) > 1 else ()
    session.document.set_view(persona_id=key, persona_ids=tuple(dict.fromkeys((*others, key))))


def _toggle_all_personas(session: Session) -> None:
    context = session.context
    every = tuple(key for key, _name in context.personas)
    only = (context.persona_id,) if context.persona_id is not None else None
    is_all = len(context.shown_personas) == len(every)
    session.document.set_view(persona_ids=only if is_all else every)
