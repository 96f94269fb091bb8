"""Call-outs: what personas say, below the emotion curve."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesigner.base.geometry import Rect
from cxdesigner.scene.blocks.feeling import PlacedCurve, persona_paint
from cxdesigner.scene.blocks.measures import QUOTE_SIZE, eighths_up
from cxdesigner.scene.blocks.text import Typesetter, has_chinese
from cxdesigner.scene.items import Layer, SceneItem, part_id
from cxdesigner.scene.primitives import RectShape, Stroke

QUOTE_LATIN = 25
QUOTE_CHINESE = 12


def short_quote(text: str) -> str:
    """Return a quote of at most 25 Latin letters or 12 Chinese characters, else cut with "…"."""
    text = " ".join(text.split())
    room = float(QUOTE_LATIN)
    cost = QUOTE_LATIN / QUOTE_CHINESE
    used = 0.0
    for at, char in enumerate(text):
        used += cost if has_chinese(char) else 1.0
        if used > room + 1e-6:
            kept = text[:at]
            if " " in kept and not has_chinese(kept):
                kept = kept[: kept.rindex(" ")]
            return kept.rstrip(" ,.;:，。；：、") + "…"
    return text


def quote_width(text: str, setter: Typesetter) -> float:
    """Return the width of a call-out with its padding."""
    size = setter.size(QUOTE_SIZE, text)
    return eighths_up(setter.width(text, "regular", size) + 10.0)


def quote_height(setter: Typesetter) -> float:
    """Return the height of one row of call-outs with its gap."""
    return eighths_up(setter.size(QUOTE_SIZE) * 1.3 + 8.0)


def quote_rows(quotes: Sequence[tuple[float, float]]) -> tuple[int, ...]:
    """Deal call-outs (middle x, width) out to rows in which none touch; first fit."""
    ends: list[float] = []
    rows = []
    for x, width in quotes:
        at = next((at for at, end in enumerate(ends) if end + 4.0 <= x - width / 2), len(ends))
        if at == len(ends):
            ends.append(0.0)
        ends[at] = x + width / 2
        rows.append(at)
    return tuple(rows)


def quote_items(
    drawn: Sequence[PlacedCurve], setter: Typesetter, left: float, right: float, top: float
) -> list[SceneItem]:
    """Draw all quotes in rows below `top`; none reaches beyond `left` or `right`."""
    found = sorted(
        (
            (point, x, one)
            for one in drawn
            for point, x in zip(one.points, one.xs, strict=True)
            if point.quote
        ),
        key=lambda item: (item[1], item[0].id),
    )
    texts = [f"“{short_quote(point.quote)}”" for point, _x, _one in found]
    widths = [quote_width(text, setter) for text in texts]
    spans = [
        (max(min(x, right - width / 2), width / 2 + left), width)
        for (_point, x, _one), width in zip(found, widths, strict=True)
    ]
    step = quote_height(setter)
    items = []
    for (point, _x, one), text, (x, width), row in zip(
        found, texts, spans, quote_rows(spans), strict=True
    ):
        size = setter.size(QUOTE_SIZE, text)
        height = step - 4.0
        paint = persona_paint(one.curve.place)
        items.append(
            SceneItem(
                id=part_id("quote", point.id),
                kind="quote",
                layer=Layer.EMOTION,
                x=x - width / 2,
                y=top + row * step,
                bounds=Rect(0.0, 0.0, width, height),
                primitives=(
                    RectShape(0.0, 0.0, width, height, 4.0, "emotion.quote.fill",
                              Stroke("emotion.quote.border", 0.7)),
                    *setter.measurer.runs(
                        text, 5.0, height / 2 + size * 0.36, "regular", size,
                        "emotion.quote.ink" if one.curve.place == 0 else paint, setter.language,
                    ),
                ),
                label=point.quote,
                language=setter.language,
                order=3,
                record_id=point.id,
                persona_id=one.curve.persona_id,
            )
        )  # fmt: skip
    return items
