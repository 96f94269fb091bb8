"""Call-outs: what personas say, below the emotion curve."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import quoted
from cxdesigner.scene.blocks.feeling import PlacedCurve, persona_paint
from cxdesigner.scene.blocks.measures import QUOTE_SIZE, eighths_up
from cxdesigner.scene.blocks.quote_rows import (
    QuotePlace,
    QuoteRows,
    quote_height,
    stand_apart,
)
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.items import Layer, SceneItem, part_id
from cxdesigner.scene.measure import ELLIPSIS, TextLine
from cxdesigner.scene.primitives import RectShape, Stroke

QUOTE_LINES = 4
_LINE = 12.5
"""How long a line may be, in its own size: 12 Chinese characters or some 25 Latin letters."""

_PAD = 5.0


def quote_lines(text: str, setter: Typesetter) -> tuple[TextLine, ...]:
    """Return what a call-out shows of a quote; cut with "…" where that is not all. () for none."""
    text = " ".join(text.split())
    if not text:
        return ()
    size = setter.size(QUOTE_SIZE, text)
    return setter.wrap(quoted(text, setter.language), "regular", size, size * _LINE, QUOTE_LINES)


def shown_of_quote(text: str, language: str) -> tuple[int, int]:
    """Return how many characters of a quote the curve shows, of how many; spaces do not count."""
    lines = quote_lines(text, Typesetter(language))
    count = len("".join(text.split()))
    if not lines or not lines[-1].text.endswith(ELLIPSIS):
        return count, count
    shown = "".join("".join(line.text.split()) for line in lines)
    return len(shown) - len("“…"), count


def quote_width(lines: Sequence[TextLine]) -> float:
    """Return the width of a call-out with its padding."""
    return eighths_up(max(line.width for line in lines) + 2 * _PAD)


def quote_items(
    drawn: Sequence[PlacedCurve],
    setter: Typesetter,
    left: float,
    right: float,
    top: float,
    rows: QuoteRows,
) -> list[SceneItem]:
    """Draw all quotes in their rows below `top`; none reaches beyond `left` or `right`."""
    found = sorted(
        (
            (point, x, one)
            for one in drawn
            for point, x in zip(one.points, one.xs, strict=True)
            if point.quote
        ),
        key=lambda item: (item[1], item[0].id),
    )
    texts = [quote_lines(point.quote, setter) for point, _x, _one in found]
    by_row: dict[int, list[QuotePlace]] = {}
    for (point, x, _one), lines in zip(found, texts, strict=True):
        place = QuotePlace(point.id, x, quote_width(lines), len(lines))
        by_row.setdefault(rows.rows[point.id], []).append(place)
    places = {
        place.id: (round((middle - place.width / 2) * 8.0) / 8.0, place.width)
        for row in by_row.values()
        for place, middle in zip(row, stand_apart(row, left, right), strict=True)
    }
    items = []
    for (point, _x, one), lines in zip(found, texts, strict=True):
        begin, width = places[point.id]
        size = setter.size(QUOTE_SIZE, point.quote)
        height = quote_height(setter, len(lines)) - 4.0
        first = (height - (len(lines) - 1) * setter.leading(size)) / 2 + size * 0.36
        ink = "emotion.quote.ink" if one.curve.place == 0 else persona_paint(one.curve.place)
        runs = [
            run
            for at, line in enumerate(lines)
            for run in setter.measurer.runs(
                line.text, _PAD, first + at * setter.leading(size), "regular", size, ink,
                setter.language,
            )
        ]  # fmt: skip
        items.append(
            SceneItem(
                id=part_id("quote", point.id),
                kind="quote",
                layer=Layer.EMOTION,
                x=begin,
                y=top + rows.tops[rows.rows[point.id]],
                bounds=Rect(0.0, 0.0, width, height),
                primitives=(
                    RectShape(0.0, 0.0, width, height, 4.0, "emotion.quote.fill",
                              Stroke("emotion.quote.border", 0.7)),
                    *runs,
                ),
                label=point.quote,
                language=setter.language,
                order=3,
                record_id=point.id,
                persona_id=one.curve.persona_id,
            )
        )  # fmt: skip
    return items
