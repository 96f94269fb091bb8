from builders import BlueprintBuilder
from cxdesigner.analysis.priority import opportunity_values, pain_ranks
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.model.method import CemFactor


def sample() -> BlueprintBuilder:
    bp = BlueprintBuilder(steps=2)
    bp.element("a", "customer", 1, factors=("price", "convenience"))
    bp.element("b", "customer", 2, end=True)
    bp.emotion("a", -2.0)
    bp.emotion("b", 1.0)
    bp.records += [
        Opportunity(id="o1", impact=5.0, effort=2.0),
        Opportunity(id="o2", impact=5.0, effort=0.0),
        Opportunity(id="o3", impact=5.0, effort=1.0),
        PainPoint(
            id="q1", element_id="a", severity=2.0, frequency=3.0, opportunity_ids=("o1", "o2")
        ),
        PainPoint(id="q2", element_id="b", severity=5.0, frequency=4.0, opportunity_ids=("o1",)),
        PainPoint(id="q3", severity=5.0),
        CemFactor(id="f1", factor="price", experience=7.0, expectation=7.0, importance=7.0),
        CemFactor(id="f2", factor="convenience", experience=5.0, expectation=7.0, importance=9.0),
        CemFactor(id="f3", factor="brand", experience=5.0),
    ]
    return bp


def test_pains_are_ranked_by_severity_times_frequency() -> None:
    found = pain_ranks(sample().store())
    assert [(rank.pain_id, rank.priority) for rank in found] == [
        ("q2", 20),
        ("q1", 6),
        ("q3", None),
    ]


def test_peak_end_and_the_cem_table_stand_beside_the_priority() -> None:
    found = {rank.pain_id: rank for rank in pain_ranks(sample().store())}
    assert (found["q1"].on_peak, found["q1"].on_end, found["q1"].cem_rank) == (True, False, 1)
    assert (found["q2"].on_peak, found["q2"].on_end, found["q2"].cem_rank) == (False, True, None)


def test_the_peak_end_rank_stands_beside_the_rank_of_the_table() -> None:
    bp = sample()
    bp.element("c", "customer", 1)
    bp.emotion("c", -1.0)
    bp.records += [PainPoint(id="q4", element_id="c"), PainPoint(id="q5", element_id="b")]
    found = {rank.pain_id: rank.peak_end_rank for rank in pain_ranks(bp.store())}
    # On the peak (a, −2); on the end (b, 1), twice; elsewhere (c, −1); nowhere.
    assert found == {"q1": 1, "q2": 2, "q5": 2, "q4": 4, "q3": None}


def test_an_opportunity_is_worth_its_pains_by_impact_and_effort() -> None:
    found = {idea.opportunity_id: idea.value for idea in opportunity_values(sample().store())}
    assert found == {"o1": 26 * 5 / 2, "o2": None, "o3": None}


def test_pains_with_one_number_come_by_that_number() -> None:
    bp = BlueprintBuilder(steps=1)
    bp.element("a", "customer", 1)
    bp.records += [
        PainPoint(id="q1"),
        PainPoint(id="q2", element_id="a", severity=3.0),
        PainPoint(id="q3", element_id="a", severity=5.0),
        PainPoint(id="q4", element_id="a", severity=1.0, frequency=1.0),
    ]
    assert [rank.pain_id for rank in pain_ranks(bp.store())] == ["q4", "q3", "q2", "q1"]
