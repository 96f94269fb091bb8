"""Which elements stand in which stage."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cxdesigner.model.element import Element
from cxdesigner.model.stage import Stage, Step

if TYPE_CHECKING:
    from cxdesigner.rules.context import Facts


def elements_of_stages(facts: Facts) -> dict[str, list[Element]]:
    """Return stage id → its elements, notes left out; a parent stage has those of its parts.

    An element that spans several steps stands in each of their stages.
    """
    view = facts.view
    owners: dict[str, tuple[str, ...]] = {}
    for step in view.steps:
        chain: list[str] = []
        stage = view.get(Stage, step.stage_id)
        while stage is not None and stage.id not in chain:
            chain.append(stage.id)
            stage = view.get(Stage, stage.parent_id)
        owners[step.id] = tuple(chain)
    found: dict[str, list[Element]] = defaultdict(list)
    steps: tuple[Step, ...] = view.steps
    for element in facts.elements():
        span = facts.span(element)
        if span is None:
            continue
        stages: dict[str, None] = {}
        for place in range(span[0], span[1] + 1):
            stages.update(dict.fromkeys(owners[steps[place].id]))
        for stage_id in stages:
            found[stage_id].append(element)
    return found
