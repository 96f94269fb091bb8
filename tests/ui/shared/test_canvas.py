"""The canvas widget: zoom, pan, tiles, keys between things."""

import pytest
from hands import Hands, settle
from pictures import picture
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QNativeGestureEvent, QPointingDevice
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxdesigner.formats.templates import load_template
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.scene.build import LayoutOptions, LiveLayout
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.canvas import parting
from cxdesigner.ui.canvas.header_bar import LARGE
from cxdesigner.ui.canvas.pieces import piece_of
from cxdesigner.ui.canvas.view import MAX_ZOOM, MIN_ZOOM, POINTS_TO_PIXELS, CanvasView

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MIDDLE = Qt.MouseButton.MiddleButton


# -- zoom and pan ----------------------------------------------------------------------------


def test_ctrl_and_wheel_zoom_about_the_pointer(hands: Hands) -> None:
    hands.canvas.set_zoom(1.0)
    place = hands.middle("c3")
    before = hands.pixel(place)
    hands.wheel(place, 240, CONTROL)
    assert hands.canvas.zoom > 1.2
    after = hands.pixel(place)
    assert abs(after.x() - before.x()) <= 2


def test_the_wheel_scrolls_and_with_shift_sideways(hands: Hands) -> None:
    hands.canvas.set_zoom(2.0)
    across, down = hands.canvas.horizontalScrollBar(), hands.canvas.verticalScrollBar()
    across.setValue(across.minimum())
    down.setValue(down.minimum())
    middle = hands.canvas.mapToScene(200, 200)
    hands.wheel(middle, -120)
    assert (across.value(), down.value() > down.minimum()) == (across.minimum(), True)
    hands.wheel(hands.canvas.mapToScene(200, 200), -120, SHIFT)
    assert across.value() > across.minimum()


def test_a_pinch_zooms(hands: Hands) -> None:
    hands.canvas.set_zoom(1.0)
    device = QPointingDevice.primaryPointingDevice()
    at = QPointF(300, 300)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, device, 2, at, at, at, 0.25, QPointF()
    )
    QApplication.sendEvent(hands.port, event)
    assert hands.canvas.zoom == pytest.approx(1.25)


@pytest.mark.parametrize("way", ["middle button", "space"])
def test_a_drag_with_the_middle_button_or_space_pans(hands: Hands, way: str) -> None:
    hands.canvas.set_zoom(2.0)
    hands.canvas.setFocus()
    across = hands.canvas.horizontalScrollBar()
    across.setValue(across.minimum() + 100)
    revision = hands.document.store.revision
    start, end = QPointF(400, 300), QPointF(330, 300)
    if way == "space":
        QApplication.sendEvent(hands.canvas, _key(QEvent.Type.KeyPress, Qt.Key.Key_Space))
        hands.press_at(start)
        hands.move_to(end)
        hands.release_at(end)
        QApplication.sendEvent(hands.canvas, _key(QEvent.Type.KeyRelease, Qt.Key.Key_Space))
    else:
        hands.press_at(start, button=MIDDLE)
        hands.move_to(end, held=MIDDLE)
        hands.release_at(end, button=MIDDLE)
    assert across.value() == across.minimum() + 170
    assert hands.document.store.revision == revision
    assert hands.document.selection.ids == ()


def _key(kind: QEvent.Type, key: Qt.Key):
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)


def test_fit_shows_all_of_the_drawing(view: CanvasView) -> None:
    view.set_zoom(3.0)
    view.fit_all()
    seen, all_of_it = view.visible_rect().grown(1), view.content_rect()
    assert seen.encloses(all_of_it)


def test_fit_uses_a_large_window(view: CanvasView) -> None:
    view.set_zoom(1.0)
    room = view.content_rect().width * view.transform().m11()
    window = view.window()
    window.resize(round(room * 1.6) + window.width() - view.width(), 4000)
    settle()
    view.fit_all()
    assert 1.2 < view.zoom <= 1.5
    assert view.visible_rect().grown(1).encloses(view.content_rect())


