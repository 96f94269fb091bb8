"""Figures laid over the drawing: what is warm, what is critical, how often lines are crossed."""

from dataclasses import replace

import pytest

from builders import BlueprintBuilder
from cxdesigner.analysis.facts import Facts
from cxdesigner.base.colour import Colour, contrast, mix
from cxdesigner.formats.templates import load_template
from cxdesigner.model.insight import Metric, PainPoint
from cxdesigner.model.view import RecordView
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.build import LayoutOptions, layout
from cxdesigner.scene.items import Scene, SceneItem
from cxdesigner.scene.lens.dress import PALE, crossing_items, dressed, lens_entries
from cxdesigner.scene.lens.figures import LensFigures, critical_ids, lens_figures
from cxdesigner.scene.lens.heat import Heat, Warmth, heat
from cxdesigner.scene.lens.options import Lens, heats_of
from cxdesigner.scene.lens.ruler import ruler_of, tick_shapes, tick_words
from cxdesigner.scene.page import PageOptions, compose
from cxdesigner.scene.primitives import Clip, Group, PathShape, RectShape, TextRun
from cxdesigner.scene.theme import PRINT, Theme

SETTER = Typesetter("en")
LINES = ("link.flow", "line.ink", "element.border")


def loaded(name: str) -> RecordView:
    return RecordView(load_template(name))


def runs(shapes) -> list[str]:
    found = []
    for shape in shapes:
        if isinstance(shape, TextRun):
            found.append(shape.text)
        elif isinstance(shape, Group | Clip):
            found += runs(shape.children)
    return found


def of_table() -> BlueprintBuilder:
    """The flow of domain 4.8: A B C D F G is critical, E has slack."""
    times = {"A": (2, 0), "B": (0, 15), "C": (5, 0), "D": (12, 0)}
    times |= {"E": (4, 0), "F": (3, 5), "G": (2, 0)}
    bp = BlueprintBuilder(steps=7)
    for step, (key, (work, wait)) in enumerate(times.items(), start=1):
        bp.element(key, "customer", step, work=work, wait=wait)
    for ends in ("AB", "BC", "CD", "CE", "DF", "EF", "FG"):
        bp.link(*ends)
    return bp


def test_the_critical_path_has_elements_without_slack_and_the_links_between_them() -> None:
    found = critical_ids(Facts(of_table().store()))
    assert found == {
        *"ABCDFG",
        *(f"{one}-flow-{other}" for one, other in ("AB", "BC", "CD", "DF", "FG")),
    }


def test_without_times_nothing_is_critical() -> None:
    bp = BlueprintBuilder(steps=2)
    bp.element("a", "customer", 1)
    bp.element("b", "customer", 2)
    bp.link("a", "b")
    assert critical_ids(Facts(bp.store())) == frozenset()


def test_waits_are_as_warm_as_their_share_of_the_longest() -> None:
    found = heat(Facts(of_table().store()), "wait", {})
    assert {key: warmth.text for key, warmth in found.of.items()} == {"B": "15 min", "F": "5 min"}
    assert found.of["B"].share == 1
    assert found.of["F"].share == pytest.approx(1 / 3)
    assert (found.low, found.high) == ("0 min", "15 min")


def test_emotions_run_both_ways_from_neutral() -> None:
    found = heat(Facts(loaded("hot-pot")), "emotion", {})
    assert found.diverging
    assert (found.low, found.high) == ("−2", "+2")
    assert min(warmth.share for warmth in found.of.values()) == -0.5
    assert max(warmth.share for warmth in found.of.values()) == 1


def test_pains_count_and_weigh() -> None:
    bp = BlueprintBuilder(steps=1)
    bp.element("a", "customer", 1)
    for number, severity in enumerate((2, 5)):
        bp.add(PainPoint(id=f"q{number}", element_id="a", severity=severity, frequency=2))
    facts = Facts(bp.store())
    assert heat(facts, "pains", {}).of["a"].text == "2"
    assert heat(facts, "priority", {}).of["a"].text == "14"


def test_any_metric_can_be_heat() -> None:
    bp = BlueprintBuilder(steps=2)
    for key, step, value in (("a", 1, 3.0), ("b", 2, 9.0)):
        bp.element(key, "customer", step)
        bp.add(Metric(id=f"m{key}", type="Errors", element_id=key, value=value))
    store = bp.store()
    assert heats_of(store)[-1] == "metric:errors"
    found = heat(Facts(store), "metric:errors", {})
    assert {key: (one.share, one.text) for key, one in found.of.items()} == {
        "a": (0, "3"),
        "b": (1, "9"),
    }
    assert heat(Facts(store), "metric:gone", {}).of == {}


