"""What surveys say about elements, drawn beside the emotion curve for comparison.

A hollow diamond stands where the surveys of an element put its emotion (`analysis.felt`), in the
column of the point that somebody drew; a dotted line leads from the one to the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cxdesigner.analysis.felt import Measured
from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _, listed
from cxdesigner.model.element import Element
from cxdesigner.model.view import RecordView
from cxdesigner.scene.blocks.feeling import EmotionCurve
from cxdesigner.scene.blocks.scale import value_text
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.grid import EmotionAxis, Grid
from cxdesigner.scene.items import Layer, SceneItem, part_id
from cxdesigner.scene.primitives import PathShape, Primitive, Stroke
from cxdesigner.scene.structure import Structure

MARK = 3.6
"""Half the width of a diamond."""
PAINT = "emotion.neutral"
_DOTS = (1.2, 1.6)


def diamond() -> Primitive:
    """Return the sign of a value from surveys about the origin."""
    outline = (("M", 0.0, -MARK), ("L", MARK, 0.0), ("L", 0.0, MARK), ("L", -MARK, 0.0), ("Z",))
    return PathShape(outline, "emotion.band.fill", Stroke(PAINT, 1.2, join="round"))


def surveyed_items(
    view: RecordView,
    measured: Mapping[str, Measured],
    curves: Sequence[EmotionCurve],
    structure: Structure,
    grid: Grid,
    axis: EmotionAxis,
    setter: Typesetter,
) -> Iterator[SceneItem]:
    """Yield a sign for each element with answered surveys that lies in a column."""
    if not measured:
        return
    drawn = {
        point.element_id: (point, x)
        for curve in reversed(curves)
        for point, x in zip(curve.points, curve.xs, strict=True)
    }
    for element_id, found in sorted(measured.items()):
        element, place = view.get(Element, element_id), structure.place.get(element_id)
        if element is None or element.step_id is None or place is None:
            continue
        point, x = drawn.get(element_id, (None, None))
        if x is None:
            x = grid.columns[place[1]].x + grid.columns[place[1]].width / 2
        value = round(found.value, 1)
        y = axis.y_of(found.value)
        shapes: list[Primitive] = []
        words = [_("From {surveys}: {value}").format(
            surveys=listed(found.sources), value=value_text(value, axis)
        )]  # fmt: skip
        bounds = Rect(-MARK - 1.0, -MARK - 1.0, 2 * MARK + 2.0, 2 * MARK + 2.0)
        if point is not None and point.value is not None:
            down = axis.y_of(point.value) - y
            if abs(down) > 2 * MARK:
                start = MARK if down > 0 else -MARK
                top, bottom = min(bounds.y, down), max(bounds.bottom, down)
                bounds = Rect(bounds.x, top, bounds.width, bottom - top)
                shapes.append(
                    PathShape(
                        (("M", 0.0, start), ("L", 0.0, down)),
                        stroke=Stroke(PAINT, 0.8, _DOTS),
                    )
                )
            words.append(_("drawn: {value}").format(value=value_text(point.value, axis)))
        yield SceneItem(
            id=part_id("surveyed", element_id),
            kind="surveyed",
            layer=Layer.EMOTION,
            x=x,
            y=y,
            bounds=bounds,
            primitives=(*shapes, diamond()),
            label=words[0],
            description=listed(words[1:]),
            language=setter.language,
            step_id=element.step_id,
            source_id=element_id,
        )