def test_zoom_has_limits(view: CanvasView) -> None:
    view.set_zoom(1000)
    assert view.zoom == pytest.approx(MAX_ZOOM)
    view.set_zoom(0)
    assert view.zoom == pytest.approx(MIN_ZOOM)


# -- headers ---------------------------------------------------------------------------------


def test_headers_stay_beside_what_they_name_while_scrolling(view: CanvasView) -> None:
    view.set_zoom(2.0)
    view.horizontalScrollBar().setValue(137)
    view.verticalScrollBar().setValue(59)
    settle()
    for item in view.shown.of_kind("stage"):
        place = view.headers.stages.place_of(item.id)
        assert place is not None
        left = view.mapFromScene(item.rect.x, 0).x()
        assert place.x() == pytest.approx(left, abs=1)
    for item in view.shown.of_kind("lane_header"):
        assert item.record_id is not None
        place = view.headers.lanes.place_of(item.record_id)
        assert place is not None
        assert place.y() == pytest.approx(view.mapFromScene(0, item.rect.y).y(), abs=1)


def test_headers_leave_the_canvas_its_room_at_a_large_zoom(view: CanvasView) -> None:
    view.set_zoom(LARGE / POINTS_TO_PIXELS)
    widest = view.headers.lanes.width(), view.headers.stages.height()
    view.set_zoom(4.0)
    assert (view.headers.lanes.width(), view.headers.stages.height()) == widest
    assert view.viewport().width() > view.width() / 2


def test_the_name_of_a_stage_that_began_further_left_stays_in_sight(view: CanvasView) -> None:
    view.set_zoom(1.0)
    stage = next(view.shown.of_kind("stage"))
    bar = view.headers.stages
    view.horizontalScrollBar().setValue(0)
    ground = view.paint.qcolor("stage.fill")
    middle = round(stage.bounds.height / 2 * view.scale_factor)
    # Scroll until the name itself is out of sight, but the stage is not.
    view.horizontalScrollBar().setValue(round(stage.bounds.width * view.scale_factor * 0.5))
    settle()
    image = bar.grab().toImage()
    inks = {image.pixelColor(x, y).name() for x in range(2, 60) for y in range(4, 2 * middle - 4)}
    assert len(inks - {ground.name(), view.paint.qcolor("canvas").name()}) > 3


def test_names_of_lines_and_the_scale_of_the_curve_are_in_the_lane_header(
    view: CanvasView,
) -> None:
    kinds = {item.kind for item in view.headers.lanes.items}
    assert {"line_header", "emotion_axis", "lane_header"} <= kinds
    assert view.viewport().x() == view.headers.lanes.width() > 0


def test_the_viewport_has_no_children(view: CanvasView) -> None:
    assert not [child for child in view.viewport().children() if child.isWidgetType()]


# -- tiles -----------------------------------------------------------------------------------


def test_following_a_change_draws_what_drawing_afresh_draws(hands: Hands, qtbot: QtBot) -> None:
    """The same pixels whether tiles were kept in step or made from scratch."""
    hands.click(hands.cell("evidence", 4))
    hands.drag(hands.middle("e1"), hands.cell("evidence", 4))
    hands.click(hands.cell("evidence", 1))
    # Without what only selection and pointer show.
    hands.key(Qt.Key.Key_Escape)
    QApplication.sendEvent(hands.canvas.viewport(), QEvent(QEvent.Type.Leave))
    kept = picture(hands.canvas)
    hands.canvas.show_scene(hands.window.controller.scene)
    fresh = CanvasView(Theme.load("light"))
    qtbot.addWidget(fresh)
    fresh.resize(hands.canvas.size())
    fresh.show()
    fresh.show_scene(hands.window.controller.scene)
    fresh.set_zoom(hands.canvas.zoom)
    fresh.horizontalScrollBar().setValue(hands.canvas.horizontalScrollBar().value())
    fresh.verticalScrollBar().setValue(hands.canvas.verticalScrollBar().value())
    expected = picture(fresh)
    assert kept.size() == expected.size() != QSize()
    assert kept == expected


