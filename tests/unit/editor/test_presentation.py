"""The stops of a presentation."""

from builders import BlueprintBuilder
from cxdesigner.editor.presentation import Slide, slide_of_column, slide_of_stage, slides
from cxdesigner.model.insight import PainPoint
from cxdesigner.model.text import LocalText


def walk(built: BlueprintBuilder) -> tuple[Slide, ...]:
    return slides(built.store(), "en")


def drawn() -> BlueprintBuilder:
    built = BlueprintBuilder(stages=(2, 1))
    built.element("a", "customer", 1, label="Looks", notes="Bring the photo.")
    built.element("b", "customer", 2, label="Buys", detail="At the till")
    built.element("f", "frontstage", 2, label="Takes the money")
    built.element("c", "customer", 3, label="Goes")
    built.emotion("b", 1, quote=LocalText.of("Easy!"))
    return built


def test_the_walk_goes_from_the_whole_over_stages_and_steps_to_the_conclusions() -> None:
    found = walk(drawn())
    assert [(one.kind, one.first, one.last) for one in found] == [
        ("whole", 0, 2),
        ("stage", 0, 1),
        ("step", 0, 0),
        ("step", 1, 1),
        ("step", 2, 2),  # a stage of one step needs no stop of its own
        ("end", 0, 2),
    ]
    assert [one.heading for one in found[1:5]] == ["Stage 1", "Looks", "Buys", "Goes"]


def test_the_curve_is_revealed_step_by_step() -> None:
    assert [one.revealed for one in walk(drawn())] == [0, 0, 1, 2, 3, 3]


def test_notes_tell_what_the_drawing_does_not() -> None:
    built = drawn()
    built.add(PainPoint(id="p", element_id="f", text=LocalText.of("Slow till")))  # type: ignore[arg-type]
    step = walk(built)[3]
    assert [(note.title, note.text) for note in step.notes] == [
        ("Buys", "At the till\n“Easy!”"),
        ("Takes the money", "Pain: Slow till"),
    ]


def test_quotes_of_other_personas_stay_unsaid() -> None:
    built = drawn()
    built.emotion("b", -1, "other", quote=LocalText.of("Hard!"))
    (step,) = (one for one in slides(built.store(), "en", "persona") if one.heading == "Buys")
    assert "Easy!" in step.notes[0].text
    assert "Hard!" not in step.notes[0].text


def test_a_blueprint_without_steps_has_one_stop() -> None:
    assert [one.kind for one in walk(BlueprintBuilder(steps=0))] == ["whole"]


def test_steps_in_which_nothing_is_drawn_are_passed_over() -> None:
    built = BlueprintBuilder(stages=(2, 1, 3))
    built.element("a", "customer", 1, label="Looks")
    built.element("long", "backstage", 4, label="Prepares", end_step_id="step-5")
    found = walk(built)
    assert [(one.kind, one.first, one.last) for one in found] == [
        ("whole", 0, 5),
        ("stage", 0, 1),
        ("step", 0, 0),
        ("stage", 2, 2),  # it has a name, though nothing is in its only step
        ("stage", 3, 5),
        ("step", 3, 3),
        ("step", 4, 4),
        ("end", 0, 5),
    ]
    assert found[slide_of_column(found, 1)].heading == "Looks"


def test_a_step_with_a_name_is_a_stop_before_anything_is_drawn_there() -> None:
    built = BlueprintBuilder(steps=1)
    step = built.store().steps[0]
    store = built.store()
    with store.transaction() as tx:
        tx.put(step.replace(name=LocalText.of("Pays")))
    found = slides(store, "en")
    assert [(one.kind, one.heading) for one in found][1] == ("step", "Pays")


def test_a_blueprint_that_is_still_empty_has_one_stop() -> None:
    assert [one.kind for one in walk(BlueprintBuilder(steps=4))] == ["whole"]


def test_a_stage_leads_to_its_own_stop() -> None:
    found = walk(drawn())
    assert found[slide_of_stage(found, 0)].heading == "Stage 1"
    assert found[slide_of_stage(found, 2)].heading == "Goes"


def test_a_column_leads_to_its_step() -> None:
    found = walk(drawn())
    assert found[slide_of_column(found, 1)].heading == "Buys"
    assert slide_of_column(found, -1) == 0
