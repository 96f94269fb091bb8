"""Blueprints with figures for every picture, and what a test reads from a picture."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from builders import BlueprintBuilder
from cxdesigner.base.geometry import Rect
from cxdesigner.model.insight import Feedback, Metric, Opportunity, PainPoint
from cxdesigner.model.method import CemFactor, CemTable, ServqualRow
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.scene.charts.options import ChartOptions, LifetimeInputs, ProfitInputs
from cxdesigner.scene.items import Scene
from cxdesigner.scene.primitives import Clip, Group, Primitive, TextRun

NAMES = (
    "Pays",
    "到店等位",
    "Joins the member club and recommends it to a friend at the counter",
    "在小程序里远程取号并查看前面还有多少桌客人正在等位",
    "Supercalifragilisticexpialidocious",
    "A & B",
    "",
)
FACTORS = ("product", "service", "relationship", "convenience", "brand", "price", "自定义的要素")
DIMENSIONS = ("tangibles", "reliability", "responsiveness", "assurance", "empathy", "own one")


def random_figures(chance: random.Random, most: int = 12) -> Store:
    """Return a blueprint with random figures of all kinds, some of them impossible."""
    steps = chance.randint(1, most)
    first = chance.randint(0, steps)
    doc = BlueprintBuilder(
        steps=steps,
        stages=tuple(n for n in (first, steps - first) if n),
        languages=("en", "zh-CN"),
    )

    def text() -> LocalText:
        return LocalText.of(chance.choice(NAMES))

    def maybe(low: float, high: float) -> float | None:
        return None if chance.random() < 0.2 else round(chance.uniform(low, high), 1)

    def some(words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(chance.sample(words, chance.randint(0, 3)))

    customers = [
        doc.element(
            f"t{number}",
            "customer",
            number,
            chance.choice(("touchpoint", "touchpoint", "action", "decision")),
            label=text(),
            channel=text(),
            work=chance.choice((None, 0, 1, 7, 90, 3000)),
            wait=chance.choice((None, None, 0, 3, 45, 20000)),
            start=number == 1,
            end=chance.random() < 0.1,
            abandon=chance.random() < 0.05,
            factors=some(FACTORS),
            modules=some(("sense", "feel", "think", "act", "own")),
            servqual=some(DIMENSIONS),
            level=chance.choice((None, 1, 2, 3, 4)),
            info=tuple(
                sorted((key, chance.choice(NAMES)) for key in some(("price", "时间", "open")))
            ),
            tags=chance.choice(((), ("unclear",))),
            collects=chance.choice(((), ("phone",))),
        )
        for number in range(1, steps + 1)
    ]
    providers = [
        doc.element(
            f"p{number}",
            chance.choice(("frontstage", "backstage", "support")),
            chance.randint(1, steps),
            label=text(),
            actor=text(),
        )
        for number in range(chance.randint(0, most))
    ]
    for one, other in pairwise(customers):
        doc.link(one, other)
    everything = customers + providers
    for number in range(chance.randint(0, 3 * most)):
        one, other = chance.choice(everything), chance.choice(everything)
        if one != other:
            kind = chance.choice(("flow", "support", "interaction", "information"))
            doc.link(one, other, kind, id=f"l{number}", parallel=chance.random() < 0.2)
    for element in customers:
        if chance.random() < 0.8:
            doc.emotion(element, chance.choice((-2, -1.5, 0, 0.5, 1.5, 2)), chance.choice("ab"))
    for number in range(chance.randint(0, most)):
        ideas = tuple(f"o{at}" for at in range(chance.randint(0, 2)))
        doc.add(
            PainPoint(
                id=f"q{number}", element_id=chance.choice(customers), text=text(),
                severity=maybe(1, 5), frequency=maybe(1, 5), opportunity_ids=ideas,
                dont=chance.choice((None, "wait", "think")),
            )
        )  # fmt: skip
    for number in range(max(2, chance.randint(0, most))):
        doc.add(
            Opportunity(id=f"o{number}", text=text(), impact=maybe(1, 5), effort=maybe(1, 5),
                        element_id=chance.choice((None, *customers)))
        )  # fmt: skip
    for number in range(chance.randint(0, most)):
        doc.add(
            Feedback(id=f"f{number}", listen=text(), analyse=text(), closed=chance.random() < 0.5,
                     act_id=chance.choice((None, "o0")), element_id=chance.choice(customers))
        )  # fmt: skip
    for number in range(chance.randint(0, 2 * most)):
        doc.add(_metric(chance, number, text(), chance.choice((None, *everything))))
    for factor in chance.sample(FACTORS, chance.randint(0, len(FACTORS))):
        doc.add(
            CemFactor(
                id=f"cem-{FACTORS.index(factor)}", factor=factor, experience=maybe(0, 10),
                expectation=maybe(0, 10), importance=maybe(0, 10), ideal=maybe(0, 12),
                prov=chance.choice(((), (("expectation", "assumed"), ("ideal", "assumed")))),
            )
        )  # fmt: skip
    if chance.random() < 0.5:
        doc.add(CemTable(id="cem", key_experiences=some(FACTORS)))
    for dimension in chance.sample(DIMENSIONS, chance.randint(0, len(DIMENSIONS))):
        doc.add(
            ServqualRow(id=f"s-{DIMENSIONS.index(dimension)}", dim=dimension,
                        expectation=maybe(1, 7), perception=maybe(1, 7), weight=maybe(0, 40))
        )  # fmt: skip
    return doc.store()


def _metric(chance: random.Random, number: int, name: LocalText, element_id: str | None) -> Metric:
    kind = chance.choice(("nps", "csat", "ces", "kano"))
    counts: tuple[tuple[str, float], ...] = ()
    if kind == "kano":
        counts = tuple((key, float(chance.randint(0, 30))) for key in "AIMOQR")
    elif chance.random() < 0.9:
        counts = tuple((str(answer), float(chance.randint(0, 40))) for answer in range(1, 6))
    value = chance.choice((None, -30.0, 4.4, 1e6))
    return Metric(id=f"m{number:03}", type=kind, name=name, element_id=element_id, counts=counts,
                  value=value, direction=chance.choice((None, "lower")))  # fmt: skip


def random_options(chance: random.Random, store: Store) -> ChartOptions:
    """Return options with inputs for the pictures that no record feeds."""
    ids = [f"t{number}" for number in range(1, 9)]
    return ChartOptions(
        most=chance.choice((3, 24, 200)),
        crosshair=chance.choice(("means", "medians", "midpoint", "custom")),
        lines=(chance.uniform(0, 10), chance.uniform(0, 10)),
        planned=tuple(chance.sample(ids, 5)),
        actual=tuple(chance.sample(ids, chance.randint(1, 6))),
        lifetime=LifetimeInputs(
            chance.choice((100, 1e7, -5)), chance.uniform(0, 1), chance.uniform(0.01, 1),
            chance.random() < 0.5,
        ),
        profit=ProfitInputs(
            chance.uniform(0, 900), chance.uniform(0, 9), planned=chance.uniform(0, 90),
            tolerance=chance.choice((None, 4, 600)),
        ),
    )  # fmt: skip


# ---- what is read from a picture


def text_boxes(scene: Scene) -> list[tuple[str, Rect]]:
    """Return all texts with the boxes their letters stay in."""
    return [
        (run.text, _box(run, dx + item.x, dy + item.y, scale))
        for item in scene.items.values()
        for run, dx, dy, scale in _runs(item.primitives, 0.0, 0.0, 1.0)
    ]


def _runs(
    shapes: Iterable[Primitive], dx: float, dy: float, scale: float
) -> Iterator[tuple[TextRun, float, float, float]]:
    for shape in shapes:
        match shape:
            case TextRun():
                yield shape, dx, dy, scale
            case Group():
                yield from _runs(
                    shape.children,
                    dx + shape.dx * scale,
                    dy + shape.dy * scale,
                    scale * shape.scale,
                )
            case Clip():
                yield from _runs(shape.children, dx, dy, scale)


def _box(run: TextRun, dx: float, dy: float, scale: float) -> Rect:
    # Capitals and Chinese characters reach 0.86 above the baseline, descenders 0.2 below it.
    up, down, width = 0.84 * run.size, 0.2 * run.size, run.width
    turn = math.radians(run.rotation)
    corners = [
        (x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn))
        for x, y in ((0, -up), (width, -up), (0, down), (width, down))
    ]
    xs = [dx + (run.x + x) * scale for x, _y in corners]
    ys = [dy + (run.y + y) * scale for _x, y in corners]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def overlapping(scene: Scene) -> list[tuple[str, str]]:
    """Return pairs of texts that lie on each other."""
    boxes = [(text, box.grown(-0.15)) for text, box in text_boxes(scene) if text.strip()]
    return [
        (one, other)
        for (one, first), (other, second) in combinations(boxes, 2)
        if first.intersects(second)
    ]


def clipped(scene: Scene) -> list[str]:
    """Return texts that leave the picture."""
    ground = Rect(0.0, 0.0, scene.width, scene.height).grown(0.5)
    return [text for text, box in text_boxes(scene) if not ground.encloses(box)]
