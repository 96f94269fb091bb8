"""Every kind of drag shows a ghost and says what will happen, and Escape drops it.

Nothing is changed then, and nothing of it stays on the canvas.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from hands import Hands, settle
from photos import file_of, image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QWidget

from cxdesigner.base.i18n import set_language
from cxdesigner.editor.commands.rows import add_row
from cxdesigner.editor.commands.text import set_text
from cxdesigner.model.element import Element
from cxdesigner.model.lane import LaneRow, Line
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.text import LocalText
from cxdesigner.ui.tools.handles import span_handles

Started = tuple[QPointF, QWidget | None]
"""The last place of the pointer, and the header it was on."""


def of_elements(hands: Hands) -> Started:
    hands.click(hands.middle("c1"))
    hands.click(hands.middle("e1"), Qt.KeyboardModifier.ShiftModifier)
    return hands.start_drag(hands.middle("e1"), hands.cell("evidence", 4)), None


def of_one_element(hands: Hands) -> Started:
    return hands.start_drag(hands.middle("e1"), hands.cell("evidence", 4)), None


def of_copies(hands: Hands) -> Started:
    alt = Qt.KeyboardModifier.AltModifier
    return hands.start_drag(hands.middle("e1"), hands.cell("evidence", 4), keys=alt), None


def to_the_strip(hands: Hands) -> Started:
    hands.key(Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    strip = hands.window.parking
    hands.start_drag(hands.middle("e1"), hands.cell("support", 1))
    down = QPointF(hands.port.mapFromGlobal(strip.mapToGlobal(strip.rect().center())))
    hands.move_to(down)
    return down, None


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


def with_the_tool_for_links(hands: Hands) -> Started:
    hands.press_button(hands.window.rail.buttons["link"])
    return hands.start_drag(hands.middle("c3"), hands.middle("e1")), None


def of_a_new_stage(hands: Hands) -> Started:
    hands.press_button(hands.window.rail.buttons["stage"])
    return hands.start_drag(hands.cell("customer", 0), hands.cell("customer", 2)), None


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


def of_a_row(hands: Hands) -> Started:
    lane = next(lane for lane in hands.document.store.lanes if lane.role == "backstage")
    for name in ("POS", "CRM"):
        with hands.document.transaction(name) as tx:
            add_row(tx, lane.id, name=LocalText.of(name))
    settle()
    second = hands.document.store.of_type(LaneRow)[1]
    return on_header(hands, second.id, lambda at: at, QPointF(0, -40))


DRAGS = {
    of_one_element: "1 个元素移到“有形展示”",
    of_elements: "2 个元素移到“有形展示”",
    of_copies: "复制 1 个元素",
    to_the_strip: "松开即可暂存",
    into_a_gap: "1 个元素移到“有形展示”·插入步骤",
    of_a_link: "有形展示连接",
    with_the_tool_for_links: "有形展示连接",
    of_a_link_end: "流程",
    of_a_line: "移到“",
    of_a_feeling: "情感",
    of_the_reach: "跨 4 步",
    of_a_band: "已选择",
    of_a_new_stage: "3 步",
    of_a_stage: "移到",
    of_a_stage_border: "“排队”：3 步",
    of_a_step: "移到",
    of_a_lane: "移到“前台”上方",
    of_a_row: "“CRM”移到“POS”上方",
    of_the_height_of_a_lane: "至少",
    of_the_name_of_a_line: "移到",
}
"""Each kind of drag, and what is said of it, here in Chinese."""


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


def ghosts(hands: Hands) -> list[str]:
    """What stands for the thing that is dragged."""
    return [name for name in leftovers(hands) if name != "remark"]


def said(hands: Hands) -> str:
    """What is said at the pointer, else at the foot of the window."""
    message = hands.window.status.message
    foot = "" if message.isHidden() else message.text()
    return hands.canvas.overlay.remark.text or foot


@pytest.mark.parametrize("start", DRAGS)
def test_a_drag_shows_a_ghost_and_says_what_comes_and_escape_drops_it(
    hands: Hands, start: Callable[[Hands], Started]
) -> None:
    set_language("zh-CN")
    at, bar = start(hands)
    # What a drag needs to be there may be made before it.
    before, undo = dict(hands.document.store.records), hands.document.history.undo_labels
    hands.wait(lambda: bool(ghosts(hands)))
    assert DRAGS[start] in said(hands)
    hands.key(Qt.Key.Key_Escape)
    assert leftovers(hands) == []
    assert said(hands) == ""
    chosen = hands.document.selection.ids
    # The button is still held, and the hand goes on.
    hands.move_to(at + QPointF(12, 6), bar)
    hands.release_at(at + QPointF(12, 6), bar)
    assert leftovers(hands) == []
    assert dict(hands.document.store.records) == before
    assert hands.document.history.undo_labels == undo
    assert hands.document.selection.ids == chosen


def test_a_band_that_is_dropped_leaves_the_selection_as_it_was(hands: Hands) -> None:
    hands.click(hands.middle("c1"))
    at, _bar = of_a_band(hands)
    assert hands.document.selection.ids != ("c1",)
    hands.key(Qt.Key.Key_Escape)
    hands.release_at(at)
    assert hands.document.selection.ids == ("c1",)


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


THINGS = {
    "touchpoint": "新元素：接触点",
    "step": "插入步骤",
    "stage": "添加阶段",
    "lane": "添加泳道",
    "line": "添加分界线",
}
"""Things of the rail, and what is said of them where they would go, here in Chinese."""


@pytest.mark.parametrize("kind", THINGS)
def test_a_thing_of_the_rail_says_what_it_makes_and_leaves_nothing_undropped(
    hands: Hands, kind: str
) -> None:
    set_language("zh-CN")
    before = dict(hands.document.store.records)
    hands.drop_from_rail(kind, hands.cell("customer", 2), drop=False)
    hands.wait(lambda: bool(ghosts(hands)))
    assert THINGS[kind] in said(hands)
    # So the system tells of Escape.
    QApplication.sendEvent(hands.port, QDragLeaveEvent())
    settle()
    assert leftovers(hands) == []
    assert dict(hands.document.store.records) == before


@pytest.mark.parametrize("kind", THINGS)
def test_a_picked_tool_says_what_a_click_makes_and_escape_puts_it_down(
    hands: Hands, kind: str
) -> None:
    set_language("zh-CN")
    before = dict(hands.document.store.records)
    hands.press_button(hands.window.rail.buttons[kind])
    hands.hover(hands.cell("customer", 2))
    hands.wait(lambda: bool(ghosts(hands)))
    assert THINGS[kind] in said(hands)
    hands.key(Qt.Key.Key_Escape)
    assert leftovers(hands) == []
    assert hands.window.controller.tool_name == "select"
    assert dict(hands.document.store.records) == before


def test_what_was_parked_says_what_comes_and_leaves_nothing_undropped(hands: Hands) -> None:
    hands.click(hands.middle("e1"))
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    hands.key(Qt.Key.Key_K, held)
    strip = hands.window.parking.list
    hands.wait(lambda: strip.count() == 1)
    strip.setCurrentRow(0)
    before = dict(hands.document.store.records)
    hands.drop_data(strip.mime_of(), hands.cell("evidence", 4), drop=False)
    hands.wait(lambda: bool(ghosts(hands)))
    assert said(hands) == "1 element goes to “有形展示”"
    # Evidence is nothing that a customer does.
    hands.drop_data(strip.mime_of(), hands.cell("customer", 8), drop=False)
    assert said(hands).startswith("1 element goes to “顾客行为” · 1 becomes another kind")
    QApplication.sendEvent(hands.port, QDragLeaveEvent())
    settle()
    assert leftovers(hands) == []
    assert dict(hands.document.store.records) == before


def test_a_picture_says_where_it_goes_and_leaves_nothing_undropped(
    hands: Hands, tmp_path: Path
) -> None:
    path, mime = tmp_path / "shot.png", QMimeData()
    path.write_bytes(file_of(image()))
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    before = dict(hands.document.store.records)
    hover = hands.canvas.overlay.hover
    hands.drop_data(mime, hands.middle("e1"), drop=False)
    assert not hover.boundingRect().isEmpty()
    assert said(hands) == "Drop: the picture goes onto this element."
    hands.drop_data(mime, hands.cell("evidence", 4), drop=False)
    assert ghosts(hands) == ["hint"]
    assert said(hands) == "Drop: a new element with this picture."
    QApplication.sendEvent(hands.port, QDragLeaveEvent())
    settle()
    assert hover.boundingRect().isEmpty()
    assert leftovers(hands) == []
    assert said(hands) == ""
    assert dict(hands.document.store.records) == before


def test_a_wire_that_hangs_between_two_clicks_leaves_the_keys_alone(hands: Hands) -> None:
    hands.document.run("Before", set_text, "c1", "First", "zh-CN")
    hands.window.rail.buttons["link"].click()
    hands.click(hands.middle("e1"))
    hands.hover(hands.middle("c4"))
    hands.key("z", Qt.KeyboardModifier.ControlModifier)
    assert hands.label("c1") != "First"
