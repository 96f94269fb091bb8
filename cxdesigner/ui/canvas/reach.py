"""How far the drawing of an item reaches; known without Qt."""

from __future__ import annotations

from cxdesigner.base.geometry import Rect, union
from cxdesigner.scene.items import ItemKind, SceneItem
from cxdesigner.scene.primitives import PathShape, Primitive, TextRun

STROKE_PT = 3.0
"""How far strokes and halos reach over the bounds of an item, in points."""

BOUNDED: frozenset[ItemKind] = frozenset({"element", "link"})
"""Kinds of which nothing reaches beyond their bounds but strokes, and what is in them."""


def reach_of(item: SceneItem) -> Rect:
    """Return what an item covers with its strokes, badges and texts, local to its place."""
    boxes = [item.bounds.grown(STROKE_PT)]
    boxes += [reach_of(child).moved(child.x, child.y) for child in item.children]
    if item.kind != "element":
        # The bounds of a point of the curve are its marker; its label lies beside.
        boxes += [box for found in item.primitives if (box := _text_box(found)) is not None]
    if item.kind == "emotion_curve":
        # Hairlines lead from its points to the foot of the band, where there may be quotes.
        boxes += [
            Rect(item.bounds.x, float(y), item.bounds.width, STROKE_PT)
            for shape in item.primitives
            if isinstance(shape, PathShape)
            for name, *numbers in shape.commands
            if name == "L"
            for y in numbers[1:]
        ]
    return union(boxes)


def _text_box(found: Primitive) -> Rect | None:
    if isinstance(found, TextRun) and not found.rotation:
        return Rect(found.x - 1.0, found.y - found.size * 1.1, found.width + 3.0, found.size * 1.5)
    return None
