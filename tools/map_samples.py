"""Blueprints as other people draw them: beginners, journeys in Mermaid, tables in Markdown."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from cxdesigner.base.order import initial_keys
from cxdesigner.model.blueprint import Blueprint, BlueprintKind
from cxdesigner.model.create import DEFAULT_ROLES, default_lanes, default_lines
from cxdesigner.model.element import Element, ElementKind
from cxdesigner.model.lane import LaneRole
from cxdesigner.model.link import Link, LinkKind
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.record import ElementId, LaneId, PersonaId, Record, StageId, StepId
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText

_USUAL: dict[str, ElementKind] = {
    "evidence": "evidence",
    "customer": "touchpoint",
    "doing": "touchpoint",
    "frontstage": "action",
    "backstage": "action",
    "support": "process",
    "management": "process",
}


class Map:
    """A blueprint that grows column by column."""

    def __init__(self, kind: BlueprintKind = "service_blueprint", columns: int = 6) -> None:
        self.kind = kind
        lanes = default_lanes(DEFAULT_ROLES[kind])
        self._roles = {lane.role: lane.id for lane in lanes}
        self.lines: tuple[Record, ...] = (*lanes, *default_lines(lanes))
        self._keys = initial_keys(max(1, columns))
        self.records: list[Record] = []
        self.stage_id: StageId | None = None
        self._count = 0

    def stage(self, name: str) -> None:
        """Begin a stage; the columns that follow are in it."""
        self.stage_id = StageId(f"stage-{sum(isinstance(r, Stage) for r in self.records)}")
        order = f"V{len(self.records):04d}V"
        self.records.append(Stage(id=self.stage_id, order=order, name=LocalText.of(name)))

    def staged(self, name: str) -> StageId:
        """Return the stage of a name; begins it if there is none yet."""
        for record in self.records:
            if isinstance(record, Stage) and record.name == LocalText.of(name):
                return StageId(record.id)
        self.stage(name)
        assert self.stage_id is not None
        return self.stage_id

    def step(self, column: int) -> None:
        """Add a column."""
        key = self._keys[column]
        self.records.append(Step(id=f"step-{column}", order=key, stage_id=self.stage_id))

    def box(
        self, role: LaneRole, column: int, label: str, kind: ElementKind | None = None
    ) -> str | None:
        """Put an element below what is in a cell; return its id, None where there is no lane."""
        lane_id = self._roles.get(role)
        if lane_id is None or not label.strip():
            return None
        self._count += 1
        key = f"n{self._count}"
        self.records.append(
            Element(
                id=key,
                lane_id=LaneId(lane_id),
                step_id=StepId(f"step-{column}"),
                order=f"V{self._count:05d}V",
                kind=kind or _USUAL.get(role, "note"),
                label=LocalText.of(label.strip()),
            )
        )
        return key

    def change(self, element_id: str, **fields: Any) -> None:
        """Write down more about an element."""
        place = next(n for n, one in enumerate(self.records) if one.id == element_id)
        self.records[place] = self.records[place].replace(**fields)

    def link(self, kind: LinkKind, source: str | None, target: str | None) -> None:
        """Draw a link, if both ends are there."""
        if source is not None and target is not None and source != target:
            self._count += 1
            self.records.append(
                Link(
                    id=f"l{self._count}",
                    kind=kind,
                    source_id=ElementId(source),
                    target_id=ElementId(target),
                )
            )

    def feel(self, element_id: str | None, value: float) -> None:
        """Write down what the customer feels at an element; nobody says which customer."""
        if element_id is None:
            return
        if not any(isinstance(one, Persona) for one in self.records):
            self.records.append(Persona(id="persona"))
        self._count += 1
        self.records.append(
            Emotion(
                id=f"e{self._count}",
                persona_id=PersonaId("persona"),
                element_id=ElementId(element_id),
                value=value,
            )
        )

    def store(
        self, scale: tuple[float, float] = (-2.0, 2.0), languages: tuple[str, ...] = ("en",)
    ) -> Store:
        """Return the finished blueprint; ``scale`` are the ends of that of its feelings."""
        blueprint = Blueprint(
            id="map",
            kind=self.kind,
            title=LocalText.of("Map"),
            languages=languages,
            scale_min=scale[0],
            scale_max=scale[1],
        )
        return Store([blueprint, *self.lines, *self.records])


# -- beginners ---------------------------------------------------------------------------------

_FOUR: tuple[LaneRole, ...] = ("customer", "frontstage", "backstage", "support")


def beginners(count: int, seed: int = 3) -> Iterator[tuple[str, Store]]:
    """Yield how it was drawn, and a blueprint drawn so; the same seed draws the same."""
    chance = random.Random(seed)  # noqa: S311
    for number in range(count):
        way = _WAYS[number % len(_WAYS)]
        columns = chance.randint(3, 8)
        made = Map("journey_map" if way == "journey map" else "service_blueprint", columns)
        _draw(made, way, columns, chance)
        yield way, made.store()


_WAYS = (
    "boxes only",
    "boxes and the customer's way",
    "everything is a flow",
    "some links",
    "lists in cells",
    "one lane at a time",
    "journey map",
)


def _draw(made: Map, way: str, columns: int, chance: random.Random) -> None:
    before: str | None = None
    for column in range(columns):
        if column % 3 == 0:
            made.stage(f"Stage {column // 3 + 1}")
        made.step(column)
        if way == "journey map":
            made.box("doing", column, f"Does {column}")
            made.box("thinking", column, f"Thinks {column}")
            continue
        cell: list[str | None] = []
        lanes = 2 if way == "one lane at a time" and column > columns // 2 else 4
        for role in _FOUR[:lanes]:
            kind: ElementKind | None = "action" if chance.random() < 0.3 else None
            kind = kind if role == "customer" else None
            often = 1.0 if role == "customer" else 0.75
            there = chance.random() < often
            cell.append(made.box(role, column, f"{role} {column}", kind) if there else None)
            if there and way == "lists in cells" and chance.random() < 0.5:
                made.box(role, column, f"{role} {column} also")
        _link(made, way, before, cell, chance)
        before = cell[0]


def _link(
    made: Map, way: str, before: str | None, cell: Sequence[str | None], chance: random.Random
) -> None:
    if way == "boxes only":
        return
    made.link("flow", before, cell[0])
    if way == "boxes and the customer's way" or len(cell) < 4:
        return
    often = 0.5 if way == "some links" else 1.0
    kinds: tuple[LinkKind, LinkKind, LinkKind] = ("interaction", "support", "support")
    ends = ((cell[0], cell[1]), (cell[2], cell[1]), (cell[3], cell[2]))
    for kind, (source, target) in zip(kinds, ends, strict=True):
        if chance.random() < often:
            made.link("flow" if way == "everything is a flow" else kind, source, target)


# -- what people published ---------------------------------------------------------------------


def journeys(folder: Path) -> Iterator[tuple[str, Store]]:
    """Yield the journeys in Mermaid of a folder as journey maps: sections, tasks, scores 1…5."""
    for path in sorted(folder.glob("*.mmd")):
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        tasks = [re.match(r"\s*([^:#%]+?)\s*:\s*(\d)\s*(?::|$)", line) for line in lines]
        if not any(tasks) or not any(line.strip() == "journey" for line in lines):
            continue
        made = Map("journey_map", sum(one is not None for one in tasks))
        column = 0
        for line, task in zip(lines, tasks, strict=True):
            section = re.match(r"\s*section\s+(.+)", line)
            if section is not None:
                made.stage(section.group(1).strip())
            elif task is not None:
                made.step(column)
                made.feel(made.box("doing", column, task.group(1)), float(task.group(2)))
                column += 1
        yield path.name, made.store((1.0, 5.0))


_LANE_WORDS: tuple[tuple[str, LaneRole], ...] = (
    (r"evidence|有形|证据|證據", "evidence"),
    (r"front|visible|前台|staff", "frontstage"),
    (r"back|后台|後台|system|系统", "backstage"),
    (r"support|支持|支援", "support"),
    (r"customer|action|user|touchpoint|行为|行為|用户|doing|does|what", "customer"),
    (r"think|thought|goal|想法|目标", "thinking"),
    (r"emotion|feel|情绪|情緒|感受", "feeling"),
    (r"pain|痛", "pain"),
    (r"opportunit|机会|機會", "opportunity"),
)


def tables(folder: Path) -> Iterator[tuple[str, Store]]:
    """Yield the tables in Markdown of a folder: one stage a row, or one a column."""
    for path in sorted(folder.glob("*.md")):
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        rows = [
            [cell.strip() for cell in line.strip().strip("|").split("|")]
            for line in lines
            if line.strip().startswith("|") and not re.fullmatch(r"[|\s:-]+", line.strip())
        ]
        rows = [row for row in rows if len(row) == len(rows[0])]
        if len(rows) < 3:
            continue
        if sum(_role(row[0]) is not None for row in rows) > len(rows) / 2:
            rows = [list(column) for column in zip(*rows, strict=True)]
        store = _table(rows)
        if store is not None:
            yield path.name, store


def _role(text: str) -> LaneRole | None:
    return next((role for words, role in _LANE_WORDS if re.search(words, text.lower())), None)


def _table(rows: Sequence[Sequence[str]]) -> Store | None:
    roles = [_role(cell) for cell in rows[0]]
    roles[0] = None
    if not any(role == "customer" for role in roles):
        return None
    is_map = not {"frontstage", "backstage", "support"} & set(roles)
    made = Map("journey_map" if is_map else "service_blueprint", len(rows))
    for column, row in enumerate(rows[1:]):
        made.stage(row[0])
        made.step(column)
        for role, cell in zip(roles, row, strict=True):
            if role is not None:
                made.box("doing" if is_map and role == "customer" else role, column, cell)
    return made.store()


def stores(pairs: Iterable[tuple[str, Store]]) -> list[Store]:
    """Return only the blueprints of pairs of a name and a blueprint."""
    return [store for _name, store in pairs]
