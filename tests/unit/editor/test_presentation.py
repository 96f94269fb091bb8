"""The stops of a presentation."""

from builders import BlueprintBuilder
from cxdesigner.editor.presentation import Slide, slide_of_column, slides
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


def test_a_column_leads_to_its_step() -> None:
    found = walk(drawn())
    assert found[slide_of_column(found, 1)].heading == "Buys"
    assert slide_of_column(found, 99) == 0
