"""Points on a plane: their signs, and labels that never overlap."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import listed
from cxdesigner.scene.blocks.text import Align
from cxdesigner.scene.charts.sheet import AXIS_SIZE, LABEL_SIZE, MOST_LINES, NOTE_SIZE, Block, Sheet
from cxdesigner.scene.charts.signs import INK, PAPER, Sign, marker
from cxdesigner.scene.chinese import is_chinese_character
from cxdesigner.scene.items import Layer
from cxdesigner.scene.primitives import FontStyle, Primitive, RectShape, Stroke

_NEAR = 15.0
"""Points nearer than this share one label."""
_DOT = 4.4
_PILL = 13.0
_CLEAR = 2.0
"""Between a label and a line."""
_NAME_WIDTH, _NAME_SHARES = 120.0, (0.42, 0.56, 0.32)
"""Of a label: points at the most, and shares of the plane, best first."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A point to place by its two values."""

    name: str
    x: float
    y: float
    ids: tuple[str, ...] = ()
    sign: Sign = "circle"
    paint: str = INK
    said: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class _Cluster:
    spots: tuple[Spot, ...]
    x: float
    y: float
    places: tuple[tuple[float, float], ...]


Clusters = tuple[_Cluster, ...]


def gathered(placed: Sequence[tuple[Spot, float, float]]) -> tuple[Clusters, list[Rect]]:
    """Return points at their places, those that lie on each other together, and what they cover.

    Parameters
    ----------
    placed
        Points with their places in the picture.
    """
    clusters = tuple(_clusters(placed))
    covered = [_around(x, y) for cluster in clusters for x, y in cluster.places]
    return clusters, [*covered, *map(_pill, clusters)]


def draw_spots(
    sheet: Sheet,
    clusters: Clusters,
    plot: Rect,
    taken: list[Rect],
    avoided: Sequence[Rect],
    ground_of: Callable[[Rect], list[Primitive]],
) -> Callable[[], None]:
    """Draw points with their labels; what is returned explains the numbers below the plane.

    Points that lie on each other share a label. A label that finds no free place becomes a number.

    Parameters
    ----------
    taken
        Where texts and points are; labels are added.
    avoided
        Lines that labels keep off if they can.
    ground_of
        Draws the ground at a place anew, so that no line runs through the label there.
    """
    numbered = [
        cluster
        for cluster in clusters
        if not _label(sheet, cluster, plot, taken, avoided, ground_of)
    ]
    for number, cluster in enumerate(numbered, start=1):
        _numbered(sheet, cluster, number)

    def explain() -> None:
        for number, cluster in enumerate(numbered, start=1):
            _explain(sheet, cluster, number)

    return explain


def _clusters(placed: Sequence[tuple[Spot, float, float]]) -> list[_Cluster]:
    found: list[_Cluster] = []
    for spot, x, y in placed:
        for at, one in enumerate(found):
            if abs(one.x - x) < _NEAR and abs(one.y - y) < _NEAR:
                found[at] = _Cluster((*one.spots, spot), one.x, one.y, (*one.places, (x, y)))
                break
        else:
            found.append(_Cluster((spot,), x, y, ((x, y),)))
    return found


def _around(x: float, y: float) -> Rect:
    reach = _DOT + 1.6
    return Rect(x - reach, y - reach, 2 * reach, 2 * reach)


def _pill(cluster: _Cluster) -> Rect:
    return Rect(cluster.x - _PILL / 2, cluster.y - _PILL / 2, _PILL, _PILL)


def _bounds(cluster: _Cluster, label: Rect | None) -> Rect:
    rects = [_around(x, y) for x, y in cluster.places]
    if label is not None:
        rects.append(label)
    left, top = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(left, top, max(r.right for r in rects) - left, max(r.bottom for r in rects) - top)


def _names(cluster: _Cluster) -> str:
    return listed(dict.fromkeys(spot.name for spot in cluster.spots))


def _ids(cluster: _Cluster) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for spot in cluster.spots for key in spot.ids))


def _said(cluster: _Cluster) -> str:
    return ". ".join(spot.said or spot.name for spot in cluster.spots)


def _dots(cluster: _Cluster) -> list[Primitive]:
    drawn: list[Primitive] = []
    for spot, (x, y) in zip(cluster.spots, cluster.places, strict=True):
        drawn += marker(spot.sign, x, y, spot.paint, size=_DOT)
    if len(cluster.spots) > 1:
        ring = 2 * (_DOT + 2.6)
        drawn.append(
            RectShape(
                cluster.x - ring / 2, cluster.y - ring / 2, ring, ring, ring / 2, None,
                Stroke(cluster.spots[0].paint, 0.9),
            )
        )  # fmt: skip
    return drawn


