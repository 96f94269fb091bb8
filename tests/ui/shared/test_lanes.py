"""Lanes and lines on the canvas: higher, hidden, named, restyled."""

import pytest
from hands import Hands, settle, unchanged
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLineEdit

from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, Line
from cxdesigner.model.text import EMPTY
from cxdesigner.ui import sheets
from cxdesigner.ui.dialogs.export import ExportDialog

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def lane_of(hands: Hands, role: str) -> Lane:
    return next(lane for lane in hands.document.store.lanes if lane.role == role)


def height_of(hands: Hands, lane_id: str) -> float:
    rect = hands.window.controller.grid.lane_rect(lane_id)
    assert rect is not None
    return rect.height


def choose(hands: Hands, record_id: str) -> None:
    bar, middle = hands.header(record_id)
    hands.press_at(middle, bar)
    hands.release_at(middle, bar)
    assert hands.document.selection.ids == (record_id,)


def test_the_lower_edge_of_a_lane_is_pulled(hands: Hands) -> None:
    lane = lane_of(hands, "evidence")
    before = height_of(hands, lane.id)
    bar, _middle = hands.header(lane.id)
    place = hands.canvas.headers.lanes.place_of(lane.id)
    assert place is not None
    start = QPointF(place.right() - 6, place.bottom() - 2)
    end = start + QPointF(0, 60)

    def escaped() -> None:
        hands.drag_header(bar, start, end, drop=False)
        hands.key(Qt.Key.Key_Escape)
        hands.release_at(end, bar)

    assert unchanged(hands.document, escaped)
    hands.drag_header(bar, start, end)
    grown = height_of(hands, lane.id) - before
    assert abs(grown - 60 / hands.canvas.scale_factor) < 3
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert height_of(hands, lane.id) == before


def pull_lower_edge(hands: Hands, lane_id: str, by: float) -> None:
    """Pull the lower edge of a lane by so many pixels."""
    bar, _middle = hands.header(lane_id)
    place = hands.canvas.headers.lanes.place_of(lane_id)
    assert place is not None
    start = QPointF(place.right() - 6, place.bottom() - 2)
    hands.drag_header(bar, start, start + QPointF(0, by))


def test_a_lane_as_high_as_its_content_gets_no_lower_and_nothing_is_noted(hands: Hands) -> None:
    lane = lane_of(hands, "frontstage")
    before = height_of(hands, lane.id)
    assert unchanged(hands.document, lambda: pull_lower_edge(hands, lane.id, -30))
    choose(hands, lane.id)
    assert unchanged(hands.document, lambda: hands.key(Qt.Key.Key_PageUp, CONTROL | SHIFT))
    said = hands.window.status.message.text()
    assert said == "It gets no lower: its content needs this height."
    # One that was pulled down goes back.
    pull_lower_edge(hands, lane.id, 60)
    pull_lower_edge(hands, lane.id, -100)
    assert height_of(hands, lane.id) == before


def test_the_edge_of_a_lane_follows_the_pointer_below_a_curve_that_floats_in_it(
    hands: Hands,
) -> None:
    hands.document.set_view(emotion="overlay")
    settle()
    lane = lane_of(hands, "customer")
    before = height_of(hands, lane.id)
    pull_lower_edge(hands, lane.id, 60)
    grown = height_of(hands, lane.id) - before
    assert abs(grown - 60 / hands.canvas.scale_factor) < 3
    choose(hands, lane.id)
    hands.key(Qt.Key.Key_PageDown, CONTROL | SHIFT)
    assert height_of(hands, lane.id) - before - grown == pytest.approx(16, abs=1)
    hands.key(Qt.Key.Key_PageUp, CONTROL | SHIFT, times=9)
    assert height_of(hands, lane.id) == before


def test_the_frame_of_a_lane_that_is_chosen_is_one(hands: Hands) -> None:
    lane = lane_of(hands, "customer")
    choose(hands, lane.id)
    settle()
    bar = hands.canvas.headers.lanes
    place = bar.place_of(lane.id)
    assert place is not None
    shown = hands.canvas.paint.qcolor("selection").name()
    drawn = bar.grab().toImage()
    ratio = drawn.devicePixelRatio()
    middle = round(place.center().y() * ratio)
    ends = {drawn.pixelColor(x, middle).name() for x in range(drawn.width() - 8, drawn.width())}
    assert shown not in ends
    assert shown in {drawn.pixelColor(x, middle).name() for x in range(4)}


def test_the_height_of_a_lane_is_changed_by_keys(hands: Hands) -> None:
    lane = lane_of(hands, "customer")
    before = height_of(hands, lane.id)
    choose(hands, lane.id)
    hands.key(Qt.Key.Key_PageDown, CONTROL | SHIFT, times=2)
    assert height_of(hands, lane.id) > before + 20
    assert hands.window.registry.run("lane.natural_height", hands.window.session)
    assert height_of(hands, lane.id) == before


def test_a_hidden_lane_is_not_drawn_and_comes_back(hands: Hands) -> None:
    document, run = hands.document, hands.window.registry.run
    lane = lane_of(hands, "frontstage")
    before = set(hands.window.controller.scene.items)
    choose(hands, lane.id)
    revision = document.store.revision
    assert run("lane.hide", hands.window.session)
    settle()
    items = hands.window.controller.scene.items
    assert lane.id not in items
    assert "f1" not in items
    assert document.store.revision == revision
    hands.drag(hands.middle("e1"), hands.cell("evidence", 4))
    assert document.store.need(Element, "e1").step_id == document.store.steps[4].id
    hands.key(Qt.Key.Key_Z, CONTROL)
    hands.key(Qt.Key.Key_A, CONTROL)
    assert "f1" not in document.selection.ids
    assert "c1" in document.selection.ids
    assert run("lane.show_all", hands.window.session)
    settle()
    assert set(hands.window.controller.scene.items) == before


