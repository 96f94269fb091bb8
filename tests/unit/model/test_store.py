import pytest

from builders import BlueprintBuilder
from cxdesigner.base.errors import DanglingReferenceError, PolicyError, TransactionError
from cxdesigner.model.blueprint import Blueprint, Suppression
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Metric, Opportunity, PainPoint, RaciRow
from cxdesigner.model.link import Link
from cxdesigner.model.patch import Patch
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Store, Transaction
from cxdesigner.model.view import RecordView


@pytest.fixture
def store() -> Store:
    build = BlueprintBuilder(stages=(2, 1))
    build.element("c1", "customer", 1)
    build.element("c2", "customer", 2)
    build.element("f1", "frontstage", 1)
    build.link("c1", "c2")
    build.link("c1", "f1", "interaction")
    build.emotion("c1", 1)
    return build.store()


def fail_after_deleting(tx: Transaction, record_id: str) -> None:
    tx.delete([record_id])
    raise RuntimeError


def test_a_commit_makes_one_patch_with_before_and_after(store: Store) -> None:
    patches: list[Patch] = []
    store.viewers.append(patches.append)
    before = store.need(Element, "c1")
    with store.transaction("Rename") as tx:
        tx.put(before.replace(label="First"))
        tx.put(before.replace(label="Second"))
    assert len(patches) == 1
    assert patches[0].label == "Rename"
    assert patches[0].changes["c1"] == (before, store.need(Element, "c1"))


def test_an_equal_record_is_no_change(store: Store) -> None:
    patches: list[Patch] = []
    store.viewers.append(patches.append)
    with store.transaction() as tx:
        tx.put(store.need(Element, "c1").replace())
    with store.transaction() as tx:
        tx.put(store.need(Element, "c1").replace(label="x"))
        tx.put(store.need(Element, "c1").replace(label="c1"))
    assert patches == []


def test_an_exception_restores_everything(store: Store) -> None:
    state = store.index_state()
    with pytest.raises(RuntimeError), store.transaction() as tx:
        fail_after_deleting(tx, "c1")
    assert store.index_state() == state
    assert not store.in_transaction


def test_an_inner_transaction_that_fails_leaves_the_outer_one_standing(store: Store) -> None:
    patches: list[Patch] = []
    store.viewers.append(patches.append)
    with store.transaction("Outer") as tx:
        tx.put(store.need(Element, "c2").replace(label="kept"))
        with pytest.raises(RuntimeError), store.transaction("Inner") as inner:
            fail_after_deleting(inner, "c1")
    assert "c1" in store
    assert [list(patch.changes) for patch in patches] == [["c2"]]


def test_nested_transactions_are_one_patch(store: Store) -> None:
    patches: list[Patch] = []
    store.viewers.append(patches.append)
    with store.transaction("Outer") as tx:
        tx.put(store.need(Element, "c2").replace(label="a"))
        with store.transaction("Inner") as inner:
            inner.put(store.need(Element, "c1").replace(label="b"))
    assert [patch.label for patch in patches] == ["Outer"]
    assert set(patches[0].changes) == {"c1", "c2"}


def test_nothing_changes_outside_a_transaction(store: Store) -> None:
    with store.transaction() as tx:
        pass
    with pytest.raises(TransactionError):
        tx.put(store.need(Element, "c1").replace(label="late"))


def test_deleting_an_element_takes_what_cannot_be_without_it(store: Store) -> None:
    with store.transaction() as tx:
        tx.put(Opportunity(id="o1", element_id="c1"))
        tx.put(PainPoint(id="q1", element_id="c1", opportunity_ids=("o1",)))
        tx.put(PainPoint(id="q2", element_id="c2", opportunity_ids=("o1",)))
        tx.put(Metric(id="m1", element_id="c1", type="csat"))
        tx.put(RaciRow(id="r1", element_id="c1"))
        tx.put(Suppression(id="i1", code="L07", subject_id="c1"))
    with store.transaction() as tx:
        tx.delete(["c1"])
    assert not {"c1", "q1", "m1", "r1", "i1", "emotion-persona-c1"} & set(store.records)
    assert store.of_type(Link) == ()
    assert store.need(Opportunity, "o1").element_id is None
    with store.transaction() as tx:
        tx.delete(["o1"])
    assert store.need(PainPoint, "q2").opportunity_ids == ()


