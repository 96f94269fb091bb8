"""The panel of trials in the real window."""

import pytest
from hands import Hands, settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QToolButton

from cxdesigner.editor import trials
from cxdesigner.model.element import Element
from cxdesigner.ui.canvas.trace_veil import DOWN, FAILS, OFF, UP
from cxdesigner.ui.what_if import panel as panel_module
from cxdesigner.ui.what_if.panel import WhatIfPanel

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def open_panel(hands: Hands) -> WhatIfPanel:
    hands.key(Qt.Key.Key_W, CONTROL | SHIFT)
    hands.wait(lambda: hands.window.what_if.panel is not None)
    panel = hands.window.what_if.panel
    assert panel is not None
    hands.wait(panel.isVisible)
    return panel


def lit(hands: Hands) -> dict[str, str]:
    return {item.id: token for item, token in hands.canvas.overlay.trace.items}


def figures(panel: WhatIfPanel) -> list[str]:
    grid = panel.times.grid
    labels = [grid.itemAt(n).widget() for n in range(grid.count())]  # type: ignore[union-attr]
    return [label.text() for label in labels if isinstance(label, QLabel) and label.isVisible()]


def test_the_panel_is_made_when_it_is_asked_for_and_says_what_depends(hands: Hands) -> None:
    assert hands.window.what_if.panel is None
    hands.click(hands.middle("p1"))
    panel = open_panel(hands)
    hands.wait(lambda: "38%" in panel.impact_text.text())
    assert "3 of 8 touchpoints" in panel.impact_text.text()
    hands.wait(lambda: lit(hands).get("c2") == DOWN)
    hands.click(hands.middle("c2"))
    hands.wait(lambda: lit(hands).get("p1") == UP)


def test_names_in_a_list_begin_where_the_sentences_do(hands: Hands) -> None:
    hands.click(hands.middle("p1"))
    panel = open_panel(hands)
    hands.press_button(panel.switch_button)
    hands.wait(lambda: panel.failing_list.count() == 3)
    settle()
    drawn = panel.grab().toImage()
    ground = drawn.pixelColor(1, 1)
    for parts in (
        (panel.impact_title, panel.impact_text, panel.impact_list),
        (panel.off_text, panel.failing_list),
    ):
        lefts = []
        for part in parts:
            at = part.mapTo(panel, QPoint(0, 0))
            lefts.append(
                min(
                    x
                    for x in range(at.x(), at.x() + 60)
                    for y in range(at.y() + 3, at.y() + 18)
                    if drawn.pixelColor(x, y) != ground
                )
            )
        assert max(lefts) - min(lefts) <= 1, lefts


def test_switched_off_by_mouse_touchpoints_fail_until_all_is_on(hands: Hands) -> None:
    hands.click(hands.middle("p1"))
    panel = open_panel(hands)
    hands.wait(panel.switch_button.isEnabled)
    hands.press_button(panel.switch_button)
    hands.wait(lambda: lit(hands).get("p1") == OFF)
    assert {key for key, token in lit(hands).items() if token == FAILS} >= {"c1", "c2", "c3"}
    assert "fail" in panel.off_text.text()
    hands.wait(lambda: panel.failing_list.count() == 3)
    chip = panel.findChild(QToolButton, "whatIfOff-p1")
    assert chip is not None
    hands.press_button(chip)
    hands.wait(lambda: hands.document.view_state.what_if.off == ())
    assert not hands.document.is_dirty


def test_a_row_leads_to_the_touchpoint(hands: Hands) -> None:
    hands.click(hands.middle("p1"))
    panel = open_panel(hands)
    hands.wait(lambda: panel.impact_list.count() == 3)
    panel.impact_list.setFocus()
    panel.impact_list.setCurrentRow(1)
    QTest.keyClick(panel.impact_list, Qt.Key.Key_Return)
    hands.wait(lambda: hands.document.selection.ids == ("c2",))


