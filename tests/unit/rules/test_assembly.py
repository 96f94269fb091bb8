"""Findings that follow edits equal findings put together anew, and are made anew near them only."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rules_edits import Editor
from rules_templates import TEMPLATES, Edit, records

from builders import BlueprintBuilder
from cxdesigner.model.blueprint import MATURITIES, RuleSettings, Suppression
from cxdesigner.model.element import Element
from cxdesigner.model.patch import Patch
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.rules import assembly as assembly_module
from cxdesigner.rules.assembly import Assembly
from cxdesigner.rules.finding import Finding
from cxdesigner.rules.live import LiveFindings
from cxdesigner.rules.profiles import policy_of
from cxdesigner.rules.runner import run
from cxdesigner.rules.settings import settings_of


def anew(live: LiveFindings, store: Store) -> tuple[Finding, ...]:
    """What the answers that are known amount to, put together by somebody who knows nothing."""
    if all(element.kind == "note" for element in store.of_type(Element)):
        return ()
    policy = policy_of(store, settings_of(store))
    running = {
        code: sheet for code, sheet in live.sheets.items() if policy.runs(sheet.rule, live.maturity)
    }
    return tuple(
        one
        for one in Assembly().findings(store, running, policy)
        if one.document or all(key in store for key in one.subjects)
    )


def judge(store: Store, editor: Editor, live: LiveFindings) -> None:
    """Live with one of the findings, about one record or in the whole document, or no longer."""
    judged = store.of_type(Suppression)
    with store.transaction("judge") as tx:
        if judged and editor.flip():
            tx.delete([editor.pick(judged).id])
        elif live.findings:
            finding = editor.pick(live.findings)
            subject = finding.subjects[0] if finding.subjects and editor.flip() else None
            reason = LocalText.of(editor.pick(("so be it", "why not")))
            if subject is None or isinstance(store.find(subject), Element):
                tx.put(
                    Suppression(
                        id=editor.new_id(), code=finding.code, subject_id=subject, reason=reason
                    )
                )


@settings(max_examples=60)
@given(
    letter=st.sampled_from([*TEMPLATES]),
    seed=st.integers(0, 2**32),
    turns=st.lists(
        st.sampled_from(
            ("edit", "edit", "move", "look", "undo", "redo", "refresh", "judge", "mature", "fold")
        ),
        max_size=25,
    ),
    many=st.sampled_from([1, 300]),
)
def test_findings_after_any_edits_equal_those_put_together_anew(
    letter: str, seed: int, turns: list[str], many: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assembly_module, "MANY", many)
        follow_edits(letter, seed, turns)


def follow_edits(letter: str, seed: int, turns: list[str]) -> None:
    store = Store(records(letter))
    live = LiveFindings(store)
    editor = Editor(store, seed)
    done: list[Patch] = []
    undone: list[Patch] = []
    store.viewers.append(done.append)
    for turn in turns:
        match turn:
            case "look":
                assert live.findings == anew(live, store)
            case "refresh":
                live.refresh()
                assert live.findings == run(store.snapshot())
            case "undo" if done:
                patch = done.pop()
                store.apply(patch.inverse())
                undone.append(done.pop().inverse())
            case "redo" if undone:
                store.apply(undone.pop())
            case "mature":
                with store.transaction("mature") as tx:
                    tx.put(store.blueprint.replace(maturity=editor.pick(MATURITIES)))
            case "fold":
                with store.transaction("fold") as tx:
                    least, share = editor.pick((1, 2, 5)), editor.pick((0.3, 0.8))
                    tx.put(RuleSettings(id="settings", collapse_least=least, collapse_share=share))
            case "judge":
                judge(store, editor, live)
            case "move":
                with store.transaction("move") as tx:
                    editor.do_move(tx)
            case "edit":
                editor.edit()
        if turn in ("edit", "move", "mature", "fold", "judge"):
            undone.clear()
    assert live.findings == anew(live, store)
    live.refresh()
    assert live.findings == run(store.snapshot())


def channels_missing() -> BlueprintBuilder:
    bp = BlueprintBuilder(steps=6)
    for number in range(1, 6):
        bp.element(f"c{number}", "customer", number, channel="web" if number == 5 else "")
    return bp


def test_what_stands_behind_a_finding_keeps_the_order_of_the_journey() -> None:
    store = channels_missing().store()
    live = LiveFindings(store, maturity="final")

    def behind() -> tuple[str, ...]:
        return next(one.subjects for one in live.findings if one.code == "X15")

    assert behind() == ("c1", "c2", "c3", "c4")
    with store.transaction("move") as tx:
        tx.put(store.need(Element, "c1").replace(step_id=store.steps[5].id))
    assert behind() == ("c2", "c3", "c4", "c1")


def test_an_edit_and_a_run_of_all_rules_make_findings_near_it_anew() -> None:
    """All findings of 20,000 elements were made twice after each edit, for 0.1 s."""
    edit = Edit("B").set_document(maturity="final")
    edit.each(Element, channel=LocalText(), label=LocalText())
    live = LiveFindings(edit.store)
    before = live.findings
    edit.set(edit.store.of_type(Element)[4].id, label=LocalText.of("Named"))
    live.refresh()
    after = live.findings
    assert before != after == run(edit.store)
    known = {id(one) for one in before}
    others = [one for one in after if id(one) not in known]
    assert len(before) > 20
    assert len(others) < 4


def test_findings_of_which_nothing_changes_are_the_same_object() -> None:
    edit = Edit("C").set_document(maturity="final").cut("c6", "c7")
    live = LiveFindings(edit.store)
    before = live.findings
    edit.set("c5", detail=LocalText.of("More"))
    assert live.findings is before
    live.refresh()
    assert live.findings is before


def test_living_with_one_finding_makes_no_other_anew() -> None:
    edit = Edit("B").set_document(maturity="final")
    edit.each(Element, label=LocalText())
    live = LiveFindings(edit.store)
    before = live.findings
    about = next(one for one in before if one.code == "S23")
    edit.add(Suppression(id="s", code="S23", subject_id=about.subjects[0]))
    after = live.findings
    assert after == run(edit.store)
    assert after[-1].suppressed
    assert {id(one) for one in after[:-1]} == {id(one) for one in before} - {id(about)}
