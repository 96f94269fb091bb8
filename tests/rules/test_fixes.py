"""Each quick fix is one undo step after which its finding is gone."""

import pytest
from rules_examples import EXAMPLES
from rules_templates import Edit

from builders import BlueprintBuilder
from cxdesigner.base.i18n import _, use_language
from cxdesigner.model.element import Element
from cxdesigner.model.store import Store
from cxdesigner.report.when import WHEN
from cxdesigner.rules.fixes import fix_all_patch
from cxdesigner.rules.registry import all_rules
from cxdesigner.rules.runner import fix_patch, run

PATCHED = sorted(
    one.code
    for one in all_rules()
    if one.code in EXAMPLES
    and one.fix is not None
    and one.fix.change is not None
    # The rows are added; what people think of the service only they can say.
    and one.code != "M08"
)


@pytest.mark.parametrize("code", PATCHED)
def test_the_fix_of_the_worked_example_removes_the_finding(code: str) -> None:
    letter, edit, _ = EXAMPLES[code]
    changed = Edit(letter)
    edit(changed)
    store = changed.store
    for _round in range(4):
        findings = [one for one in run(store, maturity="final") if one.code == code]
        if not findings:
            break
        before = {record.id: record for record in store}
        patch = fix_patch(store, findings[0])
        assert patch is not None
        assert patch.label == findings[0].fix_label
        assert {record.id: record for record in store} == before
        store.apply(patch)
        after = run(store, maturity="final")
        assert findings[0].key not in {one.key for one in after}
        assert "E00" not in {one.code for one in after}
        store.apply(patch.inverse())
        assert {record.id: record for record in store} == before
        store.apply(patch)
    assert code not in {one.code for one in run(store, maturity="final")}


def test_the_fix_of_a_collapsed_finding_is_for_all() -> None:
    bp = BlueprintBuilder(steps=4)
    for number in range(1, 5):
        bp.element(f"c{number}", "customer", number, wait=20)
    store = bp.store()
    collapsed = [one for one in run(store, maturity="review") if one.code == "X05"]
    assert [(one.count, one.candidates, one.document) for one in collapsed] == [(4, 4, True)]
    patch = fix_patch(store, collapsed[0])
    assert patch is not None
    assert len(patch.changes) == 4
    store.apply(patch)
    assert "X05" not in {one.code for one in run(store, maturity="review")}


def test_a_fix_for_something_that_is_gone_does_nothing() -> None:
    edit = Edit("C").cut("c6", "c7")
    finding = next(one for one in edit.findings() if one.code == "S14")
    edit.delete("c6")
    assert fix_patch(edit.store, finding) is None


def test_findings_without_a_patch_lead_to_a_field() -> None:
    edit = Edit("C").set("b1", actor="")
    finding = next(one for one in edit.findings() if one.code == "C03")
    assert not finding.can_fix
    assert finding.field == "actor"
    assert fix_patch(edit.store, finding) is None


def test_several_findings_are_fixed_in_one_step() -> None:
    edit = Edit("C").link("f1", "p1", "support").set("c7", marks=())
    findings = edit.findings()
    patch = fix_all_patch(edit.store.snapshot(), findings)
    assert patch is not None
    fixed = Store(edit.store)
    fixed.apply(patch)
    assert run(fixed, maturity="final") == ()


@pytest.mark.parametrize(
    ("language", "complaint"), [("en", "Complaint"), ("zh-CN", "投诉"), ("zh-TW", "客訴")]
)
def test_complaints_and_what_follows_are_tagged_in_the_language_of_the_person(
    language: str, complaint: str
) -> None:
    """The page of the rule names the words; in Chinese windows it named English ones."""
    bp = BlueprintBuilder(steps=2)
    bp.element("c1", "customer", 1, kind="touchpoint", tags=(complaint,))
    store = bp.store()
    with use_language(language):
        findings = [one for one in run(store, maturity="review") if one.code == "X21"]
        assert len(findings) == 1
        patch = fix_patch(store, findings[0])
        assert patch is not None
        store.apply(patch)
        named = _(WHEN["X21"])
    assert "X21" not in {one.code for one in run(store, maturity="review")}
    added = [one.tags for one in store.of_type(Element) if one.id != "c1"]
    assert f"`{complaint.lower()}`" in named
    assert f"`{added[0][0]}`" in named
