"""Drawings in SVG made into pixels, once it is sure that they are harmless."""

from __future__ import annotations

import math
import re
from xml.etree import ElementTree

from PySide6.QtCore import QByteArray, QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

MOST_BYTES = 4_000_000
_MOST_NODES = 20_000
"""Of a drawing with all that it repeats: a few lines can ask for billions."""

_LARGEST_RATIO = 50.0
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")


def is_svg(data: bytes) -> bool:
    """Say whether a file is meant as SVG."""
    return re.match(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg|!--|!DOCTYPE svg)", data) is not None


def is_harmless(data: bytes) -> bool:
    """Say whether a drawing is of a sane size and reads no other file."""
    if len(data) > MOST_BYTES or b"<!ENTITY" in data:
        return False
    try:
        root = ElementTree.fromstring(data)  # noqa: S314  without entities, and not large
    except (ElementTree.ParseError, ValueError, LookupError):
        return False
    by_id = {node.get("id", ""): node for node in root.iter()}
    for node in root.iter():
        target = _href(node)
        if node.tag.endswith("}image") and not target.startswith("data:"):
            return False
    try:
        return _nodes(root, by_id, {}, set()) <= _MOST_NODES
    except RecursionError:
        return False


def _href(node: ElementTree.Element) -> str:
    return next((value for name in _HREFS if (value := node.get(name)) is not None), "")


def _nodes(
    node: ElementTree.Element,
    by_id: dict[str, ElementTree.Element],
    known: dict[ElementTree.Element, int],
    above: set[ElementTree.Element],
) -> int:
    """Return how many nodes are drawn for one; what contains itself counts without end."""
    if node in above:
        return _MOST_NODES + 1
    if node not in known:
        above.add(node)
        count = 1 + sum(_nodes(child, by_id, known, above) for child in node)
        target = by_id.get(_href(node).removeprefix("#")) if node.tag.endswith("}use") else None
        if target is not None:
            count += _nodes(target, by_id, known, above)
        above.discard(node)
        known[node] = count
    return known[node]


def draw_svg(data: bytes, side: int) -> QImage:
    """Return a drawing in pixels, its longest side as given; a null image if it is none."""
    renderer = QSvgRenderer(QByteArray(data))
    if not renderer.isValid():
        return QImage()
    box = renderer.viewBoxF().size()
    size = box if not box.isEmpty() else QSizeF(renderer.defaultSize())
    width, height = size.width(), size.height()
    if not (math.isfinite(width) and math.isfinite(height) and min(width, height) > 0):
        return QImage()
    if max(width, height) > _LARGEST_RATIO * min(width, height):
        return QImage()
    scale = side / max(width, height)
    image = QImage(
        max(1, round(width * scale)),
        max(1, round(height * scale)),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0.0, 0.0, image.width(), image.height()))
    painter.end()
    return image