def test_several_metrics_of_one_element_count_alike_and_everybody_before_a_persona() -> None:
    bp = BlueprintBuilder(steps=2)
    for key, step in (("a", 1), ("b", 2)):
        bp.element(key, "customer", step)
    bp.persona("lin")
    for number, (element, persona, value) in enumerate(
        (("a", None, 2), ("a", None, 4), ("a", "lin", 9), ("b", "lin", 7))
    ):
        about = {"element_id": element, "persona_id": persona}
        bp.add(Metric(id=f"m{number}", type="errors", value=value, **about))
    found = heat(Facts(bp.store()), "metric:errors", {})
    assert {key: one.text for key, one in found.of.items()} == {"a": "3", "b": "7"}


def test_problems_are_counted_by_whoever_asks() -> None:
    found = heat(Facts(of_table().store()), "problems", {"A": 4, "B": 1})
    assert (found.of["A"].share, found.of["B"].text) == (1, "1")


@pytest.mark.parametrize("key", ["wait", "emotion", "reach", "duration"])
def test_a_lens_lays_nothing_out_anew(key: str) -> None:
    view = loaded("hot-pot")
    scene = layout(view)
    figures = lens_figures(Facts(view), Lens(key, critical_path=True, crossings=True))
    seen = dressed(scene, figures, SETTER)
    assert (seen.width, seen.height) == (scene.width, scene.height)
    assert {key: (item.x, item.y, item.bounds) for key, item in scene.items.items()} == {
        key: (seen.items[key].x, seen.items[key].y, seen.items[key].bounds) for key in scene.items
    }


def through(lens: Lens, view: RecordView) -> dict[str, SceneItem]:
    scene = layout(view)
    figures = lens_figures(Facts(view), lens)
    seen = dressed(scene, figures, SETTER)
    return {key: item for key, item in seen.items.items() if scene.items.get(key) is not item}


def test_warm_elements_say_their_figure() -> None:
    found = through(Lens("wait"), of_table().store())
    assert set(found) == {"B", "F"}
    assert "15 min" in runs(found["B"].primitives)
    assert found["B"].description.endswith("Waiting: 15 min")


def test_critical_links_are_thicker_and_others_thinner() -> None:
    view = of_table().store()
    before = layout(view)
    found = through(Lens(critical_path=True), view)

    def widest(item: SceneItem) -> float:
        return max(
            shape.stroke.width
            for shape in item.primitives
            if isinstance(shape, PathShape) and shape.stroke and shape.stroke.paint in LINES
        )

    assert widest(found["A-flow-B"]) > widest(before.items["A-flow-B"])
    assert widest(found["C-flow-E"]) < widest(before.items["C-flow-E"])


def test_each_line_has_the_number_of_its_crossings() -> None:
    found = through(Lens(crossings=True), loaded("hot-pot"))
    assert [item.label for item in found.values()] == ["× 8", "× 12", "× 9"]


def test_numbers_of_crossings_stand_level_with_the_names_of_their_lines() -> None:
    view = loaded("hot-pot")
    scene = layout(view, LayoutOptions(language="zh-CN"))
    names = {item.record_id: item.rect.center.y for item in scene.of_kind("line_header")}
    found = list(crossing_items(scene, lens_figures(Facts(view), Lens(crossings=True)), SETTER))
    lines = [(f":crossings:{item.id}", item) for item in scene.of_kind("line")]
    assert [item.id for item in found] == [key for key, _line in lines]
    for item, (_key, line) in zip(found, lines, strict=True):
        assert item.rect.center.y == pytest.approx(names[line.id])
        assert item.rect.y + 2.0 < line.rect.center.y < item.rect.bottom - 2.0


def test_the_legend_says_what_is_laid_over() -> None:
    view = loaded("hot-pot")
    figures = lens_figures(Facts(view), Lens("wait", critical_path=True, crossings=True))
    names = [entry.name for entry in lens_entries(figures, SETTER)]
    assert names == ["Waiting: 0 min to 40 min", "Critical path", "Crossings of the lines"]


def test_sheets_show_the_lens_and_explain_it() -> None:
    view = loaded("hot-pot")
    plain = compose(view, PageOptions(size="A3", landscape=True, language="en")).pages[0].scene
    lens = Lens("wait", crossings=True)
    options = PageOptions(size="A3", landscape=True, language="en", lens=lens)
    scene = compose(view, options).pages[0].scene
    assert legend_of(scene)[0] == "Waiting: 0 min to 40 min"
    assert "Waiting: 0 min to 40 min" not in legend_of(plain)
    assert sum("crossings" in key for key in scene.items) == 3


