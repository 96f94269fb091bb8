"""Places of tracks in gutters of a given size."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesigner.scene.route.geometry import Span
from cxdesigner.scene.route.grid import CLEARANCE, LANE_GAP, TRACK
from cxdesigner.scene.route.plan import (
    COLUMN_MARGIN,
    LANE_MARGIN,
    LINE_THICKNESS,
    GutterDemand,
    stacked,
)


def row_places(demand: GutterDemand, span: Span, lines: Sequence[float]) -> list[float]:
    """Return the y of each track of a horizontal gutter; tracks keep away from named lines.

    One that lies above a curve, and so beyond the gutter, is in nobody's way.
    """
    thickness = demand.thickness
    if not thickness:
        return []
    lines = sorted(y for y in lines if span.start < y < span.end)
    stack = stacked(thickness, len(lines))
    room = sum(part for _, part in stack)
    y = (span.start + span.end - room) / 2
    places = [0.0] * len(thickness)
    expected: list[float] = []
    for track, part in stack:
        if track is None:
            expected.append(y + part / 2)
        else:
            places[track] = exact(y + part / 2)
        y += part
    first, last = places[0], places[-1]
    margin = min(LANE_MARGIN, CLEARANCE + 1)
    fits = first >= span.start + margin and last <= span.end - margin
    if fits and all(abs(a - b) < 1.5 for a, b in zip(lines, expected, strict=True)):
        return places
    return _squeezed(thickness, span, lines)


def _squeezed(thickness: Sequence[float], span: Span, lines: Sequence[float]) -> list[float]:
    """Share tracks out among the bands between named lines, closer together if need be."""
    edges = [span.start, *lines, span.end]
    # A corridor inside a lane is narrow; heads never lie in it.
    margin = (LANE_MARGIN if span.length >= LANE_GAP - 1e-6 else CLEARANCE + TRACK / 2) - TRACK / 2
    bands: list[tuple[float, float]] = []
    for index in range(len(edges) - 1):
        low = edges[index] + (margin if index == 0 else LINE_THICKNESS / 2)
        high = edges[index + 1] - (margin if index == len(edges) - 2 else LINE_THICKNESS / 2)
        if high - low < 2.0:
            middle = (edges[index] + edges[index + 1]) / 2
            low, high = middle - 1.0, middle + 1.0
        bands.append((low, high))
    total = sum(thickness)
    rooms = [high - low for low, high in bands]
    scale = min(1.0, sum(rooms) / total)
    places: list[float] = []
    remaining = list(thickness)
    for index, (low, high) in enumerate(bands):
        is_last = index == len(bands) - 1
        later = sum(rooms[index + 1 :])
        mine: list[float] = []
        room = 0.0
        while remaining and (
            is_last
            or (room + remaining[0]) * scale <= high - low + 1e-6
            or sum(remaining) * scale > later + 1e-6
        ):
            room += remaining[0]
            mine.append(remaining.pop(0))
        if not mine:
            continue
        factor = min(1.0, (high - low) / room)
        y = (low + high - room * factor) / 2
        for part in mine:
            places.append(exact(y + part * factor / 2))
            y += part * factor
    return places


def exact(length: float) -> float:
    """Round to a fraction that sums keep exactly: what moves is then never drawn otherwise."""
    return round(length * 64.0) / 64.0


def column_places(demand: GutterDemand, span: Span) -> list[float]:
    """Return the x of each track of a vertical gutter."""
    thickness = demand.thickness
    if not thickness:
        return []
    room = sum(thickness)
    usable = max(span.length - 2 * COLUMN_MARGIN + TRACK, span.length / 2)
    factor = min(1.0, usable / room)
    x = (span.start + span.end - room * factor) / 2
    places: list[float] = []
    for part in thickness:
        places.append(exact(x + part * factor / 2))
        x += part * factor
    return places
