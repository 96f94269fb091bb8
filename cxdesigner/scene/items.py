"""What a scene is made of: items that carry primitives and meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from types import MappingProxyType
from typing import Literal

from cxdesigner.base.geometry import Rect, union
from cxdesigner.base.quick import quick, remaker
from cxdesigner.scene.primitives import Primitive

ItemKind = Literal[
    "lane",
    "lane_header",
    "row_header",
    "stage",
    "step",
    "line",
    "line_header",
    "element",
    "badge",
    "link",
    "link_label",
    "emotion",
    "emotion_axis",
    "emotion_curve",
    "surveyed",
    "surveyed_curve",
    "quote",
    "title",
    "legend",
    "summary",
    "footer",
    "change",
    "figure",
    "figure_frame",
]
Side = Literal["left", "right", "top", "bottom"]


def part_id(*names: str) -> str:
    """Return the id of something drawn that is no record.

    No record can have it: ids of records begin with a letter, a digit or ``_``.
    """
    return ":" + ":".join(names)


def is_part_id(id: str) -> bool:
    """Say whether this is the id of something that is no record."""
    return id.startswith(":")


class Layer(IntEnum):
    """Order of painting, lowest first."""

    BAND = 0
    GRID = 10
    LINE = 20
    LINK = 30
    ELEMENT = 40
    LABEL = 50
    EMOTION = 60
    HEADER = 70
    FRAME = 80


@quick
@dataclass(frozen=True, slots=True)
class SceneItem:
    """The drawing of one record (or of one part of the page) at a place.

    ``primitives`` and ``bounds`` are in coordinates local to (x, y), so that moving an item
    changes two numbers only. ``id`` is the record id, unique within a scene; parts of the page and
    derived items have a `part_id` (``:legend``, ``:badge:c2:wait``).
    """

    id: str
    kind: ItemKind
    layer: Layer
    x: float
    y: float
    bounds: Rect
    primitives: tuple[Primitive, ...] = ()
    children: tuple[SceneItem, ...] = ()
    """Items inside this one (badges of an element), in coordinates local to it."""

    label: str = ""
    """The text a reader would search for: title of the element, name of the stage."""

    description: str = ""
    """One sentence for screen readers, in ``language``."""

    language: str = ""
    order: int = 0
    """Reading order: by step, then lane."""

    record_id: str | None = None
    lane_id: str | None = None
    lane_role: str | None = None
    stage_id: str | None = None
    step_id: str | None = None
    element_kind: str | None = None
    link_kind: str | None = None
    line_kind: str | None = None
    source_id: str | None = None
    target_id: str | None = None
    source_side: Side | None = None
    target_side: Side | None = None
    link_signs: tuple[str, ...] = ()
    """Which signs stand on a link, by their names in ``blocks.link.LINK_SIGNS``."""

    persona_id: str | None = None
    url: str = ""
    subject_ids: tuple[str, ...] = ()
    """Of a figure of a picture: the records behind it, the main one first."""

    @property
    def rect(self) -> Rect:
        """Bounds in the coordinates of the scene (or of the parent item)."""
        return self.bounds.moved(self.x, self.y)

    def moved(self, dx: float, dy: float) -> SceneItem:
        """Return the same drawing moved."""
        return self.placed(self.x + dx, self.y + dy, self.order)

    def placed(self, x: float, y: float, order: int) -> SceneItem:
        """Return the same drawing at another place, with its place in the reading order."""
        # An edit may move every item.
        made: SceneItem = _placed(self, x, y, order)
        return made


_placed = remaker(SceneItem, "x", "y", "order")


@dataclass(frozen=True, slots=True)
class Scene:
    """A finished drawing: items by id, in the order of painting, and its size in points."""

    items: Mapping[str, SceneItem] = field(default_factory=lambda: MappingProxyType({}))
    width: float = 0.0
    height: float = 0.0
    language: str = ""

    def in_paint_order(self) -> Iterator[SceneItem]:
        """Yield the items, lowest layer first; within a layer in reading order."""
        return iter(sorted(self.items.values(), key=lambda item: (item.layer, item.order, item.id)))

    def of_kind(self, *kinds: ItemKind) -> Iterator[SceneItem]:
        """Yield the items of some kinds in the order they were added."""
        # Only those are drawn that are asked for.
        from cxdesigner.scene.late import known_of

        found = [key for key, item, _late in known_of(self.items) if item.kind in kinds]
        return (self.items[key] for key in found)

    @property
    def rect(self) -> Rect:
        """The smallest rectangle around all items."""
        return union(item.rect for item in self.items.values())


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: a scene already placed in page coordinates.

    ``width`` and ``height`` are the sheet in points. ``scale`` is how much the blueprint was
    scaled to fit (1 = as laid out); type sizes on paper are layout sizes times ``scale``.
    """

    scene: Scene
    width: float
    height: float
    number: int = 1
    count: int = 1
    scale: float = 1.0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """One entry of the outline of a document: a stage, and the page and height it is found at."""

    title: str
    page: int
    y: float
    level: int = 0


@dataclass(frozen=True, slots=True)
class PageSet:
    """All sheets of an export with what a document format wants to know about them."""

    pages: tuple[Page, ...]
    title: str
    subject: str = ""
    author: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "en"
    outline: tuple[Outline, ...] = ()
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What is drawn for others that are hidden → ids of the records that it stands for."""
