"""Replacing where a filter is on: what it hides is told and not ticked."""

from __future__ import annotations

from hands import Hands
from PySide6.QtCore import Qt

from cxdesigner.editor.document import Document
from cxdesigner.editor.filter import EVERYTHING, Filter
from cxdesigner.model.element import Element

CTRL = Qt.KeyboardModifier.ControlModifier


def test_what_the_filter_hides_is_replaced_only_when_it_is_ticked(
    hands: Hands, hot_pot: Document
) -> None:
    def label(key: str) -> str:
        return hot_pot.store.need(Element, key).label.text("zh-CN")

    hot_pot.set_view(filter=Filter(stage_ids=("s1",)))
    hands.key(Qt.Key.Key_H, CTRL)
    bar, find = hands.window.finders.find.bar, hands.window.finders.find
    hands.compose(commit="系统")
    hands.wait(lambda: not find._typed.is_waiting)
    bar.instead.setFocus()
    hands.type("IT")
    hands.wait(lambda: not find._typed.is_waiting)
    assert [hit.record_id for hit in bar.model.hits] == ["p1", "p2"]
    assert [hit.record_id for hit in bar.model.chosen()] == ["p1"]
    said = [bar.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1)]
    assert "filter" not in said[0]
    assert "hidden by the filter" in said[1]
    before = label("p2")
    find.replace_chosen()
    assert label("p1") == "排队叫号IT"
    assert label("p2") == before
    # Without a filter the other one is as good as any.
    hot_pot.set_view(filter=EVERYTHING)
    hands.wait(lambda: not find._edited.is_waiting)
    assert [hit.record_id for hit in bar.model.chosen()] == ["p2"]
    find.close_bar()