def test_the_last_lane_stays_shown(hands: Hands) -> None:
    document, run = hands.document, hands.window.registry.run
    for lane in document.store.lanes:
        run("lane.shown", hands.window.session, lane.id)
    assert len(document.view_state.hidden_lanes) == len(document.store.lanes) - 1
    run("lane.shown", hands.window.session, document.view_state.hidden_lanes[0])
    assert len(document.view_state.hidden_lanes) == len(document.store.lanes) - 2


def test_a_hidden_lane_takes_what_lies_in_it_out_of_the_selection(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, store = hands.document, hands.document.store
    lane = lane_of(hands, "frontstage")
    link = store.links_of("f1")[0]
    document.selection.set(["f1", "c1", link.id, lane.id, store.steps[0].id])
    with monkeypatch.context() as patched:
        # To put together what is shown of 20,000 elements takes 0.3 s: that is done aside.
        patched.setattr(Document, "shown", None)
        hands.window.registry.run("lane.shown", hands.window.session, lane.id)
    assert set(document.selection.ids) == {"c1", store.steps[0].id}


def test_an_export_leaves_hidden_lanes_out_when_asked(hands: Hands) -> None:
    lane = lane_of(hands, "frontstage")
    dialog = ExportDialog(hands.document, "A3", hands.window)
    assert dialog.lanes.isHidden()
    dialog.reject()
    dialog.deleteLater()
    hands.document.set_view(hidden_lanes=(lane.id,))
    dialog = ExportDialog(hands.document, "A3", hands.window)
    assert not dialog.lanes.isHidden()
    assert lane.id in dialog.drawn_view
    dialog.lanes.show_value(True)
    assert lane.id not in dialog.drawn_view
    assert "f1" not in dialog.drawn_view
    dialog.reject()
    dialog.deleteLater()


def test_a_lane_and_a_line_are_named_in_their_place(hands: Hands) -> None:
    lane = lane_of(hands, "support")
    line = next(line for line in hands.document.store.lines if line.kind == "visibility")
    for record_id, name in ((lane.id, "IT"), (line.id, "Door")):
        bar, middle = hands.header(record_id)
        hands.double_click_on(bar, middle)
        assert hands.editor.is_open
        hands.type(name)
        hands.key(Qt.Key.Key_Return)
    assert hands.document.store.need(Lane, lane.id).name.text("zh-CN") == "IT"
    assert hands.document.store.need(Line, line.id).name.text("zh-CN") == "Door"


def test_a_line_gets_another_pattern_and_weight(hands: Hands) -> None:
    store, run = hands.document.store, hands.window.registry.run
    line = next(line for line in store.lines if line.kind == "interaction")
    hands.document.selection.set([line.id])
    usual = hands.window.controller.scene.items[line.id].primitives
    assert run("line.stroke", hands.window.session, "dot")
    assert run("line.weight", hands.window.session, "heavy")
    drawn = hands.window.controller.scene.items[line.id].primitives[0].stroke
    assert (drawn.width, drawn.cap, bool(drawn.dash)) == (2.6, "round", True)
    assert (store.need(Line, line.id).stroke, store.need(Line, line.id).weight) == ("dot", "heavy")
    assert run("line.stroke", hands.window.session, "")
    assert run("line.weight", hands.window.session, "")
    assert hands.window.controller.scene.items[line.id].primitives == usual


def test_lanes_of_a_large_blueprint_are_hidden_aside_and_edits_meanwhile_count(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "LARGE", 1)
    document = hands.document
    lane = lane_of(hands, "frontstage")
    document.set_view(hidden_lanes=(lane.id,))
    with document.transaction() as tx:
        tx.put(document.store.need(Element, "e1").replace(label="Towel"))
        tx.put(document.store.need(Element, "f2").replace(lane_id=lane_of(hands, "backstage").id))
    hands.wait(lambda: lane.id not in hands.window.controller.scene.items)
    items = hands.window.controller.scene.items
    assert items["e1"].label == "Towel"
    assert "f1" not in items
    assert "f2" in items
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert "f2" not in hands.window.controller.scene.items


def test_naming_a_lane_or_a_stage_scrolls_nothing(hands: Hands) -> None:
    hands.canvas.set_zoom(2.0)
    bars = (hands.canvas.horizontalScrollBar(), hands.canvas.verticalScrollBar())
    for record in (lane_of(hands, "evidence"), hands.document.store.stages[0]):
        for bar in bars:
            bar.setValue(bar.minimum())
        before = [bar.value() for bar in bars]
        header, middle = hands.header(record.id)
        hands.double_click_on(header, middle)
        assert hands.editor.is_open
        hands.type("Guests")
        hands.key(Qt.Key.Key_Return)
        assert [bar.value() for bar in bars] == before


def test_a_lane_without_a_name_is_called_alike_on_canvas_and_in_the_inspector(
    hands: Hands,
) -> None:
    lane = lane_of(hands, "support")
    hands.document.run("Unname", lambda tx: tx.put(lane.replace(name=EMPTY)) or ())
    settle()
    choose(hands, lane.id)
    items = hands.window.controller.scene.items.values()
    drawn = next(i for i in items if i.kind == "lane_header" and i.record_id == lane.id)

    def said() -> list[str]:
        # Fields of lanes that were selected before wait, unseen, to be deleted.
        fields = hands.window.findChildren(QLineEdit, "laneNameEdit")
        return [field.placeholderText() for field in fields if field.isVisible()]

    hands.wait(lambda: said() == ["支持过程"])
    assert drawn.label == "支持过程"
