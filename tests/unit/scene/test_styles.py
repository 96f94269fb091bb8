"""Colours that a person gave single things, as they are drawn."""

from __future__ import annotations

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.errors import EditError
from cxdesigner.editor.commands.styles import (
    COLOUR_NAMES,
    StyleField,
    colour_of,
    set_colour,
    set_look,
    set_style_field,
)
from cxdesigner.model.asset import Style
from cxdesigner.model.store import Store
from cxdesigner.scene.build import LayoutOptions, layout
from cxdesigner.scene.items import Scene, SceneItem, part_id
from cxdesigner.scene.live import LiveLayout
from cxdesigner.scene.primitives import PathShape, RectShape, TextRun
from cxdesigner.scene.styles import USUAL, Look, look_of
from cxdesigner.scene.theme import STYLE_COLOURS


def blueprint() -> Store:
    doc = BlueprintBuilder(steps=3)
    doc.element("c1", "customer", 1)
    doc.element("c2", "customer", 2, kind="decision")
    doc.element("n1", "customer", 3, kind="note")
    doc.link("c1", "c2")
    return doc.store()


def paints(item: SceneItem) -> set[str]:
    found: set[str] = set()
    for shape in item.primitives:
        match shape:
            case RectShape() | PathShape():
                found |= {paint for paint in (shape.fill,) if paint}
                found |= {shape.stroke.paint} if shape.stroke else set()
            case TextRun():
                found.add(shape.paint)
    return found


def coloured(store: Store, *ids: str, colour: str | None = "teal") -> Scene:
    """Colour things under the eyes of a layout that follows; it equals one from scratch."""
    live = LiveLayout(store, LayoutOptions())
    store.viewers.append(live.apply)
    with store.transaction() as tx:
        set_colour(tx, ids, colour)
    assert dict(live.scene.items) == dict(layout(store, LayoutOptions()).items)
    return live.scene


@pytest.mark.parametrize("element_id", ["c1", "c2", "n1"])
def test_an_element_gets_ground_and_border(element_id: str) -> None:
    before = paints(layout(blueprint(), LayoutOptions()).items[element_id])
    found = paints(coloured(blueprint(), element_id).items[element_id])
    assert found >= {"style.teal", "style.teal.tint"}
    assert not found & {"element.fill", "element.border", "note.fill", "note.border"}
    # What the lane says stays, but for the edge of a decision, which is its border.
    kept = {paint for paint in before if paint.startswith("lane.")}
    assert (found & kept) == (set() if element_id == "c2" else kept)


def test_a_link_gets_line_and_heads_and_keeps_its_pattern() -> None:
    store = blueprint()
    (link,) = (item.id for item in layout(store, LayoutOptions()).of_kind("link"))
    before = layout(store, LayoutOptions()).items[link]
    after = coloured(store, link).items[link]
    assert "style.teal" in paints(after)
    assert "link.flow" not in paints(after)
    dashes = [[s.stroke.dash for s in item.primitives if isinstance(s, PathShape) and s.stroke]
              for item in (before, after)]  # fmt: skip
    assert dashes[0] == dashes[1]


def test_a_lane_gets_bar_and_name_and_its_elements_stay_as_they_are() -> None:
    store = blueprint()
    scene = coloured(store, "lane-customer")
    header = scene.items[part_id("header", "lane-customer")]
    assert paints(header) == {"style.teal"}
    assert paints(scene.items["c1"]) == paints(layout(blueprint(), LayoutOptions()).items["c1"])


def test_back_to_the_usual_leaves_nothing_behind() -> None:
    store = blueprint()
    before = dict(layout(store, LayoutOptions()).items)
    coloured(store, "c1")
    assert colour_of(store, "c1") == "teal"
    assert dict(coloured(store, "c1", colour=None).items) == before
    assert store.count(Style) == 0


