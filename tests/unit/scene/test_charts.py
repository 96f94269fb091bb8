"""Pictures of the analyses: what they say about worked figures, and whom they lead to."""

import pytest
from charted import clipped, overlapping, text_boxes

from builders import BlueprintBuilder
from cxdesigner.analysis.facts import Facts
from cxdesigner.base.geometry import Point
from cxdesigner.base.i18n import use_language
from cxdesigner.formats.templates import load_template
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Metric, PainPoint
from cxdesigner.model.view import RecordView
from cxdesigner.scene.charts import KEYS, chart
from cxdesigner.scene.charts.importance import crosshair_at
from cxdesigner.scene.charts.options import ChartOptions, LifetimeInputs, ProfitInputs
from cxdesigner.scene.charts.scale import minute_scale, nice_step, scale_of
from cxdesigner.scene.charts.sheet import LegendEntry, Sheet
from cxdesigner.scene.items import Scene
from cxdesigner.scene.primitives import Clip, Group, PathShape, RectShape, TextRun
from cxdesigner.scene.theme import NAMES, Theme

FROM_TEMPLATES = tuple(
    key for key in KEYS if key not in ("servqual", "kano", "lifetime", "deviation", "profit")
)


def loaded(name: str) -> RecordView:
    return RecordView(load_template(name))


def drawn(key: str, template: str = "electronics", language: str = "en", **options) -> Scene:
    scene = chart(
        key,
        Facts(loaded(template)),
        language,
        width=420.0,
        options=ChartOptions(**options),
    )
    assert scene is not None
    return scene


def said(scene: Scene) -> list[str]:
    return [item.description for item in scene.items.values() if item.kind == "figure"]


def texts(scene: Scene) -> list[str]:
    return [text for text, _box in text_boxes(scene)]


def test_an_empty_blueprint_has_no_pictures() -> None:
    store = BlueprintBuilder(steps=2).store()
    assert [key for key in KEYS if chart(key, Facts(store), "en", width=400.0)] == []


def test_an_unknown_picture_is_an_error() -> None:
    with pytest.raises(KeyError):
        chart("no-such", Facts(BlueprintBuilder().store()), "en", width=400.0)


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
@pytest.mark.parametrize("template", ["hot-pot", "electronics", "outpatient"])
def test_pictures_of_the_templates_hold(template: str, language: str) -> None:
    facts = Facts(loaded(template))
    for key in FROM_TEMPLATES:
        scene = chart(key, facts, language, width=380.0)
        if scene is not None:
            assert (key, overlapping(scene), clipped(scene)) == (key, [], [])


def test_every_paint_is_known_to_every_theme() -> None:
    paints = {
        paint
        for key in FROM_TEMPLATES
        for item in drawn(key, "electronics" if key != "closure" else "hot-pot").items.values()
        for paint in _paints(item.primitives)
    }
    themes = [Theme.load(name) for name in NAMES]
    assert [(t.name, paint) for t in themes for paint in paints if not t.knows(paint)] == []


def _paints(shapes) -> set[str]:
    found = set()
    for shape in shapes:
        if isinstance(shape, Clip | Group):
            found |= _paints(shape.children)
        elif isinstance(shape, RectShape | PathShape):
            found |= {shape.fill} if shape.fill else set()
            found |= {shape.stroke.paint} if shape.stroke else set()
        else:
            found.add(getattr(shape, "paint", "ink"))
    return found


def test_figures_lead_to_their_records() -> None:
    view = loaded("electronics")
    scene = drawn("reach")
    figures = [item for item in scene.items.values() if item.kind == "figure"]
    # The element first, then the touchpoints that depend on it.
    assert all(view.get(Element, key) for item in figures for key in item.subject_ids)
    assert len(figures[0].subject_ids) == 4
    assert figures[0].record_id == figures[0].subject_ids[0]
    assert figures[0].description == "Content and price database: 37.5%, 3 touchpoints"


def test_figures_come_in_reading_order() -> None:
    scene = drawn("cem")
    figures = [item for item in scene.items.values() if item.kind == "figure"]
    assert [item.order for item in figures] == sorted(item.order for item in figures)
    assert [item.rect.y for item in figures] == sorted(item.rect.y for item in figures)


def test_cem_marks_the_key_experience_and_assumed_values() -> None:
    scene = drawn("cem")
    assert "★ Key experience" in texts(scene)
    key = next(words for words in said(scene) if words.startswith("Convenience"))
    assert key == "Convenience. Experience 5. Expectation 7. Ideal 10. Key experience"
    # The expectation of service was never stated (domain 4.1).
    assert "Service. Experience 6. Expectation 6*. Ideal 6" in said(scene)
    assert "Assumed value" in texts(scene)
    assert "−18" in texts(scene)


