"""The name of a persona beside what is felt: at the end of its curve, or at its last survey."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cxdesigner.base.geometry import Rect
from cxdesigner.scene.blocks.free_places import FreePlaces
from cxdesigner.scene.blocks.measures import VALUE_SIZE
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.items import Layer, SceneItem, part_id

_WIDTH = 90.0
"""Longer names are cut; the legend has them whole."""


def name_id(persona_id: str) -> str:
    """Return the id of the name of a curve."""
    return part_id("name", persona_id)


def curve_name(
    item_id: str,
    persona_id: str | None,
    name: str,
    paint: str,
    x: float,
    candidates: Callable[[float, float], Iterable[Rect]],
    places: FreePlaces,
    setter: Typesetter,
) -> SceneItem:
    """Return a name at the first of its places that is free.

    Parameters
    ----------
    candidates
        Gives the places for a width and a height, the best first, counted from ``x``.
    """
    size = setter.size(VALUE_SIZE, name)
    line = setter.measurer.truncate(name, "bold", size, _WIDTH, setter.language)
    rect = places.find(x, candidates(line.width, size * 1.15))
    return SceneItem(
        id=item_id,
        kind="emotion_curve",
        layer=Layer.EMOTION,
        x=x + rect.x,
        y=rect.y,
        bounds=Rect(0.0, 0.0, rect.width, rect.height),
        primitives=setter.measurer.runs(
            line.text, 0.0, size * 0.94, "bold", size, paint, setter.language
        ),
        label=name,
        language=setter.language,
        order=2,
        record_id=persona_id,
        persona_id=persona_id,
    )
