"""The guides in the real window, by mouse and keys."""

from collections.abc import Callable, Iterator

import pytest
from hands import Hands, settle
from program import close_editor, make_editor
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from cxdesigner.base.i18n import set_language
from cxdesigner.formats.templates import load_template
from cxdesigner.model.create import empty_blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity
from cxdesigner.model.method import CemFactor, CemTable
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.ui import window_memory
from cxdesigner.ui.guide.cem_pages import KeyPage, ScoresPage
from cxdesigner.ui.guide.drawing_page import DrawingPage
from cxdesigner.ui.guide.panel import GuidePanel

Begin = Callable[..., Hands]


@pytest.fixture
def begin(qapp: object) -> Iterator[Begin]:
    """Open a template (or an empty blueprint) in a window of its own."""
    made = []

    def open_it(template: str = "") -> Hands:
        records = load_template(template) if template else empty_blueprint()
        editor = make_editor(records)
        made.append(editor)
        hands = Hands(editor.window)
        hands.wait(editor.window.isActiveWindow)
        return hands

    yield open_it
    for editor in made:
        close_editor(editor)


def go_to(panel: GuidePanel, key: str) -> QWidget:
    """Click the step of a key in the list."""
    row = [step.key for step in panel.guide.steps].index(key)
    place = panel.steps.visualItemRect(panel.steps.item(row)).center()
    QTest.mouseClick(panel.steps.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert panel.step.key == key
    assert panel.page is not None
    return panel.page


def within(page: QWidget, kind: type, name: str, nth: int = 0) -> QWidget:
    found = [one for one in page.findChildren(kind, name) if one.isVisible()]
    return found[nth]


def write(hands: Hands, widget: QWidget, text: str) -> None:
    """Click into a field and type; what was there goes."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    hands.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.type(text)


def test_a_guide_is_made_when_it_is_asked_for_and_put_away(begin: Begin) -> None:
    hands = begin("electronics")
    assert hands.window.guide.panel is None
    panel = hands.open_guide("guide.cem")
    # The first step that is not done.
    assert panel.step.key == "review"
    assert hands.window.inspector.isHidden()
    # It is only covered: whoever ends the program now finds it at the next start.
    window_memory.keep(hands.window)
    assert "inspector" in (hands.window.session.state.value.panels or ())
    hands.press_button(panel.close_button)
    hands.wait(panel.isHidden)
    assert hands.window.inspector.isVisible()
    assert not hands.document.is_dirty


def test_a_consultant_walks_the_cem_guide_in_chinese(begin: Begin) -> None:
    set_language("zh-CN")
    hands = begin("electronics")
    hands.document.set_view(language="zh-CN")
    panel = hands.open_guide("guide.cem")
    go_to(panel, "brand")
    assert "明码实价" in within(panel, QPlainTextEdit, "guideBrandValuesEdit").toPlainText()  # type: ignore[attr-defined]
    hands.press_button(panel.next)
    page = panel.page
    assert isinstance(page, ScoresPage)
    assert page.grid.computed["convenience", "satisfaction"].text() == "−2"
    assert page.grid.computed["service", "satisfaction"].text() == "0 *"
    assert page.grid.cells["service", "expectation"].tick.isChecked()
    hands.press_button(panel.next)
    page = panel.page
    assert isinstance(page, KeyPage)
    assert page.grid.computed["convenience", "weighted"].text() == "最低 −18"
    assert "便利性" in page.verdict.text()
    assert page.grid.choices["convenience"].isChecked()
    for wanted in (False, True):
        QTest.keyClick(page.grid.choices["convenience"], Qt.Key.Key_Space)
        (table,) = hands.document.store.of_type(CemTable)
        assert ("convenience" in table.key_experiences) == wanted
    for _step in range(4):
        hands.press_button(panel.next)
    assert panel.step.key == "review"
    assert panel.next.text() == "回到第 1 步"
    assert "便利性" in panel.missing.text()
    # An opportunity of its own, with owner and due date, and the date of the review.
    hands.press_button(within(panel, QPushButton, "guideGapAdd"))
    hands.wait(lambda: len(hands.document.store.of_type(Opportunity)) == 4)
    hands.type("open until ten")
    (made,) = (
        o for o in hands.document.store.of_type(Opportunity) if o.id not in ("o1", "o2", "o3")
    )
    assert made.text.text("zh-CN") == "open until ten"
    assert "convenience" in hands.document.store.need(Element, made.element_id or "").factors
    order = [o.id for o in hands.document.store.of_type(Opportunity)]
    place = [key for key in order if key != "o3"].index(made.id)
    write(hands, within(panel, QWidget, "guideIdeaOwnerEdit", place), "board")
    write(hands, within(panel, QWidget, "guideIdeaDueEdit", place), "2027-03-31")
    write(hands, within(panel, QWidget, "guideReviewDateEdit"), "2027-04-15")
    hands.key(Qt.Key.Key_Tab)
    made = hands.document.store.need(Opportunity, made.id)
    assert (made.owner.text("zh-CN"), made.due) == ("board", "2027-03-31")
    assert hands.document.store.of_type(CemTable)[0].next_review == "2027-04-15"
    hands.wait(lambda: panel.side.percent.text() == "已填写 100%")
    # The gap table in the analysis panel.
    hands.press_button(panel.analysis)
    analysis = hands.window.analyses.panel
    hands.wait(lambda: analysis.key == "cem" and len(analysis.view.tables) >= 3)
    hands.wait(lambda: "open until ten" in analysis.view.tsv())
    table = analysis.view.tsv()
    assert "便利性" in table
    assert "2027-03-31" in table
    assert "下次评审 2027-04-15" in table


def test_scores_are_typed_by_keys_and_never_made_up(begin: Begin) -> None:
    hands = begin()
    panel = hands.open_guide("guide.cem")
    page = go_to(panel, "scores")
    assert isinstance(page, ScoresPage)
    cells = page.grid.cells
    QTest.mouseClick(cells["product", "experience"].line, Qt.MouseButton.LeftButton)
    hands.type("6")
    hands.key(Qt.Key.Key_Down)
    assert hands.focus is cells["service", "experience"].line
    hands.type("4*")
    hands.key(Qt.Key.Key_Tab)
    settle()
    rows = {row.factor: row for row in hands.document.store.of_type(CemFactor)}
    assert (rows["product"].experience, rows["service"].experience) == (6.0, 4.0)
    assert dict(rows["service"].prov) == {"experience": "assumed"}
    assert rows["product"].expectation is None
    hands.wait(cells["service", "experience"].tick.isChecked)
    assert page.grid.computed["product", "satisfaction"].text() == "–"
    # What is no score stays where it is, with a message, and changes nothing.
    mark = hands.document.history.mark
    hands.type("11")
    hands.key(Qt.Key.Key_Return)
    assert page.grid.error.isVisible()
    assert "10" in page.grid.error.text()
    assert hands.document.history.mark == mark
    hands.window.canvas.setFocus()
    hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [row.factor for row in hands.document.store.of_type(CemFactor)] == ["product"]
    hands.wait(lambda: cells["service", "experience"].line.text() == "")


def test_the_tick_says_that_a_score_is_assumed_and_undo_takes_it_back(begin: Begin) -> None:
    hands = begin("electronics")
    panel = hands.open_guide("guide.cem")
    page = go_to(panel, "scores")
    assert isinstance(page, ScoresPage)
    cell = page.grid.cells["convenience", "experience"]
    hands.press_button(cell.tick)
    row = hands.document.store.need(CemFactor, "cem-convenience")
    assert dict(row.prov)["experience"] == "assumed"
    assert row.experience == 5
    hands.wait(lambda: page.grid.computed["convenience", "satisfaction"].text() == "−2 *")
    hands.window.actions_["edit.undo"].trigger()
    hands.wait(lambda: page.grid.computed["convenience", "satisfaction"].text() == "−2")
    assert not cell.tick.isChecked()
    # A click selects what is there: the next key replaces it.
    QTest.mouseClick(cell.line, Qt.MouseButton.LeftButton)
    settle()
    hands.type("8")
    hands.key(Qt.Key.Key_Return)
    row = hands.document.store.need(CemFactor, "cem-convenience")
    assert (row.experience, dict(row.prov)["experience"]) == (8, "stated")


def test_what_is_left_is_found_again_at_the_same_page(begin: Begin) -> None:
    hands = begin("electronics")
    panel = hands.open_guide("guide.cem")
    go_to(panel, "needs")
    hands.press_button(panel.close_button)
    hands.open_guide("guide.journey")
    assert panel.guide.key == "journey"
    hands.press_button(panel.close_button)
    hands.open_guide("guide.cem")
    assert panel.step.key == "needs"


def test_a_journey_begins_with_stages_and_a_list_of_touchpoints(begin: Begin) -> None:
    hands = begin()
    panel = hands.open_guide("guide.journey")
    go_to(panel, "touchpoints")
    hands.press_button(within(panel, QPushButton, "guidePreset-sale"))
    assert len(hands.document.store.stages) == 3
    hands.type("See the shop window @street")
    hands.key(Qt.Key.Key_Return)
    hands.type("Ask a friend")
    hands.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    made = hands.document.store.of_type(Element)
    assert {el.label.text("en") for el in made} == {"See the shop window", "Ask a friend"}
    assert {el.kind for el in made} == {"touchpoint"}
    assert any(el.channel.text("en") == "street" for el in made)
    hands.wait(lambda: "Ask a friend" in panel.missing.text())
    # A wrong line is explained at the field.
    write(hands, within(panel, QPlainTextEdit, "guideListEdit"), "Pays +9")
    hands.press_button(within(panel, QPushButton, "guideListAdd"))
    assert any("+9" in label.text() for label in panel.findChildren(QLabel) if label.isVisible())
    assert len(hands.document.store.of_type(Element)) == 2


def test_feelings_pains_and_answers_are_filled_in(begin: Begin) -> None:
    hands = begin("outpatient")
    panel = hands.open_guide("guide.journey")
    page = go_to(panel, "analyse")
    # Mr Webb feels nothing yet at the first touchpoint.
    hands.document.set_view(persona_id=hands.document.store.personas[1].id)
    settle()
    quote = within(page, QWidget, "guideQuoteEdit")
    write(hands, quote, "so easy")
    webb = hands.document.store.personas[1].id
    felt = [e for e in hands.document.store.of_type(Emotion) if e.persona_id == webb and e.quote]
    assert [e.quote.text("en") for e in felt] == ["so easy"]
    assert felt[0].value is None or felt[0].assumed is False
    go_to(panel, "optimise")
    before = len(hands.document.store.of_type(Opportunity))
    hands.press_button(within(panel, QPushButton, "guideAnswerAdd"))
    assert len(hands.document.store.of_type(Opportunity)) == before + 1
    hands.type("Call them by name")
    assert any(
        o.text.text("en") == "Call them by name" for o in hands.document.store.of_type(Opportunity)
    )
    hands.window.canvas.setFocus()
    hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, times=2)
    assert len(hands.document.store.of_type(Opportunity)) == before


def test_what_is_selected_in_the_canvas_is_marked_in_the_guide(begin: Begin) -> None:
    hands = begin("outpatient")
    panel = hands.open_guide("guide.journey")
    page = go_to(panel, "touchpoints")
    hands.click(hands.middle("c2"))
    card = page.findChild(QWidget, "guideTouch:c2")
    assert card is not None
    hands.wait(lambda: bool(card.frame.property("current")))  # type: ignore[attr-defined]
    lead = within(page, QPushButton, "guideTouchStage", 3)
    row = lead.parentWidget()
    field = row.findChild(QLineEdit, "guideTouchLabelEdit")
    assert field is not None
    # Its words begin where the field begins; their ring is around them.
    assert lead.mapTo(row, QPoint(3, 0)).x() == field.mapTo(row, QPoint()).x()
    hands.press_button(lead)
    assert hands.document.selection.ids == ("c4",)


def test_a_persona_is_described_and_the_short_form_has_four_steps(begin: Begin) -> None:
    hands = begin()
    panel = hands.open_guide("guide.journey")
    panel.short.setFocus()
    hands.key(Qt.Key.Key_Space)
    hands.wait(lambda: panel.steps.count() == 4)
    go_to(panel, "customer")
    hands.press_button(within(panel, QPushButton, "personaAdd"))
    hands.type("Ann")
    (persona,) = hands.document.store.of_type(Persona)
    assert persona.name.text("en") == "Ann"
    hands.wait(lambda: "Ann: Background, Goals" in panel.missing.text())
    assert within(panel, QWidget, "personaBackgroundEdit").isVisible()


def test_every_page_of_the_guides_has_names_for_what_takes_the_focus(begin: Begin) -> None:
    hands = begin("electronics")
    for action in ("guide.cem", "guide.journey"):
        panel = hands.open_guide(action)
        for step in panel.guide.steps:
            go_to(panel, step.key)
            for widget in panel.findChildren(QWidget):
                if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
                    continue
                if widget.focusProxy() is not None or widget.objectName().startswith("qt_"):
                    continue
                assert widget.objectName(), (step.key, widget)
                text = widget.text() if isinstance(widget, QAbstractButton) else ""
                assert widget.accessibleName() or text, (step.key, widget.objectName())


def test_the_drawing_says_what_the_checks_say_and_leads_there(begin: Begin) -> None:
    hands = begin("outpatient")
    panel = hands.open_guide("guide.journey")
    page = go_to(panel, "draw")
    assert isinstance(page, DrawingPage)
    assert not page.findings
    with hands.document.transaction("cut") as tx:
        tx.delete([link.id for link in hands.document.store.links_of("c5")])
    hands.wait(lambda: "Gives a blood sample" in panel.missing.text())
    hands.window.findings.refresh()
    hands.wait(lambda: any("Gives a blood sample" in one.text() for one in page.findings))
    lead = next(one for one in page.findings if "Gives a blood sample" in one.text())
    hands.press_button(lead)
    assert "c5" in hands.document.selection.ids
