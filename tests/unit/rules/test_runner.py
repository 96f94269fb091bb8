"""One cause, one finding: precedence, collapse, suppression, profiles, broken rules."""

from collections.abc import Iterator
from typing import Any

import pytest
from rules_templates import Edit

from builders import BlueprintBuilder
from cxdesigner.base.i18n import N_, use_language
from cxdesigner.model.blueprint import RuleSettings, SeverityOverride, Suppression
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Metric
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView
from cxdesigner.rules import registry
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import Verdict, active, counts
from cxdesigner.rules.registry import rule
from cxdesigner.rules.runner import run


@pytest.fixture
def _broken_rule() -> Iterator[None]:
    @rule(
        code="Z99",
        name="broken-rule",
        severity="error",
        maturity="sketch",
        over=Element,
        message=N_("Never said."),
    )
    def check(facts: Facts, element: Element) -> Verdict:
        raise RuntimeError(str(element.label))

    yield
    registry.unregister("Z99")


def without_channels(count: int, of: int) -> BlueprintBuilder:
    bp = BlueprintBuilder(steps=of)
    for number in range(1, of + 1):
        channel = "" if number <= count else "web"
        bp.element(f"c{number}", "customer", number, channel=channel)
    return bp


def test_nothing_is_said_about_an_empty_canvas() -> None:
    assert run(RecordView(), maturity="final") == ()
    bp = BlueprintBuilder()
    bp.element("n", "customer", 1, "note")
    assert run(bp.store(), maturity="final") == ()


def test_rules_run_from_their_maturity_on() -> None:
    edit = Edit("C").cut("c6", "c7").set("b1", actor="")
    assert edit.codes("sketch") == set()
    assert edit.codes("draft") == {"S14"}
    assert edit.codes("review") == {"S14", "C03"}


def test_the_default_maturity_is_that_of_the_document() -> None:
    edit = Edit("C").cut("c6", "c7")
    assert {one.code for one in run(edit.store)} == {"S14"}
    edit.set_document(maturity="sketch")
    assert run(edit.store) == ()


def test_an_orphan_hides_what_being_an_orphan_means() -> None:
    edit = Edit("C")
    edit.add(Step(id="late", order="zz", stage_id=edit.store.stages[-1].id))
    edit.element("t9", "customer", 10, "touchpoint", channel="clinic")
    found = {one.code for one in edit.findings() if "t9" in one.subjects}
    assert found == {"S05", "X01"}


def test_a_circle_hides_splits_and_backward_flow() -> None:
    edit = Edit("C").link("c6", "c4", "flow").link("f6", "f1", "flow")
    assert edit.codes() == {"S16"}


def test_three_of_four_do_not_collapse_but_four_of_five_do() -> None:
    three = run(without_channels(3, 4).store(), select=["X15"])
    assert [one.document for one in three] == [False, False, False]
    four = run(without_channels(4, 5).store(), select=["X15"])
    assert len(four) == 1
    assert four[0].document
    assert (four[0].count, four[0].candidates) == (4, 5)
    assert four[0].subjects == ("c1", "c2", "c3", "c4")
    assert four[0].message == "4 of 5 touchpoints have no channel."
    assert four[0].severity == "warning"


def test_errors_never_collapse() -> None:
    bp = BlueprintBuilder(steps=4)
    for number in range(1, 5):
        bp.element(f"c{number}", "customer", number, label="")
    assert len(run(bp.store(), select=["S23"])) == 4
    bp = without_channels(4, 5)
    bp.add(SeverityOverride(id="sev", code="X15", severity="error"))
    assert len(run(bp.store(), select=["X15"])) == 4


def test_where_no_value_is_set_at_all_there_is_one_advice() -> None:
    found = run(without_channels(5, 5).store(), maturity="review", select=["X15", "X01"])
    assert [(one.code, one.severity, one.document) for one in found] == [
        ("X01", "advice", True),
        ("X15", "advice", True),
    ]


def test_a_suppressed_finding_stays_listed_with_its_reason() -> None:
    edit = Edit("C").set("b1", actor="")
    edit.add(Suppression(id="s", code="C03", subject_id="b1", reason=LocalText.of("agency")))
    found = edit.findings()
    assert [(one.code, one.suppressed, one.reason.text()) for one in found] == [
        ("C03", True, "agency")
    ]
    assert active(found) == ()
    assert sum(counts(found).values()) == 0


def test_suppressing_for_the_document_leaves_one_grey_line() -> None:
    bp = without_channels(4, 5)
    bp.add(Suppression(id="s", code="channel-missing"))
    found = run(bp.store(), select=["X15"])
    assert [(one.suppressed, one.count) for one in found] == [(True, 4)]


def test_what_is_suppressed_on_one_element_counts_neither_way() -> None:
    bp = without_channels(4, 5)
    bp.add(Suppression(id="s", code="X15", subject_id="c1"))
    found = run(bp.store(), select=["X15"])
    assert [(one.suppressed, one.count, one.candidates) for one in found] == [
        (False, 3, 4),
        (True, 1, 1),
    ] or [one.suppressed for one in found] == [False, False, False, True]


