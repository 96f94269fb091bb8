"""Nodes and edges of an imported file."""

from __future__ import annotations

from dataclasses import dataclass, field

from cxdesigner.base.i18n import _
from cxdesigner.base.order import initial_keys
from cxdesigner.formats import limits
from cxdesigner.formats.problems import Problem
from cxdesigner.formats.yaml_blueprint import read_ignored
from cxdesigner.formats.yaml_fields import Fields, Source, number_in
from cxdesigner.formats.yaml_ids import Names
from cxdesigner.formats.yaml_lanes import Lanes
from cxdesigner.formats.yaml_nodes import ListNode, MapNode, Node, ScalarNode
from cxdesigner.formats.yaml_steps import Columns, Place
from cxdesigner.model.blueprint import Suppression
from cxdesigner.model.element import ELEMENT_KINDS, Element, ElementKind
from cxdesigner.model.lane import Lane, LaneRole
from cxdesigner.model.link import LINK_KINDS, Link, LinkKind
from cxdesigner.model.policy import suggested_link_kind
from cxdesigner.model.record import ElementId, LaneId, RowId
from cxdesigner.model.text import EMPTY, LocalText
from cxdesigner.model.view import RecordView

_EMOTION_FIELDS = frozenset({"value", "word", "quote", "source", "assumed", "persona"})

_KIND_OF_ROLE: dict[LaneRole, ElementKind] = {
    "evidence": "evidence",
    "customer": "touchpoint",
    "doing": "touchpoint",
    "frontstage": "action",
    "backstage": "action",
    "support": "process",
    "management": "process",
}
_ROLE_OF_KIND: dict[ElementKind, LaneRole] = {
    "evidence": "evidence",
    "system": "frontstage",
    "process": "support",
}


@dataclass(frozen=True, slots=True)
class Feeling:
    """One emotion as a node gives it; ``persona`` is what the file calls the persona."""

    element_id: ElementId
    line: int
    persona: str | None = None
    value: float | None = None
    word: LocalText = EMPTY
    quote: LocalText = EMPTY
    source: LocalText = EMPTY
    assumed: bool = False


@dataclass(slots=True)
class Elements:
    """What the nodes of a file become."""

    elements: list[Element] = field(default_factory=list)
    feelings: list[Feeling] = field(default_factory=list)
    ignored: list[Suppression] = field(default_factory=list)


def name_nodes(nodes: list[Fields], names: Names, source: Source) -> list[str]:
    """Return the ids of the nodes; they come before all others, so they keep theirs."""
    if len(nodes) > limits.IMPORT_ELEMENTS:
        message = _("More than {most} nodes.").format(most=limits.IMPORT_ELEMENTS)
        source.problems.add(Problem(message, field="nodes"))
        return []
    return [names.own("nodes", node, Element.PREFIX) for node in nodes]


def find_lanes(nodes: list[Fields], lanes: Lanes) -> list[str | None]:
    """Return the lane of each node; where the file names none, the one its kind belongs in."""
    found: list[str | None] = []
    for node in nodes:
        if node.text("lane") is not None:
            found.append(lanes.lane_of(node))
            continue
        kind = next((kind for kind in ELEMENT_KINDS if kind == node.text("kind")), None)
        role = _ROLE_OF_KIND.get(kind, "customer") if kind else "customer"
        found.append(lanes.lane_with(role))
        message = _("{subject}: no lane was given; put into “{role}”.")
        text = message.format(subject=node.subject, role=role)
        node.source.repair(text, line=node.line)
    return found


def read_elements(
    nodes: list[Fields],
    ids: list[str],
    lane_ids: list[str | None],
    row_ids: list[RowId | None],
    lanes: tuple[Lane, ...],
    places: list[Place],
    columns: Columns,
    names: Names,
) -> Elements:
    """Return the elements with their emotions and suppressions; nodes without lane are left out."""
    made = Elements()
    roles = {lane.id: lane.role for lane in lanes}
    orders = _orders(nodes, ids, lane_ids, row_ids, places, columns)
    for number, (node, element_id, lane_id, row_id, place) in enumerate(
        zip(nodes, ids, lane_ids, row_ids, places, strict=True)
    ):
        if lane_id is None:
            continue
        key = ElementId(element_id)
        made.elements.append(
            _element(
                node, key, lane_id, row_id, roles[lane_id], orders[number], place, columns, names
            )
        )
        made.feelings += _feelings(node, key)
        made.ignored += read_ignored(node, element_id, names)
        node.finish()
    return made


