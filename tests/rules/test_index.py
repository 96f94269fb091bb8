"""What each rule is called, how grave it is and when it runs, against the table of the field."""

from pathlib import Path

import pytest

from cxdesigner.rules.finding import hit
from cxdesigner.rules.registry import Rule, all_rules, find_rule, rule

INDEX = """
S01 edge-endpoint-missing error sketch
S02 self-loop error sketch
S03 duplicate-edge warning sketch
S04 duplicate-id error sketch
S05 orphan-node warning draft
S06 unknown-stage error sketch
S07 kind-lane-mismatch error sketch
S08 stage-order-conflict error sketch
S09 empty-stage warning draft
S10 stage-without-touchpoint warning review
S11 start-not-flagged warning review
S12 end-not-flagged warning review
S13 implicit-start warning draft
S14 dead-end-step warning draft
S15 unreachable-step warning draft
S16 unmarked-cycle error draft
S17 backward-flow warning draft
S18 simultaneous-flow advice review
S19 decision-too-few-exits error draft
S20 decision-unlabelled-exit warning draft
S21 implicit-split warning draft
S22 superfluous-decision advice review
S23 label-missing error sketch
S24 node-overlap warning draft
S25 edge-type-lane-mismatch error sketch
S26 no-customer-action error draft
L01 customer-backstage-direct warning sketch
L02 flow-crosses-interaction warning draft
L03 touchpoint-without-interaction warning draft
L04 interaction-without-touchpoint warning draft
L05 frontstage-without-customer warning draft
L06 backstage-without-consumer warning draft
L07 support-unused warning draft
L08 support-edge-downward warning draft
L09 line-order error sketch
L10 line-missing warning draft
L11 component-missing advice review
L12 self-service-without-system advice review
L13 journey-map-has-lower-lanes advice draft
X01 touchpoint-without-emotion warning review
X02 emotion-out-of-scale error sketch
X03 emotion-unsourced advice review
X04 wait-without-duration advice draft
X05 wait-unmarked advice review
X06 time-over-tolerance warning draft
X07 unoccupied-wait advice review
X08 pain-without-opportunity warning review
X09 low-without-recovery warning review
X10 bad-end warning review
X11 flat-curve advice review
X12 no-moment-of-truth advice final
X13 mot-without-metric advice review
X14 fail-point-without-recovery warning review
X15 channel-missing warning draft
X16 channel-information-conflict warning review
X17 repeated-request advice review
X18 channel-switch-without-context advice review
X19 negative-run advice review
X20 bot-without-human warning review
X21 complaint-without-followup warning review
D01 metric-out-of-range error sketch
D02 nps-parts-mismatch error draft
D03 metric-node-unknown error sketch
D04 negative-time error sketch
D05 tolerance-below-standard warning draft
D06 small-sample advice review
D07 mixed-metric-scale warning review
D08 servqual-weights error draft
D09 cem-score-range error sketch
D10 cem-derived-mismatch error draft
D11 raci-accountable warning review
D12 raci-responsible warning review
C01 persona-missing warning final
C02 persona-incomplete advice review
C03 owner-missing warning review
C04 touchpoint-without-evidence advice review
C05 scope-missing warning final
C06 state-missing advice final
C07 no-metrics advice final
C08 translation-missing advice review
C09 opportunity-without-owner advice review
C10 vision-missing advice final
M01 cem-step-skipped warning draft
M02 cem-key-experience-mismatch advice review
M03 cem-ideal-overreach advice review
M04 cem-need-without-capability warning review
M05 cem-no-review-date advice review
M06 cem-gap-unaddressed warning review
M07 feedback-loop-broken warning review
M08 servqual-dimension-missing advice review
"""

COLLAPSING = set(
    (
        "S05 S09 S10 S13 S14 S15 S17 S18 S20 S22 S24 L01 L02 L03 L04 L05 L06 L07 L08 L12 X01 X04 "
        "X05 X06 X07 X08 X13 X14 X15 D05 D06 D11 D12 C02 C03 C04 C08 C09 M04 M07"
    ).split()
)

RULES = all_rules()


def test_the_rules_are_those_of_the_index() -> None:
    found = [f"{one.code} {one.name} {one.severity} {one.maturity}" for one in RULES]
    assert sorted(found) == sorted(INDEX.strip().splitlines())


def test_the_rules_that_collapse_are_those_of_the_list() -> None:
    assert {one.code for one in RULES if one.collapsed} == COLLAPSING


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.code)
def test_every_rule_has_a_page_that_names_it(one: Rule, root: Path) -> None:
    page = (root / "docs" / "rules" / one.page).read_text(encoding="utf-8")
    assert page.startswith(f"# {one.code} `{one.name}`\n")
    assert f"**{one.severity.capitalize()}**, from maturity **{one.maturity}**" in page
    for heading in ("## Why", "## Wrong", "## Right"):
        assert heading in page


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.code)
def test_collapsed_messages_say_how_many_of_how_many(one: Rule) -> None:
    if one.collapsed:
        assert one.collapsed.format(count=3, total=4)
        assert "{count}" in one.collapsed
        assert "{total}" in one.collapsed


def test_a_code_can_be_registered_only_once() -> None:
    register = rule(
        code="S05",
        name="another-name",
        severity="advice",
        maturity="draft",
        over=RULES[0].over,
        message="x",
    )
    with pytest.raises(ValueError, match="registered twice"):
        register(lambda facts, record: hit(record.id))


def test_rules_are_found_by_code_and_by_name() -> None:
    assert find_rule("s05") is find_rule("orphan-node") is not None
    assert find_rule("nothing") is None
