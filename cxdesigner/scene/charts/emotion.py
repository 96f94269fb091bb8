"""Picture of the emotion curve: peak, low and end, and the score that memory keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxdesigner.analysis.emotion import Curve, PeakEnd
from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.sentences import place_name
from cxdesigner.analysis.words import named, value_text
from cxdesigner.base.curve import bezier_segments
from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _, listed
from cxdesigner.model.persona import Persona
from cxdesigner.scene.charts.options import ChartOptions
from cxdesigner.scene.charts.scale import scale_of
from cxdesigner.scene.charts.sheet import AXIS_SIZE, NOTE_SIZE, VALUE_SIZE, Block, Sheet
from cxdesigner.scene.charts.signs import AXIS, BAD, CALM, GOOD, GRID, INK, QUIET, line, marker
from cxdesigner.scene.charts.ticks import upright_ticks
from cxdesigner.scene.items import Layer
from cxdesigner.scene.primitives import Clip, Commands, PathShape, Primitive, RectShape, Stroke

_MOST_CURVES = 4
_HEIGHT = 132.0
_LEAST_COLUMN = 50.0
"""Narrower columns have numbers in place of names, explained below."""
_LEAST_NUMBER = 17.0
_LINE = 1.8
_PIECE = 32
_SCORE_DASH = (5.0, 3.0)
_OTHER_DASH = (1.6, 2.4)


def draw_emotion(sheet: Sheet, facts: Facts, options: ChartOptions) -> bool:
    """Draw the curves of all personas, or of one, each with its peak–end score.

    Where the peak is a tie, both scores are drawn (domain 4.2).
    """
    curves = [
        curve
        for curve in facts.curves
        if curve.moments and options.persona_id in (None, curve.persona_id)
    ]
    if not curves:
        return False
    for curve in curves[:_MOST_CURVES]:
        if len(curves) > 1:
            persona = facts.view.get(Persona, curve.persona_id)
            name = "" if persona is None else persona.name.line(sheet.setter.language)
            sheet.heading(name or _("Untitled"))
        _draw(sheet, curve, facts)
    sheet.more(len(curves) - _MOST_CURVES)
    return True


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where a curve lies: points of the moments, and heights of other values."""

    area: Rect
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    neutral: float
    column: float


def _draw(sheet: Sheet, curve: Curve, facts: Facts) -> None:
    scale = scale_of((), low=curve.scale_min, high=curve.scale_max, most=4,
                     text=lambda value: value_text(value, curve.scale_min))  # fmt: skip
    labels = [sheet.line(text, AXIS_SIZE, 60.0) for _value, text in scale.ticks]
    left = sheet.left + max((block.width for block in labels), default=0.0) + 7.0
    # Names of values stand above and below the curve.
    area = Rect(left, sheet.y + 18.0, sheet.right - left, _HEIGHT)
    column = area.width / len(curve.moments)

    def y_of(value: float) -> float:
        return scale.at(value, area.bottom, area.y)

    xs = tuple(left + column * (at + 0.5) for at in range(len(curve.moments)))
    plot = _Plot(
        area, xs, tuple(y_of(moment.value) for moment in curve.moments), y_of(curve.neutral), column
    )
    ground: list[Primitive] = [
        RectShape(left, area.y - 15.0, area.width, area.height + 30.0, 3.0, "emotion.band.fill")
    ]
    for value, _text in scale.ticks:
        y = y_of(value)
        neutral = abs(value - curve.neutral) < 1e-9
        ground.append(line(left, y, area.right, y, Stroke(AXIS if neutral else GRID, 0.8)))
    ground += upright_ticks(sheet, scale, left - 5.0, y_of)
    bounds = Rect(sheet.left, area.y - 15.0, sheet.right - sheet.left, area.height + 30.0)
    sheet.add(ground, bounds, _("Emotion"), layer=Layer.GRID)
    _line(sheet, plot)
    figures = curve.figures
    if figures is not None:
        scores = [(y_of(figures.score), _SCORE_DASH)]
        if figures.positive is not None:
            scores.append((y_of(figures.positive), _OTHER_DASH))
        drawn = [line(left, y, area.right, y, Stroke(INK, 1.0, dash)) for y, dash in scores]
        sheet.add(drawn, area, _("Peak–end score"), layer=Layer.LINE)
    _points(sheet, curve, plot, facts)
    sheet.y = area.bottom + 18.0
    _names(sheet, curve, plot, facts)
    if figures is not None:
        _scores(sheet, figures, curve.scale_min)


