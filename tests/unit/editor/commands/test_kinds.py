"""A journey map grows into a blueprint; a blueprint is shown as a journey map."""

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.errors import PolicyError
from cxdesigner.editor.commands.kinds import grow_blueprint, journey_records
from cxdesigner.editor.commands.presets import PRESETS, add_stage_preset
from cxdesigner.editor.document import Document
from cxdesigner.formats.templates import load_template
from cxdesigner.model.element import Element
from cxdesigner.model.insight import PainPoint, Thought
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView


def journey() -> Document:
    built = BlueprintBuilder("journey_map", stages=(1, 1))
    built.element("looks", "doing", 1)
    built.element("hopes", "thinking", 1)
    return Document(built.records)


def roles(view: RecordView) -> list[str]:
    return [lane.role for lane in view.lanes]


def lines(view: RecordView) -> dict[str, str]:
    after = {lane.id: lane.role for lane in view.lanes}
    return {line.kind: after[line.after_lane_id] for line in view.lines}


def test_a_journey_map_gets_the_lanes_and_lines_of_the_provider() -> None:
    document = journey()
    made = document.run("Grow", grow_blueprint)
    view = document.store
    assert view.blueprint.kind == "service_blueprint"
    assert roles(view)[:5] == ["evidence", "customer", "frontstage", "backstage", "support"]
    assert roles(view)[5:] == ["thinking", "feeling", "pain", "opportunity"]
    assert lines(view) == {
        "interaction": "customer",
        "visibility": "frontstage",
        "internal": "backstage",
    }
    assert document.selection.ids == made
    assert len(made) == 4


def test_what_customers_do_stays_where_it_is_and_undo_takes_all_back() -> None:
    document = journey()
    before = dict(document.store.records)
    document.run("Grow", grow_blueprint)
    assert document.store.elements_in("lane-doing", "step-1")[0].id == "looks"
    document.undo()
    assert dict(document.store.records) == before


def test_lanes_that_are_there_are_not_made_again() -> None:
    built = BlueprintBuilder("journey_map", roles=("support", "doing", "frontstage"))
    document = Document(built.records)
    document.run("Grow", grow_blueprint)
    found = roles(document.store)
    assert sorted(found) == sorted({*found})
    assert "backstage" in found


@pytest.mark.parametrize(
    "built",
    [BlueprintBuilder(), BlueprintBuilder("journey_map", roles=("thinking",))],
    ids=["blueprint", "no lane of the customer"],
)
def test_what_cannot_grow_is_refused(built: BlueprintBuilder) -> None:
    document = Document(built.records)
    with pytest.raises(PolicyError):
        document.run("Grow", grow_blueprint)
    assert not document.history.can_undo


def test_a_blueprint_is_shown_without_its_provider() -> None:
    built = BlueprintBuilder(stages=(1, 1))
    built.element("asks", "customer", 1)
    built.element("answers", "frontstage", 1)
    built.link("asks", "answers", "interaction")
    built.emotion("asks", 1, quote=LocalText.of("Nice!"))
    built.add(PainPoint(id="p1", element_id="asks", text=LocalText.of("Slow")))  # type: ignore[arg-type]
    built.add(PainPoint(id="p2", element_id="answers", text=LocalText.of("Busy")))  # type: ignore[arg-type]
    built.add(Thought(id="t", element_id="asks", text=LocalText.of("Who is it?")))  # type: ignore[arg-type]
    view = RecordView(journey_records(built.store()))
    assert view.blueprint.kind == "journey_map"
    assert roles(view) == ["doing", "thinking", "feeling", "pain", "opportunity"]
    assert not view.lines
    told = {
        lane.role: [str(one.label.text("en")) for one in view.elements_in(lane.id, "step-1")]
        for lane in view.lanes
    }
    assert told == {
        "doing": ["asks"],
        "thinking": ["Who is it?"],
        "feeling": ["Nice!"],
        "pain": ["Slow"],
        "opportunity": [],
    }
    assert view.find("p2") is None
    assert view.find("asks-interaction-answers") is None


def test_an_idea_is_told_at_the_step_of_the_pain_it_answers() -> None:
    view = RecordView(journey_records(RecordView(load_template("hot-pot"))))
    lane = next(lane for lane in view.lanes if lane.role == "opportunity")
    notes = [one for one in view.of_type(Element) if one.lane_id == lane.id]
    assert notes
    assert all(one.step_id is not None for one in notes)


@pytest.mark.parametrize("name", ["hot-pot", "electronics", "outpatient"])
def test_there_and_back_keeps_what_customers_do(name: str) -> None:
    view = RecordView(load_template(name))
    shown = Document(journey_records(view))
    shown.run("Grow", grow_blueprint)
    lane = next(lane for lane in view.lanes if lane.role == "customer")
    before = {one.id: one for one in view.of_type(Element) if one.lane_id == lane.id}
    assert all(shown.store.find(key) == one for key, one in before.items())
    assert shown.store.blueprint.lineage_id == view.blueprint.lineage_id


def test_the_blueprint_stays_as_it_is() -> None:
    store = Store(load_template("hot-pot"))
    before = dict(store.records)
    journey_records(store)
    assert dict(store.records) == before


# ---- ready-made stages


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_ready_made_stages_take_free_steps_first(preset) -> None:
    document = Document(BlueprintBuilder(steps=4, languages=("en", "zh-CN")).records)
    ids = document.run("Insert", add_stage_preset, preset.key)
    view = document.store
    assert [stage.id for stage in view.stages] == list(ids)
    assert [stage.name.text("en") for stage in view.stages] == [name for name, _ in preset.stages]
    assert all(stage.name.text("zh-CN") != stage.name.text("en") for stage in view.stages)
    owners = [step.stage_id for step in view.steps]
    assert len(owners) == max(4, len(ids))
    assert sorted(set(owners), key=owners.index) == list(ids)


def test_ready_made_stages_come_behind_what_is_there() -> None:
    document = Document(BlueprintBuilder(stages=(2,), steps=2).records)
    ids = document.run("Insert", add_stage_preset, "sale")
    assert [stage.id for stage in document.store.stages] == ["stage-1", *ids]
    assert [step.stage_id for step in document.store.steps] == ["stage-1", "stage-1", *ids]
    document.undo()
    assert len(document.store.steps) == 2
