"""What of a layout a patch touches."""

from __future__ import annotations

from dataclasses import dataclass, field

from cxdesigner.model.asset import Style
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.insight import DelightPoint, Metric, Opportunity, PainPoint
from cxdesigner.model.lane import Lane, LaneRow, Line
from cxdesigner.model.link import Link
from cxdesigner.model.patch import Patch
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView
from cxdesigner.scene.structure import Structure, is_spanning

_PLACE_FIELDS = ("lane_id", "step_id", "end_step_id", "row_id", "order")

_TOLD_BESIDE = frozenset(
    {
        "title",
        "subtitle",
        "state",
        "lineage_id",
        "version_label",
        "author",
        "date",
        "illustrative",
        "scenario",
        "business_goal",
        "scope_start",
        "scope_end",
        "vision",
        "principles",
        "plan",
        "loyalty_drivers",
        "notes",
        "emotion_source",
    }
)
"""Fields of a blueprint that stand around the drawing, on sheets and in pages."""


@dataclass(slots=True)
class Touched:
    """What must be read again.

    Attributes
    ----------
    everything
        All of it.
    structure
        Bands and cells as a whole.
    columns
        Which steps there are, or their order.
    cells
        Cells (lane id, step id) whose elements came, went or changed places.
    elements, links
        Records to read; ``gone`` elements are there no more.
    headers
        Stages and steps: what stands above the columns.
    frame
        Lanes and lines: what stands around elements; ``renamed`` if lanes may have other names.
    emotion
        Curves and points; ``feelings`` are the elements whose emotions came, went or changed, and
        ``quotes`` says whether what personas say may be another.
    """

    everything: bool = False
    structure: bool = False
    columns: bool = False
    cells: set[tuple[str, str]] = field(default_factory=set)
    elements: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    headers: bool = False
    frame: bool = False
    renamed: bool = False
    emotion: bool = False
    feelings: set[str] = field(default_factory=set)
    quotes: bool = False
    staying: dict[tuple[str, str | None], bool] = field(default_factory=dict)
    """Whether bands (lane id, row id) that elements leave are sure to stay."""

    def __post_init__(self) -> None:
        if self.everything:
            self.restructure()

    def restructure(self) -> None:
        """Read bands and cells as a whole, and with them all that depends on their numbers."""
        self.structure = self.headers = self.frame = self.renamed = True
        self.emotion = self.quotes = True


def touched_by(patch: Patch, view: RecordView, structure: Structure) -> Touched:
    """Return what a patch touches of a layout that had a structure; `view` is as it is after."""
    found = Touched()
    for key, (before, after) in patch.changes.items():
        record = after if after is not None else before
        match record:
            case Blueprint():
                if _is_felt(before, after):
                    # Default channel, scale, language: rare, and felt everywhere.
                    return Touched(everything=True)
            case Lane() | LaneRow():
                found.restructure()
                if isinstance(record, Lane):
                    _role_changed(before, after, view, found)
            case Step():
                found.headers = True
                if getattr(before, "order", None) != getattr(after, "order", None):
                    found.columns = True
            case Stage():
                found.headers = True
            case Line():
                found.frame = True
            case Persona():
                found.emotion = found.quotes = True
            case Emotion():
                found.emotion = True
                for side in (before, after):
                    if isinstance(side, Emotion):
                        found.feelings.add(side.element_id)
                        found.quotes |= bool(side.quote)
            case Metric():
                found.emotion = True
            case Link():
                found.links.add(key)
                for link in (before, after):
                    if isinstance(link, Link):
                        _link(link, view, found)
            case Element():
                _element(before, after, view, structure, found)
            case Style():
                _styled(record.subject_id, view, found)
            case PainPoint() | DelightPoint() | Opportunity():
                for side in (before, after):
                    element_id = getattr(side, "element_id", None)
                    if element_id is not None:
                        found.elements.add(element_id)
    return found


def is_reframing(patch: Patch) -> bool:
    """Say whether a patch touches lanes, lines, what reaches over steps or is felt everywhere.

    Then nearly all is laid out anew.
    """
    return any(
        isinstance(before or after, Lane | LaneRow | Line)
        or (isinstance(before or after, Blueprint) and _is_felt(before, after))
        or _reaches_elsewhere(before, after)
        for before, after in patch.changes.values()
    )


def is_rerouting(patch: Patch) -> bool:
    """Say whether links may have to find their way again after a patch: not for a text alone."""
    return any(_reroutes(before, after) for before, after in patch.changes.values())


