"""Dialogs and panels without a mouse and with little sight: names, and a focus that is seen."""

from collections.abc import Callable

import pytest
from hands import Hands, settle
from merging import edited, element
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QTableView,
    QToolBar,
    QWidget,
)
from walking import (
    described,
    faults_of,
    focusable,
    looks_of,
    select,
    spoken,
    without_focus,
    wrongly_described,
)

from cxdesigner.base.errors import CxError
from cxdesigner.base.geometry import Point
from cxdesigner.editor.commands.connect import supports_back
from cxdesigner.editor.document import Document
from cxdesigner.editor.questions import Choice, Question
from cxdesigner.model.duration import Duration
from cxdesigner.model.insight import Opportunity
from cxdesigner.model.link import Link
from cxdesigner.model.store import Store
from cxdesigner.model.view import RecordView
from cxdesigner.rules.finding import Finding
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.canvas.pointer import PointerEvent
from cxdesigner.ui.dialogs import questions
from cxdesigner.ui.dialogs.suppress import ask_reason
from cxdesigner.ui.dialogs.working import WorkingDialog
from cxdesigner.ui.merging.dialog import MergeDialog
from cxdesigner.ui.panels.date_field import open_calendar
from cxdesigner.ui.plan.finish import ask_and_finish
from cxdesigner.ui.window import Window

DIALOGS = (
    "templates", "export", "shortcuts", "preferences", "handbook", "rules", "about", "list",
    "data_in", "history", "views", "keep_template",
)  # fmt: skip


def test_a_merge_with_conflicts_has_names_and_shows_the_focus(editor: Editor) -> None:
    base = editor.workspace.active
    assert base is not None
    state = base.store.snapshot()
    theirs = edited(Store(state), element(Store(state), "c3", wait=Duration(9)))
    with base.store.transaction("Change") as tx:
        tx.put(element(base.store, "c3", wait=Duration(7)))
    dialog = MergeDialog(editor.session, lambda _key: None, editor.window)
    dialog.take_views(("Theirs", RecordView(theirs)), ("Base", state))
    dialog.show()
    Hands(editor.window).wait(dialog.isActiveWindow)
    assert dialog.takes["ours"].isEnabled()
    wrong = list(faults_of(dialog))
    dialog.close()
    dialog.deleteLater()
    base.undo()
    assert not wrong, "\n".join(wrong)


def faults_seen(qapp: QApplication, window: Window, opening: Callable[[], object]) -> list[str]:
    """Open a dialog, say what is wrong with it, and close it."""
    wrong: list[str] = []

    def look(tries: int = 200) -> None:
        dialog = qapp.activeWindow()
        if not isinstance(dialog, QDialog):
            if tries:
                QTimer.singleShot(10, lambda: look(tries - 1))
            return
        wrong.extend(faults_of(dialog))
        dialog.close()
        seen_to.append(dialog.objectName())

    seen_to: list[str] = []
    QTimer.singleShot(10, look)
    opening()
    # One that leaves the window alone is open still.
    Hands(window).wait(lambda: bool(seen_to))
    return wrong


@pytest.mark.parametrize("name", DIALOGS)
def test_dialogs_have_names_and_show_the_focus(
    editor: Editor, qapp: QApplication, name: str
) -> None:
    window = editor.window
    wrong = faults_seen(qapp, window, lambda: window.show_dialog(name))
    assert not wrong, "\n".join(wrong)


def action(window: Window) -> str:
    assert window.document is not None
    return window.document.store.of_type(Opportunity)[0].id


FINDING = Finding("S05", "orphan-node", "warning", ("c3",), "It is linked with nothing.")
RECOVERY = Question(
    "recovery",
    "The program ended before it was saved.",
    (
        Choice("recover", "Open the copy"),
        Choice("decline", "Discard", destructive=True),
        Choice("cancel", "Later"),
    ),
    "Nothing is written to your file until you save.",
)
ON_OCCASION: dict[str, Callable[[Window], object]] = {
    "icons": lambda window: window.registry.run("element.icon", window.session),
    "reason": lambda window: ask_reason(window, FINDING),
    "recovery": lambda window: questions.ask(RECOVERY, window),
    "error": lambda window: questions.say_error(CxError("Empty.", hint="Choose another."), window),
    "mistake of the program": lambda window: questions.say_bug("Traceback …", None, window),
    "waiting": lambda window: WorkingDialog("The table is being read…", window).exec(),
    "an action is done": lambda window: ask_and_finish(window.document, [action(window)], window),
    "file to open": lambda window: window.registry.run("file.open", window.session),
    "file to save": lambda window: window.registry.run("file.save_as", window.session),
}
"""Dialogs that come up when there is something to ask or to tell."""


