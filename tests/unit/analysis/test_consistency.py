from builders import BlueprintBuilder
from cxdesigner.analysis.consistency import Consistency, channel_consistency
from cxdesigner.formats.templates import load_template
from cxdesigner.model.view import RecordView


def told(*infos, **fields) -> Consistency:
    bp = BlueprintBuilder(steps=len(infos))
    for step, info in enumerate(infos, start=1):
        bp.element(f"c{step}", "customer", step, info=tuple(info.items()), **fields)
    return channel_consistency(bp.store())


def test_template_b_of_domain_4_15() -> None:
    found = channel_consistency(RecordView(load_template("electronics")))
    assert [(one.key, one.values, len(one.element_ids)) for one in found.declared] == [
        ("price", ("HK$4,980",), 3)
    ]
    assert (found.consistent, found.score) == (1, 1)


def test_other_values_are_inconsistent_and_told_in_order() -> None:
    found = told({"price": "5", "hours": "9-17"}, {"price": "4"}, {"price": "5", "hours": "9-17 "})
    assert [(one.key, one.consistent) for one in found.declared] == [
        ("hours", True),
        ("price", False),
    ]
    assert found.declared[1].values == ("5", "4")
    assert found.score == 0.5


def test_case_makes_no_other_value() -> None:
    assert told({"floor": "Second"}, {"floor": "second"}).declared[0].values == ("Second",)


def test_nothing_to_compare_is_not_assessed() -> None:
    assert told({"price": "5"}, {"hours": "9"}).score is None
    assert told({}, {}).score is None


def test_what_may_vary_is_not_compared() -> None:
    assert told({"price": "5"}, {"price": "4"}, info_varies=("price",)).declared == ()