def test_what_the_program_does_not_know_is_kept_and_not_drawn() -> None:
    store = blueprint()
    with store.transaction() as tx:
        tx.put(
            Style(id="odd", subject_id="c1", paints=(("fill", "no.such"), ("font", "style.red")))
        )
    assert paints(layout(store, LayoutOptions()).items["c1"]) >= {"element.fill"}
    with store.transaction() as tx:
        set_colour(tx, ["c1"], "red")
        set_colour(tx, ["c1"], None)
    assert store.need(Style, "odd").paints == (("font", "style.red"),)


def test_a_literal_colour_is_drawn() -> None:
    store = blueprint()
    with store.transaction() as tx:
        tx.put(Style(id="own", subject_id="c1", paints=(("fill", "#FFEEAA"),)))
    assert "#FFEEAA" in paints(layout(store, LayoutOptions()).items["c1"])


def test_steps_have_no_colour() -> None:
    store = blueprint()
    with pytest.raises(EditError, match="another look"), store.transaction() as tx:
        set_colour(tx, [store.steps[0].id], "red")


def test_the_palette_is_that_of_the_themes() -> None:
    assert set(COLOUR_NAMES) == {None, *STYLE_COLOURS}


def styled(store: Store, record_id: str, field: StyleField, value: str) -> Scene:
    """Change a look under the eyes of a layout that follows; it equals one from scratch."""
    live = LiveLayout(store, LayoutOptions())
    store.viewers.append(live.apply)
    with store.transaction() as tx:
        set_style_field(tx, [record_id], field, value)
    assert dict(live.scene.items) == dict(layout(store, LayoutOptions()).items)
    return live.scene


def pens(item: SceneItem) -> set[tuple[float, bool]]:
    """Width of each pen, and whether it leaves gaps."""
    return {
        (shape.stroke.width, bool(shape.stroke.dash))
        for shape in item.primitives
        if isinstance(shape, RectShape | PathShape) and shape.stroke is not None
    }


def test_a_link_has_the_pattern_and_the_width_it_was_given() -> None:
    store = blueprint()
    (link,) = (item.id for item in layout(store, LayoutOptions()).of_kind("link"))
    assert (1.3, True) in pens(styled(store, link, "stroke", "dot").items[link])
    assert (2.2, True) in pens(styled(store, link, "weight", "heavy").items[link])
    assert (2.2, False) in pens(styled(store, link, "stroke", "solid").items[link])


def test_a_border_has_them_and_what_the_lane_says_stays() -> None:
    store = blueprint()
    before = pens(layout(store, LayoutOptions()).items["c1"])
    after = pens(styled(store, "c1", "stroke", "dash").items["c1"])
    assert (0.8, True) in after
    assert before - after == {(0.8, False)}


@pytest.mark.parametrize("element_id", ["c1", "c2", "n1"])
def test_a_title_is_larger_smaller_bold_or_regular(element_id: str) -> None:
    def title(scene: Scene) -> TextRun:
        runs = (s for s in scene.items[element_id].primitives if isinstance(s, TextRun))
        return next(runs)

    store = blueprint()
    usual = title(layout(store, LayoutOptions()))
    large = title(styled(store, element_id, "text_size", "large"))
    small = title(styled(store, element_id, "text_size", "small"))
    assert large.size > usual.size > small.size
    other = "bold" if usual.style == "regular" else "regular"
    assert title(styled(store, element_id, "text_weight", other)).style == other


def test_a_look_goes_from_one_kind_of_thing_to_another() -> None:
    store = blueprint()
    (link,) = (item.id for item in layout(store, LayoutOptions()).of_kind("link"))
    with store.transaction() as tx:
        set_colour(tx, ["c1"], "red")
        set_style_field(tx, ["c1"], "stroke", "dash")
        set_look(tx, [link, "lane-customer", "n1"], look_of(store, "c1"))
    assert look_of(store, link) == Look((("line", "style.red"),), "dash")
    assert look_of(store, "lane-customer") == Look((("accent", "style.red"),))
    assert look_of(store, "n1") == look_of(store, "c1")
    with store.transaction() as tx:
        set_look(tx, [link, "lane-customer", "n1", "c1"], USUAL)
    assert store.count(Style) == 0
