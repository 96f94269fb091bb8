"""Escape drops every kind of drag: nothing is changed, nothing of it stays on the canvas."""

from collections.abc import Callable

import pytest
from hands import Hands, settle
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QWidget

from cxdesigner.editor.commands.text import set_text
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Line
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.ui.tools.handles import span_handles

Started = tuple[QPointF, QWidget | None]
"""The last place of the pointer, and the header it was on."""


def of_elements(hands: Hands) -> Started:
    hands.click(hands.middle("c1"))
    hands.click(hands.middle("e1"), Qt.KeyboardModifier.ShiftModifier)
    return hands.start_drag(hands.middle("e1"), hands.cell("evidence", 4)), None


def into_a_gap(hands: Hands) -> Started:
    return hands.start_drag(hands.middle("e1"), hands.gap("evidence", 3)), None


def of_a_link(hands: Hands) -> Started:
    hands.hover(hands.middle("c3"))
    return hands.start_drag(hands.grip("c3"), hands.middle("e1")), None


def of_a_link_end(hands: Hands) -> Started:
    link = next(
        link
        for link in hands.document.store.of_type(Link)
        if (link.source_id, link.target_id) == ("c1", "c2")
    )
    hands.click(hands.middle(link.id))
    assert hands.document.selection.ids == (link.id,)
    return hands.start_drag(
        QPointF(*hands.canvas.overlay.handle.points[-1]), hands.middle("c3")
    ), None


def of_a_line(hands: Hands) -> Started:
    line = next(line for line in hands.document.store.of_type(Line) if line.kind == "visibility")
    grid = hands.window.controller.grid
    start = QPointF(grid.columns[4].x - 15, grid.line_y(line.id) or 0.0)
    return hands.start_drag(start, hands.cell("backstage", 4, low=True)), None


def of_a_feeling(hands: Hands) -> Started:
    emotion = next(e for e in hands.document.store.of_type(Emotion) if e.element_id == "c2")
    start = hands.middle(emotion.id)
    return hands.start_drag(start, start + QPointF(0, -30)), None


def of_the_reach(hands: Hands) -> Started:
    hands.click(hands.middle("e1"))
    bar = span_handles(hands.window.controller.scene.items["e1"])[1]
    return hands.start_drag(QPointF(*bar), hands.cell("evidence", 3)), None


def of_a_band(hands: Hands) -> Started:
    return hands.start_drag(hands.cell("evidence", 4), hands.middle("c3")), None


def on_header(
    hands: Hands, record_id: str, start_at: Callable[[QPointF], QPointF], by: QPointF
) -> Started:
    bar, middle = hands.header(record_id)
    start = start_at(middle)
    hands.drag_header(bar, start, start + by, drop=False)
    return start + by, bar


def of_a_stage(hands: Hands) -> Started:
    return on_header(hands, hands.document.store.stages[0].id, lambda at: at, QPointF(700, 0))


def of_a_stage_border(hands: Hands) -> Started:
    stage = hands.document.store.stages[0]
    place = hands.canvas.headers.stages.place_of(stage.id)
    assert place is not None
    return on_header(
        hands, stage.id, lambda at: QPointF(place.right() - 3, at.y()), QPointF(180, 0)
    )


def of_a_step(hands: Hands) -> Started:
    return on_header(hands, hands.document.store.steps[0].id, lambda at: at, QPointF(500, 0))


def of_a_lane(hands: Hands) -> Started:
    return on_header(hands, hands.document.store.lanes[0].id, lambda at: at, QPointF(0, 200))


def of_the_height_of_a_lane(hands: Hands) -> Started:
    lane = hands.document.store.lanes[0]
    place = hands.canvas.headers.lanes.place_of(lane.id)
    assert place is not None
    return on_header(
        hands, lane.id, lambda _at: QPointF(place.right() - 6, place.bottom() - 2), QPointF(0, 60)
    )


