"""Pictures of two sums: what a customer is worth over the periods, what a service earns by time."""

from __future__ import annotations

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.lifetime import lifetime_value
from cxdesigner.analysis.profit import break_even_minutes, profit
from cxdesigner.analysis.words import minutes_text, number_text
from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _
from cxdesigner.scene.charts.options import ChartOptions
from cxdesigner.scene.charts.rows import Bar, Reference, Row, draw_rows
from cxdesigner.scene.charts.scale import Scale, scale_of
from cxdesigner.scene.charts.sheet import AXIS_SIZE, NOTE_SIZE, Sheet
from cxdesigner.scene.charts.signs import AXIS, BAD, CALM, GOOD, GRID, MAIN, QUIET, Look, bar, line
from cxdesigner.scene.items import Layer
from cxdesigner.scene.primitives import Primitive, Stroke

_HEIGHT = 150.0
_MOST_PERIODS = 24
_NEARLY = 0.95


def draw_lifetime(sheet: Sheet, facts: Facts, options: ChartOptions) -> bool:
    """Draw what a customer has brought after each period, and the value all of it tends to.

    Periods are drawn until 95 % of the value are reached, 24 at most. Rates that are no fractions,
    or a customer who never leaves, leave nothing to draw.
    """
    given = options.lifetime
    if given is None or not (0 <= given.retention <= 1 and 0 <= given.discount <= 1):
        return False
    whole = lifetime_value(
        given.margin, given.retention, given.discount, with_first=given.with_first
    )
    if whole is None or not whole:
        return False
    factor = given.retention / (1 + given.discount)
    totals: list[float] = []
    total = given.margin if given.with_first else 0.0
    for period in range(1, _MOST_PERIODS + 1):
        total += given.margin * factor**period
        totals.append(total)
        if abs(total) >= _NEARLY * abs(whole):
            break
    scale = scale_of([*totals, whole], most=5)
    _columns(sheet, totals, whole, scale, given.subject_ids)
    sheet.note(
        _("Customer lifetime value {value}; after {n} periods {part}").format(
            value=number_text(whole), n=len(totals), part=number_text(totals[-1])
        )
    )
    return True


def _columns(
    sheet: Sheet, totals: list[float], whole: float, scale: Scale, ids: tuple[str, ...]
) -> None:
    labels = [sheet.line(text, AXIS_SIZE, 70.0) for _value, text in scale.ticks]
    left = sheet.left + max((block.width for block in labels), default=0.0) + 7.0
    top = sheet.y + 16.0
    bottom = top + _HEIGHT

    def y_of(value: float) -> float:
        return scale.at(value, bottom, top)

    ground: list[Primitive] = []
    for (value, _text), block in zip(scale.ticks, labels, strict=True):
        y = y_of(value)
        ground.append(line(left, y, sheet.right, y, Stroke(AXIS if not value else GRID, 0.8)))
        ground += sheet.put(block, left - 5.0, y - block.leading / 2, QUIET, "right")
    bounds = Rect(sheet.left, top, sheet.right - sheet.left, _HEIGHT)
    sheet.add(ground, bounds, layer=Layer.GRID)
    name = sheet.line(
        _("Value of the whole: {value}").format(value=number_text(whole)),
        NOTE_SIZE,
        sheet.right - left,
        "bold",
    )
    limit = y_of(whole)
    drawn: tuple[Primitive, ...] = (
        line(left, limit, sheet.right, limit, Stroke(QUIET, 1.2, (4.0, 3.0))),
        *sheet.put(name, left + 2.0, sheet.y, QUIET),
    )
    sheet.add(drawn, bounds, name.lines[0].text if name.lines else "", layer=Layer.LINE)
    step = (sheet.right - left) / len(totals)
    sheet.y = bottom + 3.0
    after = 0.0
    for at, total in enumerate(totals):
        x = left + at * step
        low, high = sorted((y_of(total), y_of(0.0)))
        shapes: list[Primitive] = [*bar(x + step * 0.15, low, step * 0.7, high - low, MAIN, "soft")]
        number = sheet.line(str(at + 1), AXIS_SIZE, 40.0)
        start = x + step / 2 - number.width / 2
        if start >= after:
            shapes += sheet.put(number, x + step / 2, sheet.y, QUIET, "center")
            after = start + number.width + 4.0
        said = _("After period {n}: {value}").format(n=at + 1, value=number_text(total))
        sheet.add(shapes, Rect(x, low, step, bottom + 16.0 - low), said, ids=ids)
    sheet.y += sheet.setter.leading(sheet.setter.size(AXIS_SIZE, "1"))
    title = sheet.line(_("Periods"), AXIS_SIZE, sheet.right - left, "bold")
    where = Rect(left, sheet.y, sheet.right - left, title.height)
    sheet.add(
        sheet.put(title, sheet.right, sheet.y, QUIET, "right"), where, _("Periods"),
        layer=Layer.FRAME,
    )  # fmt: skip
    sheet.y += title.height


def draw_profit(sheet: Sheet, facts: Facts, options: ChartOptions) -> bool:
    """Draw the profit of the planned time, of tolerance and of what lies around them."""
    given = options.profit
    if given is None:
        return False

    def at(minutes: float) -> float:
        return profit(given.price, minutes, given.rate, given.materials, given.overhead)

    even = break_even_minutes(given.price, given.rate, given.materials, given.overhead)
    marks = [m for m in (given.planned, given.tolerance, even) if m is not None and m > 0]
    most = max(marks, default=5.0) * 1.2
    step = max(1.0, round(most / 6))
    times = sorted({step * n for n in range(1, 8) if step * n <= most + step} | set(marks))
    rows = []
    for minutes in times:
        value = at(minutes)
        flags = [
            word
            for word, mark in (
                (_("planned"), given.planned),
                (_("tolerance"), given.tolerance),
                (_("break even"), even),
            )
            if mark is not None and abs(mark - minutes) < 1e-9
        ]
        value = 0.0 if abs(value) < 1e-9 else value
        paint = CALM if not value else (GOOD if value > 0 else BAD)
        look: Look = "solid" if value >= 0 else "hatched"
        rows.append(
            Row(minutes_text(minutes), number_text(value), (Bar(0, value, paint, look),),
                given.subject_ids, flag=", ".join(flags), strong=bool(flags))
        )  # fmt: skip
    scale = scale_of([at(minutes) for minutes in times], most=4)
    draw_rows(sheet, rows, scale, title=_("Profit"), references=(Reference(0.0, ""),))
    if even is not None:
        sheet.note(_("No profit is left from {minutes} on").format(minutes=minutes_text(even)))
    return True
