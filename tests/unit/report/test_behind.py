"""What is selected on the canvas for the figures of the analyses."""

from __future__ import annotations

import pytest

from builders import BlueprintBuilder
from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.money import LIFETIME_INPUTS, PROFIT_INPUTS
from cxdesigner.formats.templates import load_template
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Feedback, Metric, Opportunity, PainPoint
from cxdesigner.model.method import CemFactor, CemNeed, ServqualRow
from cxdesigner.model.persona import Persona
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.report.analysis_pages.behind import things_behind
from cxdesigner.report.analysis_pages.compose import analysis_page
from cxdesigner.report.analysis_pages.page import PAGE_KEYS
from cxdesigner.report.chart_inputs import chart_options
from cxdesigner.scene.charts.registry import chart


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
        Feedback(id="heard", act_id="idea"),
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
        ("whole", ("a", "b")),
        ("heard", ("b",)),
        ("factor", ("a",)),
        ("need", ("a",)),
        ("row", ("a",)),
        ("p", ("b", "a")),
        ("gone", ()),
    ],
)
def test_a_figure_stands_for_things_on_the_canvas(store: Store, record: str, things) -> None:
    assert things_behind(store, (record,)) == things


def told() -> Store:
    """Return a blueprint whose every page has figures, all of them about something."""
    found = Store(load_template("electronics"))
    first = found.personas[0]
    with found.transaction() as tx:
        for kind in (*LIFETIME_INPUTS, *PROFIT_INPUTS):
            tx.put(Metric(id=f"m-{kind}", type=kind, value=0.5))
        tx.put(Metric(id="m-kano", type="kano", element_id="c1", counts=(("A", 3.0), ("M", 1.0))))
        tx.put(Feedback(id="f", element_id="c1", listen=LocalText.of("Slow")))
        tx.put(Metric(id="m-nps", type="nps", promoters=5, passives=3, detractors=2))
        for dim in ("reliability", "empathy"):
            tx.put(ServqualRow(id=f"s-{dim}", dim=dim, expectation=6, perception=5, weight=50))
        tx.put(first.replace(lived=("c1", "c3", "c2")))
        tx.put(found.need(Element, "c1").replace(servqual=("reliability", "empathy")))
    return found


_NOTHING = {
    # Read from the table of the method, not from the drawing.
    "cem": {"1 Brand values", "7 Feedback"},
    # Nothing breaks it.
    "four_donts": {"Do not make me repeat"},
}


@pytest.mark.parametrize("key", PAGE_KEYS)
def test_every_figure_of_every_page_leads_to_what_is_behind_it(key: str) -> None:
    view = told()
    facts = Facts(view)
    rows = [
        row
        for section in analysis_page(key, facts, "en").sections
        if section.table is not None
        for row in section.table.rows
    ]
    assert rows
    silent = {row.cells[0] for row in rows if not things_behind(view, row.subject_ids)}
    assert silent == _NOTHING.get(key, set())
    scene = chart(key, facts, "en", width=420.0, options=chart_options(facts))
    assert scene is not None
    figures = [item for item in scene.items.values() if item.kind == "figure"]
    assert figures
    assert [
        item.description or item.label
        for item in figures
        if not things_behind(view, item.subject_ids or (item.record_id or "",))
    ] == []


def test_things_come_once_in_the_order_of_the_figures(store: Store) -> None:
    assert things_behind(store, ("idea", "a", "pain", "factor")) == ("b", "a")
