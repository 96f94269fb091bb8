"""Findings in groups and as text; what a blueprint says about its rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules_templates import Edit

from cxdesigner.base.errors import EditError
from cxdesigner.editor.commands.rules import suppress, unsuppress
from cxdesigner.editor.document import Document
from cxdesigner.editor.problems.grouping import GROUPINGS, grouped
from cxdesigner.editor.problems.ruleset import (
    LIMITS,
    Ruleset,
    kept,
    own_profiles,
    ruleset_of,
    set_ruleset,
)
from cxdesigner.editor.problems.words import findings_text
from cxdesigner.editor.settings import Settings
from cxdesigner.model.blueprint import RuleSettings, SeverityOverride, Suppression
from cxdesigner.model.element import Element
from cxdesigner.model.store import Store
from cxdesigner.model.text import EMPTY, LocalText
from cxdesigner.rules.finding import Finding
from cxdesigner.rules.registry import all_rules
from cxdesigner.rules.runner import run


def faulty() -> Store:
    """Template C with a touchpoint without a name and backstage work of nobody."""
    edit = Edit("C").set("c4", label=EMPTY).set("b4", actor=EMPTY).set("c3", max=None)
    return edit.set("b3", actor=EMPTY).store


def of(store: Store, code: str) -> Finding:
    return next(one for one in run(store) if one.code == code)


@pytest.mark.parametrize("by", GROUPINGS)
def test_each_finding_is_in_one_group(by: str) -> None:
    store = faulty()
    found = run(store)
    groups = grouped(store, found, by, "en")  # type: ignore[arg-type]
    shown = [one for group in groups for one in group.findings]
    assert len(found) > 2
    assert sorted(map(repr, shown)) == sorted(map(repr, found))
    assert len({group.key for group in groups}) == len(groups)


def test_groups_by_stage_follow_the_journey() -> None:
    store = faulty()
    titles = [group.title for group in grouped(store, run(store), "stage", "en")]
    order = [stage.name.text("en") for stage in store.stages]
    named = [title for title in titles if title in order]
    assert len(named) >= 2
    assert named == sorted(named, key=order.index)


def test_groups_by_owner_name_who_answers_and_nobody_last() -> None:
    edit = Edit("C").set("f3", label=EMPTY).set("b4", actor=EMPTY)
    groups = grouped(edit.store, edit.findings("review"), "owner", "en")
    assert [group.title for group in groups] == ["Reception", "Nobody is named"]


def test_a_search_asks_for_all_words_in_any_part() -> None:
    store = faulty()
    found = run(store)

    def codes(query: str) -> set[str]:
        groups = grouped(store, found, "rule", "en", query=query)
        return {one.code for group in groups for one in group.findings}

    assert codes("s23") == {"S23"}
    assert codes("billing NOBODY") == {"C03"}
    assert codes("billing touchpoint") == set()


def test_the_text_names_code_place_fix_and_reason() -> None:
    store = faulty()
    with store.transaction("x") as tx:
        suppress(tx, of(store, "S23"), "Named next week", "en")
    text = findings_text(store, grouped(store, run(store), "severity", "en"), "en")
    assert "Warning C03" in text
    assert "[Billing codes the visit]" in text
    assert "Suppressed: Named next week" in text
    assert text.index("Warning C03") < text.index("Error S23")


def test_a_suppressed_finding_stays_with_its_reason_and_comes_back() -> None:
    document = Document(faulty().records.values())
    finding = of(document.store, "S23")
    document.run("Suppress", suppress, finding, "  Named\nnext week ", "en")
    aside = of(document.store, "S23")
    assert aside.suppressed
    assert aside.reason.text("en") == "Named next week"
    document.run("Back", unsuppress, aside)
    assert of(document.store, "S23") == finding
    document.undo()
    document.undo()
    assert document.store.count(Suppression) == 0


def test_a_second_reason_replaces_the_first() -> None:
    store = faulty()
    for words in ("first", "second"):
        with store.transaction("x") as tx:
            suppress(tx, of(store, "S23"), words, "en")
    assert [one.reason.text("en") for one in store.of_type(Suppression)] == ["second"]


def test_everywhere_silences_the_rule_in_the_whole_blueprint() -> None:
    store = faulty()
    assert sum(one.code == "C03" for one in run(store)) == 2
    with store.transaction("x") as tx:
        suppress(tx, of(store, "C03"), "No names here", "en", everywhere=True)
    assert all(one.suppressed for one in run(store) if one.code == "C03")


def test_without_a_reason_nothing_is_suppressed() -> None:
    store = faulty()
    with pytest.raises(EditError), store.transaction("x") as tx:
        suppress(tx, of(store, "S23"), "  ", "en")
    assert store.count(Suppression) == 0


def test_a_suppression_goes_with_what_it_is_about() -> None:
    store = faulty()
    with store.transaction("x") as tx:
        suppress(tx, of(store, "S23"), "soon", "en")
        tx.delete(["c4"])
    assert store.count(Suppression) == 0
    assert store.get(Element, "c4") is None


SEVERITIES = st.sampled_from(["error", "warning", "advice", "off"])
RULESETS = st.builds(
    Ruleset,
    st.sampled_from(["recommended", "strict", "off", "House"]),
    st.dictionaries(st.sampled_from([rule.code for rule in all_rules()]), SEVERITIES, max_size=6),
    st.fixed_dictionaries(
        {},
        optional={
            "wait_mark": st.integers(11, 500).map(float),
            "low_threshold": st.floats(-1, -0.51),
            "flat_curve": st.floats(0.3, 2),
            "small_sample": st.integers(31, 999),
            "collapse_share": st.floats(0.81, 1),
            "collapse_least": st.integers(4, 99),
            "remote_channels": st.lists(st.text("abc", min_size=1), unique=True).map(tuple),
        },
    ),
)


@given(RULESETS, RULESETS)
def test_a_blueprint_says_of_its_rules_what_was_written(first: Ruleset, second: Ruleset) -> None:
    store = Edit("A").store
    for rules in (first, second):
        with store.transaction("x") as tx:
            set_ruleset(tx, rules)
        assert ruleset_of(store) == rules
    with store.transaction("x") as tx:
        set_ruleset(tx, second)
    assert store.count(SeverityOverride) == len(second.severities)


def test_defaults_leave_no_record_behind() -> None:
    store = Edit("A").store
    before = dict(store.records)
    with store.transaction("x") as tx:
        set_ruleset(tx, Ruleset())
    assert dict(store.records) == before
    assert store.count(RuleSettings) == 0


def test_overrides_of_unknown_rules_stay() -> None:
    store = Edit("A").add(SeverityOverride(id="z", code="Z99", severity="off")).store
    with store.transaction("x") as tx:
        set_ruleset(tx, Ruleset().with_severity("C03", "error"))
    assert {one.code for one in store.of_type(SeverityOverride)} == {"Z99", "C03"}


def test_an_own_profile_says_the_same_in_another_blueprint() -> None:
    strict = Ruleset("strict").with_severity("C03", "off").with_limit("small_sample", 50)
    settings = Settings(rule_profiles=kept(Settings(), "House", strict))
    again = Settings.model_validate_json(settings.model_dump_json())
    own = own_profiles(again)["House"]
    assert own.profile == "House"
    assert {rule.code: own.severity(rule) for rule in all_rules()} == {
        rule.code: strict.severity(rule) for rule in all_rules()
    }
    assert own.limits == {"small_sample": 50}
    assert own.with_limit("small_sample", LIMITS["small_sample"]).limits == {}


def test_names_of_owners_are_those_of_the_content_language() -> None:
    edit = Edit("C").set("b3", actor=EMPTY, owner=LocalText.of("Labor"), label=EMPTY)
    groups = grouped(edit.store, edit.findings("draft"), "owner", "en")
    assert "Labor" in [group.title for group in groups]