def test_severities_can_be_changed_and_rules_switched_off() -> None:
    edit = Edit("C").cut("c6", "c7").set("b1", actor="")
    edit.add(SeverityOverride(id="a", code="S14", severity="error"))
    edit.add(SeverityOverride(id="b", code="owner-missing", severity="off"))
    assert [(one.code, one.severity) for one in edit.findings()] == [("S14", "error")]


def test_a_rule_that_is_off_still_hides_its_consequences() -> None:
    edit = Edit("C").cut("c2", "f2", "interaction").cut("p1", "f2")
    assert edit.codes() == {"S05", "L03"}
    edit.add(SeverityOverride(id="a", code="S05", severity="off"))
    assert edit.codes() == {"L03"}


def test_profiles() -> None:
    edit = Edit("C").set("b1", actor="").cut("c6", "c7").set("c7", marks=())
    edit.add(RuleSettings(id="settings", profile="off"))
    assert edit.findings("final") == ()
    edit.set("settings", profile="strict")
    found = {one.code: one.severity for one in edit.findings("sketch")}
    assert found == {"S14": "warning", "C03": "warning", "X05": "warning"}


def test_settings_change_thresholds() -> None:
    edit = Edit("C").set("c7", marks=())
    assert edit.codes() == {"X05"}
    edit.add(RuleSettings(id="settings", wait_mark=15))  # type: ignore[arg-type]
    assert edit.codes() == set()


def test_select_and_ignore_take_codes_beginnings_and_names() -> None:
    edit = Edit("C").set("b1", actor="").cut("c6", "c7")
    assert {one.code for one in run(edit.store, select=["S"])} == {"S14"}
    assert {one.code for one in run(edit.store, ignore=["dead-end-step"])} == {"C03"}
    assert run(edit.store, select=["S14", "C0"], ignore=["S1", "c03"]) == ()


@pytest.mark.usefixtures("_broken_rule")
def test_a_rule_that_raises_becomes_one_finding_and_keeps_text_out_of_it() -> None:
    edit = Edit("C").cut("c6", "c7")
    found = edit.findings()
    assert [(one.code, one.severity) for one in found] == [("E00", "warning"), ("S14", "warning")]
    assert "Z99 broken-rule" in found[0].message
    assert "RuntimeError" in found[0].message


def test_messages_are_said_in_the_language_in_use() -> None:
    edit = Edit("A").set("c7", channel="")
    finding = next(one for one in edit.findings() if one.code == "X15")
    with use_language("pseudo"):
        assert finding.message.startswith("⟦")
        assert "核对账单并付款" in finding.message
        assert finding.fix_label.startswith("⟦")


def test_contact_without_sight_is_no_fault() -> None:
    edit = Edit("C").link("c8", "b5", "interaction")
    assert "L01" not in edit.codes()
    edit.link("c8", "p2", "information")
    assert "L01" in edit.codes()


def test_a_journey_map_has_no_lower_lanes() -> None:
    bp = BlueprintBuilder("journey_map", steps=4)
    for number in range(1, 5):
        bp.element(f"d{number}", "doing", number)
        bp.emotion(f"d{number}", 1 - number)
    found = {one.code for one in run(bp.store(), maturity="review")}
    assert not any(code.startswith("L") for code in found)
    assert "X09" in found


def test_records_that_were_never_in_a_store_are_judged_too() -> None:
    bp = BlueprintBuilder(steps=2)
    bp.element("c1", "customer", 1)
    bp.element("c2", "customer", 2)
    bp.link("c1", "c2")
    bp.link("c2", "c99", id="broken")
    bp.link("c2", "c2", id="self")
    bp.add(Step(id="lost", order="zz", stage_id="s7"))  # type: ignore[arg-type]
    bp.add(Metric(id="m1", type="csat", element_id="c42"))  # type: ignore[arg-type]
    found = {one.code: one.subjects[0] for one in run(RecordView(bp.records), maturity="sketch")}
    assert found == {"S01": "broken", "S02": "self", "S06": "lost", "D03": "m1"}


def test_from_when_many_are_one_is_a_setting() -> None:
    bp = BlueprintBuilder(steps=4)
    for number in range(1, 5):
        bp.element(f"c{number}", "customer", number, wait=20 if number < 3 else 0)

    def said(**settings: Any) -> list[int]:
        store = Store([*bp.records, RuleSettings(id="settings", **settings)])
        return [one.count for one in run(store, maturity="review", select=["X05"])]

    assert said() == [1, 1]
    assert said(collapse_least=2) == [2]
    bp.element("c5", "customer", 4, wait=20, marks=("wait",))
    assert said(collapse_least=2) == [1, 1]
    assert said(collapse_least=2, collapse_share=0.6) == [2]
    assert said(collapse_least=2, collapse_share=1.0) == [1, 1]