@pytest.mark.parametrize(("name", "language"), [("outpatient", "en"), ("hot-pot", "zh-CN")])
def test_a_figure_covers_nothing_that_is_written_in_its_element(name: str, language: str) -> None:
    options = PageOptions(size="A3", landscape=True, language=language)
    view = loaded(name)
    plain = compose(view, options).pages[0].scene
    warm = compose(view, replace(options, lens=Lens("emotion"))).pages[0].scene
    seen = 0
    for key, item in warm.items.items():
        if item.kind != "element" or "emotion" not in str(item.primitives):
            continue
        (before,) = plain.items[key].primitives
        (after,) = item.primitives
        added = after.children[len(before.children) :]
        pills = [shape for shape in added if isinstance(shape, RectShape)]
        lowest = max(run.y for run in deep_runs(before.children))
        for pill in pills:
            seen += 1
            assert pill.y > lowest + 4.5, "signs of channels reach lower than letters"
    assert seen > 5


def deep_runs(shapes) -> list[TextRun]:
    found: list[TextRun] = []
    for shape in shapes:
        if isinstance(shape, TextRun):
            found.append(shape)
        elif isinstance(shape, Group):
            found += [replace(run, y=run.y + shape.dy) for run in deep_runs(shape.children)]
    return found


def test_what_stands_back_on_paper_can_still_be_read() -> None:
    theme = Theme.load(PRINT)

    def veiled(paint: str, role: str) -> Colour:
        return mix(theme.colour(paint), theme.colour(f"lane.{role}.tint"), PALE)

    for role in ("evidence", "customer", "frontstage", "backstage", "support"):
        assert contrast(veiled("ink", role), veiled("element.fill", role)) >= 3.0


def test_a_legend_of_one_value_names_it_once_and_one_of_none_says_so() -> None:
    same = Heat("NPS", {"a": Warmth(1.0, "20")}, "20", "20")
    (entry,) = lens_entries(LensFigures(heat=same), SETTER)
    assert (entry.name, entry.width) == ("NPS: 20", 8.0)
    (entry,) = lens_entries(LensFigures(heat=Heat("Problems", {}, "0", "0")), SETTER)
    assert entry.name == "Problems: nothing to show"


@pytest.mark.parametrize(
    ("figures", "name"),
    [
        (LensFigures(critical=frozenset()), "Critical path"),
        (LensFigures(ruler=()), "Time ruler"),
        (LensFigures(crossings=()), "Crossings of the lines"),
    ],
)
def test_a_lens_that_has_nothing_to_show_says_so(figures: LensFigures, name: str) -> None:
    (entry,) = lens_entries(figures, SETTER)
    assert (entry.name, entry.sign) == (f"{name}: nothing to show", ())


def legend_of(scene: Scene) -> list[str]:
    return [child.label for child in next(scene.of_kind("legend")).children]


def test_the_ruler_adds_up_the_longest_way() -> None:
    ticks = ruler_of(Facts(of_table().store()))
    # E, which is not on the longest way, is in no step of the ruler.
    assert [(one.step_id, one.start, one.work, one.wait) for one in ticks] == [
        ("step-1", 0, 2, 0),
        ("step-2", 2, 0, 15),
        ("step-3", 17, 5, 0),
        ("step-4", 22, 12, 0),
        ("step-6", 34, 3, 5),
        ("step-7", 42, 2, 0),
    ]
    assert ticks[-1].end == 44


def test_the_ruler_stands_under_the_stages_and_moves_the_rest_down() -> None:
    view = loaded("hot-pot")
    scene = layout(view)
    figures = lens_figures(Facts(view), Lens(ruler=True))
    seen = dressed(scene, figures, SETTER)
    added = seen.height - scene.height
    assert added > 0
    heads = [i for i in scene.items.values() if i.kind in ("stage", "step")]
    assert all(seen.items[item.id] == item for item in heads)
    others = [i for i in scene.items.values() if i.kind not in ("stage", "step")]
    assert all(seen.items[item.id] == item.moved(0.0, added) for item in others)
    strip = [item.rect for key, item in seen.items.items() if key.startswith(":ruler")]
    assert min(rect.y for rect in strip) >= max(item.rect.bottom for item in heads)
    assert max(rect.bottom for rect in strip) <= min(seen.items[i.id].rect.y for i in others)


def test_a_wait_is_hatched_and_said() -> None:
    (_first, tick, *_rest) = ruler_of(Facts(of_table().store()))
    assert tick_words(tick) == "0 min work, 15 min waiting; 17 min since the beginning"
    assert any(isinstance(shape, Clip) for shape in tick_shapes(tick, 100.0, SETTER))
    assert runs(tick_shapes(tick, 100.0, SETTER)) == ["17 min"]
    # Where there is no room the time is left out rather than laid over the next one.
    assert runs(tick_shapes(tick, 20.0, SETTER)) == []