def _lines(plot: _Plot) -> list[Commands]:
    """Return the line through the moments, in pieces that follow one another.

    Where moments lie closer together than the line is broad, it goes straight through the highest
    and lowest of those within its breadth, and in pieces: it looks the same, but the time to paint
    what goes up and down in one line grows with the square of how often it does.
    """
    xs, ys = plot.xs, plot.ys
    every = int(_LINE / plot.column)
    if every < 2:
        bows = zip(xs, bezier_segments(xs, ys), strict=False)
        return [
            (
                ("M", xs[0], ys[0]),
                *(
                    ("C", x + one.x, one.y, x + two.x, two.y, x + end.x, end.y)
                    for x, (_start, one, two, end) in bows
                ),
            )
        ]
    kept = {0, len(xs) - 1}
    for first in range(0, len(xs), every):
        run = range(first, min(first + every, len(xs)))
        kept |= {min(run, key=ys.__getitem__), max(run, key=ys.__getitem__)}
    points = [(xs[at], ys[at]) for at in sorted(kept)]
    pieces = (points[at : at + _PIECE + 1] for at in range(0, len(points) - 1, _PIECE))
    return [(("M", *first), *(("L", *point) for point in rest)) for first, *rest in pieces]


def _line(sheet: Sheet, plot: _Plot) -> None:
    area, lines = plot.area, _lines(plot)
    drawn: list[Primitive] = []
    for top, bottom, paint in (
        (area.y, plot.neutral, "emotion.positive.fill"),
        (plot.neutral, area.bottom, "emotion.negative.fill"),
    ):
        fills = tuple(PathShape(_closed(one, plot.neutral), paint, None, 0.6) for one in lines)
        drawn.append(Clip(area.x, top, area.width, max(bottom - top, 0.0), fills))
    pen = Stroke("emotion.curve", _LINE, join="round", cap="round")
    drawn += [PathShape(one, None, pen) for one in lines]
    sheet.add(drawn, area, layer=Layer.LINK)


def _closed(commands: Commands, neutral: float) -> Commands:
    """Return the area between a line and the neutral value."""
    return (*commands, ("L", commands[-1][-2], neutral), ("L", commands[0][1], neutral), ("Z",))


def _points(sheet: Sheet, curve: Curve, plot: _Plot, facts: Facts) -> None:
    taken: list[Rect] = []
    names = _summits(curve)
    # What has a name finds its place first.
    order = sorted(range(len(curve.moments)), key=lambda at: (at not in names, at))
    texts: dict[int, tuple[Block, Rect]] = {}
    for at in order:
        moment = curve.moments[at]
        words = (*names.get(at, ()), value_text(moment.value, curve.scale_min))
        block = sheet.line(" ".join(words), VALUE_SIZE, 140.0, "bold" if at in names else "regular")
        x = min(max(plot.xs[at] - block.width / 2, plot.area.x), sheet.right - block.width)
        above = plot.ys[at] - 6.0 - block.leading
        below = plot.ys[at] + 6.0
        tops = (above, below) if moment.value >= curve.neutral else (below, above)
        for top in tops:
            where = Rect(x, top, block.width, block.leading)
            if plot.area.grown(20.0).encloses(where) or plot.area.width < 60.0:
                if not any(where.intersects(other) for other in taken):
                    texts[at] = block, where
                    taken.append(where.grown(0.5))
                    break
    language = sheet.setter.language
    for at, moment in enumerate(curve.moments):
        sign = (moment.value > curve.neutral) - (moment.value < curve.neutral)
        paint = (CALM, GOOD, BAD)[sign]
        shape = ("square", "up", "down")[sign]
        drawn: list[Primitive] = [*marker(shape, plot.xs[at], plot.ys[at], paint, size=3.6)]  # type: ignore[arg-type]
        bounds = Rect(plot.xs[at] - 6.0, plot.ys[at] - 6.0, 12.0, 12.0)
        if at in texts:
            block, where = texts[at]
            # The lines of the scores pass behind the values.
            drawn.insert(0, RectShape(where.x - 1.0, where.y + 1.0, where.width + 2.0,
                                      where.height - 2.0, 2.0, "emotion.band.fill"))  # fmt: skip
            drawn += sheet.put(block, where.x, where.y, paint)
            bounds = _joined(bounds, where)
        name = place_name(facts.view, moment.element_id, language)
        value = value_text(moment.value, curve.scale_min)
        said = named(name, listed((*names.get(at, ()), value)))
        sheet.add(drawn, bounds, name, said=said, ids=(moment.element_id,), layer=Layer.EMOTION)