def test_emotion_tells_both_scores_of_a_tie() -> None:
    scene = drawn("emotion")
    note = " ".join(texts(scene))
    assert "−0.25 with the negative peak" in note
    assert "+1.25 with the positive one" in note
    assert sum("Peak" in words for words in said(scene)) == 2


def test_emotion_names_peak_low_and_end() -> None:
    scene = drawn("emotion", "hot-pot", "en")
    assert {"Peak +2", "Low −1", "End +1.5"} <= set(texts(scene))


def test_a_line_of_hundreds_of_moments_is_painted_in_short_pieces() -> None:
    bp = BlueprintBuilder(steps=300)
    values = [(-2.0, 1.5, 0.5)[at % 3] for at in range(300)]
    for at, value in enumerate(values, 1):
        bp.emotion(bp.element(f"e{at}", "customer", at), value)
    scene = chart("emotion", Facts(bp.store()), "en", width=200.0)
    assert scene is not None
    lines = [
        shape.commands
        for item in scene.items.values()
        for shape in item.primitives
        if isinstance(shape, PathShape) and shape.stroke and shape.stroke.paint == "emotion.curve"
    ]
    # The time to paint a line grows with the square of its points: 1 s for 4,000 (bench_freeze).
    assert len(lines) > 3
    assert max(len(line) for line in lines) <= 40
    assert [line[-1][-2:] for line in lines[:-1]] == [line[0][-2:] for line in lines[1:]]
    heights = {command[-1] for line in lines for command in line}
    assert len(heights) >= 2
    assert sum(len(line) - 1 for line in lines) < len(values)


def test_nps_shows_shares_and_the_clamped_interval() -> None:
    bp = BlueprintBuilder(steps=1)
    bp.element("a", "customer", 1, label="Pays")
    bp.add(Metric(id="m", type="nps", element_id="a", promoters=50, passives=30, detractors=20))
    bp.add(Metric(id="n", type="nps", promoters=10, passives=0, detractors=0))
    scene = chart("nps", Facts(bp.store()), "en", width=420.0)
    assert scene is not None
    assert "Pays: 20% detractors, 30% passives, 50% promoters" in said(scene)
    assert "Pays: +30 (15 … 45)" in said(scene)
    # Ten answers that are all alike: the adjusted interval, and no more than 100.
    assert "Whole journey: +100 (48 … 100)" in said(scene)


def test_importance_follows_the_crosshair() -> None:
    means = drawn("importance")
    assert "Convenience: importance 9, performance 5, Concentrate here" in said(means)
    assert any("Crosshair at the means: importance 6.5" in text for text in texts(means))
    # With the middle of the scale the same point is in another quadrant (domain 4.5).
    middle = drawn("importance", crosshair="midpoint")
    assert "Convenience: importance 9, performance 5, Keep up the good work" in said(middle)
    own = drawn("importance", crosshair="custom", lines=(9.5, 2.0))
    assert "Convenience: importance 9, performance 5, Possible overkill" in said(own)


def test_a_dragged_crosshair_is_read_back() -> None:
    scene = drawn("importance")
    plot = scene.items[":chart:plot"].rect
    assert crosshair_at(scene, plot.center) == pytest.approx((5.0, 5.0))
    assert crosshair_at(scene, Point(plot.x, plot.y)) == pytest.approx((10.0, 0.0))
    assert crosshair_at(scene, Point(-99.0, 9999.0)) == (0.0, 0.0)


def test_points_at_one_place_share_a_label() -> None:
    scene = drawn("importance")
    assert "Brand image, Price" in texts(scene)
    shared = next(i for i in scene.items.values() if i.label == "Brand image, Price")
    assert len(shared.subject_ids) == 2


def test_time_tells_critical_steps_and_slack() -> None:
    # The table of domain 4.8.
    times = {
        "A": (2, 0),
        "B": (0, 15),
        "C": (5, 0),
        "D": (12, 0),
        "E": (4, 0),
        "F": (3, 5),
        "G": (2, 0),
    }
    bp = BlueprintBuilder(steps=7)
    for step, (key, (work, wait)) in enumerate(times.items(), start=1):
        bp.element(key, "customer", step, work=work, wait=wait)
    for ends in ("AB", "BC", "CD", "CE", "DF", "EF", "FG"):
        bp.link(*ends)
    scene = chart("time", Facts(bp.store()), "en", width=420.0)
    assert scene is not None
    assert "E: 4 min, 8 min slack" in said(scene)
    assert "F: 8 min, of which 5 min waiting, on the critical path" in said(scene)
    assert {"Longest way", "Shortest way", "44 min", "45% waiting"} <= set(texts(scene))


def test_links_count_crossings_of_each_line() -> None:
    words = said(drawn("links", "hot-pot", "en"))
    assert [one.split(": ")[1] for one in words[:3]] == ["8", "12", "9"]


