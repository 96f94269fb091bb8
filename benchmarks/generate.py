"""A deterministic blueprint of N elements, in the shape people draw: one strip, lanes as rows.

N/5 columns, one element a cell in the five lanes of a service blueprint, stages of five columns,
1.5 N links (customer sequence, upward dependencies, evidence, some that skip columns), labels in
English and Chinese, one persona with an emotion at each touchpoint.
"""

from __future__ import annotations

import random

from cxdesigner.base.order import initial_keys
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.create import DEFAULT_ROLES, default_lanes, default_lines
from cxdesigner.model.element import Element, ElementKind
from cxdesigner.model.link import Link, LinkKind
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.text import LocalText

SIZES = (1_000, 5_000, 20_000)

_KINDS: tuple[ElementKind, ...] = ("evidence", "touchpoint", "action", "action", "process")
_WORDS = (
    "Ticket",
    "counter",
    "confirm booking",
    "排队叫号",
    "send reminder",
    "核对账单",
    "pick up",
    "平板点餐",
    "check stock",
    "会员系统",
    "follow up",
    "通知顾客",
)
_CHANNELS = ("web", "store", "小程序", "phone", "app")
_MARKS = ("wait", "fail", "pain", "mot")


def blueprint_of(count: int, seed: int = 7) -> list[Record]:
    """Return the records of a blueprint with `count` elements (rounded down to a multiple of 5)."""
    chance = random.Random(seed)
    columns = count // 5
    lanes = default_lanes(DEFAULT_ROLES["service_blueprint"])
    records: list[Record] = [
        Blueprint(
            id="bench",
            title=LocalText.of(f"Benchmark {columns * 5}"),
            languages=("en",),
            maturity="review",
        ),
        *lanes,
        *default_lines(lanes),
        Persona(id="persona", name=LocalText.of("Visitor")),
    ]
    stages = initial_keys((columns + 4) // 5)
    records += [
        Stage(id=f"stage-{n}", order=key, name=LocalText.of(f"Stage {n + 1}"))
        for n, key in enumerate(stages)
    ]
    for column, key in enumerate(initial_keys(columns)):
        records.append(Step(id=f"step-{column}", order=key, stage_id=f"stage-{column // 5}"))
        for row, lane in enumerate(lanes):
            words = " ".join(chance.choice(_WORDS) for _ in range(chance.randint(1, 3)))
            records.append(
                Element(
                    id=f"n{column}-{row}",
                    lane_id=lane.id,
                    step_id=f"step-{column}",
                    kind=_KINDS[row],
                    label=LocalText.of(f"{words} {column + 1}"),
                    channel=LocalText.of(chance.choice(_CHANNELS) if row == 1 else ""),
                    actor=LocalText.of(f"Team {chance.randint(1, 9)}" if row > 1 else ""),
                    work=float(chance.randint(1, 30)) if row == 1 else None,
                    wait=float(chance.randint(0, 20)) if row == 1 else None,
                    marks=(chance.choice(_MARKS),) if chance.random() < 0.2 else (),
                    start=row == 1 and column == 0,
                    end=row == 1 and column == columns - 1,
                )
            )
        records.append(
            Emotion(
                id=f"emotion-{column}",
                persona_id="persona",
                element_id=f"n{column}-1",
                value=round(chance.uniform(-2, 2) * 2) / 2,
            )
        )
    return records + _links(columns, chance)


def _links(columns: int, chance: random.Random) -> list[Record]:
    found: list[Record] = []
    wanted = columns * 5 * 3 // 2

    def link(kind: LinkKind, source: str, target: str) -> None:
        found.append(Link(id=f"link-{len(found)}", kind=kind, source_id=source, target_id=target))

    for column in range(columns):
        if column + 1 < columns:
            link("flow", f"n{column}-1", f"n{column + 1}-1")
        link("evidence", f"n{column}-0", f"n{column}-1")
        link("interaction", f"n{column}-1", f"n{column}-2")
        link("support", f"n{column}-3", f"n{column}-2")
        link("support", f"n{column}-4", f"n{column}-3")
    seen = {(record.source_id, record.target_id) for record in found if isinstance(record, Link)}
    while len(found) < wanted and columns > 4:
        column, reach = chance.randrange(columns), chance.randint(1, 4)
        other = min(columns - 1, column + reach)
        kind: LinkKind = chance.choice(("support", "information"))
        ends = (
            (f"n{column}-4", f"n{other}-2")
            if kind == "support"
            else (
                f"n{column}-2",
                f"n{other}-3",
            )
        )
        if other != column and ends not in seen:
            seen.add(ends)
            link(kind, *ends)
    return found