def _orders(
    nodes: list[Fields],
    ids: list[str],
    lane_ids: list[str | None],
    row_ids: list[RowId | None],
    places: list[Place],
    columns: Columns,
) -> list[str]:
    """Return the order key of each node within its cell: by ``row``, then as listed.

    Two nodes on one row of a cell are stacked and told (S24).
    """
    cells: dict[tuple[str | None, str | None, str | None], list[tuple[float, int]]] = {}
    for number, (node, lane_id, row_id, place) in enumerate(
        zip(nodes, lane_ids, row_ids, places, strict=True)
    ):
        row = node.number("row")
        cell = (lane_id, row_id, columns.step_of(place))
        cells.setdefault(cell, []).append((row or 0.0, number))
    orders = [""] * len(nodes)
    for members in cells.values():
        members.sort()
        first_of_row: dict[float, int] = {}
        for (row, number), key in zip(members, initial_keys(len(members)), strict=True):
            orders[number] = key
            first = first_of_row.setdefault(row, number)
            if first != number and places[number].column is not None:
                message = _("“{id}” has the lane, column and row of “{other}”; stacked below it.")
                text = message.format(id=ids[number], other=ids[first])
                node = nodes[number]
                node.source.repair(text, code="S24", line=node.line)
    return orders


def _element(
    node: Fields,
    element_id: ElementId,
    lane_id: str,
    row_id: RowId | None,
    role: LaneRole,
    order: str,
    place: Place,
    columns: Columns,
    names: Names,
) -> Element:
    kind = node.word("kind", ELEMENT_KINDS)
    need, need_type = _need(node)
    service_type = node.word("service_type", ("core", "extra"))
    return Element(
        id=element_id,
        lane_id=LaneId(lane_id),
        step_id=columns.step_of(place),
        end_step_id=columns.end_step_of(place),
        row_id=row_id,
        order=order,
        kind=next((k for k in ELEMENT_KINDS if k == kind), _KIND_OF_ROLE.get(role, "note")),
        label=node.local("label"),
        detail=node.local("detail"),
        channel=node.local("channel"),
        online=node.flag("online"),
        actor=node.local("actor"),
        owner=node.local("owner"),
        work=node.duration("work"),
        wait=node.duration("wait"),
        std=node.duration("std"),
        max=node.duration("max"),
        maister=node.words("maister"),
        marks=tuple(dict.fromkeys((*node.words("mark"), *node.words("marks")))),
        start=bool(node.flag("start")),
        end=bool(node.flag("end")),
        abandon=bool(node.flag("abandon")),
        factors=node.words("factors"),
        modules=node.words("modules"),
        servqual=node.words("servqual"),
        level=node.integer("level"),
        drivers=node.words("drivers"),
        principles=node.words("principles"),
        need=need,
        need_type="stated"
        if need_type == "stated"
        else "unspoken"
        if need_type == "unspoken"
        else None,
        tasks=node.locals("tasks"),
        method=node.local("method"),
        people=node.local("people"),
        infrastructure=node.local("infrastructure"),
        material=node.local("material"),
        context=node.local("context"),
        category=node.text("category"),
        senses=node.words("senses"),
        service_type="core"
        if service_type == "core"
        else "extra"
        if service_type == "extra"
        else None,
        personalised=bool(node.flag("personalised")),
        automation=node.text("automation"),
        third_party=bool(node.flag("third_party")),
        preparation=bool(node.flag("preparation")),
        mitigation=node.local("mitigation"),
        redundant_with=_others(node, names),
        info=node.pairs("info"),
        info_varies=node.words("info_varies"),
        collects=node.words("collects"),
        tags=node.words("tags"),
        notes=node.local("notes"),
        source=node.local("source"),
        icon=node.text("icon"),
        link_url=node.text("link_url") or "",
    )


def _need(node: Fields) -> tuple[LocalText, str | None]:
    """Read ``need: text`` with ``need_type``, or ``need: {text: …, type: …}``."""
    allowed = ("stated", "unspoken")
    inner = node.get("need")
    if isinstance(inner, MapNode) and set(inner.items) <= {"text", "type"}:
        fields = Fields(node.source, inner, f"{node.subject}.need")
        return fields.local("text"), fields.word("type", allowed)
    return node.local("need"), node.word("need_type", allowed)


def _others(node: Fields, names: Names) -> tuple[str, ...]:
    found = []
    for word in node.words("redundant_with"):
        other = names.find("nodes", word)
        if other is None:
            message = _("{subject}: the node “{id}” does not exist; left out of “{field}”.")
            text = message.format(subject=node.subject, id=word, field="redundant_with")
            node.source.repair(text, line=node.line_of("redundant_with"))
        else:
            found.append(other)
    return tuple(found)


