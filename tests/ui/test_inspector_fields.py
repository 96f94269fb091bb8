"""Every field of the inspector: over several things at once, remembered, completed, explained."""

from __future__ import annotations

import pytest
from hands import settle
from inspecting import show, unfold, use
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QToolButton

from cxdesigner.base.i18n import use_language
from cxdesigner.editor.document import Document
from cxdesigner.editor.field_specs import ELSEWHERE, field_groups
from cxdesigner.formats.templates import load_template
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Metric
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.record import Record
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.panels.document_page import DocumentPage
from cxdesigner.ui.panels.element_page import ElementPage
from cxdesigner.ui.panels.fields import (
    AreaField,
    CheckField,
    ParsedField,
    TextField,
)
from cxdesigner.ui.panels.inspector import WIDTH_PX, Inspector
from cxdesigner.ui.panels.list_fields import PairsField, TicksField, WordsField
from cxdesigner.ui.panels.typing_widgets import Area
from cxdesigner.ui.widgets import Fold

LEFT = Qt.MouseButton.LeftButton
TWO = ("c2", "f2")


def fields_of(kind: type[Record]) -> list[str]:
    elsewhere = ELSEWHERE[kind] - {"lane_id", "step_id", "end_step_id", "row_id", "marks"}
    elsewhere -= {"image_ids", "icon", "icon_id", "tells_id"}
    return sorted(elsewhere) + [spec.name for grp in field_groups(kind) for spec in grp.fields]


@pytest.mark.parametrize("attribute", fields_of(Element))
def test_a_field_changes_all_that_is_selected_in_one_step(
    inspector: Inspector, document: Document, attribute: str
) -> None:
    page = show(inspector, *TWO)
    field = page.field_of(attribute)
    assert field is not None
    before = [getattr(document.store.need(Element, key), attribute) for key in TWO]
    use(field)
    after = [getattr(document.store.need(Element, key), attribute) for key in TWO]
    if isinstance(field, TicksField | WordsField):
        (new,) = set(after[0]) & set(after[1]) - (set(before[0]) & set(before[1]))
        assert new in after[0]
    else:
        assert after[0] == after[1]
    assert after != before
    assert len(document.history.undo_labels) == 1
    assert document.selection.ids == TWO
    document.undo()
    assert [getattr(document.store.need(Element, key), attribute) for key in TWO] == before


def test_mixed_values_are_shown_as_mixed(inspector: Inspector, document: Document) -> None:
    with document.transaction() as tx:
        for key, number in (("c2", 1), ("c6", 2)):
            element = document.store.need(Element, key)
            tx.put(
                element.replace(
                    tasks=(f"task {number}",),
                    info=(("price", str(number)),),
                    third_party=number == 1,
                    tags=("both", f"tag {number}"),
                    marks=("fail", "wait") if number == 1 else ("wait",),
                )
            )
    page = show(inspector, "c2", "c6")
    assert isinstance(page, ElementPage)
    assert page.emotion.number.line.text() == ""
    number_line = page.emotion.number.line
    assert number_line.placeholderText() == "Mixed"
    room = number_line.width() - 2 * 9
    assert number_line.fontMetrics().horizontalAdvance("Mixed") <= room
    for attribute in ("tasks", "info", "label"):
        area = page.field_of(attribute)
        assert isinstance(area, AreaField)
        assert area.area.toPlainText() == ""
        assert area.area.placeholderText() == "Mixed"
    check, tags = page.field_of("third_party"), page.field_of("tags")
    assert isinstance(check, CheckField)
    assert check.check.checkState() == Qt.CheckState.PartiallyChecked
    assert isinstance(tags, WordsField)
    partly = {word: bool(chip.property("partly")) for word, chip in tags.chips.items()}
    assert partly == {"both": False, "tag 1": True, "tag 2": True}
    marks = {mark: bool(c.property("partly")) for mark, c in page.marks.chips.items()
             if not c.isHidden()}  # fmt: skip
    assert marks == {"wait": False, "fail": True}
    QTest.mouseClick(page.marks.chips["fail"], LEFT)
    assert all("fail" in document.store.need(Element, key).marks for key in ("c2", "c6"))
    assert len(document.history.undo_labels) == 1 + 1


