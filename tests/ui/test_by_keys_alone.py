"""What a person without a mouse comes to: groups of the inspector, links, the list of columns."""

from hands import Hands, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from table_hands import Cells

from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.model.link import Link

K = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def select(hands: Hands, record_id: str) -> None:
    hands.document.selection.set((record_id,))
    settle()


def test_groups_of_the_inspector_follow_each_other_from_anywhere(hands: Hands) -> None:
    select(hands, "c2")
    seen = []
    for _press in range(4):
        hands.key(K.Key_Down, CONTROL | ALT)
        seen.append(hands.focus.accessibleName())
    assert seen[1:3] == ["Pains and opportunities", "Metrics"]
    hands.key(K.Key_Up, CONTROL | ALT)
    assert hands.focus.accessibleName() == seen[2]
    hands.key("1", ALT)
    assert hands.focus is hands.canvas
    hands.key(K.Key_Up, CONTROL | ALT)
    last = hands.focus.accessibleName()
    hands.key(K.Key_Down, CONTROL | ALT)
    assert hands.focus.accessibleName() == seen[0] != last


def test_the_links_of_an_element_are_gone_through(hands: Hands) -> None:
    store = hands.document.store
    select(hands, "c2")
    wanted = [link.id for link in (*store.outgoing("c2"), *store.incoming("c2"))]
    seen = []
    for _press in range(len(wanted) + 1):
        hands.key(K.Key_Right, CONTROL)
        seen.append(hands.document.selection.primary)
    assert seen == [*wanted, wanted[0]]
    hands.key(K.Key_Left, CONTROL)
    assert hands.document.selection.primary == wanted[-1]
    # Chosen otherwise, a link is one of its source.
    other = next(link for link in store.of_type(Link) if link.source_id == "f4")
    select(hands, other.id)
    hands.key(K.Key_Right, CONTROL)
    assert store.need(Link, hands.document.selection.primary or "") in (
        *store.outgoing("f4"),
        *store.incoming("f4"),
    )


def test_several_columns_are_shown_before_the_menu_goes(hands: Hands) -> None:
    cells = Cells(hands)
    menu = cells.table.bar.menu
    menu.popup(cells.table.bar.columns.mapToGlobal(cells.table.bar.columns.rect().bottomLeft()))
    settle()
    for action in menu.actions():
        QTest.keyClick(menu, K.Key_Down)
        if action.text() in ("Standard time", "Service level"):
            assert menu.activeAction().text() == action.text()
            QTest.keyClick(menu, K.Key_Space)
            assert menu.isVisible()
            assert action.isChecked()
    QTest.keyClick(menu, K.Key_Escape)
    assert not menu.isVisible()
    shown = {column.key for column in cells.table.work.sheet.columns}
    assert {"std", "level"} <= shown


def test_a_record_chosen_from_the_list_by_return_is_added_once(hands: Hands) -> None:
    select(hands, "c2")
    page = hands.window.inspector
    hands.window.inspector.go_to_group(1)
    while hands.focus.accessibleName() != "Pains and opportunities":
        hands.key(K.Key_Down, CONTROL | ALT)
    hands.key(K.Key_Space)
    settle(6)
    hands.key(K.Key_Down, CONTROL | ALT)
    if not hands.focus.isChecked():  # type: ignore[attr-defined]
        hands.key(K.Key_Space)
    settle(6)
    line = page.findChild(QLineEdit, "painOpportunityIdsEdit")
    assert line is not None
    line.setFocus()
    hands.key(K.Key_Down)
    popup = line.completer().popup()
    wanted = hands.document.store.need(Opportunity, "o3").text.text("zh-CN")
    while popup.currentIndex().data() != wanted:
        QTest.keyClick(popup, K.Key_Down)
    QTest.keyClick(popup, K.Key_Return)
    QTest.qWait(40)
    assert hands.document.store.need(PainPoint, "q1").opportunity_ids == ("o1", "o3")
    assert line.text() == ""
    hands.key("1", ALT)
    select(hands, "c3")
    assert hands.document.store.need(PainPoint, "q1").opportunity_ids == ("o1", "o3")


def test_a_word_that_is_written_out_is_not_proposed(hands: Hands) -> None:
    select(hands, "c3")
    inspector = hands.window.inspector
    hands.wait(lambda: inspector.findChild(QLineEdit, "channelEdit") is not None)
    line = inspector.findChild(QLineEdit, "channelEdit")
    assert line is not None
    line.setFocus()
    line.selectAll()
    hands.compose("ping", commit="平板")
    settle()
    popup = line.completer().popup()
    assert not popup.isVisible()
    line.selectAll()
    hands.compose("ping", commit="平")
    assert popup.isVisible()
    hands.key(K.Key_Escape)


def test_open_documents_are_gone_through(hands: Hands) -> None:
    workspace = hands.window.session.workspace
    first = hands.document
    other = workspace.add(Document(first.store.records.values(), name="Other"))
    workspace.activate(first)
    settle()
    for key, keys in ((K.Key_PageDown, CONTROL), (K.Key_Tab, CONTROL)):
        hands.key(key, keys)
        assert hands.document is other
        assert hands.focus is hands.canvas
        hands.key(key, keys)
        assert hands.document is first
    hands.key(K.Key_PageUp, CONTROL)
    assert hands.document is other
    # A text that is being typed stays where it was begun.
    hands.key("1", CONTROL)
    hands.type("Typed")
    hands.key(K.Key_PageDown, CONTROL)
    assert hands.document is first
    assert "Typed" not in hands.labels()
    assert "Typed" in [e.label.text("en") for e in other.store.of_type(Element)]
