"""The items of a scene while it follows a blueprint: drawn again where something changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cxdesigner.base.geometry import Rect
from cxdesigner.model.element import Element
from cxdesigner.model.view import RecordView
from cxdesigner.scene.arrange import Arrangement, LineName
from cxdesigner.scene.blocks.emotion import PointMemory
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.contents import Contents
from cxdesigner.scene.diff import SceneDiff, difference
from cxdesigner.scene.draw import draw_emotion, draw_frame, element_item
from cxdesigner.scene.headers import Headers
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.links import LinkDrawings
from cxdesigner.scene.options import LayoutOptions
from cxdesigner.scene.route import Route
from cxdesigner.scene.structure import Structure


class Board:
    """Items by id; knows what was drawn of which record and what was written since last asked."""

    def __init__(self, view: RecordView, options: LayoutOptions, setter: Typesetter) -> None:
        self._view = view
        self._options = options
        self._setter = setter
        self._links = LinkDrawings(setter)
        self._memory = PointMemory()
        self._orders: dict[str, int] = {}
        self._frame: set[str] = set()
        self._emotion: set[str] = set()
        self._written: set[str] = set()
        self.items: dict[str, SceneItem] = {}

    @property
    def links_drawn(self) -> int:
        """How many links were drawn so far."""
        return self._links.drawn

    def turn_page(self) -> None:
        """Go on with a copy of the items: those read so far never change."""
        self.items = dict(self.items)

    def changes_since(
        self, before: Mapping[str, SceneItem], others: Iterable[str] = ()
    ) -> SceneDiff:
        """Return what was written since this was asked last; `others` may have changed as well."""
        keys = {*self._written, *others}
        self._written = set()
        return difference(before, self.items, sorted(keys))

    # ---- drawing

    def draw_elements(
        self,
        wanted: Iterable[str],
        structure: Structure,
        headers: Headers,
        contents: Contents,
        rects: Mapping[str, Rect],
        lane_names: Mapping[str, str],
        *,
        renamed: bool,
    ) -> set[str]:
        """Draw elements; returns those whose reading order changed.

        ``renamed`` says that lanes may have other names or stages other steps than before.
        """
        stages = dict(zip(structure.step_ids, headers.step_stages, strict=False))
        reordered: set[str] = set()
        for element_id in wanted:
            place = structure.place.get(element_id)
            if place is None:
                self._drop(element_id)
                self._orders.pop(element_id, None)
                continue
            element = self._view.need(Element, element_id)
            old = self.items.get(element_id)
            item = element_item(
                element,
                contents.blocks[element_id],
                rects[element_id],
                place,
                structure.bands[place[0]].role,
                stages.get(element.step_id),
                lane_names[element.lane_id],
                self._options.language,
                old,
                lane_is_known=not renamed,
            )
            if item is not old:
                self._put(element_id, item)
            if self._orders.get(element_id) != item.order:
                self._orders[element_id] = item.order
                reordered.add(element_id)
        return reordered

    def draw_links(
        self,
        changed: Iterable[str],
        reordered: Iterable[str],
        contents: Contents,
        routes: Mapping[str, Route],
        arrangement: Arrangement,
    ) -> None:
        """Draw links that changed or whose source has another place in the reading order."""
        wanted = set(changed)
        for element_id in reordered:
            wanted.update(link.id for link in self._view.outgoing(element_id))
        drawn = self._links.update(
            contents.specs_of_links, routes, self._orders, wanted, arrangement.grid
        )
        for link_id, found in drawn.items():
            label_id = f"label:{link_id}"
            self._drop(label_id)
            if found is None:
                self._drop(link_id)
                continue
            self._put(link_id, found[0])
            if found[1] is not None:
                self._put(label_id, found[1])

    def draw_frame(
        self,
        structure: Structure,
        arrangement: Arrangement,
        headers: Headers,
        lane_names: Mapping[str, str],
        row_names: Mapping[str, str],
        lines: tuple[LineName, ...],
    ) -> None:
        """Draw lanes, headers and lines."""
        self._frame = self._exchange(
            self._frame,
            draw_frame(self._setter, structure, arrangement, headers, lane_names, row_names, lines),
        )

    def draw_emotion(self, structure: Structure, arrangement: Arrangement) -> None:
        """Draw the band of the emotion curve."""
        self._emotion = self._exchange(
            self._emotion,
            draw_emotion(
                self._view, self._options, self._setter, structure, arrangement, self._memory
            ),
        )

    # ---- items

    def _exchange(self, old: set[str], items: Iterable[SceneItem]) -> set[str]:
        """Put items in the place of the ones with some ids; returns the new ids."""
        found = {item.id: item for item in items}
        for gone in old - found.keys():
            self._drop(gone)
        for key, item in found.items():
            known = self.items.get(key)
            if known is not item and (known is None or known != item):
                self._put(key, item)
        return set(found)

    def _put(self, key: str, item: SceneItem) -> None:
        self.items[key] = item
        self._written.add(key)

    def _drop(self, key: str) -> None:
        if self.items.pop(key, None) is not None:
            self._written.add(key)
