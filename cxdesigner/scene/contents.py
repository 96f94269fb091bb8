"""What stands in the cells: blocks of elements, their stacking, boxes and links for routing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from cxdesigner.base.progress import through, while_wanted
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.view import RecordView
from cxdesigner.scene.blocks.element import ElementBlock, ElementSpec, build_element
from cxdesigner.scene.blocks.link import (
    GAP_LABEL_WIDTH,
    LABEL_WIDTH,
    UPRIGHT_LABEL_WIDTH,
    LinkSpec,
    label_size,
    narrow_label_width,
)
from cxdesigner.scene.blocks.measures import HEAD, eighths_up
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.narrow import columns_width
from cxdesigner.scene.options import LayoutOptions
from cxdesigner.scene.route import STACK_GAP, Columns, GridBox, RouteLink
from cxdesigner.scene.specs import element_spec
from cxdesigner.scene.structure import Structure
from cxdesigner.scene.styles import look_of

_LABEL_AIR = 3.0
"""Beside a label between two elements of a cell."""
_CLEAR_HEAD = HEAD + 3.0
"""Above and below a label on the line between two elements of a cell."""
_OFTEN = 100
"""After so many elements each it is told how far the work is."""
_BUNDLED = frozenset({"support", "evidence"})

Place = tuple[int, int, int, int]
"""Band, first and last column, place in the cell."""


class Contents:
    """Blocks by element and links by id, kept from one layout to the next.

    ``built`` counts the blocks made.
    """

    def __init__(self, options: LayoutOptions, setter: Typesetter) -> None:
        self._options = options
        self._setter = setter
        self.specs: dict[str, ElementSpec] = {}
        self.blocks: dict[str, ElementBlock] = {}
        self.tops: dict[str, float] = {}
        """Upper edge of each element below the top of its band's content."""
        self.boxes: dict[str, GridBox] = {}
        self.specs_of_links: dict[str, LinkSpec] = {}
        self.links: dict[str, RouteLink] = {}
        self._between: dict[tuple[str, str], dict[str, RouteLink]] = {}
        """Links with labels by their ends, where both are in one cell."""
        self._ends: dict[str, tuple[str, str]] = {}
        """Where each of them is in there."""
        self._cell_heights: list[dict[str | int | None, float]] = []
        """For each band the height of each cell by step, of each spanning element by -1, -2, …"""
        self.built = 0
        self.restacked: set[str] = set()
        """Boxes of routing that came, changed or went since somebody last cleared this."""

    def turn_page(self) -> None:
        """Go on with copies of what versions of the layout read: theirs never change."""
        # Where something went, `dict` puts each key in anew.
        self.boxes = self.boxes.copy()
        self.specs_of_links = self.specs_of_links.copy()

    # ---- elements

    def read_elements(
        self, view: RecordView, structure: Structure, wanted: Sequence[str]
    ) -> set[str]:
        """Read elements again; returns those whose block changed, removed ones included."""
        changed: set[str] = set()
        for element_id in while_wanted(through(wanted, _OFTEN)):
            place = structure.place.get(element_id)
            element = view.get(Element, element_id)
            if element is None or place is None:
                if self.specs.pop(element_id, None) is not None:
                    changed.add(element_id)
                    del self.blocks[element_id]
                    self.boxes.pop(element_id, None)
                    self.tops.pop(element_id, None)
                    self.restacked.add(element_id)
                continue
            if self._read(view, element, place, structure.bands[place[0]].role):
                changed.add(element_id)
        return changed

    def forget_all_but(self, kept: Iterable[str]) -> set[str]:
        """Drop what is not there any more; returns the ids dropped."""
        gone = self.specs.keys() - set(kept)
        for element_id in gone:
            del self.specs[element_id], self.blocks[element_id]
            self.boxes.pop(element_id, None)
            self.tops.pop(element_id, None)
        self.restacked |= gone
        return gone

    def widen(self, view: RecordView, structure: Structure, element_id: str, width: float) -> bool:
        """Draw an element over several columns at the width it came to have."""
        if self.specs[element_id].width == width:
            return False
        place = structure.place[element_id]
        role = structure.bands[place[0]].role
        return self._read(view, view.need(Element, element_id), place, role, width)

    def _read(
        self,
        view: RecordView,
        element: Element,
        place: Place,
        role: str,
        width: float | None = None,
    ) -> bool:
        options = self._options
        nominal = columns_width(view, place[1], place[2], options)
        old = self.specs.get(element.id)
        if width is None:
            # A block over several columns keeps the width that the gaps gave it last time.
            width = old.width if old is not None and old.wrap_width == nominal else nominal
        spec = element_spec(view, element, role, options.language, nominal, width)
        if spec == old:
            return False
        self.specs[element.id] = spec
        self.blocks[element.id] = build_element(spec, self._setter)
        self.built += 1
        return True

    # ---- stacking

    def stack_all(self, structure: Structure) -> None:
        """Stack the elements of all cells."""
        self._cell_heights = [{} for _band in structure.bands]
        self.tops.clear()
        for at, band in enumerate(structure.bands):
            if band.spanning:
                self.stack_spans(structure, at)
            for column in while_wanted(band.cells):
                self.stack_cell(structure, at, column)

    def stack_spans(self, structure: Structure, band_at: int) -> None:
        """Note the elements of a band of those over several columns."""
        heights = self._cell_heights[band_at] = {}
        for place, (element_id, first, last) in enumerate(structure.bands[band_at].spans):
            block = self.blocks[element_id]
            self.tops[element_id] = 0.0
            heights[-1 - place] = block.height
            self._put_box(
                GridBox(element_id, band_at, first, last, 0.0, block.height, taken=block.taken)
            )

    def _put_box(self, box: GridBox) -> None:
        if self.boxes.get(box.id) != box:
            self.boxes[box.id] = box
            self.restacked.add(box.id)

    def renumber(
        self,
        columns: Columns,
        moved: Iterable[str],
        others: Iterable[str],
        gone: Iterable[str | None],
    ) -> None:
        """Follow columns that came or went; cells of those that came are still to be stacked.

        Parameters
        ----------
        moved
            Elements of one step each that have another column.
        others
            Elements that may be in none any more, or cover several.
        gone
            Steps of the columns that went.
        """
        at, end, by = columns.at, columns.at + columns.gone, columns.by
        boxes = self.boxes
        # Half of the time that calling the class takes; half of all boxes are made anew.
        new = partial(tuple.__new__, GridBox)
        for key in moved:
            _id, lane, first, _last, top, height, shape, taken = boxes[key]
            first += by
            boxes[key] = new((key, lane, first, first, top, height, shape, taken))
        for key in others:
            box = boxes.get(key)
            if box is None:
                continue
            if at <= box.first < end or at <= box.last < end:
                del boxes[key]
                self.restacked.add(key)
            elif box.last >= end:
                left = box.first + by if box.first >= end else box.first
                boxes[key] = box._replace(first=left, last=box.last + by)
        for step_id in gone:
            for heights in self._cell_heights:
                heights.pop(step_id, None)

    def stack_cell(self, structure: Structure, band_at: int, column: int) -> None:
        """Stack the elements of one cell."""
        ids = structure.bands[band_at].cells.get(column, ())
        heights = self._cell_heights[band_at]
        step_id = structure.step_ids[column]
        if not ids:
            heights.pop(step_id, None)
            return
        top = 0.0
        before: str | None = None
        for element_id in ids:
            block = self.blocks[element_id]
            if before is not None:
                top += self._gap(before, element_id)
            self.tops[element_id] = top
            shape = "diamond" if block.is_diamond else "rect"
            self._put_box(
                GridBox(
                    element_id,
                    band_at,
                    column,
                    column,
                    top,
                    block.height,
                    shape,  # type: ignore[arg-type]
                    block.taken,
                )
            )
            top += block.height
            before = element_id
        heights[step_id] = top

    def _gap(self, upper: str, lower: str) -> float:
        """Return the gap between two elements of a cell, in which labels hide nothing."""
        labels = [
            (link.label_width, link.label_height)
            for link in self._between.get(_pair(upper, lower), {}).values()
        ]
        if not labels:
            return STACK_GAP
        width = self._options.element_width
        room = min(width / 2, width - self.blocks[lower].taken) - _LABEL_AIR
        if len(labels) == 1 and labels[0][0] <= room and labels[0][1] <= STACK_GAP - 4.0:
            # It lies beside the line.
            return STACK_GAP
        height = sum(height for _, height in labels) + _LABEL_AIR * (len(labels) - 1)
        return eighths_up(height + 2 * _CLEAR_HEAD)

    def band_heights(self) -> list[float]:
        """Return the height of the content of each band."""
        return [max(heights.values(), default=0.0) for heights in self._cell_heights]

    # ---- links

    def read_links(self, view: RecordView, structure: Structure, wanted: Iterable[str]) -> set[str]:
        """Read links again; returns those that changed, removed ones included."""
        changed: set[str] = set()
        for link_id in while_wanted(wanted):
            link = view.get(Link, link_id)
            found = None if link is None else self._link(view, link, structure)
            self._part(link_id)
            if found is None:
                if self.links.pop(link_id, None) is not None:
                    del self.specs_of_links[link_id]
                    changed.add(link_id)
                continue
            spec, route_link = found
            if self.specs_of_links.get(link_id) != spec:
                self.specs_of_links[link_id] = spec
                changed.add(link_id)
            if self.links.get(link_id) != route_link:
                self.links[link_id] = route_link
                changed.add(link_id)
            source, target = structure.place[spec.source_id], structure.place[spec.target_id]
            if spec.label and source[:3] == target[:3] and source is not target:
                ends = self._ends[link_id] = _pair(spec.source_id, spec.target_id)
                self._between.setdefault(ends, {})[link_id] = route_link
        return changed

    def _part(self, link_id: str) -> None:
        """Forget that a link has a label between two elements of a cell."""
        ends = self._ends.pop(link_id, None)
        if ends is not None:
            del self._between[ends][link_id]
            if not self._between[ends]:
                del self._between[ends]

    def _link(
        self, view: RecordView, link: Link, structure: Structure
    ) -> tuple[LinkSpec, RouteLink] | None:
        source, target = structure.place.get(link.source_id), structure.place.get(link.target_id)
        if source is None or target is None:
            return None
        language = self._options.language
        label = link.label.text(language)
        if not label and link.loop:
            label = link.condition.text(language)
        label_width, narrow = LABEL_WIDTH, 0.0
        size = narrow_size = (0.0, 0.0)
        if label:
            label_width = _label_width(source, target)
            stacked = source[:3] == target[:3] and abs(source[3] - target[3]) == 1
            if stacked:
                # The gap between the two grows for this one shape.
                label_width = min(label_width, self._options.element_width)
            size = label_size(label, label_width, self._setter)
            if not stacked:
                narrow = narrow_label_width(label, label_width, self._setter)
            narrow_size = label_size(label, narrow, self._setter) if narrow else (0.0, 0.0)
        return (
            LinkSpec(
                link.id,
                link.kind,
                label,
                link.both,
                link.loop,
                link.parallel,
                link.default,
                link.source_id,
                link.target_id,
                label_width,
                narrow,
                look_of(view, link.id),
            ),
            RouteLink(
                link.id,
                link.source_id,
                link.target_id,
                *size,
                link.kind if link.kind in _BUNDLED else None,
                *narrow_size,
            ),
        )


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _label_width(source: Place, target: Place) -> float:
    """Return what a label may be wide, from the places of the two ends."""
    if source[1:3] == target[1:3]:
        return UPRIGHT_LABEL_WIDTH
    if source[0] != target[0]:
        return LABEL_WIDTH
    if source[2] + 1 == target[1] or target[2] + 1 == source[1]:
        return GAP_LABEL_WIDTH
    return LABEL_WIDTH
