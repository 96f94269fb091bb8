"""Picture of the loop listen, analyse, act, close, tell: how far feedback comes."""

from __future__ import annotations

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.words import share_text
from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _, pgettext
from cxdesigner.model.insight import Feedback
from cxdesigner.scene.charts.options import ChartOptions
from cxdesigner.scene.charts.sheet import LABEL_SIZE, MOST_LINES, NOTE_SIZE, Sheet
from cxdesigner.scene.charts.signs import BAD, INK, MAIN, PANEL, QUIET, line
from cxdesigner.scene.items import Layer
from cxdesigner.scene.primitives import PathShape, Primitive, RectShape, Stroke

_GAP, _GAP_SHARE, _LEAST_GAP = 16.0, 0.055, 10.0
"""Between stations, points: at the most, of the width, at the least."""
_NAME_PAD = 2.0
_NUMBER = 20.0


def draw_closure(sheet: Sheet, facts: Facts, options: ChartOptions) -> bool:
    """Draw the stations of the loop with how many items came so far, and the way back."""
    items = [item for item in facts.view.of_type(Feedback) if item.listen]
    if not items:
        return False
    stations = (
        (pgettext("station of the feedback loop", "Listen"), items),
        (pgettext("station of the feedback loop", "Analyse"), [i for i in items if i.analyse]),
        (pgettext("station of the feedback loop", "Act"), [i for i in items if i.act_id]),
        (pgettext("station of the feedback loop", "Close"), [i for i in items if i.closed]),
        (
            pgettext("station of the feedback loop", "Tell customers"),
            [i for i in items if i.told_customer],
        ),
    )
    count = len(stations)
    room = sheet.right - sheet.left
    gap = min(_GAP, max(_LEAST_GAP, room * _GAP_SHARE))
    width = (room - (count - 1) * gap) / count
    inner = width - 2 * _NAME_PAD
    names = [sheet.block(name, LABEL_SIZE, inner, "bold", MOST_LINES) for name, _items in stations]
    name_height = max(block.height for block in names)
    height = name_height + _NUMBER + 26.0
    top = sheet.y
    for at, ((name, reached), block) in enumerate(zip(stations, names, strict=True)):
        left = sheet.left + at * (width + gap)
        share = len(reached) / len(items)
        paint = MAIN if reached else BAD
        middle = left + width / 2
        number = sheet.line(str(len(reached)), _NUMBER - 4.0, width - 6.0, "bold")
        part = sheet.line(share_text(share, 0), NOTE_SIZE, width - 6.0)
        filled = max(0.0, (width - 12.0) * share)
        drawn: list[Primitive] = [
            RectShape(left, top, width, height, 4.0, PANEL,
                      Stroke(paint, 1.2, () if reached else (3.0, 2.0))),
            *sheet.put(block, middle, top + 5.0, INK, "center"),
            *sheet.put(number, middle, top + name_height + 5.0, paint, "center"),
            *sheet.put(part, middle, top + name_height + _NUMBER + 6.0, QUIET, "center"),
            RectShape(left + 6.0, top + height - 5.0, width - 12.0, 2.4, 1.2, "grid"),
        ]  # fmt: skip
        if filled:
            drawn.append(RectShape(left + 6.0, top + height - 5.0, filled, 2.4, 1.2, MAIN))
        said = _("{station}: {n} of {total}").format(station=name, n=len(reached), total=len(items))
        ids = tuple(
            dict.fromkeys(key for item in reached for key in (item.element_id, item.id) if key)
        )
        sheet.add(drawn, Rect(left, top, width, height), name, said=said, ids=ids)
        if at:
            _arrow(sheet, left - gap + 2.0, left - 2.0, top + height / 2)
    sheet.y = top + height
    _way_back(sheet, width)
    return True


def _arrow(sheet: Sheet, x1: float, x2: float, y: float) -> None:
    drawn = (
        line(x1, y, x2 - 4.0, y, Stroke(QUIET, 1.3)),
        PathShape(
            (("M", x2, y), ("L", x2 - 5.0, y - 3.0), ("L", x2 - 5.0, y + 3.0), ("Z",)), QUIET
        ),
    )
    sheet.add(drawn, Rect(x1, y - 3.0, x2 - x1, 6.0), layer=Layer.LINK)


def _way_back(sheet: Sheet, width: float) -> None:
    """The arrow from the last station to the first: the loop goes round."""
    x1, x2 = sheet.right - width / 2, sheet.left + width / 2
    top, bottom = sheet.y + 2.0, sheet.y + 15.0
    path = (
        ("M", x1, top), ("L", x1, bottom - 5.0), ("C", x1, bottom, x1, bottom, x1 - 5.0, bottom),
        ("L", x2 + 5.0, bottom), ("C", x2, bottom, x2, bottom, x2, bottom - 5.0),
        ("L", x2, top + 4.0),
    )  # fmt: skip
    tip = (("M", x2, top), ("L", x2 - 3.0, top + 5.0), ("L", x2 + 3.0, top + 5.0), ("Z",))
    drawn = (PathShape(path, None, Stroke(QUIET, 1.3)), PathShape(tip, QUIET))
    sheet.add(drawn, Rect(x2 - 3.0, top, x1 - x2 + 6.0, 13.0), layer=Layer.LINK)
    sheet.y = bottom + 2.0
