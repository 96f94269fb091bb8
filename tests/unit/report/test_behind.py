"""What is selected on the canvas for the figures of the analyses."""

from __future__ import annotations

import pytest

from builders import BlueprintBuilder
from cxdesigner.model.insight import Metric, Opportunity, PainPoint
from cxdesigner.model.method import CemFactor, CemNeed, ServqualRow
from cxdesigner.model.persona import Persona
from cxdesigner.model.store import Store
from cxdesigner.report.analysis_pages.behind import things_behind


@pytest.fixture
def store() -> Store:
    bp = BlueprintBuilder(steps=2)
    bp.element("a", "customer", 1, kind="touchpoint", factors=("price",), servqual=("empathy",))
    bp.element("b", "customer", 2, kind="touchpoint")
    bp.records += [
        PainPoint(id="pain", element_id="b", opportunity_ids=("idea",)),
        Opportunity(id="idea"),
        Opportunity(id="placed", element_id="a"),
        Metric(id="step", type="nps", element_id="a"),
        Metric(id="whole", type="nps"),
        CemFactor(id="factor", factor="price"),
        CemNeed(id="need", factor="price"),
        ServqualRow(id="row", dim="empathy"),
        Persona(id="p", order="V", lived=("b", "a", "b")),
    ]
    return bp.store()


@pytest.mark.parametrize(
    ("record", "things"),
    [
        ("a", ("a",)),
        ("pain", ("b",)),
        ("idea", ("b",)),
        ("placed", ("a",)),
        ("step", ("a",)),
        ("whole", ()),
        ("factor", ("a",)),
        ("need", ("a",)),
        ("row", ("a",)),
        ("p", ("b", "a")),
        ("gone", ()),
    ],
)
def test_a_figure_stands_for_things_on_the_canvas(store: Store, record: str, things) -> None:
    assert things_behind(store, (record,)) == things


def test_things_come_once_in_the_order_of_the_figures(store: Store) -> None:
    assert things_behind(store, ("idea", "a", "pain", "factor")) == ("b", "a")
