"""What a filter does not let through, paled on the canvas.

A veil in the colour of its ground lies over each such element and link: nothing is laid out or
drawn anew. A stretch of the journey is worked out when it is first seen, so that switching a filter
takes as long as what is on the screen. From very far all of it is, and links are hair lines: only
elements are looked at there, and links that nobody has seen stay undrawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from time import perf_counter
from typing import Any

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem

from cxdesigner.base.geometry import Rect, union
from cxdesigner.qtrender.painter import path
from cxdesigner.scene.items import Layer, SceneItem
from cxdesigner.scene.primitives import Commands, Group, PathShape, Primitive
from cxdesigner.ui.canvas.paint import CanvasPaint
from cxdesigner.ui.canvas.plain import is_ground
from cxdesigner.ui.canvas.tile import qrect

STRETCH, AFAR = 1280.0, 10_240.0
"""Width of what is worked out at once, in points: near, and from very far."""

BUDGET_S = 0.012
"""Time for working out stretches within one frame or turn of the event loop, in seconds."""

_SHOWN_S = 0.1
"""How often what has been worked out is shown while there is more to do: a frame of all takes as
long as a turn."""

_PALE = 0.78
_EDGE = 1.0
"""How far strokes reach over an edge, in points."""

_HEAD = 10.0
"""Width and height up to which a shape at the end of a link is its head, in points."""

_BETWEEN = "halo"
"""The ground of a link between lanes."""

_PLAIN = 0.18
"""Scale below which links are hair lines: the veil leaves them alone."""

Within = Callable[..., Sequence[SceneItem]]
"""Returns what lies between two x, of all layers or some."""

IsPale = Callable[[SceneItem], bool]


class Stretch:
    """The veils of one stretch: boxes by paint token, ways of links as one path."""

    def __init__(self, items: Sequence[SceneItem], is_pale: IsPale) -> None:
        self.boxes: dict[str, list[QRectF]] = {}
        self.halos: dict[tuple[str, float], list[QLineF]] = {}
        self.fills = QPainterPath()
        for item in items:
            if item.kind not in ("element", "link", "link_label") or not is_pale(item):
                continue
            if item.kind == "link":
                self._add_link(_Parts(item.primitives, item.x, item.y))
            elif item.kind == "element":
                self._add_element(item)
            else:
                self._add_box("canvas", item.rect)

    @classmethod
    def afar(cls, items: Iterable[SceneItem], is_pale: IsPale) -> Stretch:
        """Return the veils of elements alone, without what stands out above them."""
        found = cls((), is_pale)
        for item in items:
            if item.kind == "element" and is_pale(item):
                found._add_box(f"lane.{item.lane_role}.tint", item.rect.grown(_EDGE))
        return found

    def _add_box(self, ground: str, box: Rect) -> None:
        self.boxes.setdefault(ground, []).append(qrect(box))

    def _add_element(self, item: SceneItem) -> None:
        """Take in an element up to its edge, and a strip above it where marks stand out."""
        ground = f"lane.{item.lane_role}.tint"
        body = item.rect.grown(_EDGE)
        self._add_box(ground, body)
        out = [child.rect.moved(item.x, item.y).grown(_EDGE) for child in item.children]
        out = [box for box in out if box.y < body.y]
        if out:
            whole = union(out)
            self._add_box(ground, Rect(whole.x, whole.y, whole.width, body.y - whole.y))

    def _add_link(self, parts: _Parts) -> None:
        """Take in the way of a link, and its heads with the ground that they lie on."""
        heads = {head: ground for head in parts.heads if (ground := parts.ground_of(head))}
        for head, ground in heads.items():
            self._add_box(ground, head)
        for ground, width, line in parts.halos:
            rest: QLineF | None = line
            for head in heads:
                rest = rest and _outside(rest, qrect(head))
            if rest is not None:
                self.halos.setdefault((ground, width), []).append(rest)
        for head, shape in parts.fills:
            if head not in heads:
                self.fills.addPath(shape)

    def draw_links(self, painter: QPainter, veil: Callable[[str], QColor]) -> None:
        """Pale the links of this stretch."""
        for (ground, width), lines in self.halos.items():
            pen = QPen(veil(ground), width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLines(lines)
        if not self.fills.isEmpty():
            painter.fillPath(self.fills, veil("canvas"))


class _Parts:
    """What a link is drawn of: halos, which cover the line in the colours of the ground, heads."""

    def __init__(self, primitives: Sequence[Primitive], x: float, y: float) -> None:
        self.halos: list[tuple[str, float, QLineF]] = []
        self.heads: list[Rect] = []
        self.fills: list[tuple[Rect, QPainterPath]] = []
        self._read(primitives, x, y)

    def ground_of(self, head: Rect) -> str | None:
        """Return the ground under a head: what the halo that ends there has; None elsewhere."""
        box = qrect(head)
        found = [ground for ground, _width, line in self.halos if _ends_in(line, box)]
        # A head that begins between two lanes points into one.
        return min(found, key=lambda ground: ground == _BETWEEN, default=None)

    def _read(self, primitives: Sequence[Primitive], x: float, y: float) -> None:
        for found in primitives:
            match found:
                case PathShape(commands=commands, fill=fill, stroke=stroke):
                    if stroke is not None and is_ground(stroke.paint):
                        ways = segments(commands, x, y)
                        self.halos += [(stroke.paint, stroke.width, line) for line in ways]
                        continue
                    shape = path(commands).translated(x, y)
                    box = shape.boundingRect()
                    place = Rect(box.x(), box.y(), box.width(), box.height()).grown(_EDGE)
                    if fill is not None:
                        self.fills.append((place, shape))
                    if 0 < box.width() <= _HEAD and 0 < box.height() <= _HEAD:
                        self.heads.append(place)
                case Group(dx=dx, dy=dy, scale=1.0, children=children):
                    self._read(children, x + dx, y + dy)


def _ends_in(line: QLineF, box: QRectF) -> bool:
    return box.contains(line.p1()) or box.contains(line.p2())


def _outside(line: QLineF, box: QRectF) -> QLineF | None:
    """Return the part of an upright or level line that is not in a box at one of its ends."""
    first, second = box.contains(line.p1()), box.contains(line.p2())
    if first and second:
        return None
    if first:
        return QLineF(_edge(line.p2(), line.p1(), box), line.p2())
    return QLineF(line.p1(), _edge(line.p1(), line.p2(), box)) if second else line


def _edge(start: QPointF, end: QPointF, box: QRectF) -> QPointF:
    """Return where a line that comes from outside enters a box."""
    x = min(max(start.x(), box.left()), box.right())
    y = min(max(start.y(), box.top()), box.bottom())
    return QPointF(x if start.y() == end.y() else end.x(), y if start.y() != end.y() else end.y())


def segments(commands: Commands, x: float, y: float) -> list[QLineF]:
    """Return the straight segments of a path, which begins at a place."""
    found: list[QLineF] = []
    at = QPointF()
    for name, *values in commands:
        if name == "Z":
            continue
        end = QPointF(float(values[-2]) + x, float(values[-1]) + y)
        if name != "M":
            found.append(QLineF(at, end))
        at = end
    return found


class FilterVeil(QGraphicsItem):
    """Pales what does not pass; shown while a filter is on."""

    def __init__(self, paint: CanvasPaint, within: Within) -> None:
        super().__init__()
        self._brush = paint
        self._within = within
        self._is_pale: IsPale | None = None
        self._near: dict[int, Stretch] = {}
        self._afar: dict[int, Stretch] = {}
        self._seen = (True, range(0))
        """Whether the last frame was near, and the stretches in it."""

        self._painted_at = 0.0
        self._area = QRectF()
        self.unfinished: Callable[[], object] = self.update
        """Called when there was no time for all that is seen; asks to go on soon."""

        self.setZValue(int(Layer.HEADER) - 1)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.hide()

    @property
    def worked_out(self) -> int:
        """How many stretches have been worked out, for tests."""
        return len(self._near) + len(self._afar)

    def show_pale(self, is_pale: IsPale | None, width: float, height: float) -> None:
        """Pale the items of a scene that a function names; None pales nothing."""
        self._is_pale = is_pale
        self.setVisible(is_pale is not None)
        area = qrect(Rect(0.0, 0.0, width, height).grown(24.0))
        if area != self._area:
            self.prepareGeometryChange()
            self._area = area
        self.forget()

    def forget(self) -> None:
        """Work everything out anew when it is seen: items or filter have changed."""
        self._near.clear()
        self._afar.clear()
        self.update()

    def boundingRect(self) -> QRectF:
        return self._area

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        if self._is_pale is None:
            return
        exposed: QRectF = option.exposedRect
        is_near = painter.worldTransform().m11() >= _PLAIN
        width, known = (STRETCH, self._near) if is_near else (AFAR, self._afar)
        # An element may reach over from the stretch before.
        first = max(0, int(exposed.left() // width) - 1)
        places = range(first, int(exposed.right() // width) + 1)
        self._seen, self._painted_at = (is_near, places), perf_counter()
        self._work_out(self._is_pale)
        veils: dict[str, QColor] = {}
        for place in places:
            stretch = known.get(place)
            if stretch is None:
                continue
            stretch.draw_links(painter, self._veil)
            painter.setPen(Qt.PenStyle.NoPen)
            for ground, boxes in stretch.boxes.items():
                if ground not in veils:
                    veils[ground] = self._veil(ground)
                painter.setBrush(veils[ground])
                painter.drawRects(boxes)

    def go_on(self) -> None:
        """Work out more of what is seen; it is shown when all is there, and now and then."""
        if self._is_pale is None:
            return
        is_done = self._work_out(self._is_pale)
        if is_done or perf_counter() > self._painted_at + _SHOWN_S:
            self.update()

    def _work_out(self, is_pale: IsPale) -> bool:
        """Work out what is seen, as far as there is time; say whether that is all."""
        is_near, places = self._seen
        known = self._near if is_near else self._afar
        work_out = self._near_at if is_near else self._afar_at
        deadline = perf_counter() + BUDGET_S
        for place in [one for one in places if one not in known]:
            known[place] = work_out(place, is_pale)
            if perf_counter() > deadline:
                # The rest soon: nobody waits for what is far away.
                self.unfinished()
                return False
        return True

    def _near_at(self, place: int, is_pale: IsPale) -> Stretch:
        left, right = place * STRETCH, (place + 1) * STRETCH
        found = self._within(left, right)
        # What begins elsewhere is in the stretch where it begins, or both would pale it.
        return Stretch([item for item in found if left <= item.rect.x < right], is_pale)

    def _afar_at(self, place: int, is_pale: IsPale) -> Stretch:
        left, right = place * AFAR, (place + 1) * AFAR
        found = self._within(left, right, Layer.ELEMENT)
        return Stretch.afar((item for item in found if left <= item.rect.x < right), is_pale)

    def _veil(self, token: str) -> QColor:
        colour = QColor(self._brush.qcolor(token))
        colour.setAlphaF(_PALE)
        return colour
