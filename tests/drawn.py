"""What a finished drawing holds, read back from bytes or from a recording, in points."""

import math
import re
from dataclasses import dataclass, field, replace
from io import BytesIO
from xml.etree import ElementTree

import pikepdf
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPaintDevice, QPaintEngine, QPainter, QTransform

Matrix = tuple[float, float, float, float, float, float]
SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Text:
    """One run: words, face ("NotoSansSC-Bold"), baseline start, size, advance, clockwise turn."""

    words: str
    face: str
    x: float
    y: float
    size: float
    width: float
    angle: float
    colour: str


@dataclass(frozen=True)
class Shape:
    """One painted outline: the box around its points, and its colours with opacity."""

    box: tuple[float, float, float, float]
    fill: str | None
    stroke: str | None
    pen: float


@dataclass
class Drawing:
    texts: list[Text] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    clips: list[tuple[float, float, float, float]] = field(default_factory=list)
    images: list[tuple[float, float, float, float]] = field(default_factory=list)

    def without_ground(self, width: float, height: float) -> "Drawing":
        shapes = [shape for shape in self.shapes if shape.box != (0, 0, width, height)]
        return Drawing(self.texts, shapes, self.clips, self.images)

    def joined(self) -> "Drawing":
        """The same with texts joined that go on in the same look: Qt splits runs by script."""
        texts: list[Text] = []
        for text in self.texts:
            last = texts[-1] if texts else None
            if last is not None and _continues(last, text):
                texts[-1] = replace(
                    last, words=last.words + text.words, width=last.width + text.width
                )
            else:
                texts.append(text)
        return Drawing(texts, self.shapes, self.clips, self.images)


def _continues(last: Text, text: Text) -> bool:
    turn = math.radians(last.angle)
    end = (last.x + last.width * math.cos(turn), last.y + last.width * math.sin(turn))
    return (
        (last.face, last.colour) == (text.face, text.colour)
        and abs(last.angle - text.angle) < 0.01
        and math.dist(end, (text.x, text.y)) < 0.05
    )


