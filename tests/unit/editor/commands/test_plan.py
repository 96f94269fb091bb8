"""Actions made of what was found, moved along, and closed with what they changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules_templates import Edit

from cxdesigner.base.errors import EditError
from cxdesigner.editor.commands import plan
from cxdesigner.editor.document import Document
from cxdesigner.model.insight import Feedback, Opportunity, PainPoint
from cxdesigner.model.store import Store
from cxdesigner.model.text import EMPTY, LocalText
from cxdesigner.report.insight_words import STATUS_NAMES
from cxdesigner.report.plan.actions import (
    action_plan,
    finding_word,
    is_past,
    singles,
    status_columns,
)
from cxdesigner.rules.finding import active
from cxdesigner.rules.runner import run

TODAY = "2026-11-26"


def hot_pot() -> Document:
    return Document(Edit("A").store.records.values(), language="zh-CN")


def planned(document: Document, action_id: str, today: str = TODAY):  # type: ignore[no-untyped-def]
    found = run(document.store, maturity="final")
    actions = action_plan(document.store, "zh-CN", today, found)
    return next(one for one in actions if one.id == action_id)


def test_the_plan_is_in_the_order_of_value_as_the_domain_states_it() -> None:
    document = hot_pot()
    actions = action_plan(document.store, "zh-CN", TODAY)
    assert [(one.id, one.value) for one in actions] == [("o1", 40.0), ("o2", 20.0), ("o3", 9.0)]
    document.run("x", plan.set_status, ["o1"], "done")
    assert [one.id for one in action_plan(document.store, "zh-CN", TODAY)] == ["o2", "o3", "o1"]


def test_what_has_no_pain_is_ordered_by_impact_and_effort_behind_what_has() -> None:
    document = hot_pot()
    with document.transaction("x") as tx:
        for name, impact, effort in (("low", 1.0, 5.0), ("high", 5.0, 1.0), ("none", None, None)):
            tx.put(Opportunity(id=name, impact=impact, effort=effort))
    order = [one.id for one in action_plan(document.store, "zh-CN", TODAY)]
    assert order == ["o1", "o2", "o3", "high", "low", "none"]


def test_several_pains_become_one_action_that_answers_them_and_undo_takes_all_back() -> None:
    document = hot_pot()
    before = dict(document.store.records)
    (made,) = document.run("x", plan.act_on_pains, ["q1", "q2"])
    assert [one.record_id for one in planned(document, made).answers] == ["q1", "q2"]
    # What they answered before they still do.
    assert document.store.need(PainPoint, "q1").opportunity_ids == ("o1", made)
    idea = document.store.need(Opportunity, made)
    assert idea.element_id is None
    assert len(document.history.undo_labels) == 1
    document.undo()
    assert dict(document.store.records) == before


def test_one_pain_gives_its_action_its_place() -> None:
    document = hot_pot()
    (made,) = document.run("x", plan.act_on_pains, ["q1"])
    assert document.store.need(Opportunity, made).element_id == "c2"
    assert planned(document, made).place_ids == ("c2",)


def test_without_a_pain_nothing_is_made() -> None:
    document = hot_pot()
    with pytest.raises(EditError, match="no pain point"):
        document.run("x", plan.act_on_pains, ["c2"])
    assert document.store.count(Opportunity) == 3
    assert not document.history.undo_labels


def test_an_action_knows_whether_the_finding_it_answers_is_still_there() -> None:
    document = Document(Edit("C").set("b3", actor=EMPTY, owner=EMPTY).store.records.values())
    (finding,) = [one for one in active(run(document.store)) if one.code == "C03"]
    (made,) = document.run("x", plan.act_on_findings, (finding,))
    assert document.store.need(Opportunity, made).findings == ("C03:b3",)
    (answer,) = planned(document, made).answers
    assert (answer.kind, answer.code, answer.record_id, answer.is_open) == (
        "finding", "C03", "b3", True,
    )  # fmt: skip
    assert planned(document, made).place_ids == ("b3",)
    element = document.store.records["b3"]
    with document.transaction("x") as tx:
        tx.put(element.replace(actor=LocalText.of("Lab")))
    (answer,) = planned(document, made).answers
    assert answer.is_open is False
    # Nobody asked the rules: it is not known.
    (action, *_rest) = [one for one in action_plan(document.store, "en", TODAY) if one.id == made]
    assert action.answers[0].is_open is None


def test_a_finding_about_a_pain_links_the_pain() -> None:
    document = Document(Edit("C").set("q2", opportunity_ids=()).store.records.values())
    (finding,) = [one for one in active(run(document.store)) if one.code == "X08"]
    (made,) = document.run("x", plan.act_on_findings, (finding,))
    assert document.store.need(PainPoint, "q2").opportunity_ids == (made,)
    assert not [one for one in active(run(document.store)) if one.code == "X08"]
    (finding,) = [one for one in active(run(document.store)) if one.code == "C09"]
    assert finding_word(finding) == f"C09:{made}"
    assert finding in tuple(singles((finding,)))


def test_the_loop_closes_with_what_was_changed() -> None:
    document = hot_pot()
    assert document.store.need(Feedback, "fb1").act_id == "o1"
    document.run("x", plan.finish, "o1", ["c2", "gone", "f1", "c2"], ["fb1"], ["fb1"])
    idea, item = document.store.need(Opportunity, "o1"), document.store.need(Feedback, "fb1")
    assert (idea.status, idea.changed_ids) == ("done", ("c2", "f1"))
    assert (item.closed, item.told_customer) == (True, True)
    assert len(document.history.undo_labels) == 1
    # What is deleted is forgotten, the action stays done.
    with document.transaction("x") as tx:
        tx.delete(("c2",))
    assert document.store.need(Opportunity, "o1").changed_ids == ("f1",)


def test_an_answer_is_linked_and_let_go() -> None:
    document = hot_pot()
    document.run("x", plan.link_answer, "o3", "q1", linked=True)
    assert document.store.need(PainPoint, "q1").opportunity_ids == ("o1", "o3")
    document.run("x", plan.link_answer, "o1", "q1", linked=False)
    assert document.store.need(PainPoint, "q1").opportunity_ids == ("o3",)
    document.run("x", plan.link_answer, "o3", "fb1", linked=False)
    assert document.store.need(Feedback, "fb1").act_id == "o1"
    document.run("x", plan.link_answer, "o3", "fb1", linked=True)
    assert document.store.need(Feedback, "fb1").act_id == "o3"


@pytest.mark.parametrize(
    ("field", "text", "kept"),
    [
        ("due", "2026年12月1日", "2026-12-01"),
        ("due", "", None),
        ("impact", "4", 4.0),
        ("effort", "", None),
        ("status", "Being done", "doing"),
        ("status", "Not started", None),
        ("status", "", None),
    ],
)
def test_a_cell_takes_what_it_means(field: str, text: str, kept: object) -> None:
    document = hot_pot()
    document.run("x", plan.set_cell, "o1", field, text, "zh-CN")
    assert getattr(document.store.need(Opportunity, "o1"), field) == kept


@pytest.mark.parametrize(
    ("field", "text"),
    [("due", "soon"), ("impact", "6"), ("effort", "much"), ("status", "somewhere")],
)
def test_a_cell_refuses_what_means_nothing_and_changes_nothing(field: str, text: str) -> None:
    document = hot_pot()
    before = document.store.need(Opportunity, "o1")
    with pytest.raises(EditError):
        document.run("x", plan.set_cell, "o1", field, text, "zh-CN")
    assert document.store.need(Opportunity, "o1") == before
    assert not document.history.undo_labels


@pytest.mark.parametrize(
    ("due", "today", "past"),
    [
        ("2026-11-25", TODAY, True),
        ("2026-11-26", TODAY, False),
        ("2026-11", TODAY, False),
        ("2026-10", TODAY, True),
        ("2026", TODAY, False),
        ("2025", TODAY, True),
        ("spring", TODAY, False),
        ("", TODAY, False),
        ("2026-10-01", "", False),
    ],
)
def test_a_day_month_or_year_is_past_when_all_of_it_is(due: str, today: str, past: bool) -> None:
    assert is_past(due, today) is past


def test_what_is_finished_is_never_overdue() -> None:
    document = hot_pot()
    document.run("x", plan.set_cell, "o1", "due", "2026-01-01", "zh-CN")
    assert planned(document, "o1").is_overdue
    document.run("x", plan.set_status, ["o1"], "dropped")
    assert not planned(document, "o1").is_overdue


statuses = st.sampled_from((*STATUS_NAMES, "frozen", "打样"))
figures = st.one_of(st.none(), st.integers(1, 5).map(float))


@given(st.lists(st.tuples(statuses, figures, figures), max_size=12))
def test_every_action_is_in_one_column_and_in_the_order_of_the_plan(
    rows: list[tuple[str, float | None, float | None]],
) -> None:
    store = Store(Edit("A").store.records.values())
    with store.transaction("x") as tx:
        for number, (status, impact, effort) in enumerate(rows):
            tx.put(Opportunity(id=f"x{number}", status=status, impact=impact, effort=effort))
    actions = action_plan(store, "zh-CN", TODAY)
    columns = status_columns(actions)
    assert [status for status, _title, _members in columns][: len(STATUS_NAMES)] == list(
        STATUS_NAMES
    )
    members = [one for _status, _title, found in columns for one in found]
    assert sorted(one.id for one in members) == sorted(one.id for one in actions)
    for status, _title, found in columns:
        assert all(one.status == status for one in found)
        assert list(found) == [one for one in actions if one.status == status]
    finished = [one.is_finished for one in actions]
    assert finished == sorted(finished)
    for kind in (True, False):
        values = [one.value or 0.0 for one in actions if one.is_finished is kind]
        assert values == sorted(values, reverse=True)
