"""What was found out about a generated blueprint, so that every analysis has something to do.

A survey for every fifth touchpoint, a pain for every third, an action for every fourth, feedback,
factors and dimensions, a lived journey, what things cost. The same seed gives the same answers.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from cxdesigner.analysis.cem import FACTORS
from cxdesigner.analysis.coverage import LEVELS, MODULES
from cxdesigner.analysis.money import LIFETIME_INPUTS, PROFIT_INPUTS
from cxdesigner.analysis.servqual import DIMENSIONS
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Feedback, Metric, Opportunity, PainPoint
from cxdesigner.model.method import CemFactor, CemNeed, CemTable, ServqualRow
from cxdesigner.model.persona import Persona
from cxdesigner.model.record import Record
from cxdesigner.model.text import LocalText

_OWNERS = ("Kitchen", "Front desk", "IT", "门店运营")
_MOST_LIVED = 60
"""Touchpoints of a lived journey: nobody was seen to pass hundreds."""
_DONTS = ("wait", "annoyed", "think", "repeat", None)
_MONEY = {
    "margin": 120.0,
    "retention": 0.8,
    "discount": 0.1,
    "price": 300.0,
    "labour_rate": 0.02,
    "materials": 40.0,
    "overhead": 30.0,
}


def with_answers(records: Sequence[Record], seed: int = 11) -> list[Record]:
    """Return the records of a blueprint with answers to everything that the analyses ask."""
    chance = random.Random(seed)
    found: list[Record] = []
    points: list[str] = []
    for record in records:
        match record:
            case Element(kind="touchpoint"):
                points.append(record.id)
                found.append(_known(record, chance))
            case Persona():
                lived = [r.id for r in records if isinstance(r, Element) and r.kind == "touchpoint"]
                found.append(record.replace(lived=_lived(lived[:_MOST_LIVED], chance)))
            case Blueprint():
                found.append(record.replace(scope_start=LocalText.of("Arrives")))
            case _:
                found.append(record)
    return found + _surveys(points, chance) + _insights(points, chance) + _methods(chance)


def _known(element: Element, chance: random.Random) -> Element:
    """Return a touchpoint with what it is for and how long it should take."""
    work = 10.0 if element.work is None else element.work.minutes
    return element.replace(
        factors=tuple(sorted(chance.sample(FACTORS, chance.randint(0, 2)))),
        modules=(chance.choice(MODULES),),
        servqual=(chance.choice(DIMENSIONS),),
        level=int(chance.choice(LEVELS)),
        std=Duration(work * 0.9),
        max=Duration(work * 1.5),
        info=tuple((f"matter {n}", chance.choice(("yes", "no"))) for n in range(2)),
        collects=("phone",) if chance.random() < 0.1 else (),
    )


def _lived(planned: Sequence[str], chance: random.Random) -> tuple[str, ...]:
    """Return a journey in which a tenth is left out and some things come a second time."""
    found: list[str] = []
    for at, key in enumerate(planned):
        if chance.random() > 0.1:
            found.append(key)
        if chance.random() < 0.05:
            found.append(planned[max(0, at - 3)])
    return tuple(found)


def _surveys(points: Sequence[str], chance: random.Random) -> list[Record]:
    found: list[Record] = [
        Metric(id=f"money-{kind}", type=kind, value=_MONEY[kind])
        for kind in (*LIFETIME_INPUTS, *PROFIT_INPUTS)
    ]
    for place, key in enumerate(points[::5]):
        for kind, answers in (("nps", 11), ("csat", 6), ("ces", 8)):
            counts = tuple((str(n), float(chance.randint(0, 40))) for n in range(1, answers))
            found.append(
                Metric(
                    id=f"{kind}-{place}", type=kind, element_id=key, counts=tuple(sorted(counts))
                )
            )
        kano = tuple((letter, float(chance.randint(0, 30))) for letter in "AIMOQR")
        name = LocalText.of(f"Feature {place + 1}")
        found.append(Metric(id=f"kano-{place}", type="kano", name=name, counts=kano))
    return found


def _insights(points: Sequence[str], chance: random.Random) -> list[Record]:
    ideas: list[Record] = [
        Opportunity(
            id=f"idea-{place}",
            element_id=key,
            text=LocalText.of(f"Improve {place + 1}"),
            impact=float(chance.randint(1, 5)),
            effort=float(chance.randint(1, 5)),
            owner=LocalText.of(chance.choice(_OWNERS)),
            due=f"2027-{chance.randint(1, 12):02}-15" if chance.random() < 0.5 else None,
            status=chance.choice((None, "open", "done")),
        )
        for place, key in enumerate(points[::4])
    ]
    pains: list[Record] = [
        PainPoint(
            id=f"pain-{place}",
            element_id=key,
            persona_id="persona",
            text=LocalText.of(f"Hurts {place + 1}"),
            severity=float(chance.randint(1, 5)),
            frequency=float(chance.randint(1, 5)),
            dont=chance.choice(_DONTS),
            opportunity_ids=(chance.choice(ideas).id,) if ideas and chance.random() < 0.6 else (),
        )
        for place, key in enumerate(points[::3])
    ]
    feedback: list[Record] = [
        Feedback(
            id=f"feedback-{place}",
            element_id=key,
            listen=LocalText.of(f"Heard {place + 1}"),
            analyse=LocalText.of("Why"),
            act_id=chance.choice(ideas).id if ideas else None,
            closed=chance.random() < 0.5,
        )
        for place, key in enumerate(points[::5])
    ]
    return ideas + pains + feedback


def _methods(chance: random.Random) -> list[Record]:
    def score(most: int = 10) -> float:
        return float(chance.randint(1, most))

    factors: list[Record] = [
        CemFactor(id=f"cem-{factor}", factor=factor, experience=score(), expectation=score(),
                  importance=score(), ideal=10.0)
        for factor in FACTORS
    ]  # fmt: skip
    needs: list[Record] = [
        CemNeed(id=f"need-{factor}", factor=factor, text=LocalText.of("A need"))
        for factor in FACTORS
    ]
    dimensions: list[Record] = [
        ServqualRow(id=f"servqual-{name}", dim=name, expectation=score(7), perception=score(7),
                    weight=20.0)
        for name in DIMENSIONS
    ]  # fmt: skip
    table = CemTable(id="cem", brand_values=(LocalText.of("Fast"),), key_experiences=FACTORS[:1])
    return [table, *factors, *needs, *dimensions]
