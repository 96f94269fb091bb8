import pytest

from builders import BlueprintBuilder
from cxdesigner.base.errors import PolicyError
from cxdesigner.model import policy
from cxdesigner.model.element import Element
from cxdesigner.model.store import Store


@pytest.fixture
def store() -> Store:
    build = BlueprintBuilder()
    for lane in ("evidence", "customer", "frontstage", "backstage", "support"):
        build.element(lane, lane, 1)  # type: ignore[arg-type]
    build.element("note", "customer", 2, "note")
    build.element("later", "customer", 2)
    build.link("customer", "later")
    return build.store()


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("customer", None),
        ("customer", "ghost"),
        ("customer", "customer"),
        ("customer", "line-interaction"),
        ("line-visibility", "customer"),
        ("customer", "step-1"),
        ("note", "customer"),
    ],
)
def test_links_without_meaning_are_refused_with_a_reason(
    store: Store, source: str, target: str | None
) -> None:
    verdict = policy.may_link(store, source, target)
    assert not verdict
    assert verdict.reason.endswith(".") or ":" in verdict.reason
    with pytest.raises(PolicyError):
        verdict.require()


def test_an_unwise_link_is_not_refused(store: Store) -> None:
    assert policy.may_link(store, "customer", "support", "support")


def test_the_same_link_twice_is_refused_but_another_kind_is_not(store: Store) -> None:
    assert not policy.may_link(store, "customer", "later", "flow")
    assert policy.may_link(store, "customer", "later", "recovery")


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        ("customer", "later", "flow"),
        ("customer", "frontstage", "interaction"),
        ("frontstage", "customer", "interaction"),
        ("support", "backstage", "support"),
        ("support", "frontstage", "support"),
        ("frontstage", "backstage", "information"),
        ("evidence", "customer", "evidence"),
    ],
)
def test_the_lanes_suggest_a_kind(store: Store, source: str, target: str, kind: str) -> None:
    first, second = store.need(Element, source), store.need(Element, target)
    assert policy.suggested_link_kind(first, second, store) == kind


def test_legal_kinds_follow_the_table_of_relations() -> None:
    assert policy.legal_link_kinds("customer", "customer") == ("flow",)
    assert policy.legal_link_kinds("customer", "frontstage") == ("interaction", "recovery")
    assert policy.legal_link_kinds("customer", "backstage") == ()
    assert policy.legal_link_kinds("support", "frontstage") == (
        "flow",
        "support",
        "information",
        "recovery",
    )
    assert "support" not in policy.legal_link_kinds("frontstage", "support")
    assert policy.legal_link_kinds("evidence", "doing") == ("evidence",)


def test_a_decision_needs_a_step(store: Store) -> None:
    assert not policy.may_place(store, "decision", "lane-customer", None)
    assert policy.may_place(store, "process", "lane-support", None)
    assert not policy.may_place(store, "process", "nowhere", None)