def _box(points: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return (min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _paint(rgb: str, opacity: float) -> str:
    return rgb.lower() if opacity > 0.999 else f"{rgb.lower()}@{opacity:.2f}"


# ---- SVG


def read_svg(data: bytes) -> Drawing:
    found = Drawing()
    _svg_children(ElementTree.fromstring(data), found)
    return found


def _svg_children(parent: ElementTree.Element, found: Drawing) -> None:
    for node in parent:
        match node.tag.removeprefix(SVG):
            case "defs":
                found.clips += [_svg_outline(clip[0]) for clip in node]
            case "image":
                found.images.append(_svg_box(node))
            case "rect":
                found.shapes.append(_svg_shape(node, _svg_box(node)))
            case "path":
                found.shapes.append(_svg_shape(node, _svg_outline(node)))
            case "text":
                found.texts += _svg_runs(node)
            case "g" | "a":
                _svg_children(node, found)


def _svg_outline(node: ElementTree.Element) -> tuple[float, float, float, float]:
    if "d" not in node.keys():
        return _svg_box(node)
    numbers = [float(word) for word in re.findall(r"-?[\d.]+", node.get("d", ""))]
    return _box([*zip(numbers[::2], numbers[1::2], strict=True)])


def _svg_box(node: ElementTree.Element) -> tuple[float, float, float, float]:
    x, y, width, height = (float(node.get(name, 0)) for name in ("x", "y", "width", "height"))
    return (x, y, width, height)


def _svg_shape(node: ElementTree.Element, box: tuple[float, float, float, float]) -> Shape:
    fill, stroke = node.get("fill", "none"), node.get("stroke", "none")
    return Shape(
        box,
        None if fill == "none" else _paint(fill, float(node.get("fill-opacity", 1))),
        None if stroke == "none" else _paint(stroke, float(node.get("stroke-opacity", 1))),
        float(node.get("stroke-width", 0)),
    )


def _svg_runs(node: ElementTree.Element) -> list[Text]:
    size = float(node.get("font-size", 0))
    x0, y0 = float(node.get("x", 0)), float(node.get("y", 0))
    angle = 0.0
    if turn := node.get("transform"):
        angle, cx, cy = (float(word) for word in re.findall(r"-?[\d.]+", turn))
        assert (cx, cy) == (x0, y0)
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    runs = []
    for part in [*node] or [node]:
        along = float(part.get("x", 0)) - x0
        family = part.get("font-family", "").split(",")[1].strip()
        bold = part.get("font-weight", node.get("font-weight")) == "700"
        runs.append(
            Text(
                part.text or "",
                f"{family}-{'Bold' if bold else 'Regular'}",
                x0 + along * cos,
                y0 + along * sin,
                size,
                float(part.get("textLength", 0)),
                angle,
                node.get("fill", "").lower(),
            )
        )
    return runs


# ---- PDF


@dataclass
class _State:
    fill: str = "#000000"
    stroke: str = "#000000"
    ca: float = 1.0
    CA: float = 1.0
    pen: float = 1.0


class _PdfFont:
    def __init__(self, font: pikepdf.Object) -> None:
        self.face = str(font.BaseFont).split("+")[1]
        self.widths = [float(width) for width in font.Widths]
        cmap = font.ToUnicode.read_bytes().decode()
        self.chars = {
            int(code, 16): bytes.fromhex(text).decode("utf-16-be")
            for code, text in re.findall(r"^<(\w\w)> <(\w{4,})>$", cmap, re.MULTILINE)
        }


def read_pdf(data: bytes, index: int = 0) -> Drawing:
    found = Drawing()
    with pikepdf.open(BytesIO(data)) as document:
        page = document.pages[index]
        height = float(page.mediabox[3])
        resources = page.resources
        fonts = {name: _PdfFont(font) for name, font in resources.Font.items()}
        states = resources.get("/ExtGState", {})
        state, stack = _State(), []
        points: list[tuple[float, float]] = []
        font, size, matrix = None, 0.0, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "q":
                    stack.append(_State(**vars(state)))
                case "Q":
                    state = stack.pop()
                case "gs":
                    for key, value in states[str(operands[0])].items():
                        setattr(state, key.removeprefix("/"), float(value))
                case "rg":
                    state.fill = _hex(operands)
                case "RG":
                    state.stroke = _hex(operands)
                case "w":
                    state.pen = float(operands[0])
                case "re":
                    x, y, width, tall = map(float, operands)
                    points += [(x, height - y), (x + width, height - y - tall)]
                case "m" | "l" | "c":
                    numbers = [float(value) for value in operands]
                    points += [
                        (x, height - y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)
                    ]
                case "cm":
                    placed = tuple(float(value) for value in operands)
                case "Do":
                    wide, _b, _c, tall, x, y = placed
                    found.images.append((x, height - y - tall, wide, tall))
                case "W":
                    found.clips.append(_box(points))
                case "n":
                    points = []
                case "f" | "S" | "B" as paint:
                    fill = _paint(state.fill, state.ca) if paint != "S" else None
                    stroke = _paint(state.stroke, state.CA) if paint != "f" else None
                    found.shapes.append(
                        Shape(_box(points), fill, stroke, state.pen if stroke else 0.0)
                    )
                    points = []
                case "Tm":
                    matrix = tuple(map(float, operands))
                case "Tf":
                    font, size = fonts[str(operands[0])], float(operands[1])
                case "Tj":
                    codes = bytes(operands[0])
                    text = "".join(font.chars[code] for code in codes)
                    width = sum(font.widths[code] for code in codes) * size / 1000
                    a, b, _c, _d, x, y = matrix
                    found.texts.append(
                        Text(
                            text,
                            font.face,
                            x,
                            height - y,
                            size,
                            width,
                            math.degrees(math.atan2(-b, a)),
                            _paint(state.fill, state.ca),
                        )
                    )
                    matrix = (a, b, _c, _d, x + a * width, y + b * width)
    return found


def _hex(operands: list[object]) -> str:
    return "#" + "".join(f"{round(float(str(value)) * 255):02x}" for value in operands)


# ---- Qt


class Recorder(QPaintDevice):
    """A paint device that writes down what is drawn on it; one pixel is one point."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self.drawing = Drawing()
        self._size = (math.ceil(width), math.ceil(height))
        self._engine = _Engine(self.drawing)

    def paintEngine(self) -> QPaintEngine:
        return self._engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        kinds = QPaintDevice.PaintDeviceMetric
        known = {
            kinds.PdmWidth: self._size[0],
            kinds.PdmHeight: self._size[1],
            kinds.PdmDepth: 24,
            kinds.PdmDevicePixelRatio: 1,
            kinds.PdmDevicePixelRatioScaled: 65536,
        }
        return known.get(metric, 72)


class _Engine(QPaintEngine):
    def __init__(self, drawing: Drawing) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self._drawing = drawing

    def begin(self, device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state) -> None:
        flags = state.state()
        if flags & QPaintEngine.DirtyFlag.DirtyClipRegion:
            rect = state.clipRegion().boundingRect()
            self._clip(QRectF(rect))
        if flags & QPaintEngine.DirtyFlag.DirtyClipPath:
            self._clip(state.clipPath().boundingRect())

    def _clip(self, rect: QRectF) -> None:
        if rect.isEmpty():
            return
        mapped = self._transform().mapRect(rect)
        self._drawing.clips.append((mapped.x(), mapped.y(), mapped.width(), mapped.height()))

    def _painter(self) -> QPainter:
        return self.painter()

    def _transform(self) -> QTransform:
        return self._painter().combinedTransform()

    def drawPath(self, path) -> None:
        self._shape(path.controlPointRect())

    def drawRects(self, rects, *_count) -> None:
        for rect in rects:
            self._shape(QRectF(rect))

    def drawPolygon(self, points, *_mode) -> None:
        self._shape(QRectF(*_box([(point.x(), point.y()) for point in points])))

    def _shape(self, rect: QRectF) -> None:
        painter = self._painter()
        mapped = self._transform().mapRect(rect)
        brush, pen = painter.brush(), painter.pen()
        fill = brush.color() if brush.style().value else None
        stroke = pen.color() if pen.style().value else None
        self._drawing.shapes.append(
            Shape(
                (mapped.x(), mapped.y(), mapped.width(), mapped.height()),
                _paint(fill.name(), fill.alphaF()) if fill else None,
                _paint(stroke.name(), stroke.alphaF()) if stroke else None,
                pen.widthF() * self._transform().m11() if stroke else 0.0,
            )
        )

    def drawImage(self, rect, *_image) -> None:
        mapped = self._transform().mapRect(QRectF(rect))
        self._drawing.images.append((mapped.x(), mapped.y(), mapped.width(), mapped.height()))

    def drawTextItem(self, point: QPointF, item) -> None:
        transform = self._transform()
        start = transform.map(QPointF(point))
        scale = math.hypot(transform.m11(), transform.m12())
        font = item.font()
        self._drawing.texts.append(
            Text(
                item.text(),
                f"{font.family().replace(' ', '')}-{'Bold' if font.bold() else 'Regular'}",
                start.x(),
                start.y(),
                font.pixelSize() * scale,
                item.width() * scale,
                math.degrees(math.atan2(transform.m12(), transform.m11())),
                self._painter().pen().color().name(),
            )
        )
