"""The foot of the window: what keys do, and what applies only to a drawing."""

from __future__ import annotations

from hands import Hands, settle
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxdesigner.editor.document import Document
from cxdesigner.editor.settings import Settings
from cxdesigner.formats.templates import load_template
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.persona import Persona
from cxdesigner.model.record import LaneId
from cxdesigner.model.view import RecordView
from cxdesigner.scene.primitives import TextRun
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.lens_legend import SCALE, LensLegend, WholeLegend
from cxdesigner.ui.statusbar import facts_text
from cxdesigner.ui.window import Window


def legend_of(hands: Hands, *lenses: str) -> LensLegend:
    """Switch lenses on and return their legend."""
    for name in lenses:
        hands.window.actions_[f"view.{name}"].trigger()
    legend = hands.window.findChild(LensLegend)
    assert legend is not None
    return legend


def test_the_keys_that_build_are_told_while_one_element_is_selected(
    hands: Hands, hot_pot: Document
) -> None:
    hint = hands.window.status.hint
    assert hint.isHidden()
    hot_pot.selection.set(("c3",))
    hands.wait(lambda: hint.isVisible())
    assert hint.text() == "Enter: next step · Tab: element below"
    hands.window.status.tell("Something in passing")
    assert hint.isHidden()
    hands.window.status.tell("")
    assert hint.isVisible()
    hot_pot.selection.set(("c3", "c4"))
    hands.wait(lambda: hint.isHidden())
    hot_pot.selection.set(("c3",))
    hands.wait(lambda: hint.isVisible())
    hands.window.actions_["view.table"].trigger()
    hands.wait(lambda: hint.isHidden())


def test_keys_of_ones_own_are_told(editor: Editor, hands: Hands, hot_pot: Document) -> None:
    own = (("insert.below", "Ctrl+Alt+B"),)
    editor.settings.set(Settings(shortcuts=own))
    hot_pot.selection.set(("c3",))
    hint = hands.window.status.hint
    hands.wait(lambda: "Ctrl+Alt+B" in hint.text())


def test_both_scores_are_told_where_two_peaks_are_equally_strong() -> None:
    assert "Peak–end −0.25 or +1.25" in facts_text(RecordView(load_template("electronics")))
    assert facts_text(RecordView(load_template("hot-pot"))).endswith("Peak–end +1.75")


def test_how_to_begin_on_the_canvas_is_told_there(editor: Editor, hands: Hands) -> None:
    editor.files.new("empty-blueprint")
    facts = hands.window.status.facts
    hands.wait(lambda: "onto the canvas" in facts.text())
    hands.window.actions_["view.table"].trigger()
    hands.wait(lambda: bool(facts.text()) and "onto the canvas" not in facts.text())


def test_entries_of_a_legend_without_room_are_left_out_whole(
    hands: Hands, hot_pot: Document
) -> None:
    legend = legend_of(hands, "critical_path", "ruler", "crossings")
    hands.wait(legend.isVisible)
    legend.resize(legend.sizeHint())
    everything = len(legend.fitting)
    legend.resize(legend.sizeHint().width() - 30, legend.height())
    assert 0 < len(legend.fitting) < everything
    assert all(child.rect.right * SCALE <= legend.width() for child in legend.fitting)
    last = legend.end_px
    drawn = legend.grab(QRect(last, 0, legend.width() - last, legend.height())).toImage()
    ground = drawn.pixelColor(0, 0)
    inked = [
        x
        for x in range(drawn.width())
        if any(drawn.pixelColor(x, y) != ground for y in range(drawn.height()))
    ]
    assert 0 < max(inked) < 16, "what says that there is more stands beside the last entry"


def test_all_of_a_legend_without_room_is_shown_by_a_click_and_by_a_key(
    hands: Hands, hot_pot: Document
) -> None:
    legend = legend_of(hands, "critical_path", "ruler", "crossings")
    hands.wait(legend.isVisible)
    legend.resize(legend.sizeHint().width() - 30, legend.height())
    for begin in (
        lambda: hands.press_button(legend),
        lambda: QTest.keyClick(legend, Qt.Key.Key_Space),
    ):
        begin()
        popup = QApplication.activePopupWidget()
        assert popup is not None
        assert popup.accessibleDescription() == legend.accessibleDescription()
        whole = popup.findChild(WholeLegend)
        assert whole is not None
        assert whole.visibleRegion().boundingRect() == whole.rect()
        assert whole.geometry().bottom() < popup.height()
        names = [child.label for child in whole.item.children]
        assert len(names) == 4
        rows = {child.rect.y for child in whole.item.children}
        assert len(rows) == 4, "one below the other"
        runs = [one for row in whole.item.children for one in row.primitives
                if isinstance(one, TextRun)]  # fmt: skip
        assert len({run.x for run in runs}) == 1, "names begin below each other"
        ground = hands.window.screen().availableGeometry()
        assert ground.contains(popup.geometry())
        QTest.keyClick(popup, Qt.Key.Key_Escape)
        assert QApplication.activePopupWidget() is None


def test_no_score_of_somebody_else_is_told_for_a_persona_without_feelings() -> None:
    view = RecordView((*load_template("hot-pot"), Persona(id="p-new", name="Zhou")))
    assert "Peak–end" in facts_text(view)
    assert "Peak–end" not in facts_text(view, "p-new")


