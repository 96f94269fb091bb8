"""The items of a scene while it follows a blueprint: drawn again where something changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from cxdesigner.analysis.felt import Evidence, Surveyed, evidence
from cxdesigner.base.geometry import Point, Rect
from cxdesigner.base.progress import while_wanted
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Metric
from cxdesigner.model.view import RecordView
from cxdesigner.scene.arrange import Arrangement, LineName
from cxdesigner.scene.band import EmotionBand
from cxdesigner.scene.blocks.halo import Ground
from cxdesigner.scene.blocks.link import PROMISED_LINK
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.contents import Contents
from cxdesigner.scene.counters import Counters
from cxdesigner.scene.diff import SceneDiff, difference, with_late
from cxdesigner.scene.draw import (
    band_ground,
    draw_axis,
    draw_frame,
    draw_headers,
    element_item,
    reorder,
)
from cxdesigner.scene.feelings import emotion_curves, placed_anew, shown_personas
from cxdesigner.scene.grid import Grid
from cxdesigner.scene.headers import Headers
from cxdesigner.scene.items import SceneItem, part_id
from cxdesigner.scene.late import LateItems
from cxdesigner.scene.lines import Lines
from cxdesigner.scene.links import LinkDrawings, LinkSheet
from cxdesigner.scene.names import Names
from cxdesigner.scene.options import LayoutOptions
from cxdesigner.scene.route import Columns
from cxdesigner.scene.structure import Structure
from cxdesigner.scene.survey_band import SurveyBand
from cxdesigner.scene.surveyed import sides_of, sign_places
from cxdesigner.scene.touched import Touched


class Board:
    """Items by id; knows what was drawn of which record and what was written since last asked."""

    def __init__(
        self,
        view: RecordView,
        options: LayoutOptions,
        setter: Typesetter,
        counters: Counters,
    ) -> None:
        self._view = view
        self._options = options
        self._setter = setter
        self._links = LinkDrawings(setter, counters)
        self._band = EmotionBand(setter)
        self._orders: dict[str, int] = {}
        self._headers: frozenset[str] = frozenset()
        self._over: tuple[Arrangement, Headers] | None = None
        """What headers were drawn of."""
        self._frame: set[str] = set()
        self._emotion: set[str] = set()
        self._surveyed = Surveyed()
        self._evidence: tuple[Evidence, ...] = ()
        self._evidence_of: (
            tuple[tuple[Metric, ...], tuple[float, float], tuple[str, ...]] | None
        ) = None
        """What surveys were read for: they are many, and an emotion is drawn many times."""
        self._surveys = SurveyBand(setter)
        self._written: set[str] = set()
        self._made: dict[str, SceneItem] = {}
        self._late: set[str] = set()
        self._later: set[str] = set()
        self._grounds: tuple[Ground, ...] = ()
        self.has_moved_points = False
        """Whether points of emotion curves were left for later since the page was turned."""

    def move_to(self, view: RecordView) -> None:
        """Read another view of the same records from now on."""
        self._view = view

    @property
    def points_of_emotion(self) -> int:
        """How many points the curves have that were drawn last."""
        return sum(len(curve.points) for curve in self._band.curves)

    def turn_page(self, before: Mapping[str, SceneItem]) -> None:
        """Go on with a copy of the items: those read so far never change."""
        if isinstance(before, LateItems):
            self._made, self._late = before.copied()
        self._orders = self._orders.copy()
        self._written, self._later = set(), set()
        self.has_moved_points = False

    def finished(self, sheet: LinkSheet) -> LateItems:
        """Return the items as they are now; no more can be drawn before the page is turned."""
        spots = self._band.spots, self._surveys.spots
        return LateItems(self._made, self._late, _Late(sheet, self._links, *spots))

    def changes_between(
        self,
        before: Mapping[str, SceneItem],
        after: LateItems,
        others: Iterable[str],
        *,
        keeps_columns: bool,
    ) -> SceneDiff:
        """Return what was written since the page was turned; `others` may have changed as well."""
        early = difference(before, after, sorted({*self._written, *others} - self._later))
        if not self._later:
            return early
        return with_late(early, before, after, self._later, keeps_columns=keeps_columns)

    def sheet(self, contents: Contents, lines: Lines, grid: Grid) -> LinkSheet:
        """Return what links are drawn from now; orders are those of elements drawn so far."""
        return LinkSheet.of(contents.specs_of_links, lines, self._orders, grid)

    def renumber(self, columns: Columns, element_ids: Iterable[str]) -> None:
        """Give some elements their place in the order of reading after columns came or went."""
        reorder(self._orders, columns, element_ids)

    def postpone(self, keys: set[str]) -> None:
        """Note items that only came to lie elsewhere: they are drawn when asked for.

        All were drawn before; those drawn since the page was turned are left out of `keys`.
        """
        keys -= self._written
        self._later = keys
        self._late |= keys

    # ---- drawing

    def draw_elements(
        self,
        wanted: Iterable[str],
        structure: Structure,
        stages: Mapping[str, str | None],
        contents: Contents,
        rects: Mapping[str, Rect],
        lane_names: Mapping[str, str],
        *,
        renamed: bool,
    ) -> set[str]:
        """Draw elements; returns those whose reading order changed.

        ``stages`` are those of steps; ``renamed`` says that lanes may have other names.
        """
        reordered: set[str] = set()
        for element_id in while_wanted(wanted):
            place = structure.place.get(element_id)
            if place is None:
                self._drop(element_id)
                self._orders.pop(element_id, None)
                continue
            element = self._view.need(Element, element_id)
            old = self._made.get(element_id)
            item = element_item(
                element,
                contents.blocks[element_id],
                rects[element_id],
                place,
                structure.bands[place[0]].role,
                stages.get(element.step_id or ""),
                lane_names[element.lane_id],
                self._options.language,
                old,
                lane_is_known=not renamed,
            )
            if item is not old or element_id in self._late:
                self._put(element_id, item)
            if self._orders.get(element_id) != item.order:
                self._orders[element_id] = item.order
                reordered.add(element_id)
        return reordered

    def draw_links(
        self, wanted: Iterable[str], late: Iterable[str], sheet: LinkSheet, *, full: bool
    ) -> None:
        """Draw links, and the labels of those that will be drawn late.

        With ``full``, grounds may have other colours than before.
        """
        found = set(wanted)
        if full and sheet.grounds != self._grounds:
            found.update(sheet.lines)
        self._grounds = sheet.grounds
        for link_id in while_wanted(found):
            if link_id not in sheet.lines:
                self._links.forget(link_id)
                self._drop(link_id)
                self._drop(part_id("label", link_id))
                continue
            self._put(link_id, self._links.link(sheet, link_id))
            self._draw_label(sheet, link_id)
        for link_id in sheet.lines.labels.keys() & late:
            self._draw_label(sheet, link_id)

    def promise_links(self, sheet: LinkSheet) -> None:
        """Leave all links of a first drawing for later, but for their labels."""
        for link_id in while_wanted(sheet.lines):
            self._made[link_id] = PROMISED_LINK
            if sheet.specs[link_id].label:
                self._draw_label(sheet, link_id)
        self._late.update(sheet.lines)
        self._grounds = sheet.grounds

    def _draw_label(self, sheet: LinkSheet, link_id: str) -> None:
        label = self._links.label(sheet, link_id)
        if label is not None:
            self._put(label.id, label)
        else:
            self._drop(part_id("label", link_id))

    def outgoing(self, element_ids: Iterable[str]) -> set[str]:
        """Return the links that leave some elements."""
        return {link.id for key in element_ids for link in self._view.outgoing(key)}

    def draw_headers(self, arrangement: Arrangement, headers: Headers) -> None:
        """Draw stages and steps, those that do not stand where and as they did."""
        kept, before = 0, self._over
        if (
            before is not None
            and before[0].stage_tops == arrangement.stage_tops
            and before[0].header_heights == arrangement.header_heights
        ):
            kept = headers.columns_kept(before[1], arrangement.columns_kept(before[0]))
        self._over = arrangement, headers
        ids = self._headers
        if before is None or headers is not before[1]:
            ids = headers.ids
        drawn = draw_headers(self._setter, arrangement, headers, self._made, kept)
        self._exchange(self._headers - ids, drawn)
        self._headers = ids

    def draw_frame(
        self,
        structure: Structure,
        arrangement: Arrangement,
        names: Names,
        lines: tuple[LineName, ...],
    ) -> None:
        """Draw lanes with their names and lines."""
        self._frame = self._exchange(
            self._frame,
            draw_frame(self._setter, structure, arrangement, names, lines),
        )

    def draw_emotion(
        self, structure: Structure, arrangement: Arrangement, touched: Touched
    ) -> set[str]:
        """Draw the band of the emotion curve; returns what only came to lie elsewhere.

        Points that are not touched are those of before in columns that lie elsewhere.
        """
        grid, options, band = arrangement.grid, self._options, self._band
        axis = grid.emotion
        if axis is None:
            self._emotion = self._exchange(self._emotion, ())
            self._surveys = SurveyBand(self._setter)
            self._band = EmotionBand(self._setter)
            return set()
        curves = (
            emotion_curves(self._view, structure, grid, options, band.curves, touched)
            if touched.emotion
            else tuple(placed_anew(curve, structure, grid) for curve in band.curves)
        )
        if touched.emotion and options.surveyed:
            self._read_evidence()
        sides = sides_of(self._view, self._evidence, curves, structure, grid)
        signs = tuple(sign_places(sides, axis))
        ground = band_ground(arrangement, axis, signs)
        changes = band.draw(curves, ground)
        beside = self._surveys.draw(
            self._view, sides, band, changes.near, ground, grid, curve=options.evidence_curve
        )
        moved = changes.moved | beside.moved
        self.has_moved_points = bool(moved)
        items = [draw_axis(self._setter, arrangement, axis), *beside.items, *changes.items]
        gone = changes.gone | beside.gone
        written = self._exchange(gone, items)
        self._emotion = (self._emotion - gone) | written
        return moved

    def _read_evidence(self) -> None:
        """Read surveys anew if they, the scale or the personas shown are others than before."""
        view = self._view
        shown = tuple(persona.id for persona in shown_personas(view, self._options))
        metrics, scale = view.of_type(Metric), (view.blueprint.scale_min, view.blueprint.scale_max)
        known = self._evidence_of
        if known is None or known[0] is not metrics or known[1:] != (scale, shown):
            self._evidence = evidence(view, shown, self._surveyed)
            self._evidence_of = metrics, scale, shown

    # ---- items

    def _exchange(self, old: Set[str], items: Iterable[SceneItem]) -> set[str]:
        """Put items in the place of the ones with some ids; returns the new ids."""
        found = {item.id: item for item in items}
        for gone in old - found.keys():
            self._drop(gone)
        for key, item in found.items():
            known = self._made.get(key)
            if known is not item and (known is None or known.x != item.x or known != item):
                self._put(key, item)
        return set(found)

    def _put(self, key: str, item: SceneItem) -> None:
        self._made[key] = item
        self._late.discard(key)
        self._written.add(key)

    def _drop(self, key: str) -> None:
        if self._made.pop(key, None) is not None:
            self._late.discard(key)
            self._written.add(key)


class _Late:
    """Draws what one version of a layout left for later."""

    __slots__ = ("_links", "_sheet", "_signs", "_spots")

    def __init__(
        self,
        sheet: LinkSheet,
        links: LinkDrawings,
        spots: Mapping[str, Point],
        signs: Mapping[str, Point],
    ) -> None:
        self._sheet = sheet
        self._links = links
        self._spots = spots
        self._signs = signs

    def _spot(self, key: str) -> Point:
        return self._signs.get(key) or self._spots[key]

    def draw(self, key: str, known: SceneItem) -> SceneItem:
        """Return an item where it lies now."""
        if known.kind == "element":
            rect = self._sheet.lines.rects[key]
            return known.placed(rect.x, rect.y, self._sheet.orders[key])
        if known.kind == "link":
            return self._links.link(self._sheet, key)
        return known.placed(*self._spot(key), known.order)

    def rect(self, key: str, known: SceneItem) -> Rect:
        """Return the bounds of an item."""
        lines = self._sheet.lines
        if known.kind == "element":
            return lines.rects[key]
        if known.kind == "link":
            return lines.extent(key)
        return known.bounds.moved(*self._spot(key))