@pytest.mark.parametrize("attribute", fields_of(Persona))
def test_all_of_a_persona_is_within_reach(
    inspector: Inspector, document: Document, attribute: str
) -> None:
    if attribute == "image_id":
        return
    page = show(inspector)
    assert isinstance(page, DocumentPage)
    persona = document.store.personas[0]
    card = page.personas.cards[persona.id]
    field = card.field_of(attribute) or card.by_attribute[attribute]
    use(field)
    assert getattr(document.store.need(Persona, persona.id), attribute) != getattr(
        persona, attribute
    )


@pytest.mark.parametrize("kind", [Lane, Link])
def test_several_lanes_and_links_are_changed_together(
    inspector: Inspector, document: Document, kind: type[Record]
) -> None:
    ids = tuple(record.id for record in document.store.of_type(kind)[:2])
    names = [name for name in fields_of(kind) if name not in ("kind", "source_id", "target_id")]
    for count, attribute in enumerate(names, start=1):
        page = show(inspector, *ids)
        field = page.field_of(attribute)
        assert field is not None, attribute
        use(field)
        first, second = (getattr(document.store.need(kind, key), attribute) for key in ids)
        assert first == second, attribute
        assert len(document.history.undo_labels) == count


def test_words_about_the_feeling_of_several(inspector: Inspector, document: Document) -> None:
    page = show(inspector, "c2", "c6")
    assert isinstance(page, ElementPage)
    use(page.feeling.texts["word"])
    use(page.feeling.assumed)
    persona = document.store.personas[0]
    felt = [e for e in document.store.of_type(Emotion)
            if e.persona_id == persona.id and e.element_id in ("c2", "c6")]  # fmt: skip
    assert [(one.word.text("zh-CN"), one.assumed) for one in felt] == [("Words", True)] * 2
    assert len(document.history.undo_labels) == 2


def test_what_surveys_say_stands_beside_the_emotion(
    inspector: Inspector, document: Document
) -> None:
    page = show(inspector, "c2")
    assert isinstance(page, ElementPage)
    assert page.measured.isHidden()
    with document.transaction() as tx:
        tx.put(Metric(id="metric-x", type="csat", element_id="c2", counts=(("4", 9.0),)))
    inspector.refresh()
    assert page.measured.text() == "From CSAT: +1, 9 answers, standard deviation 0.0"
    assert not page.measured.isHidden()


def test_groups_stay_as_they_were_left(inspector: Inspector, program: Editor) -> None:
    show(inspector, "c2")
    fold = inspector.findChild(Fold, "elementExperienceGroup")
    assert fold is not None
    QTest.keyClick(fold.header, Qt.Key.Key_Space)
    assert "elementExperienceGroup" not in program.window.session.state.value.open_folds
    again = Inspector(inspector.seat.theme)
    again.seat.open_folds = inspector.seat.open_folds
    again.set_document(inspector.document)
    folds = {name: again.findChild(Fold, name) for name in
             ("elementExperienceGroup", "elementDoingGroup")}  # fmt: skip
    assert [fold and fold.header.isChecked() for fold in folds.values()] == [False, True]
    again.set_document(None)
    again.deleteLater()


def test_down_shows_what_was_used_and_enter_takes_it(
    inspector: Inspector, document: Document
) -> None:
    with document.transaction() as tx:
        tx.put(document.store.need(Element, "f2").replace(actor="Head waiter"))
    page = show(inspector, "c2")
    owner = page.field_of("owner")
    assert isinstance(owner, TextField)
    line = owner.line
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Down)
    popup = line.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    words = [popup.model().index(n, 0).data() for n in range(popup.model().rowCount())]
    assert "Head waiter" in words
    for _ in range(words.index("Head waiter") + 1):
        QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    settle()
    assert line.text() == "Head waiter"
    assert document.store.need(Element, "c2").owner.text("zh-CN") == "Head waiter"
    assert "Change owner" in document.history.undo_labels


def test_a_click_on_the_arrow_shows_what_was_used(inspector: Inspector) -> None:
    page = show(inspector, "c2")
    channel = page.field_of("channel")
    assert isinstance(channel, TextField)
    place = channel.line.rect().center()
    place.setX(channel.line.width() - 10)
    QTest.mouseClick(channel.line, LEFT, pos=place)
    popup = channel.line.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    popup.hide()