def test_the_keys_are_told_beside_an_offer(hands: Hands, hot_pot: Document) -> None:
    hot_pot.selection.set(("c3",))
    hint = hands.window.status.hint
    hands.wait(lambda: hint.isVisible())
    hands.window.status.offer("Taken", [("keepText", "Keep as text", lambda: None)])
    assert hint.isVisible()


def test_what_was_said_of_a_document_goes_with_it(editor: Editor, hot_pot: Document) -> None:
    status = editor.window.status
    status.tell("The decision has fewer than two ways out.")
    editor.window.set_document(hot_pot)
    assert status.message.text()
    editor.files.new()
    assert editor.window.document is not hot_pot
    assert (status.message.text(), status.facts.isHidden()) == ("", False)


def test_no_figures_of_another_document_are_shown(editor: Editor, hot_pot: Document) -> None:
    status = editor.window.status
    editor.window.set_document(hot_pot)
    Hands(editor.window).wait(lambda: "30 elements" in status.facts.text())
    editor.files.new()
    assert "30 elements" not in status.facts.text()


def test_a_hint_that_does_not_fit_takes_no_room(window: Window, hot_pot: Document) -> None:
    hint = window.status.hint
    hot_pot.selection.set(("c3",))
    window.update_actions()
    Hands(window).wait(lambda: bool(window.status.facts.text()))
    settle()
    least = window.minimumSizeHint().width()
    hint.show_keys("a long story " * 200)
    settle()
    assert window.minimumSizeHint().width() == least
    drawn = hint.grab().toImage()
    ground = drawn.pixelColor(1, 1)
    assert all(
        drawn.pixelColor(x, drawn.height() // 2) == ground for x in range(0, drawn.width(), 2)
    )


def test_without_a_document_nothing_of_it_can_be_pressed(
    editor: Editor, window: Window, hot_pot: Document
) -> None:
    status = window.status
    controls = (status.maturity, status.slider, status.percent, status.fit)
    assert all(one.isEnabled() for one in controls)
    for document in editor.workspace.documents:
        document.set_saved()
        editor.workspace.remove(document)
    settle()
    window.update_actions()
    assert editor.workspace.active is None
    assert not any(one.isEnabled() for one in controls)


def test_the_emotion_curve_is_switched_where_it_is_drawn(hands: Hands, hot_pot: Document) -> None:
    bar = hands.window.toolbar
    for name, drawn in (("table", False), ("outline", False), ("canvas", True)):
        hands.window.actions_[f"view.{name}"].trigger()
        hands.wait(lambda drawn=drawn: bar.emotion.isEnabled() is drawn)
        assert bar.place.isEnabled() is drawn, name


def test_a_click_beside_the_handle_of_the_zoom_goes_there(hands: Hands) -> None:
    slider = hands.window.status.slider
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 5, 9))
    most = hands.canvas.zoom
    assert slider.value() == slider.maximum()
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, 9))
    assert 62 <= slider.value() <= 64, "as far from 10 % as from 400 %"
    assert hands.canvas.zoom < most


def test_notes_are_counted_beside_the_elements() -> None:
    records = load_template("hot-pot")
    assert "30 elements · 46 links" in facts_text(RecordView(records))
    lane = next(record.id for record in records if isinstance(record, Lane))
    notes = [Element(id=f"note{n}", kind="note", lane_id=LaneId(lane)) for n in range(2)]
    assert "30 elements · 2 notes · 46 links" in facts_text(RecordView((*records, *notes)))


def test_a_legend_that_has_room_is_not_cut(hands: Hands, hot_pot: Document) -> None:
    legend = legend_of(hands, "crossings")
    hands.wait(legend.isVisible)
    hands.wait(lambda: legend.width() >= legend.sizeHint().width())
    picture = legend.grab().toImage()
    ground = picture.pixelColor(0, 0)
    edge = [picture.pixelColor(picture.width() - 2, y) for y in range(picture.height())]
    assert all(pixel == ground for pixel in edge)
    assert legend.end_px < legend.width()


def test_figures_without_room_are_left_out_whole_and_a_legend_goes_first(
    hands: Hands, hot_pot: Document
) -> None:
    facts = hands.window.status.facts
    hands.wait(lambda: bool(facts.text()))
    legend = legend_of(hands, "critical_path", "ruler")
    for width in (1300, 1000, 860):
        hands.window.resize(width, 700)
        settle()
        assert legend.width() >= legend.sizeHint().width() or not facts.shown
        assert facts.text().startswith(facts.shown)
        assert facts.text()[len(facts.shown) :][:2] in ("", "  ", " ·")
    hands.window.resize(1300, 700)
    hands.wait(lambda: "min" in facts.shown)
    assert facts.fontMetrics().horizontalAdvance(facts.shown) <= facts.contentsRect().width()


def test_a_legend_of_one_entry_shrinks_before_it_is_left_out(
    hands: Hands, hot_pot: Document
) -> None:
    """At twice the size nothing but dots told what the colours mean."""
    hands.window.registry.run("view.heat", hands.window.session, "duration")
    legend = hands.window.findChild(LensLegend)
    assert legend is not None
    hands.wait(lambda: legend.isVisible())
    whole = legend.sizeHint().width()
    legend.resize(round(whole * 0.9), legend.height())
    assert len(legend.fitting) == 1
    assert legend.end_px <= legend.width()
    legend.resize(whole // 2, legend.height())
    assert legend.fitting == ()