def test_deleting_a_stage_leaves_its_steps_without_one(store: Store) -> None:
    with store.transaction() as tx:
        tx.delete(["stage-1"])
    assert store.need(Step, "step-1").stage_id is None
    assert store.need(Step, "step-3").stage_id == "stage-2"


@pytest.mark.parametrize("target", ["nobody", "step-1", "line-visibility"])
def test_a_link_to_what_is_no_element_is_refused(store: Store, target: str) -> None:
    state = store.index_state()
    with pytest.raises(DanglingReferenceError, match=r"x\.target_id"), store.transaction() as tx:
        tx.put(Link(id="x", kind="flow", source_id="c1", target_id=target))
    assert store.index_state() == state


def test_there_is_one_blueprint(store: Store) -> None:
    with pytest.raises(PolicyError), store.transaction() as tx:
        tx.put(Blueprint(id="second"))


def test_a_patch_applies_and_its_inverse_takes_it_back(store: Store) -> None:
    patches: list[Patch] = []
    store.viewers.append(patches.append)
    state = store.index_state()
    with store.transaction() as tx:
        tx.delete(["c1"])
    later = store.index_state()
    store.apply(patches[0].inverse())
    assert store.index_state() == state
    store.apply(patches[0])
    assert store.index_state() == later
    with pytest.raises(TransactionError):
        store.apply(patches[0])
    assert store.index_state() == later


def test_a_trial_tells_nobody_and_leaves_nothing(store: Store) -> None:
    patches: list[Patch] = []
    store.viewers.append(patches.append)
    state = store.index_state()
    with store.trial() as tx:
        tx.delete(["c1"])
        assert "c1" not in tx.view
        pending = store.pending()
    assert store.index_state() == state
    assert patches == []
    assert "c1" in pending.changes


def test_recorders_hear_before_viewers_and_a_failing_viewer_loses_nothing(store: Store) -> None:
    heard: list[str] = []

    def fail(patch: Patch) -> None:
        heard.append("view")
        raise RuntimeError

    store.viewers.append(fail)
    store.recorders.append(lambda patch: heard.append("record"))
    store.viewers.append(lambda patch: heard.append("later view"))
    with pytest.raises(RuntimeError), store.transaction() as tx:
        tx.put(store.need(Element, "c1").replace(label="x"))
    assert heard == ["record", "view", "later view"]
    assert store.need(Element, "c1").label.text() == "x"


def test_a_viewer_may_not_write_back(store: Store) -> None:
    def write(patch: Patch) -> None:
        with store.transaction() as tx:
            tx.delete(["c2"])

    store.viewers.append(write)
    with pytest.raises(TransactionError), store.transaction() as tx:
        tx.put(store.need(Element, "c1").replace(label="x"))


def test_a_snapshot_does_not_follow(store: Store) -> None:
    snapshot = store.snapshot()
    with store.transaction() as tx:
        tx.delete(["c1"])
    assert "c1" in snapshot
    assert snapshot.outgoing("c1")
    assert RecordView(store).index_state() == store.index_state()


def test_patches_squash() -> None:
    build = BlueprintBuilder()
    build.element("c1", "customer", 1)
    store = build.store()
    patches: list[Patch] = []
    store.viewers.append(patches.append)
    for label in ("a", "b", "c1"):
        with store.transaction("Type") as tx:
            tx.put(store.need(Element, "c1").replace(label=label))
    both = patches[0].then(patches[1])
    assert both.changes["c1"][0].label.text() == "c1"
    assert both.changes["c1"][1].label.text() == "b"
    assert not both.then(patches[2])
