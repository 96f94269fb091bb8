"""Random edits of blueprints: of anything, of columns, of lanes, of places."""

from __future__ import annotations

import random

from random_blueprints import ROLES, edit_emotion, random_text

from cxdesigner.base.order import key_between
from cxdesigner.model.element import ELEMENT_KINDS, MARKS, Element
from cxdesigner.model.insight import Metric, PainPoint
from cxdesigner.model.lane import Lane, LaneRow
from cxdesigner.model.link import LINK_KINDS, Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import LocalText


def edit_any(tx: Transaction, chance: random.Random, number: int) -> None:
    """Edit, move, delete or add an element, a link, or what is said of one."""
    view = tx.view
    elements, links = view.of_type(Element), view.of_type(Link)
    steps, lanes = view.steps, view.lanes
    if not (steps and lanes):
        return
    action = chance.randint(0, 19)
    if action <= 9 and elements:
        element = chance.choice(elements)
        match action:
            case 0 | 1:
                tx.put(element.replace(label=random_text(chance)))
            case 2:
                tx.put(element.replace(label=LocalText.of(element.label.text() + "x")))
            case 3 | 4:
                tx.put(
                    element.replace(
                        step_id=chance.choice(steps).id,
                        end_step_id=None,
                        lane_id=chance.choice(lanes).id,
                    )
                )
            case 5:
                tx.put(element.replace(marks=MARKS[number % 3 :] if not element.marks else ()))
            case 6:
                tx.delete([element.id])
            case 7:
                target = chance.choice(elements)
                tx.put(
                    Link(
                        id=f"new-link-{number}",
                        kind=chance.choice(LINK_KINDS),
                        source_id=element.id,  # type: ignore[arg-type]
                        target_id=target.id,  # type: ignore[arg-type]
                        label=random_text(chance, 2),
                    )
                )
            case 8:
                tx.put(PainPoint(id=f"pain-{number}", element_id=element.id))  # type: ignore[arg-type]
                score = float(chance.randint(-100, 100))
                tx.put(
                    Metric(
                        id=f"metric-{number}",
                        type="nps",
                        element_id=element.id,  # type: ignore[arg-type]
                        value=score,
                    )
                )
            case _:
                tx.put(
                    element.replace(
                        end=not element.end,
                        abandon=chance.random() < 0.3,
                        kind=chance.choice(ELEMENT_KINDS),
                    )
                )
    elif action == 10:
        tx.put(
            Element(
                id=f"new-{number}",
                lane_id=chance.choice(lanes).id,  # type: ignore[arg-type]
                step_id=chance.choice(steps).id,  # type: ignore[arg-type]
                kind="action",
                order=key_between(None, None),
                label=random_text(chance),
            )
        )
    elif action == 11 and links:
        tx.put(chance.choice(links).replace(label=random_text(chance, 2)))
    elif action == 12 and links:
        tx.delete([chance.choice(links).id])
    elif action == 13:
        before = chance.choice((None, *[step.order for step in steps]))
        after = min((step.order for step in steps if before is None or step.order > before),
                    default=None)  # fmt: skip
        tx.put(Step(id=f"new-step-{number}", order=key_between(before, after)))
    elif action in (14, 18, 19) and view.count(Emotion):
        edit_emotion(tx, chance, chance.choice(view.of_type(Emotion)), number)
    elif action == 15:
        lane = chance.choice(lanes)
        name = random_text(chance, 2)
        tx.put(LaneRow(id=f"new-row-{number}", lane_id=lane.id, order="V", name=name))  # type: ignore[arg-type]
        for element in elements:
            if element.lane_id == lane.id and chance.random() < 0.5:
                tx.put(element.replace(row_id=f"new-row-{number}"))
    elif action == 16 and view.lines:
        tx.put(chance.choice(view.lines).replace(after_lane_id=chance.choice(lanes).id))
    elif action == 17 and view.stages:
        tx.put(chance.choice(view.stages).replace(name=random_text(chance, 4)))


def edit_columns(tx: Transaction, chance: random.Random, number: int) -> None:
    """Insert, delete, move, rename steps, or move them to another stage; also several at once."""
    for part in range(chance.choice((1, 1, 1, 2))):
        view = tx.view
        steps = view.steps
        if not steps:
            tx.put(Step(id=f"first-{number}", order="V"))  # type: ignore[arg-type]
            return
        step = chance.choice(steps)
        place = chance.randint(0, len(steps))
        order = key_between(
            steps[place - 1].order if place else None,
            steps[place].order if place < len(steps) else None,
        )
        match chance.randint(0, 6):
            case 0 | 1:
                stage = chance.choice((None, *[stage.id for stage in view.stages]))
                new = Step(id=f"step-{number}-{part}", order=order, stage_id=stage)  # type: ignore[arg-type]
                tx.put(new)
                if chance.random() < 0.4:
                    lane = chance.choice(view.lanes).id
                    tx.put(
                        Element(
                            id=f"in-{number}-{part}",  # type: ignore[arg-type]
                            lane_id=lane,
                            step_id=new.id,
                            kind="action",
                            order="V",
                        )
                    )
            case 2 | 3 if len(steps) > 1 or chance.random() < 0.3:
                gone = [el.id for el in view.of_type(Element) if el.step_id == step.id]
                tx.delete([*gone, step.id] if chance.random() < 0.7 else [step.id])
            case 4:
                if not any(other.order == order for other in steps):
                    tx.put(step.replace(order=order))
            case 5 if view.stages:
                tx.put(step.replace(stage_id=chance.choice(view.stages).id))
            case _:
                tx.put(step.replace(name=random_text(chance, 2)))


def edit_lanes(tx: Transaction, chance: random.Random, number: int) -> None:
    """Insert, delete or move a lane."""
    lanes = tx.view.lanes
    place = chance.randint(0, len(lanes))
    order = key_between(
        lanes[place - 1].order if place else None,
        lanes[place].order if place < len(lanes) else None,
    )
    match chance.randint(0, 2):
        case 0:
            tx.put(Lane(id=f"new-lane-{number}", order=order, role=chance.choice(ROLES)))  # type: ignore[arg-type]
        case 1 if len(lanes) > 1:
            tx.delete([chance.choice(lanes).id])
        case _:
            tx.put(chance.choice(lanes).replace(order=order))


def edit_places(tx: Transaction, chance: random.Random, number: int) -> None:
    """Make, move and delete elements in a lane with rows and below what reaches over steps."""
    view = tx.view
    lanes, steps = view.lanes[:2], view.steps
    if number == 0:
        for row in range(2):
            tx.put(LaneRow(id=f"row-{row}", lane_id=lanes[0].id, order=f"V{row + 1}"))  # type: ignore[arg-type]
    rows = (None, "row-0", "row-1")
    elements = [element for element in view.of_type(Element) if element.lane_id in view]
    for part in range(chance.choice((1, 1, 3))):
        where = {
            "lane_id": chance.choice(lanes).id,
            "step_id": chance.choice(steps).id,
            "row_id": chance.choice(rows),
            "order": key_between(None, None),
        }
        if number == 0:
            where["end_step_id"] = steps[-1].id
        key = f"placed-{number}-{part}"
        match chance.randint(0, 3):
            case 0 | 1 if elements:
                tx.put(chance.choice(elements).replace(**where))
            case 2 if elements and number:
                tx.delete([elements.pop(chance.randrange(len(elements))).id])
            case _:
                tx.put(Element(id=key, kind="action", label=random_text(chance), **where))  # type: ignore[arg-type]