def test_a_time_is_tried_and_kept_by_keys(hands: Hands) -> None:
    hands.click(hands.middle("c2"))
    panel = open_panel(hands)
    wait = panel.times.fields["wait"]
    before = hands.document.store.need(Element, "c2").wait
    hands.wait(lambda: wait.line.text() != "")
    wait.line.setFocus()
    wait.line.selectAll()
    QTest.keyClicks(wait.line, "1h20")
    QTest.keyClick(wait.line, Qt.Key.Key_Return)
    hands.wait(panel.times.keep.isEnabled)
    texts = figures(panel)
    lead = texts.index("Lead time")
    assert texts[lead + 1] != texts[lead + 2]
    assert hands.document.store.need(Element, "c2").wait == before
    panel.times.keep.setFocus()
    QTest.keyClick(panel.times.keep, Qt.Key.Key_Space)
    hands.wait(lambda: hands.document.is_dirty)
    kept = hands.document.store.need(Element, "c2").wait
    assert kept is not None
    assert kept.minutes == 80
    hands.wait(lambda: not panel.times.keep.isEnabled())
    hands.canvas.setFocus()
    hands.key(Qt.Key.Key_Z, CONTROL)
    hands.wait(lambda: hands.document.store.need(Element, "c2").wait == before)


def test_what_is_no_time_is_told_at_the_field(hands: Hands) -> None:
    hands.click(hands.middle("c2"))
    panel = open_panel(hands)
    wait = panel.times.fields["wait"]
    wait.line.setFocus()
    wait.line.selectAll()
    QTest.keyClicks(wait.line, "soon")
    QTest.keyClick(wait.line, Qt.Key.Key_Return)
    settle()
    assert "1h20" in wait.error.text()
    assert hands.document.view_state.what_if.times == ()


def test_panel_and_light_follow_what_is_worked_out_aside(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trials, "FEW", 0)
    panel = open_panel(hands)
    hands.click(hands.middle("p1"))
    hands.wait(lambda: "3 of 8 touchpoints" in panel.impact_text.text())
    hands.wait(lambda: lit(hands).get("c2") == DOWN)
    hands.press_button(panel.switch_button)
    hands.wait(lambda: lit(hands).get("p1") == OFF)
    hands.wait(lambda: panel.failing_list.count() == 3)


def test_closing_ends_the_trial(hands: Hands) -> None:
    hands.click(hands.middle("p1"))
    panel = open_panel(hands)
    hands.wait(panel.switch_button.isEnabled)
    hands.press_button(panel.switch_button)
    hands.press_button(panel.close_button)
    hands.wait(panel.isHidden)
    assert not hands.document.view_state.what_if
    hands.wait(lambda: not lit(hands))


def test_many_that_are_off_come_little_by_little(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panel_module, "_FEW_OFF", 0)
    monkeypatch.setattr(panel_module, "_AT_ONCE", 1)
    panel = open_panel(hands)
    document = hands.document
    off = ("c1", "c2", "c3", "p1")
    document.set_view(what_if=document.view_state.what_if.switch(off, True))
    panel.refresh()

    def shown() -> set[str]:
        chips = panel.off_chips.findChildren(QToolButton)
        return {chip.objectName() for chip in chips if not chip.isHidden()}

    assert not shown()
    hands.wait(lambda: shown() == {f"whatIfOff-{key}" for key in off})
    document.set_view(what_if=document.view_state.what_if.switch(off[1:], False))
    hands.wait(lambda: shown() == {"whatIfOff-c1"})


def test_all_of_it_is_seen_without_scrolling(hands: Hands) -> None:
    hands.window.resize(1366, 768)
    settle()
    hands.click(hands.middle("p1"))
    panel = open_panel(hands)
    hands.wait(lambda: len(figures(panel)) > 3)
    settle()
    area = panel.findChild(QScrollArea, "whatIfArea")
    assert area is not None
    assert area.verticalScrollBar().maximum() == 0
    place = panel.times.keep.mapTo(area, panel.times.keep.rect().bottomRight())
    assert area.rect().contains(place)