def _reroutes(before: Record | None, after: Record | None) -> bool:
    if isinstance(before, Element) and isinstance(after, Element):
        return before.kind != after.kind or _has_moved(before, after)
    if isinstance(before, Step) and isinstance(after, Step):
        return before.order != after.order
    return isinstance(before or after, Element | Link | Step)


def _reaches_elsewhere(before: Record | None, after: Record | None) -> bool:
    """Say whether an element over several steps comes, goes or changes its place."""
    sides = [side for side in (before, after) if isinstance(side, Element)]
    return any(map(is_spanning, sides)) and (len(sides) < 2 or _has_moved(*sides))


def _has_moved(old: Element, new: Element) -> bool:
    return any(getattr(old, name) != getattr(new, name) for name in _PLACE_FIELDS)


def _is_felt(before: Record | None, after: Record | None) -> bool:
    """Say whether a blueprint changed in more than what sheets alone tell."""
    if not isinstance(before, Blueprint) or not isinstance(after, Blueprint):
        return True
    return any(
        getattr(before, name) != getattr(after, name)
        for name in Blueprint.model_fields
        if name not in _TOLD_BESIDE
    )


def _styled(record_id: str, view: RecordView, found: Touched) -> None:
    match view.find(record_id):
        case Element():
            found.elements.add(record_id)
        case Link():
            found.links.add(record_id)
        case Lane():
            found.frame = True


def _role_changed(
    before: Record | None, after: Record | None, view: RecordView, found: Touched
) -> None:
    if isinstance(before, Lane) and isinstance(after, Lane) and before.role != after.role:
        found.elements.update(
            element.id for element in view.of_type(Element) if element.lane_id == after.id
        )


def _element(
    before: Record | None,
    after: Record | None,
    view: RecordView,
    structure: Structure,
    found: Touched,
) -> None:
    old = before if isinstance(before, Element) else None
    new = after if isinstance(after, Element) else None
    element = new or old
    assert element is not None
    found.elements.add(element.id)
    if new is None:
        found.gone.add(element.id)
    has_moved = old is None or new is None or _has_moved(old, new)
    if has_moved or (
        old is not None and new is not None and (old.end, old.abandon) != (new.end, new.abandon)
    ):
        felt: tuple[type[Record], ...] = (Emotion, Metric)
        if new is not None and any(view.referring(new.id, kind) for kind in felt):
            found.emotion = True
    if not has_moved:
        return
    for side in (old, new):
        if side is None:
            continue
        if found.structure:
            break
        if is_spanning(side) or not _is_plain(side, view, structure, found):
            found.restructure()
        elif side.step_id is not None:
            found.cells.add((side.lane_id, side.step_id))
    if new is not None:
        found.links.update(link.id for link in view.links_of(new.id))


def _link(link: Link, view: RecordView, found: Touched) -> None:
    """Note the cell in which a label has to lie between two elements."""
    source, target = view.get(Element, link.source_id), view.get(Element, link.target_id)
    if source is None or target is None or source is target:
        return
    if is_spanning(source) or is_spanning(target) or source.step_id is None:
        return
    if (source.lane_id, source.step_id) == (target.lane_id, target.step_id):
        found.cells.add((source.lane_id, source.step_id))


def _is_plain(element: Element, view: RecordView, structure: Structure, found: Touched) -> bool:
    """Say whether an element of one step comes to or leaves a band that is there and stays."""
    step_id = element.step_id or ""
    key = _band_key(element, view)
    if key not in structure.cell_bands:
        return False
    if key not in found.staying:
        found.staying[key] = _stays(key, view, structure)
    is_step = step_id in structure.column_of or view.get(Step, step_id) is not None
    return is_step and found.staying[key]


def _band_key(element: Element, view: RecordView) -> tuple[str, str | None]:
    row = view.get(LaneRow, element.row_id) if element.row_id is not None else None
    is_row = row is not None and row.lane_id == element.lane_id
    return element.lane_id, element.row_id if is_row else None


def _stays(key: tuple[str, str | None], view: RecordView, structure: Structure) -> bool:
    """Say whether a band of elements of one step each is there also after a patch.

    An own row and a lane without rows have one even if it is empty, unless something in them
    reaches over several steps.
    """
    lane_id, row_id = key
    beside = [band for band in structure.bands if band.lane_id == lane_id]
    is_bare = any(band.spanning and band.row_id == row_id for band in beside)
    is_loose = row_id is None and any(band.row_id is not None for band in beside)
    if not is_bare and not is_loose:
        return True
    members = (view.get(Element, at) for at in structure.bands[structure.cell_bands[key]].ids())
    return any(
        element is not None and not is_spanning(element) and _band_key(element, view) == key
        for element in members
    )
