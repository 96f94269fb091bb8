"""Lanes, rows, lines and stages of an imported file."""

from __future__ import annotations

from typing import get_args

from cxdesigner.base.i18n import N_, _
from cxdesigner.base.order import initial_keys
from cxdesigner.formats.yaml_fields import Fields
from cxdesigner.formats.yaml_ids import Names
from cxdesigner.model.blueprint import BlueprintKind, EvidencePosition
from cxdesigner.model.create import DEFAULT_ROLES, default_lines
from cxdesigner.model.lane import (
    BLUEPRINT_ROLES,
    JOURNEY_ROLES,
    Lane,
    LaneRole,
    LaneRow,
    Line,
    LineKind,
)
from cxdesigner.model.record import LaneId, RowId, StageId
from cxdesigner.model.stage import Stage

ROLES: tuple[LaneRole, ...] = (*BLUEPRINT_ROLES, *JOURNEY_ROLES)
LINE_KINDS: tuple[LineKind, ...] = get_args(LineKind)


class Lanes:
    """The lanes of a file: those it lists, else the usual ones, and what its nodes ask for."""

    def __init__(self, kind: BlueprintKind, position: EvidencePosition, names: Names) -> None:
        self._kind = kind
        self._position = position
        self._names = names
        self._listed: list[tuple[float, str, LaneRole, Fields | None]] = []
        self._by_role: dict[LaneRole, str] = {}
        self.rows: list[LaneRow] = []

    def read(self, rows: list[Fields]) -> None:
        """Take the list ``lanes``; the usual lanes if it is empty."""
        for number, fields in enumerate(rows):
            role = fields.word("role", ROLES)
            if role is None and fields.text("id") in ROLES:
                role = fields.text("id")
            found = self._role(role)
            if found is None:
                if fields.text("role") is None:
                    words = ", ".join(ROLES)
                    fields.wrong("role", _("Expected one of: {words}.").format(words=words))
                continue
            lane_id = self._names.own("lanes", fields, Lane.PREFIX, wished=f"lane-{found}")
            order = fields.number("order")
            self._add(float(number) if order is None else order, lane_id, found, fields)
        if not self._listed:
            roles = list(DEFAULT_ROLES[self._kind])
            if self._position == "below_customer" and "customer" in roles:
                roles.remove("evidence")
                roles.insert(roles.index("customer") + 1, "evidence")
            for place, usual in enumerate(roles):
                lane_id = self._names.fresh(Lane.PREFIX, f"lane-{usual}", usual)
                self._add(float(place), lane_id, usual, None)

    def lane_of(self, fields: Fields) -> str | None:
        """Return the lane of a node by id or role; None if the file names one that is none."""
        written = fields.text("lane")
        found = self._names.find("lanes", written)
        if found is not None:
            return found
        role = self._role(written)
        if role is None:
            words = ", ".join(dict.fromkeys(role for _o, _i, role, _f in self._listed))
            fields.wrong("lane", _("Expected one of: {words}.").format(words=words))
            return None
        return self._by_role.get(role) or self._make(role)

    def lane_with(self, role: LaneRole) -> str:
        """Return the first lane with a role; it is made if there is none."""
        mapped = self._role(role) or role
        return self._by_role.get(mapped) or self._make(mapped)

    def records(self) -> tuple[Lane, ...]:
        """Return the lanes from top to bottom."""
        ordered = sorted(self._listed, key=lambda entry: entry[0])
        made = []
        for (_place, lane_id, role, fields), order in zip(
            ordered, initial_keys(len(ordered)), strict=True
        ):
            if fields is None:
                made.append(Lane(id=lane_id, role=role, order=order))
                continue
            made.append(
                Lane(
                    id=lane_id,
                    role=role,
                    order=order,
                    name=fields.local("name"),
                    hint=fields.local("hint"),
                )
            )
            self._read_rows(fields, lane_id)
            fields.finish()
        return tuple(made)

    def _read_rows(self, fields: Fields, lane_id: str) -> None:
        rows = fields.table("rows", N_("row"))
        for row, order in zip(rows, initial_keys(len(rows)), strict=True):
            name = row.local("name")
            row_id = self._names.own("rows", row, LaneRow.PREFIX)
            self.rows.append(LaneRow(id=row_id, lane_id=LaneId(lane_id), order=order, name=name))
            row.finish()

    def _role(self, word: str | None) -> LaneRole | None:
        # The customer lane of a journey map is called "doing" (domain 2.3).
        if word == "customer" and self._kind == "journey_map":
            return "doing"
        return next((role for role in ROLES if role == word), None)

    def _make(self, role: LaneRole) -> str:
        lane_id = self._names.fresh(Lane.PREFIX, f"lane-{role}", role)
        self._add(self._place_of(role), lane_id, role, None)
        return lane_id

    def _place_of(self, role: LaneRole) -> float:
        """Return a place below the lanes that are drawn above this role."""
        rank = ROLES.index(role)
        above = [place for place, _i, other, _f in self._listed if ROLES.index(other) < rank]
        if above:
            return max(above) + 0.5
        return min((entry[0] for entry in self._listed), default=0.0) - 0.5

    def _add(self, place: float, lane_id: str, role: LaneRole, fields: Fields | None) -> None:
        self._listed.append((place, lane_id, role, fields))
        self._by_role.setdefault(role, lane_id)


