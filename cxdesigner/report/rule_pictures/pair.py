"""The wrong and the right picture of a rule: a part of the drawing, a table, or both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from cxdesigner.analysis.facts import Facts
from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import LANGUAGES, language, use_language
from cxdesigner.report.rule_pictures.compared import joined, marked
from cxdesigner.report.rule_pictures.drawing import close_up, drawings, places_of
from cxdesigner.report.rule_pictures.examples import Example, examples, files, stores
from cxdesigner.report.rule_pictures.listing import listings
from cxdesigner.report.rule_pictures.tables import CHARTS, NEAR, TABLES
from cxdesigner.report.rule_pictures.widths import fitted
from cxdesigner.report.table_pages import PrintedTable, table_picture
from cxdesigner.rules.runner import run
from cxdesigner.scene.charts import chart
from cxdesigner.scene.items import Layer, Scene, SceneItem
from cxdesigner.scene.page import scaled
from cxdesigner.scene.primitives import RectShape, Stroke

FELT = frozenset({"X01", "X02", "X03", "X09", "X10", "X11", "X19"})
"""Rules about the curve, which is drawn for them alone."""

WIDTH = 290.0
"""Of a table, points: so wide the window shows it a little larger than it is set."""

_GAP = 8.0
_FRAME = Stroke("problem.warning", 1.6, (4.0, 3.0))

Pair = tuple[Scene, Scene]


def rule_pictures(code: str) -> Pair | None:
    """Return what is wrong, in a frame, and what is right, in the language in use.

    None for a rule that is not known, and where an installation has no examples.
    """
    example = examples().get(code)
    if example is None:
        return None
    words = _offered()
    with use_language(words):
        if isinstance(example, Example):
            return _of_stores(code, example, words)
        return _of_tables(listings(*files(example, words)), words)


def said_about(code: str) -> str:
    """Return what the rule says about what its wrong picture shows, in the language in use.

    '' where the picture itself says it, and for a rule without one.
    """
    example = examples().get(code)
    if not isinstance(example, Example):
        return ""
    with use_language(_offered()):
        wrong, _right = stores(example, language())
        found = run(wrong, maturity="final", select=(code,))
        return found[0].message


def _offered() -> str:
    return language() if language() in LANGUAGES else LANGUAGES[0]


def _of_stores(code: str, example: Example, language: str) -> Pair:
    wrong, right = stores(example, language)
    felt = code in FELT
    if code not in TABLES:
        first, second = drawings(wrong, right, example, language, felt=felt)
        return _framed(first, places_of(first, example.about)), second
    make = TABLES[code]
    tables = (make(wrong, example.ids, language), make(right, example.ids, language))
    first, second = _of_tables(tables, language)
    if code in CHARTS:
        charts = [
            chart(CHARTS[code], Facts(view), language, width=WIDTH) for view in (wrong, right)
        ]
        assert charts[0] is not None
        assert charts[1] is not None
        return _stacked(charts[0], first), _stacked(charts[1], second)
    if code not in NEAR:
        return first, second
    near = [close_up(view, example.ids, language, felt=felt) for view in (wrong, right)]
    shown = _framed(near[0], places_of(near[0], example.about))
    return _stacked(shown, first), _stacked(near[1], second)


def _of_tables(tables: tuple[PrintedTable, PrintedTable], language: str) -> Pair:
    first, second = fitted(tables, language, WIDTH)
    wrong, places = table_picture(marked(first, second), language, WIDTH)
    right, _places = table_picture(second, language, WIDTH)
    return _framed(wrong, joined(places)), right


def _stacked(upper: Scene, lower: Scene) -> Scene:
    """Return one picture above the other, the upper one no wider than the lower."""
    rect = upper.rect
    scale = min(1.0, lower.width / rect.width)
    drawn = (scaled(item.moved(-rect.x, -rect.y), scale) for item in upper.items.values())
    down = rect.height * scale + _GAP
    below = (replace(item.moved(0.0, down), id=f":below{item.id}") for item in lower.items.values())
    items = MappingProxyType({item.id: item for item in (*drawn, *below)})
    return Scene(items, lower.width, down + lower.height, lower.language)


def _framed(scene: Scene, places: Iterable[Rect]) -> Scene:
    """Return a scene with a dashed frame around what is wrong."""
    items = dict(scene.items)
    for number, rect in enumerate(places):
        key = f":frame:{number}"
        shape = RectShape(0.0, 0.0, rect.width, rect.height, 6.0, None, _FRAME)
        items[key] = SceneItem(
            key, "legend", Layer.FRAME, rect.x, rect.y, rect.moved(-rect.x, -rect.y), (shape,)
        )
    return replace(scene, items=MappingProxyType(items))
