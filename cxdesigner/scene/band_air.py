"""How much air the scale of an emotion curve leaves above and below itself."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.view import RecordView
from cxdesigner.scene.blocks.measures import AXIS_SIZE, eighths_up
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.options import LayoutOptions

_ROUNDS = 12


def air_around(
    view: RecordView,
    personas: Sequence[Persona],
    options: LayoutOptions,
    setter: Typesetter,
    label: float,
) -> tuple[float, float]:
    """Return the air above and below the scale on paper: room for a label, or less.

    Nothing moves there, and a value far from an end of the scale has its label within it. Several
    curves, and what surveys say beside them, need room on either side.
    """
    if options.surveyed or len(personas) != 1:
        return label, label
    values = _values_of(view, personas[0].id, options)
    low, high = view.blueprint.scale_min, view.blueprint.scale_max
    if not values or high <= low:
        return label, label
    least = setter.size(AXIS_SIZE) * 0.6 + 2.0
    free_above = (high - min(max(values), high)) / (high - low)
    free_below = (max(min(values), low) - low) / (high - low)
    above = below = label
    for _round in range(_ROUNDS):
        # The higher the scale, the more of a label lies within it.
        scale = options.emotion_height - above - below
        above = max(least, label - free_above * scale)
        below = max(least, label - free_below * scale)
    return eighths_up(above), eighths_up(below)


def _values_of(view: RecordView, persona_id: str, options: LayoutOptions) -> list[float]:
    """Return the values of a persona, of the whole blueprint where a part of it is drawn."""
    if options.whole is not None:
        return [value for _column, value in dict(options.whole.values).get(persona_id, ())]
    emotions = view.referring(persona_id, Emotion)
    return [emotion.value for emotion in emotions if emotion.value is not None]
