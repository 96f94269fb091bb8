"""What depends on an element, what it depends on, what fails without it."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_blueprints import random_blueprint

from builders import BlueprintBuilder
from cxdesigner.analysis.impact import Dependence, Impact, Outage, elements_behind, performers
from cxdesigner.analysis.reach import reach
from cxdesigner.formats.templates import load_template
from cxdesigner.model.element import Element
from cxdesigner.model.store import Store


def impact(store: Store, ids: list[str]) -> Impact:
    return Dependence(store).impact(ids)


def outage(store: Store, ids: list[str]) -> Outage:
    return Dependence(store).outage(ids)


def demo(**redundant: tuple[str, ...]) -> Store:
    """The demo graph of domain 4.10, with substitutes by element."""
    bp = BlueprintBuilder(steps=3, stages=(1, 2))
    for number in (1, 2, 3):
        bp.element(f"T{number}", "customer", number)
        bp.element(f"F{number}", "frontstage", number, actor="Waiter")
        bp.link(f"F{number}", f"T{number}", "interaction")
    for key, lane in (("B1", "backstage"), ("B2", "backstage")):
        bp.element(key, lane, 1, owner="Kitchen", redundant_with=redundant.get(key, ()))
    for key in ("S1", "S2", "S3"):
        bp.element(key, "support", 2, redundant_with=redundant.get(key, ()))
    for source, target in (
        ("S1", "B1"), ("S1", "B2"), ("S2", "B2"), ("S3", "F3"),
        ("B1", "F1"), ("B2", "F2"), ("B2", "F3"),
    ):  # fmt: skip
        bp.link(source, target, "support")
    bp.emotion("T2", -1.0, "Ann")
    return bp.store()


@pytest.mark.parametrize(
    ("key", "share"), [("S1", 1), ("S2", 2 / 3), ("S3", 1 / 3), ("B1", 1 / 3), ("B2", 2 / 3)]
)
def test_the_share_is_the_reach_of_domain_4_10(key: str, share: float) -> None:
    assert impact(demo(), [key]).hit.share == pytest.approx(share)
    assert outage(demo(), [key]).hit.share == pytest.approx(share)


def test_an_impact_names_elements_stages_and_personas() -> None:
    found = impact(demo(), ["B2"])
    assert found.dependents == ("T2", "F2", "T3", "F3")
    assert found.needs == ("S1", "S2")
    assert found.hit.touchpoints == ("T2", "T3")
    assert found.hit.stages == ("stage-2",)
    assert found.hit.personas == ("Ann",)


def test_a_touchpoint_depends_on_everything_behind_it() -> None:
    found = impact(demo(), ["T3"])
    assert found.hit.touchpoints == ()
    assert set(found.needs) == {"F3", "B2", "S1", "S2", "S3"}


def test_anything_selected_stands_for_its_elements() -> None:
    store = demo()
    assert elements_behind(store, ["step-1"]) == {"T1", "F1", "B1", "B2"}
    assert elements_behind(store, ["lane-support"]) == {"S1", "S2", "S3"}
    assert elements_behind(store, ["stage-1"]) == {"T1", "F1", "B1", "B2"}
    assert elements_behind(store, ["S1-support-B1"]) == {"S1"}
    assert elements_behind(store, ["emotion-Ann-T2"]) == {"T2"}
    assert elements_behind(store, ["bp", "nothing"]) == set()
    assert impact(store, ["stage-1"]).elements == ("T1", "F1", "B1", "B2")


def test_several_things_off_fail_together() -> None:
    found = outage(demo(), ["S3", "B1"])
    assert found.off == ("B1", "S3")
    assert found.hit.touchpoints == ("T1", "T3")
    assert found.failing == ("T1", "F1", "T3", "F3")


def test_a_substitute_that_reaches_the_consumer_holds_it() -> None:
    store = demo(S2=("S1",))
    found = outage(store, ["S2"])
    assert found.hit.touchpoints == ()
    assert found.held == (("B2", "S1"),)


def test_a_substitute_that_fails_too_holds_nothing() -> None:
    store = demo(S2=("S1",))
    found = outage(store, ["S2", "S1"])
    assert found.held == ()
    assert found.hit.touchpoints == ("T1", "T2", "T3")


def test_a_substitute_that_fails_later_lets_go() -> None:
    bp = BlueprintBuilder(steps=1)
    bp.element("T", "customer", 1)
    bp.element("F", "frontstage", 1)
    bp.link("F", "T", "interaction")
    bp.element("A", "support", 1, redundant_with=("B",))
    for key in ("B", "root"):
        bp.element(key, "support", 1)
    for source, target in (("A", "F"), ("B", "F"), ("root", "A"), ("root", "B")):
        bp.link(source, target, "support")
    assert outage(bp.store(), ["A"]).held == (("F", "B"),)
    found = outage(bp.store(), ["root"])
    assert found.held == ()
    assert found.hit.touchpoints == ("T",)


def test_a_touchpoint_that_is_off_fails() -> None:
    assert outage(demo(), ["T1"]).hit.touchpoints == ("T1",)
    assert outage(demo(), ["T1"]).failing == ()


def test_performers_are_actors_or_owners() -> None:
    assert performers(demo(), "en") == {"Kitchen": ("B1", "B2"), "Waiter": ("F1", "F2", "F3")}


def test_the_record_of_the_hospital_takes_three_quarters_with_it() -> None:
    store = Store(load_template("outpatient"))
    worst = max(reach(store), key=lambda one: one.share)
    found = outage(store, [worst.element_id])
    assert found.hit.share == 0.75
    assert len(found.hit.touchpoints) == 6


@given(st.randoms(use_true_random=False))
def test_without_substitutes_an_outage_is_the_reach(chance: random.Random) -> None:
    store = random_blueprint(chance)
    for one in reach(store):
        assert outage(store, [one.element_id]).hit.touchpoints == one.touchpoints


@given(st.randoms(use_true_random=False))
def test_more_off_never_lets_less_fail(chance: random.Random) -> None:
    store = random_blueprint(chance)
    ids = [element.id for element in store.of_type(Element)]
    chance.shuffle(ids)
    some = ids[: len(ids) // 3]
    less, more = outage(store, some[:1]), outage(store, some)
    assert {*less.off, *less.failing} <= {*more.off, *more.failing}
