"""A plain layout for routing tests, a judge of its results, and a drawing to look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

from cxdesigner.base.geometry import Point, Rect
from cxdesigner.scene.route import (
    CLEARANCE,
    NamedLine,
    Route,
    RouteGeometry,
    RoutePlan,
    Span,
)

Segment = tuple[Point, Point]


def lay_out(plan: RoutePlan, slack: float = 0.0) -> RouteGeometry:
    """Place columns, lanes and gutters just as the plan asks, plus a slack in every gutter."""
    grid = plan.grid
    x = 50.0
    columns, column_gutters = [], []
    for index, demand in enumerate(plan.vertical):
        column_gutters.append(Span(x, x + demand.size + slack))
        x += demand.size + slack
        if index < grid.columns:
            columns.append(Span(x, x + grid.column_width))
            x += grid.column_width
    heights = [0.0] * grid.lanes
    for box in grid.boxes:
        heights[box.lane] = max(heights[box.lane], box.bottom)
    y = 50.0
    lanes, lane_gutters, lines = [], [], []
    for index, demand in enumerate(plan.horizontal):
        lane_gutters.append(Span(y, y + demand.size + slack))
        lines += [NamedLine(index, y + slack / 2 + line, 0.0, x + 20) for line in demand.lines]
        y += demand.size + slack
        if index < grid.lanes:
            lanes.append(Span(y, y + heights[index]))
            y += heights[index]
    boxes = {
        box.id: Rect(
            columns[box.first].start,
            lanes[box.lane].start + box.top,
            columns[box.last].end - columns[box.first].start,
            box.height,
        )
        for box in grid.boxes
    }
    pills = tuple(Rect(2.0, line.y - 6, 40.0, 12.0) for line in lines)
    return RouteGeometry(
        tuple(columns),
        tuple(column_gutters),
        tuple(lanes),
        tuple(lane_gutters),
        boxes,
        tuple(lines),
        pills,
    )


def segments(route: Route) -> list[Segment]:
    """Return the segments of a route."""
    return list(pairwise(route.points))


def _span(one: float, two: float) -> tuple[float, float]:
    return min(one, two), max(one, two)


def faults(plan: RoutePlan, geometry: RouteGeometry, routes: Mapping[str, Route]) -> list[str]:
    """Say in words what is wrong with routes; empty if nothing is."""
    found: list[str] = []
    ways = plan.ways
    for id_, route in routes.items():
        link = ways[id_].link
        points = route.points
        previous = None
        for one, two in pairwise(points):
            if (abs(one.x - two.x) < 1e-6) == (abs(one.y - two.y) < 1e-6):
                found.append(f"{id_}: slanted or empty segment {one} {two}")
            vertical = abs(one.x - two.x) < 1e-6
            if vertical == previous:
                found.append(f"{id_}: two segments in line at {one}")
            previous = vertical
        found += _end_faults(id_, points, geometry.boxes[link.source], route.source_side)
        found += _end_faults(id_, points[::-1], geometry.boxes[link.target], route.target_side)
        for index, (one, two) in enumerate(pairwise(points)):
            left, right = _span(one.x, two.x)
            top, bottom = _span(one.y, two.y)
            for name, box in geometry.boxes.items():
                own_end = (name == link.source and index == 0) or (
                    name == link.target and index == len(points) - 2
                )
                margin = -1e-6 if own_end else CLEARANCE - 1e-6
                if (
                    left < box.right + margin
                    and right > box.x - margin
                    and top < box.bottom + margin
                    and bottom > box.y - margin
                ):
                    found.append(f"{id_}: segment {index} too near to box {name}")
    found += _overlaps(plan, routes)
    return found


def _end_faults(id_: str, points: Sequence[Point], box: Rect, side: str) -> list[str]:
    end, near = points[0], points[1]
    edge = {
        "top": (end.y, box.y, near.y < end.y, near.x == end.x),
        "bottom": (end.y, box.bottom, near.y > end.y, near.x == end.x),
        "left": (end.x, box.x, near.x < end.x, near.y == end.y),
        "right": (end.x, box.right, near.x > end.x, near.y == end.y),
    }[side]
    place, wanted, outward, square = edge
    if abs(place - wanted) > 1e-6 or not outward or not square:
        return [f"{id_}: does not leave {side} of its box squarely"]
    inside = (
        box.x <= end.x <= box.right if side in ("top", "bottom") else box.y <= end.y <= box.bottom
    )
    return [] if inside else [f"{id_}: port beyond the corner of its box"]


def _overlaps(plan: RoutePlan, routes: Mapping[str, Route]) -> list[str]:
    """Find segments of different links that lie on each other."""
    found = []
    ways = plan.ways
    boxes = {box.id: box for box in plan.grid.boxes}
    level: dict[float, list[tuple[float, float, str, int]]] = {}
    plumb: dict[float, list[tuple[float, float, str, int]]] = {}
    for id_, route in routes.items():
        for index, (one, two) in enumerate(pairwise(route.points)):
            if one.y == two.y:
                level.setdefault(round(one.y, 1), []).append((*_span(one.x, two.x), id_, index))
            else:
                plumb.setdefault(round(one.x, 1), []).append((*_span(one.y, two.y), id_, index))
    for group in (*level.values(), *plumb.values()):
        for (low, high, one_id, i), (low2, high2, two_id, j) in combinations(sorted(group), 2):
            if one_id == two_id or high <= low2 + 1e-6 or high2 <= low + 1e-6:
                continue
            one, two = ways[one_id], ways[two_id]
            if one.group is not None and one.group == two.group:
                continue
            if _tips(one.link, routes[one_id], i, boxes) & _tips(
                two.link, routes[two_id], j, boxes
            ):
                continue
            found.append(f"{one_id} and {two_id} lie on each other")
    return found


def _tips(link, route, index, boxes):
    tips = set()
    if index == 0 and boxes[link.source].has_tips:
        tips.add((link.source, route.source_side))
    if index == len(route.points) - 2 and boxes[link.target].has_tips:
        tips.add((link.target, route.target_side))
    return tips


def label_faults(geometry: RouteGeometry, routes: Mapping[str, Route]) -> list[str]:
    """Find labels that cover a box, a line, a pill or each other, unless they own up to it."""
    found = []
    labels = {id_: route.label for id_, route in routes.items() if route.label is not None}
    for id_, label in labels.items():
        if routes[id_].label_conflict:
            continue
        found += [f"{id_}: label on {n}" for n, b in geometry.boxes.items() if b.intersects(label)]
        found += [
            f"{id_}: label on a pill" for pill in geometry.obstacles if pill.intersects(label)
        ]
        found += [
            f"{id_}: label on a line" for line in geometry.lines if label.y < line.y < label.bottom
        ]
    for one, two in combinations(sorted(labels), 2):
        conceded = routes[one].label_conflict or routes[two].label_conflict
        if labels[one].intersects(labels[two]) and not conceded:
            found.append(f"labels of {one} and {two} overlap")
    return found


def crossings(plan: RoutePlan, routes: Mapping[str, Route]) -> int:
    """Count places where two links cross; a bundle counts once at each place."""
    group = {id_: way.group or id_ for id_, way in plan.ways.items()}
    level, plumb = [], []
    for id_, route in routes.items():
        for one, two in pairwise(route.points):
            if one.y == two.y:
                level.append((one.y, *_span(one.x, two.x), group[id_]))
            else:
                plumb.append((one.x, *_span(one.y, two.y), group[id_]))
    places = {
        (round(x, 1), round(y, 1), *sorted((a, b)))
        for y, left, right, a in level
        for x, top, bottom, b in plumb
        if a != b and left < x < right and top < y < bottom
    }
    return len(places)


def hidden_strokes(plan: RoutePlan, routes: Mapping[str, Route]) -> int:
    """Count links that run under the label of another."""
    group = {id_: way.group or id_ for id_, way in plan.ways.items()}
    hidden = set()
    for id_, route in routes.items():
        label = route.label
        if label is None:
            continue
        for other, way in routes.items():
            if group[other] == group[id_]:
                continue
            for one, two in pairwise(way.points):
                left, right = _span(one.x, two.x)
                top, bottom = _span(one.y, two.y)
                if (
                    left < label.right and right > label.x
                    and top < label.bottom and bottom > label.y
                ):  # fmt: skip
                    hidden.add((id_, group[other]))
    return len(hidden)


def svg(
    plan: RoutePlan,
    geometry: RouteGeometry,
    routes: Mapping[str, Route],
    colours: Mapping[str, str] | None = None,
) -> str:
    """Draw routes for a person to look at."""
    width = geometry.column_gutters[-1].end + 60
    height = geometry.lane_gutters[-1].end + 60
    shapes = {box.id: box for box in plan.grid.boxes}
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">',
        '<rect width="100%" height="100%" fill="white"/>',
        '<defs><marker id="h" viewBox="0 0 7 7" refX="7" refY="3.5" markerWidth="7" '
        'markerHeight="7" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L7 3.5L0 7z"/>'
        "</marker></defs>",
    ]
    for lane in geometry.lanes:
        out.append(
            f'<rect x="0" y="{lane.start}" width="{width}" height="{lane.length}" fill="#eef3f8"/>'
        )
    for line in geometry.lines:
        out.append(
            f'<path d="M{line.left} {line.y}H{line.right}" stroke="black" stroke-width="2" '
            'stroke-dasharray="8 4"/>'
        )
    for id_, rect in geometry.boxes.items():
        if shapes[id_].has_tips:
            c = rect.center
            shape = (
                f'<path d="M{rect.x} {c.y}L{c.x} {rect.y}L{rect.right} {c.y}L{c.x} {rect.bottom}z"'
            )
        else:
            shape = f'<rect x="{rect.x}" y="{rect.y}" width="{rect.width}" height="{rect.height}"'
        out.append(shape + ' fill="white" stroke="#98A2B3"/>')
        out.append(f'<text x="{rect.x + 6}" y="{rect.y + 14}" font-size="10">{id_}</text>')
    groups: dict[str, list[str]] = {}
    for id_, route in routes.items():
        groups.setdefault(route.group or id_, []).append(id_)
    for ids in groups.values():
        paths = ["M" + "L".join(f"{p.x} {p.y}" for p in routes[id_].points) for id_ in ids]
        out += [f'<path d="{p}" fill="none" stroke="white" stroke-width="3.2"/>' for p in paths]
        for id_, path in zip(ids, paths, strict=True):
            out.append(
                f'<path d="{path}" fill="none" stroke="{(colours or {}).get(id_, "#222")}" '
                'marker-end="url(#h)"/>'
            )
    for route in routes.values():
        if route.label is not None:
            r = route.label
            edge = "red" if route.label_conflict else "#999"
            out.append(
                f'<rect x="{r.x}" y="{r.y}" width="{r.width}" height="{r.height}" fill="#ffe" '
                f'stroke="{edge}" stroke-width="0.5"/>'
            )
    return "\n".join([*out, "</svg>"])