def test_a_pan_repaints_what_the_whole_repaint_shows(view: CanvasView) -> None:
    view.set_zoom(1.7)
    picture(view)
    for step in (40, 80, 120):
        view.horizontalScrollBar().setValue(step)
        settle()
    panned = view.viewport().grab().toImage()
    assert panned == picture(view)


def test_level_links_are_drawn_though_they_have_no_height(view: CanvasView) -> None:
    flat = [item for item in view.shown.of_kind("link") if item.rect.height < 1]
    assert flat
    view.set_zoom(1.0)
    view.centerOn(flat[0].rect.center.x, flat[0].rect.center.y)
    image = picture(view)
    at = view.mapFromScene(flat[0].rect.center.x, flat[0].rect.center.y)
    colours = {image.pixelColor(at.x(), at.y() + dy).lightness() for dy in (-1, 0, 1)}
    assert min(colours) < 140


@pytest.mark.parametrize("zoom", [1.0, 0.2, 0.05])
def test_every_level_shows_something_everywhere(view: CanvasView, zoom: float) -> None:
    view.set_zoom(zoom)
    image = picture(view)
    for item in view.shown.of_kind("lane"):
        y = view.mapFromScene(0, item.rect.center.y).y()
        right = view.mapFromScene(view.shown.width, 0).x()
        if 0 <= y < image.height():
            row = {image.pixelColor(x, y).rgb() for x in range(min(right, image.width()))}
            assert len(row) > 1


def test_wide_items_are_cut_without_moving_their_dashes(view: CanvasView) -> None:
    line = next(item for item in view.shown.of_kind("line") if item.line_kind == "visibility")
    piece = piece_of(line, 500.0, 700.0)
    (shape,) = piece.primitives
    period = sum(shape.stroke.dash)  # type: ignore[union-attr]
    (_m, start, _y), (_l, end, _y2) = shape.commands  # type: ignore[union-attr]
    assert period > 0
    assert 500 - 24 - period <= float(start) + line.x <= 500
    assert float(end) + line.x >= 700
    assert float(start) % period == pytest.approx(0.0, abs=1e-6)


def test_another_theme_changes_colours_without_layout(view: CanvasView) -> None:
    light = picture(view)
    view.set_theme(Theme.load("dark"))
    dark = picture(view)
    assert light != dark
    view.set_theme(Theme.load("light"))
    assert picture(view) == light


def test_tiles_hold_each_item_once(view: CanvasView) -> None:
    found = [key for tile in view.tiles.tiles for key in tile.items]
    assert len(found) == len(set(found))
    shown = {item.id for item in view.shown.items.values() if item.kind not in parting.HEADER_KINDS}
    wide = {key for tile in view.tiles.tiles for key in tile.wide}
    assert set(found) | wide == shown


# -- keys ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "key", "target"),
    [
        ("c2", Qt.Key.Key_Right, "c3"),
        ("c2", Qt.Key.Key_Left, "c1"),
        ("c2", Qt.Key.Key_Down, "f2"),
        ("c1", Qt.Key.Key_Up, "e1"),
        ("e1", Qt.Key.Key_Up, "step-1"),
        ("c1", Qt.Key.Key_Left, "lane-customer"),
        ("c2", Qt.Key.Key_Home, "c1"),
    ],
)
def test_arrows_go_from_one_thing_to_the_next(
    hands: Hands, start: str, key: Qt.Key, target: str
) -> None:
    hands.click(hands.middle(start))
    hands.key(key)
    assert hands.document.selection.ids == (target,)


