"""A scene is divided among tiles before it is shown; what nobody looks at stays undrawn."""

from __future__ import annotations

import pytest
from pictures import picture
from PySide6.QtGui import QPicture
from pytestqt.qtbot import QtBot

from builders import BlueprintBuilder
from cxdesigner.base.geometry import Point, Rect
from cxdesigner.editor.commands.steps import insert_step
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.patch import Patch
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.scene.build import LayoutOptions, LiveLayout
from cxdesigner.scene.hit import SceneIndex
from cxdesigner.scene.items import Layer
from cxdesigner.scene.late import LateItems
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.canvas import overlay as overlay_module
from cxdesigner.ui.canvas import tile as tile_module
from cxdesigner.ui.canvas import tiles as tiles_module
from cxdesigner.ui.canvas import trace_veil as trace_module
from cxdesigner.ui.canvas.parting import TILE_WIDTH, parted
from cxdesigner.ui.canvas.trace_veil import BOTH, DOWN, UP
from cxdesigner.ui.canvas.view import CanvasView

STEPS = 60


def long_journey() -> Store:
    doc = BlueprintBuilder(steps=STEPS)
    for step in range(1, STEPS + 1):
        doc.element(f"c{step}", "customer", step, "action")
        doc.element(f"f{step}", "frontstage", step, "action")
        doc.link(f"c{step}", f"f{step}", "interaction")
        if step > 1:
            doc.link(f"c{step - 1}", f"c{step}", "flow")
    # So long that it belongs to all tiles that it passes.
    doc.link("c1", f"f{STEPS}", "information")
    return doc.store()


def laid_out(store: Store) -> LiveLayout:
    return LiveLayout(store, LayoutOptions(language="en"))


def shown(qtbot: QtBot) -> CanvasView:
    view = CanvasView(Theme.load("light"))
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    return view


def test_links_that_nobody_looks_at_stay_undrawn(qtbot: QtBot) -> None:
    live = laid_out(long_journey())
    view = shown(qtbot)
    view.show_scene(live.scene)
    view.set_zoom(1.0)
    picture(view)
    items = live.scene.items
    assert isinstance(items, LateItems)
    assert 0 < items.waiting < len(items.rects()) + 60
    assert items.waiting > STEPS
    assert len(view.tiles._tiles) < len(view.tiles._shares)


def test_late_and_drawn_scenes_look_the_same_all_along(qtbot: QtBot) -> None:
    store = long_journey()
    late, drawn = laid_out(store), laid_out(store)
    assert drawn.scene.items.values()
    views = [shown(qtbot) for _ in range(2)]
    for view, live in zip(views, (late, drawn), strict=True):
        view.show_scene(live.scene)
    width = late.scene.width
    for zoom, x in ((1.0, 0.0), (1.0, width / 2), (0.3, width), (0.2, width / 3), (0.05, 0.0)):
        for view in views:
            view.set_zoom(zoom)
            view.centerOn(x, 300.0)
        assert picture(views[0]) == picture(views[1])


def noted(monkeypatch: pytest.MonkeyPatch) -> list[QPicture]:
    """Return the list of all pictures that tiles make from now on."""
    made: list[QPicture] = []

    class Noted(QPicture):
        def __init__(self) -> None:
            super().__init__()
            made.append(self)

    monkeypatch.setattr(tile_module, "QPicture", Noted)
    return made


