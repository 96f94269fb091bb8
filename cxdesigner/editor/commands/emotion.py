"""Emotions: what a persona feels at an element, on the scale of the blueprint."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from cxdesigner.analysis.words import value_text
from cxdesigner.base.errors import EditError, PolicyError
from cxdesigner.base.i18n import _
from cxdesigner.base.ids import new_id
from cxdesigner.editor.commands.add import add_persona
from cxdesigner.editor.commands.text import with_language
from cxdesigner.model.element import Element
from cxdesigner.model.lane import CUSTOMER_ROLES
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.queries import emotion_at, role_of
from cxdesigner.model.record import ElementId, PersonaId
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView

FeelingText = Literal["quote", "word", "source"]


def neutral(view: RecordView) -> float:
    """Return the middle of the emotion scale, which counts as neutral (domain 4.2)."""
    blueprint = view.blueprint
    return (blueprint.scale_min + blueprint.scale_max) / 2


def on_scale(view: RecordView, value: float, step: float | None = None) -> float:
    """Return a value brought onto the scale, and to a multiple of `step` from its lower end.

    For gestures; a value that is typed beyond it is refused, one of a file is told by a rule.
    """
    low, high = sorted((view.blueprint.scale_min, view.blueprint.scale_max))
    if step:
        value = low + round((value - low) / step) * step
    return max(low, min(value, high))


def on_other_scale(view: RecordView, value: float, scale: tuple[float, float]) -> float:
    """Return what a value on some scale means on that of the blueprint (domain 2.6)."""
    low, high = view.blueprint.scale_min, view.blueprint.scale_max
    if scale == (low, high) or scale[0] == scale[1]:
        return value
    return round(low + (value - scale[0]) / (scale[1] - scale[0]) * (high - low), 4)


def beyond_scale(view: RecordView, value: float) -> dict[str, str]:
    """Return the words ``value``, ``low`` and ``high`` for a value beyond the scale, else {}."""
    low, high = sorted((view.blueprint.scale_min, view.blueprint.scale_max))
    if low <= value <= high:
        return {}
    numbers = {"value": value, "low": low, "high": high}
    return {name: value_text(number, low) for name, number in numbers.items()}


def require_on_scale(view: RecordView, value: float) -> None:
    """Refuse a typed emotion beyond the scale.

    Raises
    ------
    EditError
        What the scale is.
    """
    if words := beyond_scale(view, value):
        raise EditError(_("The emotion {value} is not on the scale from {low} to {high}."), **words)


def can_feel(view: RecordView, element: Element, persona_id: str | None = None) -> bool:
    """Say whether an emotion belongs at an element: a step of the customer (domain 7.7).

    One that is there already, e.g. from a file, may be changed wherever it is.
    """
    if role_of(view, element) in CUSTOMER_ROLES and element.kind != "note":
        return True
    emotion = emotion_at(view, element.id, persona_id)
    return emotion is not None and emotion.value is not None


def default_step(view: RecordView) -> float:
    """Return the step for dragging and arrow keys: a half on scales up to 5 wide, else 1."""
    return 0.5 if abs(view.blueprint.scale_max - view.blueprint.scale_min) <= 5 else 1.0


def emotion_merge_key(persona_id: str | None, element_ids: Collection[str]) -> str:
    """Return the merge key by which moving one point becomes one undo step."""
    return f"emotion:{persona_id}:{','.join(sorted(element_ids))}"


def set_emotion(
    tx: Transaction, persona_id: str | None, element_id: str, value: float | None
) -> tuple[str, ...]:
    """Set what a persona (None: the first, made if there is none) feels at an element.

    None takes the value away, and the record too if it says nothing else.

    Returns
    -------
    tuple of str
        The id of the element.
    """
    view = tx.view
    if view.get(Element, element_id) is None:
        raise PolicyError(_("An emotion belongs to an element."))
    persona_id = _persona(tx, persona_id)
    current = emotion_at(view, element_id, persona_id)
    if current is None:
        if value is not None:
            tx.put(
                Emotion(
                    id=new_id(Emotion.PREFIX),
                    persona_id=PersonaId(persona_id),
                    element_id=ElementId(element_id),
                    value=value,
                )
            )
    elif value is None and not (current.word or current.quote or current.unknown):
        tx.delete((current.id,))
    else:
        tx.put(current.replace(value=value, assumed=False))
    return (element_id,)


def nudge_emotion(
    tx: Transaction, persona_id: str | None, element_ids: Collection[str], by: int
) -> tuple[str, ...]:
    """Raise or lower emotions by steps of the scale; one without a value starts at neutral."""
    step = default_step(tx.view)
    for element_id in element_ids:
        current = emotion_at(tx.view, element_id, persona_id)
        start = current.value if current is not None else None
        value = neutral(tx.view) if start is None else start + by * step
        set_emotion(tx, persona_id, element_id, on_scale(tx.view, value))
    return tuple(element_ids)


def set_quote(
    tx: Transaction, persona_id: str | None, element_id: str, text: str, language: str
) -> tuple[str, ...]:
    """Set the words of a persona at an element."""
    return set_feeling(tx, persona_id, (element_id,), "quote", text, language)


def set_feeling(
    tx: Transaction,
    persona_id: str | None,
    element_ids: Collection[str],
    field: FeelingText,
    text: str,
    language: str,
) -> tuple[str, ...]:
    """Set a text about what a persona feels at elements: the quote, a word for it, the source."""
    persona_id = _persona(tx, persona_id)
    for element_id in element_ids:
        current = emotion_at(tx.view, element_id, persona_id)
        if current is None:
            if not text:
                continue
            current = Emotion(
                id=new_id(Emotion.PREFIX),
                persona_id=PersonaId(persona_id),
                element_id=ElementId(element_id),
            )
        before: LocalText = getattr(current, field)
        changed = current.replace(**{field: with_language(tx.view, before, text, language)})
        if changed.value is None and not (changed.quote or changed.word or changed.source):
            tx.delete((changed.id,))
        else:
            tx.put(changed)
    return tuple(element_ids)


def _persona(tx: Transaction, persona_id: str | None) -> str:
    if tx.view.get(Persona, persona_id) is not None:
        assert persona_id is not None
        return persona_id
    personas = tx.view.personas
    return personas[0].id if personas else add_persona(tx)[0]
