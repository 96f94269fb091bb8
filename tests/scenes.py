"""Sample pages made by hand: what painters are held against."""

from collections.abc import Iterable
from types import MappingProxyType

from cxdesigner.base.geometry import Rect
from cxdesigner.scene.items import Layer, Page, Scene, SceneItem
from cxdesigner.scene.measure import TextMeasurer
from cxdesigner.scene.primitives import (
    Clip,
    Group,
    ImageShape,
    PathShape,
    RectShape,
    Stroke,
)

MEASURER = TextMeasurer()
_CIRCLE = (
    ("M", 7.0, 0.0),
    ("C", 10.9, 0.0, 14.0, 3.1, 14.0, 7.0),
    ("C", 14.0, 10.9, 10.9, 14.0, 7.0, 14.0),
    ("C", 3.1, 14.0, 0.0, 10.9, 0.0, 7.0),
    ("C", 0.0, 3.1, 3.1, 0.0, 7.0, 0.0),
    ("Z",),
)


def page_of(*items: SceneItem, width: float = 600, height: float = 400, language="zh-CN") -> Page:
    scene = Scene(MappingProxyType({item.id: item for item in items}), width, height, language)
    return Page(scene, width, height, name="样本")


def badge(owner: str) -> SceneItem:
    return SceneItem(
        f":badge:{owner}:fail",
        "badge",
        Layer.ELEMENT,
        90,
        -7,
        Rect(0, 0, 14, 14),
        (
            PathShape(_CIRCLE, "badge.fail"),
            *MEASURER.runs("F", 4.6, 10.2, "bold", 8, "badge.fail.ink"),
        ),
    )


def element(
    id: str, x: float, y: float, title: str, language: str = "zh-CN", **meaning: str
) -> SceneItem:
    shapes = [RectShape(0, 0, 106, 64, 5, "element.fill", Stroke("element.border", 0.8))]
    top = 8.0
    for line in MEASURER.wrap(title, "bold", 9.5, 86, language):
        base = top + MEASURER.baseline(9.5, language)
        shapes += MEASURER.runs(line.text, 10, base, "bold", 9.5, "ink", language)
        top += 9.5 * 1.42
    return SceneItem(
        id,
        "element",
        Layer.ELEMENT,
        x,
        y,
        Rect(0, 0, 106, 64),
        tuple(shapes),
        (badge(id),),
        label=title,
        language=language,
        lane_role="customer",
        lane_id="lane-1",
        element_kind="action",
        record_id=id,
        **meaning,
    )


def link(id: str, x: float, y: float, source: str, target: str) -> SceneItem:
    way = (("M", 0.0, 0.0), ("L", 18.0, 0.0))
    return SceneItem(
        id,
        "link",
        Layer.LINK,
        x,
        y,
        Rect(0, -4, 24, 8),
        (
            PathShape(way, None, Stroke("halo", 3.5)),
            PathShape(way, None, Stroke("link.recovery", 1.1, (6, 2, 1.1, 2))),
            PathShape((("M", 24, 0), ("L", 17, -3.5), ("L", 17, 3.5), ("Z",)), "link.recovery"),
        ),
        link_kind="recovery",
        source_id=source,
        target_id=target,
    )


def line() -> SceneItem:
    return SceneItem(
        "line-1",
        "line",
        Layer.LINE,
        20,
        170,
        Rect(0, -8, 560, 16),
        (
            PathShape((("M", 0, 0), ("L", 560, 0)), None, Stroke("line.ink", 2, (12, 5))),
            RectShape(4, -8, 80, 16, 8, "line.pill.fill", Stroke("line.ink", 1)),
            *MEASURER.runs("可视分界线", 14, 3.5, "bold", 9, "line.pill.ink", "zh-CN"),
        ),
        label="可视分界线",
        line_kind="visibility",
    )


def turned() -> SceneItem:
    return SceneItem(
        "turned",
        "title",
        Layer.FRAME,
        40,
        320,
        Rect(-12, -120, 170, 130),
        (
            *MEASURER.runs("旋转 Łódź text", 0, 0, language="zh-CN", rotation=-90.0, size=12),
            *MEASURER.runs("斜 tilted", 60, -40, language="zh-CN", rotation=30.0, size=12),
        ),
    )


def scaled() -> SceneItem:
    inner = Group(10, 30, (RectShape(0, 0, 50, 20, 0, "#ff000080"),), 0.5)
    return SceneItem(
        "scaled",
        "summary",
        Layer.FRAME,
        140,
        200,
        Rect(0, 0, 200, 100),
        (
            Group(
                10,
                10,
                (
                    RectShape(0, 0, 100, 50, 4, "summary.fill", Stroke("ink", 1, (3, 2))),
                    *MEASURER.runs("scaled 半", 10, 20, size=10, language="zh-CN"),
                    inner,
                ),
                1.5,
            ),
        ),
    )


def clipped() -> SceneItem:
    return SceneItem(
        "clipped",
        "legend",
        Layer.FRAME,
        360,
        200,
        Rect(0, 0, 100, 170),
        (
            Clip(
                0,
                0,
                100,
                50,
                (
                    RectShape(-20, -20, 80, 60, 0, "lane.evidence"),
                    *MEASURER.runs("clipped clipped clipped", 5, 40, size=12),
                ),
            ),
            PathShape(
                (("M", 0, 80), ("C", 30, 20, 60, 140, 100, 80), ("L", 100, 120), ("Z",)),
                "emotion.positive",
                Stroke("emotion.curve", 1.6, (), "round", "round"),
                0.25,
            ),
            ImageShape(0, 130, 40, 40, "unknown"),
        ),
        (badge("sample"),),
    )


def sample_items() -> Iterable[SceneItem]:
    return (
        element("c1", 100, 74, "等位页面与排号小票"),
        element("c2", 230, 74, "Łódź don’t “wait” 你好 😀 R&D <x>", "en"),
        element("c3", 360, 74, "漢字平板點餐、熱毛巾", "zh-TW"),
        link("k1", 206, 106, "c1", "c2"),
        line(),
        turned(),
        scaled(),
        clipped(),
    )


def sample_page() -> Page:
    return page_of(*sample_items())
