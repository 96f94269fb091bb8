"""Columns are links, and one action draws them."""

from hypothesis import given
from hypothesis import strategies as st

from builders import BlueprintBuilder
from cxdesigner.model.element import ElementKind
from cxdesigner.model.lane import LaneRole
from cxdesigner.model.link import Link
from cxdesigner.model.store import Store
from cxdesigner.rules.context import Facts
from cxdesigner.rules.imply import draw_implied_links
from cxdesigner.rules.runner import run

SILENT = {"S05", "S13", "S14", "S15", "L03", "L05", "L06", "L07", "C04"}
KINDS: dict[LaneRole, tuple[ElementKind, ...]] = {
    "evidence": ("evidence",),
    "customer": ("touchpoint", "action", "decision"),
    "frontstage": ("action", "system"),
    "backstage": ("action", "system"),
    "support": ("process", "system"),
}


def drawn(store: Store) -> set[tuple[str, str, str]]:
    return {(link.kind, link.source_id, link.target_id) for link in store.of_type(Link)}


def draw(store: Store) -> tuple[str, ...]:
    with store.transaction("Draw") as tx:
        return draw_implied_links(tx)


def aligned() -> BlueprintBuilder:
    bp = BlueprintBuilder(steps=3)
    for step in (1, 2, 3):
        for role in ("evidence", "customer", "frontstage", "backstage", "support"):
            bp.element(f"{role}{step}", role, step)  # type: ignore[arg-type]
    return bp


def test_a_map_that_aligns_instead_of_drawing_is_not_broken() -> None:
    found = {one.code for one in run(aligned().store(), maturity="review")}
    assert not found & (SILENT | {"S11", "S12", "L12"})


def test_alignment_draws_evidence_contact_support_and_flow() -> None:
    store = aligned().store()
    assert len(draw(store)) == 14
    assert drawn(store) == {
        *((("evidence", f"evidence{n}", f"customer{n}")) for n in (1, 2, 3)),
        *((("interaction", f"customer{n}", f"frontstage{n}")) for n in (1, 2, 3)),
        *((("support", f"backstage{n}", f"frontstage{n}")) for n in (1, 2, 3)),
        *((("support", f"support{n}", f"backstage{n}")) for n in (1, 2, 3)),
        ("flow", "customer1", "customer2"),
        ("flow", "customer2", "customer3"),
    }
    assert draw(store) == ()


def test_a_drawn_link_ends_the_reading_of_its_column() -> None:
    bp = aligned()
    bp.link("customer1", "frontstage2", "interaction")
    facts = Facts(bp.store())
    columns = [facts.column_at(f"step-{n}") for n in (1, 2, 3)]
    assert [facts.implies(column, "interaction") for column in columns] == [False, False, True]
    assert all(facts.implies(column, "support") for column in columns)


def test_once_most_columns_are_drawn_the_rest_are_gaps() -> None:
    bp = BlueprintBuilder(steps=5)
    for step in range(1, 6):
        bp.element(f"c{step}", "customer", step)
        bp.element(f"f{step}", "frontstage", step)
    for step in range(1, 4):
        bp.link(f"c{step}", f"f{step}", "interaction")
    three = {one.code for one in run(bp.store(), maturity="draft")}
    assert not three & {"L03", "L05"}
    bp.link("c4", "f4", "interaction")
    found = {(one.code, one.subjects) for one in run(bp.store(), maturity="draft")}
    # Without any link the frontstage element is an orphan, which says it all.
    assert {("L03", ("c5",)), ("S05", ("f5",))} <= found
    assert not any(code == "L05" for code, _ in found)


def test_a_list_in_one_cell_is_read_as_one() -> None:
    bp = BlueprintBuilder(steps=2)
    for step in (1, 2):
        bp.element(f"c{step}", "customer", step)
        bp.element(f"f{step}", "frontstage", step)
        bp.link(f"c{step}", f"f{step}", "interaction")
    bp.link("c1", "c2", "flow")
    bp.element("also", "frontstage", 2)
    assert run(bp.store(), maturity="draft", select=["S05", "L05"]) == ()


def test_an_element_that_spans_stands_in_each_of_its_columns() -> None:
    bp = BlueprintBuilder(steps=3)
    bp.element("platform", "support", 1, end_step_id="step-3")
    bp.element("f3", "frontstage", 3)
    facts = Facts(bp.store())
    assert [pair.kind for pair in facts.column_at("step-3").pairs] == ["support"]
    assert facts.column_at("step-2").at("support")[0].id == "platform"


@st.composite
def aligned_blueprints(draw: st.DrawFn) -> Store:
    bp = BlueprintBuilder(steps=4)
    names: list[str] = []
    for step in range(1, 5):
        for role, kinds in KINDS.items():
            for number in range(draw(st.integers(0, 2))):
                name = f"{role}-{step}-{number}"
                channel = draw(st.sampled_from(("", "phone")))
                names.append(
                    bp.element(name, role, step, draw(st.sampled_from(kinds)), channel=channel)
                )
    for _ in range(draw(st.integers(0, 3)) if len(names) > 1 else 0):
        first, second = draw(st.permutations(names))[:2]
        kind = draw(st.sampled_from(("support", "evidence", "interaction", "information")))
        bp.link(first, second, kind)  # type: ignore[arg-type]
    return bp.store()


@given(store=aligned_blueprints())
def test_after_drawing_these_rules_have_nothing_new_to_say(store: Store) -> None:
    def about() -> set[tuple[str, str]]:
        found = run(store, maturity="review", select=sorted(SILENT))
        singles = [part for one in found for part in (one.parts or (one,))]
        return {(part.code, part.subjects[0]) for part in singles}

    half_linked = elements_of_half_linked_lists(store)
    before = about()
    if draw(store):
        new = {
            (code, subject)
            for code, subject in about() - before
            # An orphan of before only shows now what being an orphan had hidden.
            if ("S05", subject) not in before and subject not in half_linked
        }
        assert not new, [
            (link.kind, link.source_id, link.target_id) for link in store.of_type(Link)
        ]


def elements_of_half_linked_lists(store: Store) -> set[str]:
    """Elements of cells of which only some entries had links before: they are no lists any more."""
    found: set[str] = set()
    for lane_id, step_id in store.cells:
        cell = store.elements_in(lane_id, step_id)
        linked = [element.id for element in cell if store.links_of(element.id)]
        if 0 < len(linked) < len(cell):
            found.update(element.id for element in cell)
    return found