def of_the_name_of_a_line(hands: Hands) -> Started:
    line = next(line for line in hands.document.store.of_type(Line) if line.kind == "visibility")
    return on_header(hands, line.id, lambda at: at, QPointF(0, 120))


DRAGS = (
    of_elements,
    into_a_gap,
    of_a_link,
    of_a_link_end,
    of_a_line,
    of_a_feeling,
    of_the_reach,
    of_a_band,
    of_a_stage,
    of_a_stage_border,
    of_a_step,
    of_a_lane,
    of_the_height_of_a_lane,
    of_the_name_of_a_line,
)


def leftovers(hands: Hands) -> list[str]:
    """What a gesture has drawn on top and said."""
    overlay = hands.canvas.overlay
    bars = (hands.canvas.headers.stages, hands.canvas.headers.lanes)
    found = [
        name
        for name, is_left in (
            ("ghost", bool(overlay.ghost.items)),
            ("target", bool(overlay.target.links)),
            ("remark", bool(overlay.remark.text)),
            ("hint", not overlay.hint.boundingRect().isEmpty()),
            ("carried", overlay.carried.is_shown),
            ("header", any(bar.ghost is not None for bar in bars)),
            ("wire", not overlay.wire.boundingRect().isEmpty()),
        )
        if is_left
    ]
    return found


@pytest.mark.parametrize("start", DRAGS)
def test_escape_drops_the_drag(hands: Hands, start: Callable[[Hands], Started]) -> None:
    before = dict(hands.document.store.records)
    at, bar = start(hands)
    hands.wait(lambda: bool(leftovers(hands)))
    hands.key(Qt.Key.Key_Escape)
    assert leftovers(hands) == []
    chosen = hands.document.selection.ids
    # The button is still held, and the hand goes on.
    hands.move_to(at + QPointF(12, 6), bar)
    hands.release_at(at + QPointF(12, 6), bar)
    assert leftovers(hands) == []
    assert dict(hands.document.store.records) == before
    assert not hands.document.history.can_undo
    assert hands.document.selection.ids == chosen


@pytest.mark.parametrize(
    ("key", "keys"),
    [
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Q, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_keys_do_nothing_else_while_something_is_dragged(
    hands: Hands, key: Qt.Key, keys: Qt.KeyboardModifier
) -> None:
    hands.document.run("Before", set_text, "c1", "First", "zh-CN")
    hands.click(hands.middle("c1"))
    before = dict(hands.document.store.records)
    at = hands.start_drag(hands.middle("c1"), hands.cell("support", 4))
    hands.wait(lambda: bool(leftovers(hands)))
    hands.key(key, keys)
    assert dict(hands.document.store.records) == before
    assert hands.document.selection.ids == ("c1",)
    assert "ghost" in leftovers(hands)
    hands.release_at(at)
    moved = hands.document.store.need(Element, "c1")
    assert moved.lane_id == "lane-support"
    assert moved.label.text("zh-CN") == "First"
    assert len(hands.document.history.undo_labels) == 2


@pytest.mark.parametrize("kind", ["touchpoint", "step", "stage", "lane", "line"])
def test_a_thing_of_the_rail_that_is_not_dropped_leaves_nothing(hands: Hands, kind: str) -> None:
    before = dict(hands.document.store.records)
    hands.drop_from_rail(kind, hands.cell("customer", 2), drop=False)
    hands.wait(lambda: bool(leftovers(hands)))
    QApplication.sendEvent(hands.port, QDragLeaveEvent())
    settle()
    assert leftovers(hands) == []
    assert dict(hands.document.store.records) == before


def test_a_wire_that_hangs_between_two_clicks_leaves_the_keys_alone(hands: Hands) -> None:
    hands.document.run("Before", set_text, "c1", "First", "zh-CN")
    hands.window.rail.buttons["link"].click()
    hands.click(hands.middle("e1"))
    hands.hover(hands.middle("c4"))
    hands.key("z", Qt.KeyboardModifier.ControlModifier)
    assert hands.label("c1") != "First"
