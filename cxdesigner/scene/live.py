"""A layout that follows a blueprint patch by patch."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import use_language
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, LaneRow
from cxdesigner.model.link import Link
from cxdesigner.model.patch import Patch
from cxdesigner.model.queries import lane_name, line_name
from cxdesigner.model.view import RecordView
from cxdesigner.scene.arrange import Arrangement, LineName, arrange
from cxdesigner.scene.blocks.element import ElementBlock, ElementSpec, build_element
from cxdesigner.scene.blocks.lane import lane_header_height, pill_size, row_header_height
from cxdesigner.scene.blocks.link import (
    GAP_LABEL_WIDTH,
    LABEL_WIDTH,
    UPRIGHT_LABEL_WIDTH,
    LinkPath,
    LinkSpec,
    label_size,
)
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.diff import SceneDiff, difference
from cxdesigner.scene.draw import Drawing, LinkInput, draw_frame, draw_links, element_item
from cxdesigner.scene.feelings import emotion_room
from cxdesigner.scene.grid import Grid
from cxdesigner.scene.headers import read_headers
from cxdesigner.scene.items import Scene, SceneItem
from cxdesigner.scene.options import LayoutOptions
from cxdesigner.scene.route import (
    STACK_GAP,
    ChannelChoice,
    GridBox,
    Route,
    RouteGeometry,
    RouteGrid,
    RouteLink,
    RoutePlan,
    Span,
    plan_routes,
    realise,
)
from cxdesigner.scene.specs import element_spec
from cxdesigner.scene.structure import read_structure

_BUNDLED = frozenset({"support", "evidence"})


@dataclass(slots=True)
class Counters:
    """How much work was done since the layout began; tests hold it against what was touched."""

    blocks: int = 0
    """Drawings of elements made."""
    routes: int = 0
    """Links whose channel was chosen anew."""
    links: int = 0
    """Drawings of links made."""
    layouts: int = 0
    """Times that coordinates were worked out."""


class LiveLayout:
    """The scene of a view that changes by patches.

    ``view`` must already hold the state after a patch when `apply` is told of it (a ``Store``
    tells its viewers then).
    """

    def __init__(self, view: RecordView, options: LayoutOptions | None = None) -> None:
        self.view = view
        self.options = options or LayoutOptions()
        self.counters = Counters()
        self._items: dict[str, SceneItem] = {}
        self._reset()
        self._update()

    # ---- what is read

    @property
    def scene(self) -> Scene:
        """The drawing as it is now."""
        return self._scene

    @property
    def grid(self) -> Grid:
        """Where columns, lanes and lines lie now."""
        return self._grid

    def route_of(self, link_id: str) -> Route | None:
        """Return the way of a link."""
        return self._routes.get(link_id)

    # ---- what changes it

    def apply(self, patch: Patch) -> SceneDiff:
        """Follow a patch and say what changed."""
        self._touch(patch)
        return self._update()

    def set_options(self, options: LayoutOptions) -> SceneDiff:
        """Lay out in another way and say what changed."""
        if options == self.options:
            return SceneDiff()
        self.options = options
        self._reset()
        return self._update()

    def _reset(self) -> None:
        self._setter = Typesetter(self.options.language, scale=self.options.scale)
        self._specs: dict[str, ElementSpec] = {}
        self._blocks: dict[str, ElementBlock] = {}
        self._drawing = Drawing()
        self._choices: dict[str, ChannelChoice] = {}
        self._routes: dict[str, Route] = {}
        self._stale: set[str] | None = None

    def _touch(self, patch: Patch) -> None:
        """Note which elements must be read again; None means all."""
        stale: set[str] = set()
        for record in patch.records():
            match record:
                case Element():
                    stale.add(record.id)
                case Blueprint() | Lane():
                    # Default channel, role of the lane.
                    self._stale = None
                    return
                case Link():
                    self._choices.pop(record.id, None)
                case _:
                    element_id = getattr(record, "element_id", None)
                    if element_id is not None:
                        stale.add(element_id)
        if self._stale is not None:
            self._stale |= stale

    # ---- the work

    def _update(self) -> SceneDiff:
        before = self._items
        with use_language(self.options.language):
            self._structure = read_structure(self.view)
            self._headers = read_headers(self.view, self.options, self._setter)
            self._read_elements()
            plan = self._plan()
            self._choices = dict(plan.choices)
            arrangement, boxes = self._arrange(plan)
            self._widen(plan, arrangement)
            self._grid = arrangement.grid
            self._routes = realise(plan, self._geometry(arrangement, boxes))
            self._items = self._draw(arrangement, boxes)
        self._stale = set()
        self.counters.layouts += 1
        self._scene = Scene(
            MappingProxyType(self._items),
            self._grid.right,
            self._grid.bottom,
            self.options.language,
        )
        return difference(before, self._items)

    def _read_elements(self) -> None:
        view, structure = self.view, self._structure
        roles = {lane.id: lane.role for lane in view.lanes}
        wanted = structure.place if self._stale is None else self._stale
        for element_id in wanted:
            element = view.get(Element, element_id)
            if element is None or element_id not in structure.place:
                self._specs.pop(element_id, None)
                self._blocks.pop(element_id, None)
                continue
            self._set_spec(element_id, element, roles.get(element.lane_id, "note"), None)
        if self._stale is None:
            for gone in self._specs.keys() - structure.place.keys():
                del self._specs[gone]
                self._blocks.pop(gone, None)
        # What covers several columns depends on how many there are.
        for band in structure.bands:
            for element_id, first, last in band.spans:
                nominal = self._nominal_width(first, last)
                if self._specs[element_id].wrap_width != nominal:
                    element = view.need(Element, element_id)
                    self._set_spec(element_id, element, band.role, None)

    def _nominal_width(self, first: int, last: int) -> float:
        return (last - first + 1) * self.options.element_width + (
            last - first
        ) * self.options.column_gap

    def _set_spec(self, element_id: str, element: Element, role: str, width: float | None) -> None:
        _band, first, last, _slot = self._structure.place[element_id]
        nominal = self._nominal_width(first, last)
        old = self._specs.get(element_id)
        if width is None:
            # A block over several columns keeps the width that the gaps gave it last time.
            width = old.width if old is not None and old.wrap_width == nominal else nominal
        spec = element_spec(self.view, element, role, self.options.language, nominal, width)
        if spec != old:
            self._specs[element_id] = spec
            self._blocks[element_id] = build_element(spec, self._setter)
            self.counters.blocks += 1

    def _plan(self) -> RoutePlan:
        structure, view = self._structure, self.view
        boxes: list[GridBox] = []
        self._tops: dict[str, float] = {}
        self._heights: list[float] = []
        for at, band in enumerate(structure.bands):
            tallest = 0.0
            for element_id, first, last in band.spans:
                block = self._blocks[element_id]
                self._tops[element_id] = 0.0
                boxes.append(GridBox(element_id, at, first, last, 0.0, block.height))
                tallest = max(tallest, block.height)
            for column, ids in band.cells.items():
                top = 0.0
                for element_id in ids:
                    block = self._blocks[element_id]
                    self._tops[element_id] = top
                    boxes.append(
                        GridBox(
                            element_id,
                            at,
                            column,
                            column,
                            top,
                            block.height,
                            "diamond" if block.is_diamond else "rect",
                        )
                    )
                    top += block.height + STACK_GAP
                tallest = max(tallest, top - STACK_GAP)
            self._heights.append(tallest)
        last_band: dict[str, int] = {}
        for at, band in enumerate(structure.bands):
            last_band[band.lane_id] = at
        self._lines = self._read_lines(last_band)
        self._link_specs: dict[str, LinkSpec] = {}
        links: list[RouteLink] = []
        for link in view.of_type(Link):
            if link.source_id not in structure.place or link.target_id not in structure.place:
                continue
            source, target = structure.place[link.source_id], structure.place[link.target_id]
            spec = _link_spec(link, self.options.language, _label_width(source, target))
            width, height = label_size(spec.label, spec.label_width, self._setter)
            self._link_specs[link.id] = spec
            links.append(
                RouteLink(
                    link.id,
                    link.source_id,
                    link.target_id,
                    width,
                    height,
                    link.kind if link.kind in _BUNDLED else None,
                )
            )
        grid = RouteGrid(
            len(structure.step_ids),
            len(structure.bands),
            self.options.element_width,
            tuple(boxes),
            tuple(line.gutter for line in self._lines),
        )
        return plan_routes(grid, links)

    def _read_lines(self, last_band: dict[str, int]) -> tuple[LineName, ...]:
        found = []
        for line in self.view.lines:
            at = last_band.get(line.after_lane_id)
            if line.hidden or at is None:
                continue
            name = line_name(line, self.options.language)
            width, height = pill_size(name, self.options.header_width - 6.0, self._setter)
            found.append(
                LineName(line.id, line.kind, line.after_lane_id, name, at + 1, width, height)
            )
        return tuple(found)

    def _arrange(self, plan: RoutePlan) -> tuple[Arrangement, dict[str, Rect]]:
        structure, options = self._structure, self.options
        self._lane_names = {lane.id: lane_name(lane, options.language) for lane in self.view.lanes}
        minimum = {
            lane_id: lane_header_height(name, options.header_width, self._setter)
            for lane_id, name in self._lane_names.items()
        }
        self._row_names = {
            row.id: row.name.text(options.language) for row in self.view.of_type(LaneRow)
        }
        heights = list(self._heights)
        seen: set[str] = set()
        for at, band in enumerate(structure.bands):
            if band.row_id is None:
                seen.add(band.lane_id)
                continue
            name = self._row_names.get(band.row_id, "")
            least = row_header_height(name, options.header_width, self._setter) if name else 0.0
            if band.lane_id not in seen:
                # The first row stands below the name of its lane.
                seen.add(band.lane_id)
                least += minimum[band.lane_id] - 8.0
            heights[at] = max(heights[at], least)
        emotion = emotion_room(self.view, structure, options, self._setter)
        arrangement = arrange(
            structure,
            options,
            heights,
            minimum,
            self._headers.heights,
            self._lines,
            emotion,
            plan.horizontal,
            plan.vertical,
        )
        grid = arrangement.grid
        boxes: dict[str, Rect] = {}
        for element_id, (band_at, first, last, _slot) in structure.place.items():
            left = grid.columns[first].x
            right = grid.columns[last].x + grid.columns[last].width
            boxes[element_id] = Rect(
                left,
                grid.bands[band_at].content_top + self._tops[element_id],
                right - left,
                self._blocks[element_id].height,
            )
        return arrangement, boxes

    def _widen(self, plan: RoutePlan, arrangement: Arrangement) -> None:
        """Draw what covers several columns again when the gaps between them turned out wider."""
        columns = arrangement.grid.columns
        for band in self._structure.bands:
            for element_id, first, last in band.spans:
                width = columns[last].x + columns[last].width - columns[first].x
                if self._specs[element_id].width != width:
                    element = self.view.need(Element, element_id)
                    self._set_spec(element_id, element, band.role, width)

    def _geometry(self, arrangement: Arrangement, boxes: dict[str, Rect]) -> RouteGeometry:
        grid = arrangement.grid
        obstacles = [line.pill for line in grid.lines]
        for element_id, block in self._blocks.items():
            rect = boxes[element_id]
            obstacles += [badge.rect.moved(rect.x, rect.y) for badge in block.badges]
        return RouteGeometry(
            columns=tuple(Span(column.x, column.x + column.width) for column in grid.columns),
            column_gutters=arrangement.column_gutters,
            lanes=tuple(Span(band.content_top, band.content_bottom) for band in grid.bands),
            lane_gutters=arrangement.lane_gutters,
            boxes=boxes,
            lines=arrangement.named_lines,
            obstacles=tuple(obstacles),
        )

    def _draw(self, arrangement: Arrangement, boxes: dict[str, Rect]) -> dict[str, SceneItem]:
        view, structure = self.view, self._structure
        step_stage = dict(zip(structure.step_ids, self._headers.step_stages, strict=False))
        items: dict[str, SceneItem] = {}
        for item in draw_frame(
            view,
            self.options,
            self._setter,
            structure,
            arrangement,
            self._headers,
            self._lane_names,
            self._row_names,
            self._lines,
        ):
            items[item.id] = item
        for element_id, place in structure.place.items():
            element = view.need(Element, element_id)
            items[element_id] = element_item(
                element,
                self._blocks[element_id],
                boxes[element_id],
                place,
                structure.bands[place[0]].role,
                step_stage.get(element.step_id),
                self._lane_names[element.lane_id],
                self.options.language,
                self._items.get(element_id),
            )
        inputs = {
            link_id: LinkInput(
                spec,
                LinkPath(route.points, route.source_side, route.target_side, route.label),
                items[spec.source_id].order,
            )
            for link_id, spec in self._link_specs.items()
            for route in (self._routes[link_id],)
        }
        for item in draw_links(inputs, self._drawing, arrangement.grid, self._setter):
            items[item.id] = item
        return items


def _label_width(source: tuple[int, int, int, int], target: tuple[int, int, int, int]) -> float:
    """Return what a label may be wide, from the places of the two ends."""
    if source[0] != target[0]:
        return UPRIGHT_LABEL_WIDTH if source[1:3] == target[1:3] else LABEL_WIDTH
    if source[2] + 1 == target[1] or target[2] + 1 == source[1]:
        return GAP_LABEL_WIDTH
    return LABEL_WIDTH


def _link_spec(link: Link, language: str, label_width: float) -> LinkSpec:
    return LinkSpec(
        link.id,
        link.kind,
        link.label.text(language) or (link.condition.text(language) if link.loop else ""),
        link.both,
        link.loop,
        link.parallel,
        link.default,
        link.source_id,
        link.target_id,
        label_width,
    )