def _feelings(node: Fields, element_id: ElementId) -> list[Feeling]:
    """Read ``emotion``: a number, a word, ``{value, word, quote}``, or one of these a persona."""
    inner = node.get("emotion")
    if inner is None:
        return []
    if isinstance(inner, ListNode):
        return [
            feeling
            for item in inner.items
            if (feeling := _feeling(node, element_id, item, None)) is not None
        ]
    if isinstance(inner, MapNode) and not set(inner.items) <= _EMOTION_FIELDS:
        return [
            feeling
            for persona, item in inner.items.items()
            if (feeling := _feeling(node, element_id, item, persona)) is not None
        ]
    one = _feeling(node, element_id, inner, None)
    return [] if one is None else [one]


def _feeling(
    node: Fields, element_id: ElementId, item: Node, persona: str | None
) -> Feeling | None:
    if isinstance(item, ScalarNode):
        if item.is_null:
            return None
        value = number_in(item.text)
        if value is None and item.text.strip().lower() in (".nan", ".inf", "-.inf", "nan", "inf"):
            node.wrong("emotion", _("Expected a finite number."))
            return None
        word = EMPTY if value is not None else LocalText.of(item.text[: limits.TEXT_CHARACTERS])
        return Feeling(element_id, item.line, persona, value, word)
    if isinstance(item, ListNode):
        node.wrong("emotion", _("Expected a number, a word, or {{value, word, quote}}.").format())
        return None
    fields = Fields(node.source, item, f"{node.subject}.emotion")
    feeling = read_feeling(fields, element_id, persona)
    fields.finish()
    return feeling


def read_feeling(fields: Fields, element_id: ElementId, persona: str | None = None) -> Feeling:
    """Return the emotion that a mapping describes."""
    return Feeling(
        element_id,
        fields.line,
        fields.text("persona") or persona,
        fields.number("value"),
        fields.local("word"),
        fields.local("quote"),
        fields.local("source"),
        bool(fields.flag("assumed")),
    )


def read_links(
    edges: list[Fields], view: RecordView, names: Names, source: Source
) -> tuple[Link, ...]:
    """Return the links; those that lead nowhere (S01) or to themselves (S02) are left out."""
    if len(edges) > limits.IMPORT_LINKS:
        message = _("More than {most} edges.").format(most=limits.IMPORT_LINKS)
        source.problems.add(Problem(message, field="edges"))
        return ()
    links = []
    for number, edge in enumerate(edges):
        link = _link(edge, number, view, names)
        if link is not None:
            links.append(link)
        edge.finish()
    return tuple(links)


def _link(edge: Fields, number: int, view: RecordView, names: Names) -> Link | None:
    word = edge.word("type", LINK_KINDS)
    label, condition, notes = edge.local("label"), edge.local("condition"), edge.local("notes")
    both, loop = bool(edge.flag("both")), bool(edge.flag("loop"))
    parallel, default = bool(edge.flag("parallel")), bool(edge.flag("default"))
    edge.text("id")
    start, goal = edge.text("from"), edge.text("to")
    ends = []
    for written in (start, goal):
        found = names.find("nodes", written)
        if found is None:
            if names.find("lines", written) is not None:
                message = _("The edge {start} → {goal} was dropped: links pass “{id}”, a line.")
            else:
                message = _("The edge {start} → {goal} was dropped: there is no node “{id}”.")
            text = message.format(start=start or "?", goal=goal or "?", id=written or "")
            edge.source.repair(text, code="S01", line=edge.line)
            return None
        ends.append(found)
    if ends[0] == ends[1]:
        message = _("The edge {start} → {goal} was dropped: it leads from a node to itself.")
        edge.source.repair(message.format(start=start, goal=goal), code="S02", line=edge.line)
        return None
    source = view.get(Element, ends[0])
    target = view.get(Element, ends[1])
    if source is None or target is None:
        return None  # The node has a problem of its own.
    kind: LinkKind | None = next((kind for kind in LINK_KINDS if kind == word), None)
    if kind is None:
        kind = suggested_link_kind(source, target, view)
    wished = f"link-{source.id}-{target.id}-{kind}"
    content = f"{edge.content}#{number}"
    if edge.text("id") is None:
        link_id = names.fresh(Link.PREFIX, wished, content)
    else:
        link_id = names.own("edges", edge, Link.PREFIX)
    return Link(
        id=link_id,
        kind=kind,
        source_id=ElementId(source.id),
        target_id=ElementId(target.id),
        label=label,
        condition=condition,
        notes=notes,
        both=both,
        loop=loop,
        parallel=parallel,
        default=default,
    )