def find_rows(
    nodes: list[Fields], lane_ids: list[str | None], rows: list[LaneRow], names: Names
) -> list[RowId | None]:
    """Return the row of each node within its lane; one that the lane does not have is told."""
    lane_of = {row.id: row.lane_id for row in rows}
    found: list[RowId | None] = []
    for node, lane_id in zip(nodes, lane_ids, strict=True):
        written = node.text("lane_row")
        row_id = names.find("rows", written)
        if row_id is not None and lane_of[row_id] == lane_id:
            found.append(RowId(row_id))
            continue
        found.append(None)
        if written is not None:
            message = _("{subject}: its lane has no row “{row}”; left without.")
            text = message.format(subject=node.subject, row=written)
            node.source.repair(text, line=node.line_of("lane_row"))
    return found


def read_lines(root: Fields, ordered: tuple[Lane, ...], names: Names) -> tuple[Line, ...]:
    """Return the lines: those of the list ``lines``, else the named ones below their lanes.

    Parameters
    ----------
    ordered
        The lanes from top to bottom.
    """
    rows = root.table("lines", N_("line"))
    if not rows:
        made = default_lines(ordered)
        return tuple(line.replace(id=names.fresh(Line.PREFIX, line.id, line.kind)) for line in made)
    usual = {line.kind: line.after_lane_id for line in default_lines(ordered)}
    by_role = {lane.role: lane.id for lane in reversed(ordered)}
    found = []
    for fields in rows:
        word = fields.word("kind", LINE_KINDS)
        kind: LineKind = next((kind for kind in LINE_KINDS if kind == word), "custom")
        written = fields.text("after")
        after = names.find("lanes", written)
        if after is None and written is not None:
            after = next((key for role, key in by_role.items() if role == written), None)
        missing = after is None and written is not None
        after = after or usual.get(kind)
        if after is None:
            fields.wrong("after", _("Expected the lane above the line."))
            continue
        if missing:
            message = _("{subject}: there is no lane “{lane}”; drawn where such a line usually is.")
            text = message.format(subject=fields.subject, lane=written)
            fields.source.repair(text, line=fields.line_of("after"))
        found.append(
            Line(
                id=names.own("lines", fields, Line.PREFIX, wished=f"line-{kind}"),
                kind=kind,
                after_lane_id=LaneId(after),
                name=fields.local("name"),
                hidden=bool(fields.flag("hidden")),
            )
        )
        fields.finish()
    return tuple(found)


def read_stages(root: Fields, names: Names) -> list[Stage]:
    """Return the stages of both levels in order of time: by ``order``, then as they are listed."""
    listed: list[tuple[Fields, str, Fields | None]] = []

    def take(rows: list[Fields], parent: Fields | None) -> None:
        numbered = [(fields.number("order"), place, fields) for place, fields in enumerate(rows)]
        last = len(rows)
        numbered.sort(key=lambda entry: (last if entry[0] is None else entry[0], entry[1]))
        for _order, _place, fields in numbered:
            stage_id = names.own("stages", fields, Stage.PREFIX)
            listed.append((fields, stage_id, parent))
            take(fields.table("stages", N_("stage")), fields)

    take(root.table("stages", N_("stage")), None)
    ids = {id(fields): stage_id for fields, stage_id, _parent in listed}
    parents: dict[str, str] = {}
    for fields, stage_id, outer in listed:
        written = fields.text("parent")
        found = ids[id(outer)] if outer is not None else names.find("stages", written)
        if found is not None and not _leads_to(found, stage_id, parents):
            parents[stage_id] = found
        elif written is not None:
            message = _("{subject}: “{stage}” cannot contain this stage; left without.")
            text = message.format(subject=fields.subject, stage=written)
            fields.source.repair(text, line=fields.line_of("parent"))
    parents = _two_levels(listed, parents)
    ordered = _parents_first([entry[1] for entry in listed], parents)
    keys = dict(zip(ordered, initial_keys(len(ordered)), strict=True))
    stages = []
    for fields, stage_id, _outer in listed:
        parent_id = parents.get(stage_id)
        stages.append(
            Stage(
                id=stage_id,
                order=keys[stage_id],
                name=fields.local("name"),
                parent_id=None if parent_id is None else StageId(parent_id),
                lifecycle=fields.text("lifecycle"),
                no_contact=bool(fields.flag("no_contact")),
                scene=fields.local("scene"),
                hint=fields.local("hint"),
            )
        )
        fields.finish()
    return sorted(stages, key=lambda stage: stage.order)


def _two_levels(
    listed: list[tuple[Fields, str, Fields | None]], parents: dict[str, str]
) -> dict[str, str]:
    """Return the parents with what lies deeper lifted to the second level, and say so (S06)."""
    lifted: dict[str, str] = {}
    for fields, stage_id, _outer in listed:
        parent = top = parents.get(stage_id)
        if parent is None or top is None:
            continue
        while top in parents:
            top = parents[top]
        lifted[stage_id] = top
        if top != parent:
            message = _("{subject}: stages have two levels; put into “{new}”, behind “{stage}”.")
            text = message.format(subject=fields.subject, new=top, stage=parent)
            fields.source.repair(text, code="S06", line=fields.line)
    return lifted


def _leads_to(start: str, goal: str, parents: dict[str, str]) -> bool:
    at: str | None = start
    while at is not None:
        if at == goal:
            return True
        at = parents.get(at)
    return False


def _parents_first(ids: list[str], parents: dict[str, str]) -> list[str]:
    """Return stages so that each is followed by those it contains."""
    children: dict[str | None, list[str]] = {}
    for stage_id in ids:
        children.setdefault(parents.get(stage_id), []).append(stage_id)
    ordered: list[str] = []
    todo = list(reversed(children.get(None, [])))
    while todo:
        stage_id = todo.pop()
        ordered.append(stage_id)
        todo += reversed(children.get(stage_id, []))
    return ordered