def test_no_picture_is_made_from_afar_of_what_is_read_near_alone(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = noted(monkeypatch)
    counts = []
    for label in ("", "again"):
        doc = BlueprintBuilder(steps=2)
        doc.element("one", "customer", 1, "action")
        doc.element("two", "customer", 2, "action")
        doc.link("one", "two", label=LocalText.of(label))
        scene = laid_out(doc.store()).scene
        view = shown(qtbot)
        view.show_scene(scene)
        view.scale(0.2, 0.2)
        made.clear()
        picture(view)
        counts.append((any(scene.of_kind("link_label")), len(made)))
    (_without, few), (_with, many) = counts
    assert (_without, _with) == (False, True)
    assert many == few > 0


def test_a_picture_is_made_where_something_passes_through_alone(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = noted(monkeypatch)
    doc = BlueprintBuilder(steps=STEPS)
    doc.element("first", "customer", 1, "action")
    for key, step in (("last", 33), ("later", 37), ("latest", 38)):
        doc.element(key, "customer", step, "action")
    # It makes the tile reach farther than the long link.
    doc.link("later", "latest")
    scenes = [laid_out(doc.store()).scene]
    link_id = doc.link("first", "last")
    scenes.append(laid_out(doc.store()).scene)
    counts = []
    for scene in scenes:
        made.clear()
        view = shown(qtbot)
        view.show_scene(scene)
        for x in range(0, int(scene.width), 600):
            view.centerOn(x, 300.0)
            picture(view)
        counts.append(len(made))
    way, width = scenes[1].items[link_id].rect, tile_module.PICTURE_WIDTH
    assert way.width > 2 * TILE_WIDTH
    assert way.right // TILE_WIDTH == scenes[1].items["latest"].rect.x // TILE_WIDTH
    passed = int((way.right + 3) // width) - int((way.x - 3) // width) + 1
    assert counts[1] - counts[0] == passed


def test_an_edit_before_anybody_has_looked_shows_what_is_so_now(qtbot: QtBot) -> None:
    store = long_journey()
    live = laid_out(store)
    first, second = shown(qtbot), shown(qtbot)
    first.show_scene(live.scene)
    store.viewers.append(lambda patch: first.apply(live.apply(patch), live.scene))
    last = store.need(Element, f"c{STEPS}")
    with store.transaction() as tx:
        tx.put(last.replace(label=LocalText.of("Many words " * 12)))
    with store.transaction() as tx:
        tx.delete([f"c{STEPS - 1}"])
    with store.transaction() as tx:
        tx.put(store.need(Element, "c2").replace(label=LocalText.of("Many words " * 20)))
    second.show_scene(laid_out(store).scene)
    for x in (0.0, live.scene.width / 2, live.scene.width):
        for view in (first, second):
            view.set_zoom(1.0)
            view.centerOn(x, 300.0)
        assert picture(first) == picture(second)


def test_an_edit_far_away_draws_no_links_beside_it(qtbot: QtBot) -> None:
    store = long_journey()
    live, view = laid_out(store), shown(qtbot)
    view.show_scene(live.scene)
    view.set_zoom(1.0)
    picture(view)
    found: list[tuple[int, int]] = []

    def follow(patch: Patch) -> None:
        diff, items = live.apply(patch), live.scene.items
        assert isinstance(items, LateItems)
        before = items.waiting
        view.apply(diff, live.scene)
        found.append((before, items.waiting))

    store.viewers.append(follow)
    last = next(link for link in store.of_type(Link) if link.target_id == f"f{STEPS - 1}")
    with store.transaction() as tx:
        tx.put(last.replace(label=LocalText.of("Words")))
    ((before, after),) = found
    assert before - after <= 1
    second = shown(qtbot)
    second.show_scene(laid_out(store).scene)
    for one in (view, second):
        one.set_zoom(1.0)
        one.centerOn(live.scene.width, 300.0)
    assert picture(view) == picture(second)


def test_what_moves_along_a_long_journey_comes_to_its_tiles_little_by_little(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tiles_module, "_MANY", 0)
    monkeypatch.setattr(tiles_module, "_SLICE_S", 0.0)
    store = long_journey()
    live = laid_out(store)
    first, second = shown(qtbot), shown(qtbot)
    first.show_scene(live.scene)
    first.set_zoom(1.0)
    store.viewers.append(lambda patch: first.apply(live.apply(patch), live.scene))
    with store.transaction() as tx:
        insert_step(tx, 1)
    assert first.tiles._astray, "what is far away waits"
    with store.transaction() as tx:
        # Some of what waits goes, and some looks different.
        tx.delete([f"c{STEPS - 1}"])
        tx.put(store.need(Element, f"f{STEPS}").replace(label=LocalText.of("Many words " * 12)))
    second.show_scene(laid_out(store).scene)
    second.set_zoom(1.0)
    # Nobody sees what lies where it was.
    for x in (live.scene.width / 2, 0.0, live.scene.width):
        for view in (first, second):
            view.centerOn(x, 300.0)
        assert picture(first) == picture(second)
    with store.transaction() as tx:
        insert_step(tx, 3)
    first.centerOn(0.0, 300.0)
    qtbot.waitUntil(lambda: not first.tiles._astray)
    second.show_scene(laid_out(store).scene)
    assert first.tiles._keys_of == second.tiles._keys_of
    with store.transaction() as tx:
        insert_step(tx, 2)
    second.show_scene(laid_out(store).scene)
    for view in (first, second):
        view.set_zoom(0.05)
    assert not first.tiles._astray
    assert picture(first) == picture(second)


def test_from_afar_what_moves_comes_to_its_tiles_as_pictures_are_made(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tiles_module, "_MANY", 0)
    store = long_journey()
    live = laid_out(store)
    first, second = shown(qtbot), shown(qtbot)
    for view in (first, second):
        view.show_scene(live.scene)
        view.set_zoom(0.05)
    before = picture(first)
    store.viewers.append(lambda patch: first.apply(live.apply(patch), live.scene))
    with store.transaction() as tx:
        insert_step(tx, 1)
        insert_step(tx, 1)
    assert first.tiles._astray
    second.show_scene(laid_out(store).scene)
    assert picture(first) == picture(second) != before
    assert not first.tiles._astray


def test_what_passes_through_all_tiles_settles_in_sight_first(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tiles_module, "_SETTLED_AT_ONCE", 0)
    monkeypatch.setattr(tiles_module, "_SLICE_S", 0.0)
    store = long_journey()
    live = laid_out(store)
    first, second = shown(qtbot), shown(qtbot)
    first.show_scene(live.scene)
    first.set_zoom(1.0)
    store.viewers.append(lambda patch: first.apply(live.apply(patch), live.scene))
    with store.transaction() as tx:
        tx.put(store.need(Element, "c2").replace(label=LocalText.of("Many words " * 20)))
        tx.put(store.need(Element, f"c{STEPS}").replace(label=LocalText.of("Many words " * 30)))
    assert first.tiles._unsettled, "what is far away waits"
    second.show_scene(laid_out(store).scene)
    second.set_zoom(1.0)
    for x in (0.0, live.scene.width / 2, live.scene.width):
        for view in (first, second):
            view.centerOn(x, 300.0)
        assert picture(first) == picture(second)
    first.set_zoom(0.05)
    assert not first.tiles._unsettled


def test_of_many_selected_links_those_in_sight_are_drawn(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = long_journey()
    live, other = laid_out(store), laid_out(store)
    first, second = shown(qtbot), shown(qtbot)
    for view, layout in ((first, live), (second, other)):
        view.show_scene(layout.scene)
        view.set_zoom(1.0)
    links = [link.id for link in store.of_type(Link)]
    second.select_shown(links)
    monkeypatch.setattr(overlay_module, "_MANY", 10)
    first.select_shown(links)
    items = live.scene.items
    assert isinstance(items, LateItems)
    for x in (0.0, live.scene.width / 2):
        for view in (first, second):
            view.centerOn(x, 300.0)
        assert picture(first) == picture(second)
    assert items.waiting > 20
    whole = other.scene.items
    assert isinstance(whole, LateItems)
    assert not whole.waiting


def test_of_many_links_that_are_lit_up_those_in_sight_are_drawn(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = long_journey()
    live, other = laid_out(store), laid_out(store)
    first, second = shown(qtbot), shown(qtbot)
    tokens = {link.id: UP if at % 2 else DOWN for at, link in enumerate(store.of_type(Link))}
    tokens |= {element.id: BOTH for element in store.of_type(Element)}
    area = Rect(0.0, 0.0, live.scene.width, live.scene.height)
    for view, layout in ((first, live), (second, other)):
        view.show_scene(layout.scene)
        view.set_zoom(1.0)
    second.overlay.trace.light(area, tokens, signs=True)
    monkeypatch.setattr(trace_module, "_MANY", 10)
    first.overlay.trace.light(area, tokens, signs=True)
    items = live.scene.items
    assert isinstance(items, LateItems)
    for zoom, x in ((1.0, 0.0), (1.0, live.scene.width / 2), (0.5, live.scene.width / 2)):
        for view in (first, second):
            view.set_zoom(zoom)
            view.centerOn(x, 300.0)
        assert picture(first) == picture(second)
    assert items.waiting > 20
    whole = other.scene.items
    assert isinstance(whole, LateItems)
    assert not whole.waiting
    # From afar of many only the elements are framed, drawn or not.
    assert first.overlay.trace.items == second.overlay.trace.items
    second.overlay.trace.light(area, tokens, signs=True)
    for view in (first, second):
        view.set_zoom(0.1)
    seen = picture(first)
    assert seen == picture(second)
    first.overlay.trace.light(area, dict.fromkeys((one.id for one in store.of_type(Element)), BOTH))
    second.overlay.trace.light(area, dict.fromkeys(tokens, BOTH))
    assert seen != picture(first) == picture(second)


def test_a_scene_is_divided_alike_whether_or_not_it_is_drawn() -> None:
    store = long_journey()
    late, drawn = laid_out(store), laid_out(store)
    assert drawn.scene.items.values()
    one, other = parted(late.scene), parted(drawn.scene)
    assert one.keys_of == other.keys_of
    assert one.shares.keys() == other.shares.keys()
    wide = one.keys_of[next(key for key in one.keys_of if key.startswith("c1-information"))]
    assert len(wide) > 2
    for key, share in other.shares.items():
        known = one.shares[key]
        assert {*known.items, *known.wide, *known.late} == {*share.items, *share.wide}
        assert known.left <= share.left
        assert share.right <= known.right
        assert known.top <= share.top
        assert share.bottom <= known.bottom
        assert key[1] * TILE_WIDTH <= share.right
    assert any(share.late for key, share in one.shares.items() if key[0] == Layer.LINK)


def test_the_index_finds_late_links_by_bounds_that_are_handed_to_it() -> None:
    live = laid_out(long_journey())
    items = live.scene.items
    assert isinstance(items, LateItems)
    index = SceneIndex(live.scene, items.rects())
    waiting = items.waiting
    item = items[f"c{STEPS}"]
    assert index.at(item.rect.center) == item
    assert items.waiting > waiting - 12
    link = next(key for key in items if key.startswith("c30-interaction"))
    rect = items.rect(link)
    found = index.at(Point(rect.center.x, rect.center.y), 3.0)
    assert found is not None
    assert found.id == link
