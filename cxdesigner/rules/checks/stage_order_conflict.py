"""S08: stages whose steps are not in the order of the stages."""

from __future__ import annotations

from collections import defaultdict

from cxdesigner.base.i18n import N_
from cxdesigner.base.order import initial_keys
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.queries import top_stage
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Transaction
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Param, Term, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _sort_columns(tx: Transaction, finding: Finding) -> None:
    """Bring the steps into the order of their stages; steps without stage stay where they are."""
    view = tx.view
    stages = view.positions(Stage)
    ranks: dict[str, tuple[int, int]] = {}
    for step in view.steps:
        stage = view.get(Stage, step.stage_id)
        top = top_stage(view, stage)
        if stage is not None and top is not None:
            ranks[step.id] = stages[top.id], stages[stage.id]
    slots = [n for n, step in enumerate(view.steps) if step.id in ranks]
    ranked = sorted((view.steps[n] for n in slots), key=lambda step: ranks[step.id])
    order = list(view.steps)
    for slot, step in zip(slots, ranked, strict=True):
        order[slot] = step
    for step, key in zip(order, initial_keys(len(order)), strict=True):
        tx.put(step.replace(order=key))


@rule(
    code="S08",
    name="stage-order-conflict",
    severity="error",
    maturity="sketch",
    scope="whole",
    over=Blueprint,
    reads=(Stage, Step, Element, Lane),
    message=N_("The stage “{later}” has a step left of one of the stage “{earlier}” before it."),
    fix=Fix(N_("Sort the columns by stage"), _sort_columns),
)
def check(facts: Facts, blueprint: Blueprint) -> Verdict:
    """Compare neighbouring stages of one level by the columns of their customer steps."""
    view = facts.view
    spans: dict[str, tuple[int, int]] = {}
    for element in facts.elements():
        column = facts.column(element)
        if column is None or not facts.is_customer(element):
            continue
        step = view.get(Step, element.step_id)
        stage = view.get(Stage, step.stage_id) if step is not None else None
        top = top_stage(view, stage)
        for owner in {found.id for found in (stage, top) if found is not None}:
            low, high = spans.get(owner, (column, column))
            spans[owner] = min(low, column), max(high, column)
    siblings: dict[str | None, list[Stage]] = defaultdict(list)
    for stage in view.stages:
        if stage.id in spans:
            siblings[stage.parent_id].append(stage)
    for level in siblings.values():
        last = level[0]
        for stage in level[1:]:
            if spans[stage.id][0] < spans[last.id][1]:
                return hit(stage.id, last.id, later=_name(stage), earlier=_name(last))
            if spans[stage.id][1] > spans[last.id][1]:
                last = stage
    return FINE


def _name(stage: Stage) -> Param:
    return stage.name or Term(N_("unnamed stage"))