def test_arrows_reach_stages_lanes_and_lines(hands: Hands) -> None:
    hands.click(hands.middle("e1"))
    hands.key(Qt.Key.Key_Up, times=2)
    stages = [stage.id for stage in hands.document.store.stages]
    assert hands.document.selection.ids == (stages[0],)
    hands.key(Qt.Key.Key_Right)
    assert hands.document.selection.ids == (stages[1],)
    hands.click(hands.middle("c1"))
    hands.key(Qt.Key.Key_Left)
    hands.key(Qt.Key.Key_Down)
    assert hands.document.selection.ids == ("line-interaction",)


def test_an_arrow_with_shift_adds_to_the_selection(hands: Hands) -> None:
    hands.click(hands.middle("c1"))
    hands.key(Qt.Key.Key_Right, SHIFT, times=2)
    assert set(hands.document.selection.ids) == {"c1", "c2", "c3"}


def test_an_arrow_from_nothing_selects_the_first_element(hands: Hands) -> None:
    hands.canvas.setFocus()
    hands.key(Qt.Key.Key_Right)
    assert len(hands.document.selection.ids) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_removes_what_is_selected_with_its_links(hands: Hands, key: Qt.Key) -> None:
    hands.click(hands.middle("c2"))
    hands.key(key)
    store = hands.document.store
    assert store.find("c2") is None
    assert not any("c2" in (link.source_id, link.target_id) for link in store.of_type(Link))


def test_ctrl_a_selects_everything_and_escape_nothing(hands: Hands) -> None:
    hands.click(hands.middle("c2"))
    hands.key(Qt.Key.Key_A, CONTROL)
    assert len(hands.document.selection.ids) >= 30
    hands.key(Qt.Key.Key_Escape)
    assert hands.document.selection.ids == ()


def test_keys_reveal_what_they_select(hands: Hands) -> None:
    hands.canvas.set_zoom(2.0)
    hands.canvas.horizontalScrollBar().setValue(0)
    hands.click(hands.middle("c1"))
    hands.key(Qt.Key.Key_End)
    rect = hands.window.controller.scene.items[hands.document.selection.ids[0]].rect
    assert hands.canvas.visible_rect().grown(2).encloses(rect)


def test_a_right_click_asks_for_a_menu(hands: Hands) -> None:
    asked: list[object] = []
    hands.canvas.menu_requested.connect(lambda *found: asked.append(found))
    at = hands.pixel(hands.middle("c2")).toPoint()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, at, hands.port.mapToGlobal(at), NONE_KEYS
    )
    QApplication.sendEvent(hands.port, event)
    settle()
    assert len(asked) == 1
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    assert isinstance(asked[0][1], QPoint)  # type: ignore[index]


NONE_KEYS = Qt.KeyboardModifier.NoModifier


def test_what_was_pushed_away_unseen_is_painted_where_it_lies(qtbot: QtBot) -> None:
    store = Store(load_template("hot-pot"))
    live = LiveLayout(store, LayoutOptions(language="zh-CN"))
    views = [CanvasView(Theme.load("light")) for _ in range(2)]
    for view in views:
        qtbot.addWidget(view)
        view.resize(1200, 700)
        view.show()
    first, second = views
    first.show_scene(live.scene)
    store.viewers.append(lambda patch: first.apply(live.apply(patch), live.scene))
    element = next(one for one in store.of_type(Element) if one.step_id == store.steps[1].id)
    with store.transaction() as tx:
        tx.put(element.replace(label=LocalText.of("等位 " * 30)))
    with store.transaction() as tx:
        tx.put(element.replace(label=LocalText.of("等位 " * 60), step_id=store.steps[2].id))
    second.show_scene(LiveLayout(store, LayoutOptions(language="zh-CN")).scene)
    for zoom in (1.0, 0.3):
        for view in views:
            view.set_zoom(zoom)
            view.centerOn(700.0, 900.0)
        assert picture(first) == picture(second)