def test_what_cannot_be_used_is_explained_at_the_field(
    inspector: Inspector, document: Document
) -> None:
    page = show(inspector, "c2")
    info, other, wait = (page.field_of(name) for name in ("info", "redundant_with", "wait"))
    assert isinstance(info, PairsField)
    assert isinstance(other, WordsField)
    assert isinstance(wait, ParsedField)
    before = document.store.need(Element, "c2")
    info.area.setFocus()
    QTest.keyClicks(info.area, "no pair")
    info.area.clearFocus()
    assert info.error.text() == "Write one a line, such as price: 48."
    other.line.setText("Nobody")
    QTest.keyClick(other.line, Qt.Key.Key_Return)
    assert other.error.text().startswith("There is nothing of this name")
    wait.line.setText("soon")
    QTest.keyClick(wait.line, Qt.Key.Key_Return)
    assert wait.error.text() == "Write a time such as 40, 1h20, 1:20 or 10-25 min."
    assert document.store.need(Element, "c2") == before
    QTest.keyClick(other.line, Qt.Key.Key_Escape)
    assert other.error.text() == ""
    assert other.line.text() == ""


def test_a_finding_leads_to_a_field_in_a_group_that_was_never_open(
    program: Editor, document: Document
) -> None:
    fresh = Inspector(program.window.theme)
    fresh.set_document(document)
    document.selection.set(("c2",))
    assert fresh.focus_field("servqual")
    fold = fresh.findChild(Fold, "elementExperienceGroup")
    assert fold is not None
    assert fold.header.isChecked()
    fresh.set_document(None)
    fresh.deleteLater()


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
def test_nothing_is_wider_than_the_inspector(program: Editor, language: str) -> None:
    # Not that of the window, whose inspector would keep pages in this language.
    document = Document(load_template("hot-pot"))
    lane = document.store.lanes[0].id
    step, stage = document.store.steps[0].id, document.store.stages[0].id
    link, line = (document.store.of_type(Link)[0].id, document.store.lines[0].id)
    with use_language(language):
        narrow = Inspector(program.window.theme)
        narrow.set_document(document)
        narrow.resize(WIDTH_PX, 900)
        # Where the scroll bar takes its room.
        room = WIDTH_PX - 14
        for ids in ((), ("c2",), ("c2", "c6"), (lane,), (step,), (stage,), (link,), (line,)):
            page = show(narrow, *ids)
            for add in page.findChildren(QPushButton):
                if add.objectName().endswith("Add") and not add.isHidden():
                    add.click()
            unfold(page)
            assert narrow.widget().minimumSizeHint().width() <= room, (ids, page)
            chips = [b for b in page.findChildren(QToolButton) if not b.isHidden()]
            assert all(b.sizeHint().width() <= room - 24 for b in chips)
            # The hints above are not worked out again while nobody sees the page.
            for label in page.findChildren(QLabel):
                assert label.minimumSizeHint().width() <= room - 48, label.text()
            for check in page.findChildren(QCheckBox):
                assert check.minimumSizeHint().width() <= room - 24, check.text()
        narrow.set_document(None)
        narrow.deleteLater()


def test_lines_of_text_are_no_wider_than_what_is_seen_of_them(inspector: Inspector) -> None:
    page = show(inspector)
    areas = [area for area in page.findChildren(Area) if area.isVisible() and area.toPlainText()]
    assert areas
    for area in areas:
        line = area.document().firstBlock().layout().lineAt(0)
        room = area.viewport().width() - 2 * area.document().documentMargin()
        assert line.width() <= room, area.toPlainText()


@pytest.mark.parametrize("next_ids", [("f2",), (), ("c2", "f2")])
def test_what_could_not_be_read_is_told_when_something_else_is_selected(
    program: Editor, document: Document, inspector: Inspector, next_ids: tuple[str, ...]
) -> None:
    window = program.window
    page = show(inspector, "c2")
    field = page.by_attribute["work"]
    assert isinstance(field, ParsedField)
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClicks(field.line, "soon {n}")
    before = document.store.need(Element, "c2").work
    show(inspector, *next_ids)
    said = window.status.message.text()
    assert "soon {n}" in said
    assert field.title.casefold() in said.casefold()
    assert "such as 40" in said
    assert document.store.need(Element, "c2").work == before
    window.status.tell("")
    show(inspector, "c2")
    show(inspector, "f2")
    # Once is enough.
    assert not window.status.message.text()
