"""Line drawings in SVG as paths of absolute commands.

Reads what bundled icons use: paths (all commands but Q and T), circles, ellipses, rectangles, lines
and polygons, without transforms. Arcs become curves as in SVG 2, appendix B.2.4.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from cxdesigner.scene.blocks.outline import rounded_outline
from cxdesigner.scene.primitives import Commands

_TOKEN = re.compile(r"([MmLlHhVvCcSsAaZz])|(-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?)")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "A": 7, "Z": 0}


def read_drawing(path: Path) -> Commands:
    """Return all strokes of a bundled SVG file as one path, in its own units."""
    found: list[tuple[str | float, ...]] = []
    # Shipped with the program, never a person's file.
    for node in ElementTree.parse(path).iter():  # noqa: S314
        found += _strokes(node)
    return tuple(found)


def _strokes(node: ElementTree.Element) -> Iterator[tuple[str | float, ...]]:
    def size(name: str, default: str = "0") -> float:
        return float(node.get(name, default))

    match node.tag.rpartition("}")[2]:
        case "path":
            yield from parse_path(node.get("d", ""))
        case "circle":
            yield from _ellipse(size("cx"), size("cy"), size("r"), size("r"))
        case "ellipse":
            yield from _ellipse(size("cx"), size("cy"), size("rx"), size("ry"))
        case "rect":
            radius = size("rx", node.get("ry", "0"))
            box = (size("x"), size("y"), size("width"), size("height"))
            yield from rounded_outline(*box, radius)
        case "line":
            yield "M", size("x1"), size("y1")
            yield "L", size("x2"), size("y2")
        case "polyline" | "polygon" as kind:
            numbers = [float(part) for part in re.split(r"[\s,]+", node.get("points", "").strip())]
            for at in range(0, len(numbers), 2):
                yield "L" if at else "M", numbers[at], numbers[at + 1]
            if kind == "polygon":
                yield ("Z",)


def _ellipse(cx: float, cy: float, rx: float, ry: float) -> Iterator[tuple[str | float, ...]]:
    yield "M", cx - rx, cy
    yield from _arc(cx - rx, cy, rx, ry, 0.0, False, True, cx + rx, cy)
    yield from _arc(cx + rx, cy, rx, ry, 0.0, False, True, cx - rx, cy)
    yield ("Z",)


def parse_path(data: str) -> Iterator[tuple[str | float, ...]]:
    """Yield the commands of path data, absolute, as M, L, C and Z only."""
    x = y = start_x = start_y = 0.0
    handle: tuple[float, float] | None = None
    for name, values in _commands(data):
        upper = name.upper()
        if name.islower():
            values = _absolute(upper, values, x, y)
        next_handle = None
        match upper:
            case "M":
                x, y = start_x, start_y = values
                yield "M", x, y
            case "Z":
                x, y = start_x, start_y
                yield ("Z",)
            case "H":
                x = values[0]
                yield "L", x, y
            case "V":
                y = values[0]
                yield "L", x, y
            case "L":
                x, y = values
                yield "L", x, y
            case "C" | "S":
                if upper == "S":
                    near = (2 * x - handle[0], 2 * y - handle[1]) if handle else (x, y)
                    values = [*near, *values]
                next_handle = (values[2], values[3])
                x, y = values[4:]
                yield "C", *values
            case _:
                rx, ry, turn, large, sweep, to_x, to_y = values
                yield from _arc(x, y, rx, ry, turn, bool(large), bool(sweep), to_x, to_y)
                x, y = to_x, to_y
        handle = next_handle


def _absolute(name: str, values: list[float], x: float, y: float) -> list[float]:
    match name:
        case "H":
            return [values[0] + x]
        case "V":
            return [values[0] + y]
        case "A":
            return [*values[:5], values[5] + x, values[6] + y]
        case _:
            return [value + (y if at % 2 else x) for at, value in enumerate(values)]


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command with its numbers; repeated numbers repeat the command."""
    # The two flags of an arc may stand against the number after them.
    data = re.sub(r"([Aa])([^MmLlHhVvCcSsAaZz]*)", lambda found: found[1] + _spaced(found[2]), data)
    name, numbers = "", list[float]()
    for letter, number in _TOKEN.findall(data):
        if letter:
            name, numbers = letter, []
            if letter in "Zz":
                yield letter, []
            continue
        numbers.append(float(number))
        if len(numbers) == _COUNTS[name.upper()]:
            yield name, numbers
            # Further pairs after a move are lines.
            name, numbers = {"M": "L", "m": "l"}.get(name, name), []


def _spaced(numbers: str) -> str:
    """Part the numbers of arcs: ``1 1 0 01.5-2`` has two flags and two numbers at its end."""
    found: list[str] = []
    at = 0
    plain = re.compile(r"[\s,]*(-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?)")
    flag = re.compile(r"[\s,]*([01])")
    while (match := (flag if len(found) % 7 in (3, 4) else plain).match(numbers, at)) is not None:
        found.append(match[1])
        at = match.end()
    return " ".join(found)


def _arc(
    x: float,
    y: float,
    rx: float,
    ry: float,
    turn: float,
    large: bool,
    sweep: bool,
    to_x: float,
    to_y: float,
) -> Iterator[tuple[str | float, ...]]:
    if (x, y) == (to_x, to_y) or not rx or not ry:
        yield "L", to_x, to_y
        return
    angle = math.radians(turn)
    cos, sin = math.cos(angle), math.sin(angle)
    half_x, half_y = (x - to_x) / 2, (y - to_y) / 2
    px, py = cos * half_x + sin * half_y, -sin * half_x + cos * half_y
    reach = math.sqrt((px / rx) ** 2 + (py / ry) ** 2)
    if reach > 1.0:
        rx, ry = rx * reach, ry * reach
    square = (rx * ry) ** 2 / ((rx * py) ** 2 + (ry * px) ** 2) - 1.0
    far = math.sqrt(max(0.0, square)) * (-1.0 if large == sweep else 1.0)
    cx, cy = far * rx * py / ry, -far * ry * px / rx
    first = math.atan2((py - cy) / ry, (px - cx) / rx)
    last = math.atan2((-py - cy) / ry, (-px - cx) / rx)
    span = last - first
    if sweep and span < 0:
        span += math.tau
    elif not sweep and span > 0:
        span -= math.tau
    middle_x = cos * cx - sin * cy + (x + to_x) / 2
    middle_y = sin * cx + cos * cy + (y + to_y) / 2
    count = math.ceil(abs(span) / (math.pi / 2) - 1e-9)
    part = span / count
    k = 4 / 3 * math.tan(part / 4)

    def place(across: float, down: float) -> tuple[float, float]:
        across, down = across * rx, down * ry
        return middle_x + cos * across - sin * down, middle_y + sin * across + cos * down

    for n in range(count):
        a, b = first + n * part, first + (n + 1) * part
        near = place(math.cos(a) - k * math.sin(a), math.sin(a) + k * math.cos(a))
        off = place(math.cos(b) + k * math.sin(b), math.sin(b) - k * math.cos(b))
        end = (to_x, to_y) if n + 1 == count else place(math.cos(b), math.sin(b))
        yield "C", *near, *off, *end
