"""S24: two elements at one place."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Verdict
from cxdesigner.rules.registry import rule


@rule(
    code="S24",
    name="node-overlap",
    severity="warning",
    maturity="draft",
    scope="record",
    over=Element,
    message=N_("“{name}” had the same place as another element and was put below it."),
    collapsed=N_("{count} of {total} elements had the place of another and were put below it."),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Never fire: within a cell the order decides and the id breaks ties, so nothing overlaps.

    Importing meets files in which two elements share lane, column and row, stacks them and
    reports them under this code.
    """
    return FINE
