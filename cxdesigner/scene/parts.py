"""Parts of a blueprint for several sheets: groups of columns, cut at stages where possible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _, listed
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, LaneRow, Line
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.queries import span_of, top_stage
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView
from cxdesigner.scene.blocks.measures import LABEL_SIZE
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.items import Layer, Scene, SceneItem, part_id
from cxdesigner.scene.primitives import RectShape, Stroke

_EXIT, _EXIT_LINES = 76.0, 3
"""The label of an exit takes no more of a tag: points of each line, and lines."""

_ROUND = 4.0
_NEAR = 3
_BELOW = ((1, False), (1, True), (2, False), (2, True), (3, False), (3, True))
_OUT = ((0, False), *_BELOW)
_IN = ((0, False), (0, True), *_BELOW)
"""Places of a tag at its element: rows from the lower edge on, and whether on the other side. The
first of them are near. What comes in has one tag, what goes out several, which stay together."""


@dataclass(frozen=True, slots=True)
class Part:
    """Columns ``first`` to ``last`` of a blueprint as a blueprint of their own."""

    view: RecordView
    first: int
    last: int


def stage_columns(view: RecordView) -> tuple[tuple[int, int], ...]:
    """Return the runs of columns (first, last) that belong together: one first-level stage each."""
    found: list[tuple[int, int]] = []
    previous: object = object()
    for at, step in enumerate(view.steps):
        stage = top_stage(view, view.get(Stage, step.stage_id))
        key = stage.id if stage else f"\0{at}"
        if found and key == previous:
            found[-1] = (found[-1][0], at)
        else:
            found.append((at, at))
        previous = key
    return tuple(found)


def group_columns(runs: Sequence[tuple[int, int]], most: int) -> tuple[tuple[int, int], ...]:
    """Deal runs out to groups of at most `most` columns; a longer run is cut evenly."""
    most = max(1, most)
    found: list[tuple[int, int]] = []
    open_group = False
    for first, last in runs:
        count = last - first + 1
        if count > most:
            parts = -(-count // most)
            size = -(-count // parts)
            found += [(at, min(at + size - 1, last)) for at in range(first, last + 1, size)]
            open_group = False
        elif open_group and last - found[-1][0] + 1 <= most:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
            open_group = True
    return tuple(found)


def even_groups(runs: Sequence[tuple[int, int]], most: int) -> tuple[tuple[int, int], ...]:
    """Deal runs out to as few groups as `group_columns` makes, all about as wide."""
    found = group_columns(runs, most)
    for fewer in range(most - 1, 0, -1):
        tried = group_columns(runs, fewer)
        if len(tried) > len(found):
            break
        found = tried
    return found


def lane_halves(view: RecordView) -> tuple[frozenset[str], ...]:
    """Return the lanes in two groups, parted at the line of visibility or in the middle.

    One group only when there are fewer than two lanes.
    """
    lanes = [lane.id for lane in view.lanes]
    if len(lanes) < 2:
        return (frozenset(lanes),)
    after = next((line.after_lane_id for line in view.lines if line.kind == "visibility"), None)
    at = lanes.index(after) + 1 if after in lanes[:-1] else (len(lanes) + 1) // 2
    return (frozenset(lanes[:at]), frozenset(lanes[at:]))


def cut(
    view: RecordView,
    groups: Iterable[tuple[int, int]],
    lanes: Sequence[frozenset[str]] = (),
) -> tuple[Part, ...]:
    """Return the parts of a blueprint for groups of columns, and of lanes if any are given.

    All columns of the first lanes come before those of the next. What spans further than its part
    is shortened to it; what spans the whole journey is in every part. Stages are kept even without
    steps: their numbers stay the same.
    """
    steps = view.steps
    common: list[Record] = [
        record
        for record in view
        if not isinstance(record, Step | Element | Link | Emotion | Lane | LaneRow | Line)
    ]
    all_lanes = frozenset(lane.id for lane in view.lanes)
    spans = {element.id: span_of(view, element) for element in view.of_type(Element)}
    parts: list[Part] = []
    for shown, (first, last) in product(lanes or (all_lanes,), tuple(groups)):
        kept: list[Record] = [*common, *steps[first : last + 1]]
        kept += [lane for lane in view.lanes if lane.id in shown]
        kept += [row for row in view.of_type(LaneRow) if row.lane_id in shown]
        kept += [line for line in view.lines if line.after_lane_id in shown]
        inside: set[str] = set()
        for element in view.of_type(Element):
            if element.lane_id not in shown:
                continue
            low, high = spans[element.id]
            if element.step_id is not None:
                if high < first or low > last:
                    continue
                if low < first or high > last:
                    low, high = max(low, first), min(high, last)
                    element = element.replace(
                        step_id=steps[low].id, end_step_id=steps[high].id if high > low else None
                    )
            inside.add(element.id)
            kept.append(element)
        kept += [
            link
            for link in view.of_type(Link)
            if link.source_id in inside and link.target_id in inside
        ]
        kept += [emotion for emotion in view.of_type(Emotion) if emotion.element_id in inside]
        parts.append(Part(RecordView(kept), first, last))
    return tuple(parts)


Lead = tuple[str, bool, str, tuple[int, ...]]
"""An element, whether its links go out (or come in), their label if they have one (an exit of a
decision, a remedy), and the parts where they go on."""


def leads_of(
    view: RecordView, parts: Sequence[Part], language: str
) -> tuple[tuple[Lead, ...], ...]:
    """Return for each part the elements whose links go on in other parts."""
    home: dict[str, set[int]] = {}
    for number, part in enumerate(parts):
        for element in part.view.of_type(Element):
            home.setdefault(element.id, set()).add(number)
    going: list[dict[tuple[str, bool, str], set[int]]] = [{} for _part in parts]
    for link in view.of_type(Link):
        source, target = home.get(link.source_id, set()), home.get(link.target_id, set())
        if source & target:
            continue
        label = link.label.text(language)
        for at in source:
            going[at].setdefault((link.source_id, True, label), set()).update(target)
        for at in target:
            going[at].setdefault((link.target_id, False, ""), set()).update(source)
    return tuple(
        tuple(
            (element_id, is_out, label, tuple(sorted(others)))
            for (element_id, is_out, label), others in sorted(found.items())
        )
        for found in going
    )


def stubs(
    leads: Iterable[Lead], scene: Scene, setter: Typesetter, names: Sequence[str]
) -> tuple[SceneItem, ...]:
    """Return tags at the elements of a part whose links go on in other parts.

    ``names`` says what each part is called in a reference: its page.
    """
    found: list[SceneItem] = []
    lines = [(item.id, item.rect) for item in scene.of_kind("line")]
    taken = [
        (item.id, item.rect)
        for item in scene.items.values()
        if item.kind in ("element", "link_label")
    ]
    for element_id, is_out, label, others in leads:
        item = scene.items.get(element_id)
        if item is not None and others:
            pages = listed(dict.fromkeys(names[other] for other in others))
            places = _OUT if is_out else _IN
            below = max(
                (tag.rect.bottom for tag in found if tag.record_id == element_id),
                default=item.rect.bottom,
            )
            tags = [
                _stub(item, label, pages, is_out, at, places[at], below, setter)
                for at in range(len(places))
            ]
            # What has no room beside the other tags of the element stands below them: rather on
            # a line than on words, and never on the foot of the sheet.
            free = (
                tag
                for also, count in ((lines, _NEAR), ([], len(places)))
                for tag in tags[:count]
                if tag.rect.bottom <= scene.height
                and not any(
                    tag.rect.intersects(rect) for id, rect in (*taken, *also) if id != element_id
                )
            )
            tag = next(free, tags[0])
            found.append(tag)
            taken.append((tag.id, tag.rect))
    return tuple(found)


def _stub(
    element: SceneItem,
    label: str,
    pages: str,
    is_out: bool,
    number: int,
    place: tuple[int, bool],
    below: float,
    setter: Typesetter,
) -> SceneItem:
    size = setter.size(LABEL_SIZE, label)
    wrapped = setter.wrap(label, "regular", size, _EXIT, _EXIT_LINES)
    lines = [line.text for line in wrapped] or [""]
    lines[-1] = f"{lines[-1]} → {pages}".strip() if is_out else f"{pages} →"
    widths = [setter.width(line, "regular", size) for line in lines]
    step = size * 1.3
    width, height = max(widths) + 8.0, len(lines) * step + 2.0
    rect = element.rect
    row, is_aside = place
    is_right = is_out is not is_aside
    # The first row hangs at the element, the others below the tags that it has.
    top = below + 1.0 + (row - 1) * (height + 1.0) if row else rect.bottom - 0.5
    return SceneItem(
        id=part_id(
            "stub", element.id, "out" if is_out else "in", *((str(number),) if number else ())
        ),
        kind="link_label",
        layer=Layer.LABEL,
        x=rect.right - width if is_right else rect.x,
        y=top,
        bounds=Rect(0.0, 0.0, width, height),
        primitives=(
            RectShape(
                0.0, 0.0, width, height, _ROUND, "link.label.fill", Stroke("element.border", 0.7)
            ),
            *(
                run
                for at, line in enumerate(lines)
                for run in setter.measurer.runs(
                    line,
                    (width - widths[at]) / 2,
                    1.0 + (at + 0.5) * step + size * 0.37,
                    "regular",
                    size,
                    "link.label",
                    setter.language,
                )
            ),
        ),
        label=f"{label} → {pages}".strip() if is_out else lines[-1],
        description=(
            _("Goes on at page {pages}") if is_out else _("Comes from page {pages}")
        ).format(pages=pages),
        language=setter.language,
        order=element.order,
        record_id=element.id,
    )
