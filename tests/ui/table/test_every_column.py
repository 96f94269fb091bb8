"""Every column of both tables in the real window: filled in at once, down, by a paste; sorted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hands import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from table_hands import CTRL, SHIFT, Cells

from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.document import Document
from cxdesigner.editor.sheet.state import Layout, RowKind, TableState
from cxdesigner.model.queries import lane_name
from cxdesigner.ui.table.cells import CellLine, CellLines

OF_ELEMENTS = {
    "stage": "点餐",
    "step": "4",
    "lane": "前台",
    "kind": "Note",
    "label": "Sits",
    "detail": "At the window",
    "channel": "app",
    "owner": "Door",
    "work": "6 min",
    "wait": "1 h 20 min",
    "emotion": "+1.5",
    "pain": "Too long",
    "opportunity": "Chairs",
    "metrics": "CSAT 4.2",
}
OF_STEPS = {key: OF_ELEMENTS[key] for key in ("emotion", "work", "wait", "pain", "opportunity")} | {
    "stage": "点餐",
    "step": "Sit",
    "marks": "Wait point",
    "metrics": "CSAT 4.2",
    "channel": "app",
    "owner": "Door",
    "detail": "At the window",
}


@pytest.mark.parametrize(
    ("rows", "key", "text"),
    [
        *(("elements", *pair) for pair in OF_ELEMENTS.items()),
        *(("steps", *pair) for pair in OF_STEPS.items()),
    ],
)
def test_a_column_is_filled_sorted_and_filtered(
    cells: Cells,
    hot_pot: Document,
    clipboard: Callable[[str], None],
    rows: RowKind,
    key: str,
    text: str,
) -> None:
    lane = next(lane for lane in hot_pot.store.lanes if lane.role == "customer")
    # Rows of what the customer does, in an order that the column has no part in.
    order = f"lane:{lane.id}" if rows == "steps" else "emotion" if key == "label" else "label"
    layout = Layout(sort=((order, False),))
    if rows == "elements":
        name = lane_name(lane, hot_pot.language)
        layout = layout.with_allowed("lane", frozenset({name}))
    hot_pot.set_view(table=TableState(rows, layout, layout))
    settle()
    three = tuple(cells.table.model.ids[:3])
    before = [cells.text(one, key) for one in three]

    def held() -> list[str]:
        return [cells.text(one, key) for one in three]

    def choose(last: int) -> None:
        cells.click(three[0], key)
        cells.click(three[last], key, SHIFT)

    def fill() -> None:
        cells.table.work.write_selected(text)
        settle()

    choose(2)
    fill()
    assert held() == [text] * 3
    cells.hands.key("z", CTRL)
    assert held() == before
    choose(0)
    fill()
    choose(2)
    cells.hands.key("d", CTRL)
    assert held() == [text] * 3
    cells.hands.key("z", CTRL)
    assert held() == [text, *before[1:]]
    cells.hands.key("z", CTRL)
    clipboard(f"{text}\n{text}")
    choose(1)
    cells.hands.key("v", CTRL)
    assert held() == [text, text, before[2]]
    cells.hands.key("z", CTRL)
    assert held() == before
    assert not hot_pot.history.can_undo
    choose(0)
    fill()
    cells.table.work.set_layout(Layout().with_allowed(key, frozenset({text})))
    assert three[0] in cells.table.model.ids
    assert {cells.text(one, key) for one in cells.table.model.ids} == {text}
    sheet = cells.table.work.sheet
    for falls in (False, True):
        cells.table.work.set_layout(Layout(sort=((key, falls),)))
        column = sheet.all_columns[key]
        ranks = [
            column.sort_key(sheet.reading, record)
            for record in map(hot_pot.store.find, cells.table.model.ids)
        ]
        filled = [rank for rank in ranks if rank is not None]
        assert filled == sorted(filled, reverse=falls)
        assert ranks[: len(filled)] == filled


def test_a_channel_of_a_step_is_typed_and_goes_on_below(cells: Cells, hot_pot: Document) -> None:
    hot_pot.set_view(table=TableState("steps"))
    settle()
    first, second = cells.table.model.ids[:2]
    cells.click(first, "channel")
    cells.hands.type("web")
    cells.hands.key(Qt.Key.Key_Return)
    assert cells.text(first, "channel") == "web"
    assert cells.current == (second, "channel")


def test_a_channel_of_a_step_is_completed_where_it_is_the_only_one(
    cells: Cells, hot_pot: Document
) -> None:
    """A cell that can have several has a line for each."""
    hot_pot.set_view(table=TableState("steps"))
    settle()
    several, one = cells.table.model.ids[:2]
    (other, *_rest) = hot_pot.store.elements_in(hot_pot.store.lanes[2].id, several)
    hot_pot.run("Edit text", set_text, other.id, "tablet", hot_pot.language, "channel")
    settle()
    cells.click(several, "channel")
    cells.hands.key(Qt.Key.Key_F2)
    assert isinstance(cells.editor, CellLines)
    cells.hands.key(Qt.Key.Key_Escape)
    cells.click(one, "channel")
    cells.hands.key(Qt.Key.Key_F2)
    editor = cells.editor
    assert isinstance(editor, CellLine)
    # The list of words is a window of its own: keys go where the system sends them.
    for letter in "ta":
        QTest.keyClick(editor, letter)
    QTest.keyClick(editor.completer().popup(), Qt.Key.Key_Down)
    QTest.keyClick(editor.completer().popup(), Qt.Key.Key_Return)
    settle()
    assert cells.text(one, "channel") == "tablet"