def test_kano_map_names_the_class() -> None:
    counts = (("A", 34.0), ("I", 12.0), ("M", 20.0), ("O", 28.0), ("Q", 2.0), ("R", 4.0))
    bp = BlueprintBuilder(steps=1)
    bp.element("a", "customer", 1, label="Snacks")
    bp.add(Metric(id="m", type="kano", element_id="a", counts=counts))
    scene = chart("kano", Facts(bp.store()), "en", width=420.0)
    assert scene is not None
    assert said(scene) == ["Snacks: Attractive, better 0.66, worse −0.51"]


def test_lifetime_draws_periods_up_to_nearly_the_whole() -> None:
    scene = drawn("lifetime", lifetime=LifetimeInputs(100, 0.8, 0.1))
    assert "Value of the whole: 266.67" in texts(scene)
    assert "After period 1: 72.73" in [item.description for item in scene.items.values()]
    facts = Facts(loaded("electronics"))
    # Percentages are no fractions (domain 4.12): nothing is drawn from them.
    for wrong in (LifetimeInputs(100, 4.25, 0.1), LifetimeInputs(100, 1.0, 0.0)):
        options = ChartOptions(lifetime=wrong)
        assert chart("lifetime", facts, "en", width=400.0, options=options) is None


def test_profit_marks_plan_tolerance_and_break_even() -> None:
    scene = drawn("profit", profit=ProfitInputs(0.5, 0.1, 0.03, 0.09, 2, 5))
    assert {"planned", "tolerance", "break even"} <= set(texts(scene))
    assert {"0.18", "0.08", "−0.02"} <= set(texts(scene))


def test_deviation_marks_what_is_missing_and_extra() -> None:
    scene = drawn("deviation", planned=tuple("abcd"), actual=tuple("acxd"))
    rows = [item.description for item in scene.items.values()]
    assert {"b: missing", "x: extra", "a"} <= set(rows)
    assert texts(scene).count("75%") == 2


def test_coverage_names_the_empty_columns() -> None:
    assert "No touchpoint addresses: Unexpected" in texts(drawn("coverage"))


def test_what_is_left_out_is_counted() -> None:
    assert "and 14 more" in texts(drawn("reach", most=2))


def test_scales_end_at_round_values() -> None:
    assert [value for value, _text in scale_of((3.0, 17.0)).ticks] == [0, 5, 10, 15, 20]
    assert scale_of((-18.0, 0.0)).low == -20
    assert nice_step(147, 5) == 50
    assert [value for value, _text in minute_scale(151, str).ticks] == [0, 60, 120, 180]


@pytest.mark.parametrize("width", [188.0, 220.0, 260.0, 420.0])
def test_names_around_a_radar_are_not_broken_within_words(width: float) -> None:
    scene = chart("servqual", Facts(loaded("outpatient")), "en", width=width)
    assert scene is not None
    dimensions = {"Tangibles", "Reliability", "Responsiveness", "Assurance", "Empathy"}
    parts = [text for text in texts(scene) if len(text) > 1 and text not in dimensions]
    assert [part for part in parts if any(part in name for name in dimensions)] == []
    assert overlapping(scene) == []


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_a_narrow_picture_still_says_how_many_answered(language: str) -> None:
    with use_language(language):
        scene = chart("csat", Facts(loaded("hot-pot")), language, width=240.0)
    assert scene is not None
    assert any("180" in text for text, _box in text_boxes(scene))


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
@pytest.mark.parametrize("template", ["electronics", "hot-pot", "outpatient"])
def test_names_in_a_narrow_picture_are_broken_and_not_cut(template: str, language: str) -> None:
    facts = Facts(loaded(template))
    for key in ("nps", "csat", "pains", "opportunities", "time", "reach", "coverage"):
        scene = chart(key, facts, language, width=190.0, words=language)
        if scene is not None:
            # Within an interval a space follows.
            assert "…" not in texts(scene), key


def test_a_legend_of_a_narrow_picture_is_whole() -> None:
    sheet = Sheet("en", 230.0)
    name = "What stands to the right of the line is longer than customers tolerate"
    sheet.legend([LegendEntry((), name), LegendEntry((), "Work")])
    items = list(sheet.scene().items.values())
    runs = [one.text for one in items[0].primitives if isinstance(one, TextRun)]
    assert " ".join(" ".join(runs).split()) == name
    assert not items[0].bounds.intersects(items[1].bounds)


def test_a_pain_says_which_of_its_numbers_is_missing() -> None:
    bp = BlueprintBuilder(steps=1)
    bp.element("a", "customer", 1)
    bp.records += [
        PainPoint(id="q1", element_id="a", severity=5.0),
        PainPoint(id="q2", element_id="a", frequency=2.0),
        PainPoint(id="q3", element_id="a"),
    ]
    scene = chart("pains", Facts(bp.store()), "en", width=480.0)
    assert scene is not None
    assert ["no frequency", "no severity", "not rated"] == [
        text for text in texts(scene) if text.startswith("no")
    ]
