import pytest

from builders import BlueprintBuilder
from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.sentences import Conclusion
from cxdesigner.analysis.verdicts import verdict
from cxdesigner.formats.templates import load_template
from cxdesigner.model.insight import Feedback, Metric
from cxdesigner.model.method import CemFactor, ServqualRow
from cxdesigner.model.view import RecordView

KEYS = (
    "emotion",
    "time",
    "links",
    "reach",
    "pains",
    "opportunities",
    "surveys",
    "kano",
    "four_donts",
    "cem",
    "priorities",
    "servqual",
    "coverage",
    "consistency",
    "feedback",
)


def of(key: str, *records) -> Conclusion:
    bp = BlueprintBuilder(steps=2)
    bp.element("a", "customer", 1, label="Pay", info=(("price", "5"),))
    bp.element("b", "customer", 2, info=(("price", "4"),), level=2)
    bp.records += records
    found = verdict(Facts(bp.store()), key, "en")
    assert found is not None
    return found


def nps(promoters: int, passives: int, detractors: int) -> Metric:
    return Metric(id="m", type="nps", promoters=promoters, passives=passives, detractors=detractors)


def test_the_templates_in_words() -> None:
    electronics = Facts(RecordView(load_template("electronics")))
    told = {key: found for key in KEYS if (found := verdict(electronics, key, "en")) is not None}
    assert told["cem"].headline == "Furthest below expectation: Convenience (\u221218)"
    assert told["cem"].detail == "To the ideal, 5 is missing."
    assert told["priorities"].headline == "Concentrate on Convenience"
    assert told["surveys"].headline == "More customers recommend than warn"
    assert told["coverage"].headline == "No touchpoint addresses: Unexpected"
    assert told["consistency"].headline == "All channels say the same"
    assert told["time"].headline == "36% of 2 h 31 min is waiting"
    outpatient = Facts(RecordView(load_template("outpatient")))
    found = verdict(outpatient, "servqual", "en")
    assert found is not None
    assert found.headline == "Largest gap: Reliability (\u22121.3)"
    assert found.subject_ids


@pytest.mark.parametrize("template", ["hot-pot", "electronics", "outpatient"])
@pytest.mark.parametrize("key", KEYS)
def test_subjects_are_records_and_nothing_is_left_untranslated(template: str, key: str) -> None:
    facts = Facts(RecordView(load_template(template)))
    found = verdict(facts, key, "pseudo")
    if found is not None:
        assert found.headline.startswith("⟦")
        assert all(subject in facts.view for subject in found.subject_ids)


def test_an_empty_blueprint_has_no_verdicts() -> None:
    facts = Facts(BlueprintBuilder().store())
    assert [key for key in KEYS if verdict(facts, key, "en") is not None] == []
    assert verdict(facts, "no such section", "en") is None


@pytest.mark.parametrize(
    ("parts", "tone"),
    [((60, 25, 15), "good"), ((15, 25, 60), "warning"), ((3, 1, 1), "neutral")],
)
def test_few_answers_leave_it_open(parts, tone: str) -> None:
    found = of("surveys", nps(*parts))
    assert found.tone == tone
    assert bool(found.detail) == (tone == "neutral")


def test_channels_that_disagree() -> None:
    found = of("consistency")
    assert (found.tone, found.headline) == ("warning", "Channels disagree about: price")
    assert found.subject_ids == ("a", "b")


def test_ties_of_the_key_experience_name_all() -> None:
    rows = [
        CemFactor(id=f"f-{name}", factor=name, experience=5, expectation=7, importance=6)
        for name in ("price", "brand")
    ]
    assert of("cem", *rows).headline == "Furthest below expectation: Brand image, Price (\u221212)"
    fine = CemFactor(id="f", factor="price", experience=7, expectation=7, importance=6)
    assert of("cem", fine).tone == "good"


def test_nothing_to_complain_about() -> None:
    row = ServqualRow(id="s", dim="empathy", expectation=5, perception=6)
    assert of("servqual", row).headline == "All dimensions meet what is expected"
    done = Feedback(id="fb", listen="Survey", closed=True, told_customer=True)
    assert (of("feedback", done).tone, of("feedback", done).detail) == ("good", "")


def test_feedback_that_nobody_was_told_about() -> None:
    found = of("feedback", Feedback(id="fb", listen="Survey", closed=True))
    assert found.headline == "100% of the feedback is closed"
    assert found.detail == "In 1 case, customers were not told."


def test_the_feature_that_is_missed_most() -> None:
    found = of(
        "kano",
        Metric(id="k1", element_id="a", type="kano", counts=(("A", 9.0), ("M", 1.0))),
        Metric(id="k2", type="kano", name="Free tea", counts=(("M", 4.0),)),
    )
    assert found.headline == "Missed most where it is missing: Free tea (Must-be)"