def _summits(curve: Curve) -> dict[int, tuple[str, ...]]:
    """What the moments are called, by their place."""
    figures = curve.figures
    if figures is None:
        return {}
    found: dict[int, list[str]] = {}
    for at, moment in enumerate(curve.moments):
        if moment is figures.peak or moment is figures.positive_peak:
            if moment.value != curve.neutral:
                found.setdefault(at, []).append(_("Peak"))
        elif moment is figures.low and moment.value < curve.neutral:
            found.setdefault(at, []).append(_("Low"))
        if moment is figures.end:
            found.setdefault(at, []).append(_("End"))
    return {at: tuple(names) for at, names in found.items()}


def _joined(first: Rect, second: Rect) -> Rect:
    left, top = min(first.x, second.x), min(first.y, second.y)
    right, bottom = max(first.right, second.right), max(first.bottom, second.bottom)
    return Rect(left, top, right - left, bottom - top)


def _names(sheet: Sheet, curve: Curve, plot: _Plot, facts: Facts) -> None:
    """Draw the names of the moments under the curve, or numbers there and the names below."""
    language = sheet.setter.language
    names = [place_name(facts.view, moment.element_id, language) for moment in curve.moments]
    ids = [(moment.element_id,) for moment in curve.moments]
    if plot.column >= _LEAST_COLUMN:
        height = 0.0
        for x, name, key in zip(plot.xs, names, ids, strict=True):
            block = sheet.block(name, NOTE_SIZE, plot.column - 6.0, max_lines=4)
            where = Rect(x - plot.column / 2, sheet.y, plot.column, block.height)
            sheet.add(sheet.put(block, x, sheet.y, QUIET, "center"), where, name, ids=key)
            height = max(height, block.height)
        sheet.y += height
        return
    step = max(1, round(_LEAST_NUMBER / plot.column + 0.5))
    drawn: list[Primitive] = []
    height = 0.0
    for at in range(0, len(names), step):
        block = sheet.line(str(at + 1), AXIS_SIZE, 40.0)
        drawn += sheet.put(block, plot.xs[at], sheet.y, QUIET, "center")
        height = block.leading
    bounds = Rect(plot.area.x, sheet.y, plot.area.width, height)
    sheet.add(drawn, bounds, layer=Layer.FRAME)
    sheet.y += height + 4.0
    _numbered(sheet, names, ids, len(names) if step == 1 else 0)


def _numbered(
    sheet: Sheet, names: Sequence[str], ids: Sequence[tuple[str, ...]], count: int
) -> None:
    """Draw numbered names in two columns, down the first."""
    columns = 2 if sheet.right - sheet.left >= 320.0 else 1
    width = (sheet.right - sheet.left) / columns
    rows = -(-count // columns)
    top, lowest = sheet.y, sheet.y
    for at in range(count):
        column, row = divmod(at, rows)
        if row == 0:
            sheet.y = top
        number = sheet.line(str(at + 1), NOTE_SIZE, 24.0, "bold")
        block = sheet.block(names[at], NOTE_SIZE, width - 28.0)
        left = sheet.left + column * width
        drawn = (
            *sheet.put(number, left + 16.0, sheet.y, QUIET, "right"),
            *sheet.put(block, left + 21.0, sheet.y, QUIET),
        )
        where = Rect(left, sheet.y, width, block.height)
        sheet.add(drawn, where, names[at], ids=ids[at])
        sheet.y += block.height
        lowest = max(lowest, sheet.y)
    sheet.y = lowest


def _scores(sheet: Sheet, figures: PeakEnd, low: float) -> None:
    if figures.positive is not None and figures.negative is not None:
        text = _(
            "Peak–end score {negative} with the negative peak (dashed), {positive} with the"
            " positive one (dotted); mean {mean}"
        )
        sheet.note(
            text.format(
                negative=value_text(figures.negative, low),
                positive=value_text(figures.positive, low),
                mean=value_text(figures.mean, low),
            )
        )
        return
    text = _("Peak–end score {score} (dashed); mean {mean}")
    sheet.note(
        text.format(score=value_text(figures.score, low), mean=value_text(figures.mean, low))
    )
