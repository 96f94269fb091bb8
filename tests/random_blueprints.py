"""Random blueprints for properties of layouts."""

from __future__ import annotations

import random

from builders import BlueprintBuilder
from cxdesigner.model.element import ELEMENT_KINDS, MARKS, Element
from cxdesigner.model.link import LINK_KINDS
from cxdesigner.model.persona import Emotion
from cxdesigner.model.store import Store, Transaction
from cxdesigner.model.text import EMPTY, LocalText

WORDS = (
    "Ticket",
    "到店等位",
    "confirm",
    "核对账单并付款",
    "a",
    "Supercalifragilistic",
    "看捞面表演",
)
ROLES = ("evidence", "customer", "frontstage", "backstage", "support")


def random_text(chance: random.Random, most: int = 6) -> LocalText:
    return LocalText.of(" ".join(chance.choice(WORDS) for _ in range(chance.randint(0, most))))


def random_blueprint(
    chance: random.Random, most: int = 7, spanning: float = 0.08, alone: bool = False
) -> Store:
    """Return a random blueprint; with `alone` all feelings are those of one persona."""
    steps = chance.randint(1, most)
    first = chance.randint(0, steps)
    doc = BlueprintBuilder(steps=steps, stages=tuple(n for n in (first, steps - first) if n))
    for number in range(chance.randint(0, 2 * most)):
        whole = chance.random() < spanning
        step = None if whole else chance.randint(1, steps)
        last = chance.randint(step, steps) if step and chance.random() < 2 * spanning else None
        doc.element(
            f"n{number}",
            chance.choice(ROLES),
            step,
            chance.choice(ELEMENT_KINDS),
            label=random_text(chance),
            end_step_id=f"step-{last}" if last else None,
            channel=random_text(chance, 1),
            work=chance.choice((None, 5, 90)),
            marks=tuple(sorted(chance.sample(MARKS, chance.randint(1, 5))))
            if chance.random() < 0.3
            else (),
            start=chance.random() < 0.1,
            end=chance.random() < 0.1,
        )
    ids = [record.id for record in doc.records if isinstance(record, Element)]
    for number in range(chance.randint(0, 2 * most + 2) if ids else 0):
        doc.link(
            chance.choice(ids),
            chance.choice(ids),
            chance.choice(LINK_KINDS),
            id=f"l{number}",
            label=random_text(chance, 2) if chance.random() < 0.4 else "",
            both=chance.random() < 0.2,
            loop=chance.random() < 0.1,
        )
    for number, element_id in enumerate(ids):
        if chance.random() < 0.4:
            doc.emotion(
                element_id,
                chance.randint(-4, 4) / 2,
                chance.choice(("ann", "bob")) if number % 3 == 0 and not alone else "ann",
                quote=random_text(chance, 3) if chance.random() < 0.3 else "",
            )
    return doc.store()


def edit_emotion(tx: Transaction, chance: random.Random, emotion: Emotion, number: int) -> None:
    """Change, delete or make a point of a curve."""
    value = chance.randint(-4, 4) / 2
    match chance.randint(0, 5):
        case 0 | 1:
            tx.put(emotion.replace(value=value))
        case 2:
            tx.put(emotion.replace(value=None, word=random_text(chance, 1)))
        case 3:
            tx.put(emotion.replace(quote=random_text(chance, 3) if not emotion.quote else EMPTY))
        case 4:
            tx.delete([emotion.id])
        case _:
            tx.put(
                Emotion(
                    id=f"felt-{number}",
                    persona_id=chance.choice(tx.view.personas).id,  # type: ignore[arg-type]
                    element_id=chance.choice(tx.view.of_type(Element)).id,  # type: ignore[arg-type]
                    value=value,
                    quote=random_text(chance, 3) if chance.random() < 0.3 else EMPTY,
                )
            )
