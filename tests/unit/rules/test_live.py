"""Incremental findings equal a full run that shares nothing with them."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rules_edits import Editor
from rules_templates import TEMPLATES, Edit, records

from builders import BlueprintBuilder
from cxdesigner.model.blueprint import MATURITIES
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage
from cxdesigner.model.store import Store
from cxdesigner.rules import live as live_module
from cxdesigner.rules.assembly import Assembly
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import Hit
from cxdesigner.rules.live import LARGE, LiveFindings
from cxdesigner.rules.registry import all_rules
from cxdesigner.rules.runner import run
from cxdesigner.rules.sheet import full_sheet
from tools.written_maps import written_maps

MAPS = Path(__file__).resolve().parents[2] / "data" / "maps"


OTHERS = ("empty", "florist", "gym", "museum")
"""Nothing but stages; maps without stages, with few links, without lower lanes."""


@cache
def written() -> dict[str, tuple[Record, ...]]:
    return {name: tuple(store) for name, store in written_maps(MAPS)}


def begun(letter: str) -> Store:
    if letter in TEMPLATES:
        return Store(records(letter))
    if letter == "empty":
        return Store(BlueprintBuilder(stages=(1, 2)).records)
    return Store(written()[letter])


def local_answers(store: Store) -> dict[str, tuple[set[str], dict[str, tuple[Hit, ...]], object]]:
    facts = Facts(store.snapshot())
    sheets = [full_sheet(rule, facts) for rule in all_rules() if rule.is_local]
    return {one.rule.code: (one.candidates, one.hits, one.once) for one in sheets}


@settings(max_examples=25)
@given(
    letter=st.sampled_from([*TEMPLATES, *OTHERS]),
    seed=st.integers(0, 2**32),
    rounds=st.integers(1, 12),
    maturity=st.sampled_from(MATURITIES),
)
def test_live_findings_equal_a_full_run(
    letter: str, seed: int, rounds: int, maturity: object
) -> None:
    store = begun(letter)
    live = LiveFindings(store, maturity=maturity)  # type: ignore[arg-type]
    editor = Editor(store, seed)
    for _ in range(rounds):
        for _ in range(3):
            done = editor.edit()
            own = {
                code: (sheet.candidates, sheet.hits, sheet.once)
                for code, sheet in live.sheets.items()
                if sheet.rule.is_local
            }
            wanted = local_answers(store)
            different = {code for code in own if own[code] != wanted[code]}
            assert not different, (done, different)
        live.refresh()
        assert live.findings == run(store.snapshot(), maturity=maturity)  # type: ignore[arg-type]


@settings(max_examples=25)
@given(
    letter=st.sampled_from([*TEMPLATES, *OTHERS]),
    seed=st.integers(0, 2**32),
    pauses=st.lists(st.integers(0, 6), min_size=1, max_size=6),
    large=st.sampled_from([0, LARGE]),
    many=st.sampled_from([1, 300]),
    maturity=st.sampled_from(MATURITIES),
)
def test_edits_while_a_slow_worker_asks_are_not_missed(
    letter: str, seed: int, pauses: list[int], large: int, many: int, maturity: object
) -> None:
    """Answers come some edits after the snapshot they are about, again and again."""
    store = begun(letter)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(live_module, "LARGE", large)
        patch.setattr(live_module, "MANY", many)
        live = LiveFindings(store, maturity=maturity, defer=True)  # type: ignore[arg-type]
        editor = Editor(store, seed)
        for pause in pauses:
            job = live.due_job()
            for turn in range(pause):
                if turn == pause // 2:
                    # The worker reads its snapshot in the midst of the edits.
                    answers = job.run()
                editor.edit()
                assert live.is_stale
                assert all(
                    finding.document or all(key in store for key in finding.subjects)
                    for finding in live.findings
                )
            live.accept(answers if pause else job.run())
        while live.is_stale:
            live.accept(live.due_job().run())
        assert live.findings == run(store.snapshot(), maturity=maturity)  # type: ignore[arg-type]
        wanted = local_answers(store)
        for code, sheet in live.sheets.items():
            if sheet.rule.is_local:
                assert (sheet.candidates, sheet.hits, sheet.once) == wanted[code], code


def test_a_large_document_leaves_a_run_of_all_rules_to_a_job(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(live_module, "LARGE", 10)
    edit = Edit("C")
    live = LiveFindings(edit.store, maturity="draft", defer=True)
    live.accept(live.due_job().run())
    before, asked = live.findings, live.asked
    edit.delete(edit.store.lanes[-1].id)
    assert live.asked == asked
    assert live.is_stale
    assert {f.code for f in live.findings} <= {f.code for f in before}
    live.accept(live.due_job().run())
    assert not live.is_stale
    assert live.findings == run(edit.store, maturity="draft")


@settings(max_examples=30)
@given(letter=st.sampled_from([*TEMPLATES]), seed=st.integers(0, 2**32))
def test_random_edits_never_make_a_rule_raise(letter: str, seed: int) -> None:
    store = Store(records(letter))
    editor = Editor(store, seed)
    for _ in range(12):
        editor.edit()
    for finding in run(store, maturity="final"):
        assert finding.code != "E00", finding.message
        assert finding.message


def test_one_edit_asks_about_little() -> None:
    edit = Edit("C")
    live = LiveFindings(edit.store)
    before = live.asked
    edit.set("b4", label=edit.store.records["b3"].label)  # type: ignore[attr-defined]
    asked = live.asked - before
    assert 0 < asked < 150
    assert asked < len(edit.store) * sum(1 for rule in all_rules() if rule.is_local) / 20


def test_rules_about_everything_wait_until_they_are_asked() -> None:
    edit = Edit("C")
    live = LiveFindings(edit.store, maturity="draft")
    edit.cut("c6", "c7")
    assert live.is_stale
    assert "S14" not in {finding.code for finding in live.findings}
    live.refresh()
    assert not live.is_stale
    assert "S14" in {finding.code for finding in live.findings}


def test_answers_of_another_thread_are_taken_over() -> None:
    edit = Edit("C")
    live = LiveFindings(edit.store, maturity="draft", defer=True)
    job = live.due_job()
    assert live.is_stale
    live.accept(job.run())
    assert not live.is_stale
    assert live.findings == run(edit.store, maturity="draft")


def test_findings_of_a_full_run_are_put_together_where_the_rules_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    edit = Edit("C").set_document(maturity="draft", vision="").cut("c6", "c7")
    live = LiveFindings(edit.store, defer=True)
    answers = live.due_job().run()
    wanted = run(edit.store)
    with monkeypatch.context() as patch:
        # 0.2 s of the window's thread with 20,000 elements.
        patch.delattr(Assembly, "findings")
        live.accept(answers)
        assert live.findings == wanted
    edit.set_document(maturity="final")
    live.refresh()
    assert live.findings == run(edit.store) != wanted


def test_only_rules_that_read_what_changed_are_due() -> None:
    edit = Edit("C")
    live = LiveFindings(edit.store)
    edit.set("m2", n=500.0)
    assert {rule.code for rule in live.due_job().rules} <= {"C07", "D07"}


def test_a_finding_goes_with_its_subject_before_the_next_whole_run() -> None:
    edit = Edit("C").cut("c6", "c7")
    live = LiveFindings(edit.store, maturity="draft")
    assert "S14" in {finding.code for finding in live.findings}
    edit.delete("c6")
    assert all(key in edit.store for finding in live.findings for key in finding.subjects)


def test_closing_stops_following() -> None:
    edit = Edit("C")
    live = LiveFindings(edit.store)
    live.close()
    before = live.asked
    edit.delete("c6")
    assert live.asked == before


@pytest.mark.parametrize("maturity", MATURITIES)
def test_another_maturity_asks_only_about_the_blueprint(maturity: object) -> None:
    edit = Edit("C").set_document(scenario="")
    live = LiveFindings(edit.store)
    before = live.asked
    edit.set_document(maturity=maturity)
    assert live.asked - before < 10
    assert live.findings == run(edit.store)


def test_the_first_stage_reaches_rules_that_look_at_everything() -> None:
    bp = BlueprintBuilder(steps=2)
    bp.element("c1", "customer", 1)
    bp.element("f1", "frontstage", 1)
    bp.element("s2", "support", 2)
    bp.element("s1", "support", 1)
    bp.link("s1", "s2", "support")
    bp.link("c1", "f1", "interaction")
    store = bp.store()
    live = LiveFindings(store, maturity="final")
    assert "L07" in {one.code for one in live.findings}
    with store.transaction("stage") as tx:
        tx.put(Stage(id="stage", order="V"))
    live.refresh()
    assert live.findings == run(store, maturity="final")
