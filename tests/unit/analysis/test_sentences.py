import pytest

from builders import BlueprintBuilder
from cxdesigner.analysis.sentences import conclusions, heading_of
from cxdesigner.base import i18n
from cxdesigner.model.insight import PainPoint


def service() -> BlueprintBuilder:
    bp = BlueprintBuilder(steps=3, languages=("en", "zh-CN"))
    bp.element("a", "customer", 1, label={"en": "Arrive\nearly", "zh-CN": "到店"}, work=1)
    bp.element("b", "customer", 2, label={"en": "Wait", "zh-CN": "等位"}, work=3, wait=6)
    bp.element("c", "customer", 3, label={"en": "Eat", "zh-CN": "用餐"}, end=True)
    bp.link("a", "b")
    bp.link("b", "c")
    for step, key in enumerate("abc", start=1):
        bp.element(f"f{key}", "frontstage", step)
        bp.link(f"f{key}", key, "interaction")
    bp.element("s", "support", 1, label={"en": "Queue {system}", "zh-CN": "叫号系统"})
    bp.link("s", "fa", "support")
    bp.link("s", "fb", "support")
    for key, value in (("a", 0.0), ("b", -1.0), ("c", 2.0)):
        bp.emotion(key, value)
    return bp


def test_three_sentences_each_with_its_figure() -> None:
    low, memory, dependence = conclusions(service().store(), "en")
    assert low.tone == "warning"
    assert low.headline == "Lowest point: Wait (−1)"
    assert low.detail == "6 min of waiting here; in all 6 min of 10 min is waiting (60%)."
    assert memory.tone == "good"
    assert memory.headline == "Peak–end score +2"
    assert memory.detail == "The strongest moment is the end: Eat (+2)."
    assert dependence.tone == "warning"
    assert dependence.headline == "Queue {system} carries 66.7% of the touchpoints"
    assert dependence.detail == "Needed for Arrive early, Wait; no substitute is recorded."
    assert dependence.subject_ids == ("s", "a", "b")


def test_labels_are_in_the_language_asked_for() -> None:
    low = conclusions(service().store(), "zh-CN")[0]
    assert "等位" in low.headline
    assert "Wait" not in low.headline


def test_chinese_sentences_keep_names_in_other_letters_apart() -> None:
    bp = service()
    bp.element("d", "customer", 3, label={"en": "Fall", "zh-CN": "Fall"})
    bp.emotion("d", -2.0)
    bp.element("x", "support", 1, label="IT")
    for key in "abc":
        bp.link("x", f"f{key}", "support")
    _low, memory, dependence = conclusions(bp.store(), "zh-CN")
    assert memory.detail == "Fall（−2）与用餐（+2）同样令人难忘；终点是用餐（+2）。"
    assert dependence.headline == "IT 支撑着 75% 的接触点"


def test_values_touch_nothing_that_is_of_other_letters() -> None:
    assert i18n.filled("由{who}在{where}完成", who="Ann", where="B2") == "由 Ann 在 B2 完成"
    assert i18n.filled("由{who}完成，{who}。", who="小王") == "由小王完成，小王。"
    assert i18n.filled("{a}（{b}）与 {a}", a="Eat", b="+2") == "Eat（+2）与 Eat"
    assert i18n.filled("{a} and {b}", a="等位", b="Eat") == "等位 and Eat"


def test_a_tie_tells_both_answers() -> None:
    bp = service()
    bp.element("d", "customer", 3, label="Fall")
    bp.emotion("d", -2.0)
    memory = conclusions(bp.store(), "en")[1]
    assert memory.headline == "Peak–end score 0 or +2"
    assert "Fall (−2)" in memory.detail
    assert "Eat (+2)" in memory.detail
    assert memory.subject_ids == ("d", "c")


def test_the_feelings_told_of_are_those_of_the_persona_asked_for() -> None:
    bp = service()
    bp.emotion("a", -2.0, "other")
    bp.persona("silent")
    store = bp.store()
    low, memory, *_rest = conclusions(store, "en", persona_ids=("silent", "other"))
    assert low.headline == "other – Lowest point: Arrive early (−2)"
    assert memory.headline == "other – Peak–end score −2"
    assert "60%" in conclusions(store, "en", persona_ids=("silent",))[0].headline


def test_a_scale_above_zero_has_no_signs() -> None:
    bp = BlueprintBuilder(steps=1, scale_min=1.0, scale_max=5.0)
    bp.element("a", "customer", 1)
    bp.emotion("a", 4.0)
    low, memory = conclusions(bp.store(), "en")
    assert low.headline == "Never below neutral; lowest at a (4)"
    assert low.tone == "good"
    assert memory.headline == "Peak–end score 4"