def _label(
    sheet: Sheet,
    cluster: _Cluster,
    plot: Rect,
    taken: list[Rect],
    avoided: Sequence[Rect],
    ground_of: Callable[[Rect], list[Primitive]],
) -> bool:
    strong = any(spot.strong for spot in cluster.spots)
    style: FontStyle = "bold" if strong else "regular"
    tries = [
        (block, strict)
        for strict in (True, False)
        for block in _blocks(sheet, _names(cluster), plot, style)
    ]
    # The dots of the cluster itself may lie close to its label.
    own = {id(rect) for rect in taken if rect == _pill(cluster)}
    for block, strict in tries:
        for where in _places(cluster, block):
            if not plot.grown(-1.0).encloses(where):
                continue
            if any(where.intersects(other) for other in taken if id(other) not in own):
                continue
            if strict and any(where.grown(_CLEAR).intersects(other) for other in avoided):
                continue
            taken.append(where)
            align, x = _aligned(cluster, where)
            drawn = [*ground_of(where), *_dots(cluster), *sheet.put(block, x, where.y, INK, align)]
            sheet.add(drawn, _bounds(cluster, where), _names(cluster), said=_said(cluster),
                      ids=_ids(cluster), layer=Layer.LABEL)  # fmt: skip
            return True
    return False


def _blocks(sheet: Sheet, names: str, plot: Rect, style: FontStyle) -> list[Block]:
    """Return a label broken in several ways, none of them cut, best first."""
    words = [word for word in names.split() if not any(map(is_chinese_character, word))]
    word = max((sheet.text_width(one, LABEL_SIZE, style) for one in words), default=0.0)
    usual, *others = (min(_NAME_WIDTH, plot.width * share) for share in _NAME_SHARES)
    rooms = [usual, *(room for room in others if room > word)]
    blocks = [sheet.block(names, LABEL_SIZE, room, style) for room in rooms]
    return [one for one in blocks if len(one.lines) <= MOST_LINES]


def _aligned(cluster: _Cluster, where: Rect) -> tuple[Align, float]:
    """Return how a label is set that stands at a place, and its left, right or middle."""
    if where.x >= cluster.x:
        return "left", where.x
    if where.right <= cluster.x:
        return "right", where.right
    return "center", where.center.x


def _places(cluster: _Cluster, block: Block) -> list[Rect]:
    gap = _DOT + 4.5
    width, height = block.width, block.height
    x, y = cluster.x, cluster.y
    found = [
        Rect(x + gap, y - height / 2, width, height),
        Rect(x - gap - width, y - height / 2, width, height),
    ]
    for dy in (-1, 1):
        top = y - gap + 2 - height if dy < 0 else y + gap - 2
        found += [
            Rect(x + 2, top, width, height),
            Rect(x - 2 - width, top, width, height),
            *(
                Rect(x - width * part, top, width, height)
                for part in (1 / 2, 1 / 3, 2 / 3, 1 / 4, 3 / 4)
            ),
        ]
    far = gap + 8.0
    found += [
        Rect(x + gap, y - height - 3, width, height),
        Rect(x + gap, y + 3, width, height),
        Rect(x - gap - width, y - height - 3, width, height),
        Rect(x - gap - width, y + 3, width, height),
        Rect(x - width / 2, y - far - height, width, height),
        Rect(x - width / 2, y + far, width, height),
    ]
    return found


def _numbered(sheet: Sheet, cluster: _Cluster, number: int) -> None:
    block = sheet.line(str(number), AXIS_SIZE, 30.0, "bold")
    where = _pill(cluster)
    paint = cluster.spots[0].paint
    drawn = [
        *_dots(cluster),
        RectShape(where.x, where.y, _PILL, _PILL, _PILL / 2, PAPER, Stroke(paint, 1.2)),
        *sheet.put(block, cluster.x, cluster.y - block.leading / 2, INK, "center"),
    ]
    sheet.add(drawn, _bounds(cluster, where), _names(cluster), said=_said(cluster),
              ids=_ids(cluster), layer=Layer.LABEL)  # fmt: skip


def _explain(sheet: Sheet, cluster: _Cluster, number: int) -> None:
    if number == 1:
        sheet.y += 4.0
    mark = sheet.line(str(number), NOTE_SIZE, 24.0, "bold")
    names = sheet.block(
        _names(cluster), NOTE_SIZE, sheet.right - sheet.left - 22.0, max_lines=MOST_LINES
    )
    bounds = Rect(sheet.left, sheet.y, sheet.right - sheet.left, names.height)
    drawn = [
        *sheet.put(mark, sheet.left + 14.0, sheet.y, INK, "right"),
        *sheet.put(names, sheet.left + 22.0, sheet.y, INK),
    ]
    sheet.add(drawn, bounds, _names(cluster), said=_said(cluster), ids=_ids(cluster))
    sheet.y += names.height + 1.0