@pytest.mark.parametrize("name", ON_OCCASION)
def test_dialogs_on_occasion_have_names_and_show_the_focus(
    editor: Editor, qapp: QApplication, name: str
) -> None:
    window = editor.window
    select(Hands(window), "c3")
    wrong = faults_seen(qapp, window, lambda: ON_OCCASION[name](window))
    assert not wrong, "\n".join(wrong)


def test_all_of_a_calendar_has_a_name(editor: Editor) -> None:
    calendar = open_calendar(
        editor.window.inspector, "due", "Due date", "2026-11-26", lambda _t: None
    )
    settle()
    # What takes the focus is Qt's own, and so are the buttons, which take none.
    parts = [calendar, *calendar.findChildren(QTableView)]
    parts += [one for one in calendar.findChildren(QAbstractButton) if one.isVisible()]
    wrong = [described(one) for one in parts if not spoken(one)]
    calendar.window().close()
    assert len(parts) >= 6
    assert not wrong, "\n".join(wrong)


def test_the_kinds_of_a_new_link_have_names_and_show_the_focus(editor: Editor) -> None:
    window = editor.window
    document = window.document
    assert document is not None
    document.set_view(editor="canvas")
    choice = window.link_kinds
    place = PointerEvent(Point(0.0, 0.0), view_x=300.0, view_y=260.0)
    link = next(one for one in document.store.of_type(Link) if supports_back(document.store, one))
    choice.offer(link.id, place)
    widgets = focusable(choice)
    assert choice.turn in widgets
    wrong = [f"{described(widget)}: no name" for widget in widgets if not spoken(widget)]
    for widget in widgets:
        # It goes with whatever else gets the focus.
        choice.offer(link.id, place)
        wrong += without_focus(window, widget)
    choice.dismiss()
    assert not wrong, "\n".join(wrong)


PANELS: dict[str, tuple[str, ...]] = {
    "analyses": ("tools.analyses", "tools.analyses"),
    "what-if": ("tools.what_if", "tools.what_if"),
    "journey guide": ("guide.journey", "guide.journey"),
    "experience guide": ("guide.cem", "guide.cem"),
    "find and replace": ("edit.replace",),
    "filter": ("view.filter",),
    "presentation": ("view.present",),
    "comparison": ("compare.with", "compare.end"),
    "board": ("view.plan", "view.canvas"),
    "roles": ("plan.roles", "view.canvas"),
    "actions": ("plan.table", "view.canvas"),
    "table": ("view.table", "view.canvas"),
    "parking strip": ("view.parking", "view.parking"),
    "overview": ("view.minimap", "view.minimap"),
    "tour": ("help.tour", "help.tour_end"),
}
"""What opens a part of the window, and what closes it."""


@pytest.mark.parametrize("name", PANELS)
def test_panels_have_names_and_words_without_mark_up_and_show_the_focus(
    editor: Editor, name: str
) -> None:
    window, session, hands = editor.window, editor.session, Hands(editor.window)
    document = hands.document
    document.set_view(editor="canvas")
    select(hands, "c3")
    known = set(focusable(window))
    opens, *closes = PANELS[name]
    session.workspace.add(Document(tuple(document.store), name="Other"))
    session.workspace.activate(document)
    choices = window.registry[opens].choices
    choice = choices(session)[0].key if choices is not None else None
    assert window.registry.run(opens, session, choice)
    hands.wait(lambda: bool(set(focusable(window)) - known))
    if name == "analyses":
        hands.wait(lambda: window.analyses.panel.live.is_current)
    settle(4)
    # The bar's buttons come and go with the place of the focus; they are looked at above.
    known |= set(window.findChild(QToolBar, "mainToolbar").findChildren(QWidget))
    widgets = [widget for widget in focusable(window) if widget not in known]
    # What has a window of its own lies in front of everything else.
    widgets = [widget for widget in widgets if widget.window() is not window] or widgets
    wrong = [f"{described(widget)}: no name" for widget in widgets if not spoken(widget)]
    wrong += wrongly_described(window.findChildren(QWidget))
    # The drawing of a presentation has the whole screen to itself, and no frame.
    for widget in looks_of([one for one in widgets if one.objectName() != "presentationStage"]):
        wrong += without_focus(widget.window(), widget)
    for own in {widget.window() for widget in widgets} - {window}:
        own.close()
    for action_id in closes:
        window.registry.run(action_id, session)
    session.workspace.activate(document)
    # The tour begins one of its own.
    for made in [one for one in session.workspace.documents if one is not document]:
        session.workspace.remove(made)
    settle(2)
    assert not wrong, "\n".join(wrong)