def test_without_a_curve_waiting_pain_and_hand_offs_move_up() -> None:
    bp = BlueprintBuilder(steps=2)
    bp.element("a", "customer", 1, wait=30)
    bp.element("b", "customer", 2, work=10)
    bp.link("a", "b")
    bp.element("x", "backstage", 1, actor="Kitchen")
    bp.element("y", "backstage", 2, actor="Store")
    bp.link("x", "y")
    bp.add(PainPoint(id="q", element_id="a", text="Slow", severity=4.0, frequency=5.0))
    found = conclusions(bp.store(), "en")
    assert [one.headline for one in found] == [
        "75% of 40 min is waiting",
        "First pain to treat: Slow",
        "1 hand-off between actors",
    ]
    assert found[1].detail == "Priority 20 of 25."


def test_a_single_time_tells_nothing_of_the_whole() -> None:
    bp = service()
    for key, step in (("d", 1), ("e", 2), ("g", 3)):
        bp.element(key, "customer", step)
    for source, target in (("c", "d"), ("d", "e"), ("e", "g")):
        bp.link(source, target)
    assert conclusions(bp.store(), "en")[0].detail == "", "two of six have a time"


def test_an_empty_blueprint_says_nothing() -> None:
    assert conclusions(BlueprintBuilder().store()) == ()


def test_every_word_goes_through_the_catalogue() -> None:
    bp = service()
    with i18n.use_language("pseudo"):
        found = conclusions(bp.store(), "pseudo")
    assert all(one.headline.startswith("⟦") and one.headline.endswith("⟧") for one in found)
    assert all(one.detail.startswith("⟦") for one in found)


def test_of_several_personas_the_one_spoken_of_is_named() -> None:
    bp = service()
    assert conclusions(bp.store(), "en")[0].headline == "Lowest point: Wait (−1)"
    bp.persona("zoe")
    bp.emotion("a", -2.0, "zoe")
    low, memory = conclusions(bp.store(), "en")[:2]
    first = bp.store().personas[0].name.text("en")
    assert low.headline.startswith(f"{first} – Lowest point: ")
    assert memory.headline.startswith(f"{first} – ")


def test_the_heading_says_what_the_document_is() -> None:
    assert heading_of(service().store()) == "What this blueprint says"
    journey = BlueprintBuilder(steps=1, kind="journey_map").store()
    assert heading_of(journey) == "What this journey map says"


@pytest.mark.parametrize(
    ("given", "detail"),
    [
        ({"severity": 5.0}, "Priority 12 of 25; “Dark” may be higher, its frequency is open."),
        ({"frequency": 3.0}, "Priority 12 of 25; “Dark” may be higher, its severity is open."),
    ],
)
def test_a_half_rated_pain_that_may_be_worse_is_named_beside_the_first(
    given: dict[str, float], detail: str
) -> None:
    bp = BlueprintBuilder(steps=1)
    bp.element("a", "customer", 1)
    bp.add(PainPoint(id="q", element_id="a", text="Slow", severity=3.0, frequency=4.0))
    bp.add(PainPoint(id="r", element_id="a", text="Dark", **given))
    (found,) = conclusions(bp.store(), "en")
    assert found.headline == "First of the fully rated pains: Slow"
    assert found.detail == detail
    assert found.subject_ids == ("q", "a", "r")


def test_a_half_rated_pain_that_cannot_be_worse_is_not_spoken_of() -> None:
    bp = BlueprintBuilder(steps=1)
    bp.element("a", "customer", 1)
    bp.add(PainPoint(id="q", element_id="a", text="Slow", severity=3.0, frequency=5.0))
    bp.add(PainPoint(id="r", element_id="a", text="Dark", severity=3.0))
    bp.add(PainPoint(id="s", element_id="a", text="Cold"))
    (found,) = conclusions(bp.store(), "en")
    assert found.headline == "First pain to treat: Slow"


def test_a_half_rated_pain_without_words_leaves_no_empty_quotes() -> None:
    bp = BlueprintBuilder(steps=1)
    bp.element("a", "customer", 1)
    bp.add(PainPoint(id="q", element_id="a", text="Slow", severity=3.0, frequency=4.0))
    bp.add(PainPoint(id="r", element_id="a", severity=5.0))
    (found,) = conclusions(bp.store(), "en")
    assert "“…” may be higher" in found.detail
