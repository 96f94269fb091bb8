"""The whole window without a mouse and with little sight: names, places of the focus, contrast."""

from collections.abc import Iterator
from functools import cache

import pytest
from hands import Hands, settle
from merging import edited, element
from program import running
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolBar,
    QWidget,
)
from shiboken6 import delete

from cxdesigner.base.colour import Colour, contrast
from cxdesigner.editor.document import Document
from cxdesigner.formats.templates import load_template
from cxdesigner.model.duration import Duration
from cxdesigner.model.store import Store
from cxdesigner.model.view import RecordView
from cxdesigner.scene.theme import DARK, HIGH_CONTRAST, LIGHT, Theme
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.merging.dialog import MergeDialog
from cxdesigner.ui.theme import apply_theme
from cxdesigner.ui.window import Window

THEMES = (LIGHT, DARK, HIGH_CONTRAST)
SEEN_PIXELS = 24


@pytest.fixture
def editor(shared: Editor) -> Editor:
    """The program in front; a dialog or a test before may have left it behind."""
    hands = Hands(shared.window)
    shared.window.activateWindow()
    hands.wait(shared.window.isActiveWindow)
    return shared


@pytest.fixture(scope="module")
def shared(qapp: QApplication) -> Iterator[Editor]:
    """The program with everything shown that can be: an element in the inspector, problems."""
    with running(load_template("outpatient")) as made:
        made.window.show_panel("problems", True)
        yield made


def focusable(root: QWidget) -> list[QWidget]:
    """Widgets that are shown and take the focus, proxies left out."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and not widget.objectName().startswith("qt_")
        # Text that can be copied is no place for keys.
        and not isinstance(widget, QLabel)
    ]


def described(widget: QWidget) -> str:
    names: list[str] = []
    while widget is not None and len(names) < 3:
        names.append(widget.objectName() or type(widget).__name__)
        widget = widget.parentWidget()
    return " in ".join(names)


def spoken(widget: QWidget) -> str:
    """What a screen reader says the widget is called."""
    text = getattr(widget, "text", None)
    label = text() if callable(text) and not hasattr(widget, "setReadOnly") else ""
    return widget.accessibleName() or label


@cache
def ratio(old: int, new: int) -> float:
    """The contrast of two pixels."""
    return contrast(*(Colour(p >> 16 & 255, p >> 8 & 255, p & 255) for p in (old, new)))


def pixels(image: QImage) -> list[int]:
    bits = image.convertToFormat(QImage.Format.Format_RGB32).constBits()
    return memoryview(bits).cast("I").tolist()


def seen(before: QImage, after: QImage) -> int:
    """How many pixels changed by 3 : 1 or more (WCAG 2.2, 2.4.13)."""
    pairs = zip(pixels(before), pixels(after), strict=True)
    return sum(1 for old, new in pairs if old != new and ratio(old, new) >= 3)


def without_focus(window: QWidget, widget: QWidget) -> list[str]:
    """Say of a widget what is wrong with its focus."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            # As Tab does it.
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    settle(2)
    if not widget.hasFocus():
        return [f"{described(widget)} does not take the focus"]
    around = QRect(widget.mapTo(window, QPoint()), widget.size()).adjusted(-4, -4, 4, 4)
    widget.clearFocus()
    settle(2)
    # Of the window: a widget alone has no ground.
    before = window.grab(around).toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    settle(2)
    after = window.grab(around).toImage()
    count = seen(before, after)
    return [] if count >= SEEN_PIXELS else [f"{described(widget)}: {count} pixels"]


def looks_of(widgets: list[QWidget]) -> list[QWidget]:
    """One widget of each look: what looks alike shows the focus alike."""
    return list({(type(one), one.property("role")): one for one in reversed(widgets)}.values())


@pytest.mark.parametrize("front", ["canvas", "outline"])
@pytest.mark.parametrize("name", THEMES)
def test_the_focus_is_seen_wherever_it_is(
    editor: Editor, qapp: QApplication, name: str, front: str
) -> None:
    window = editor.window
    document = window.document
    assert document is not None
    theme = Theme.load(name)
    apply_theme(qapp, theme)
    window.set_theme(theme)
    document.set_view(editor=front)
    document.selection.set(["c3"])
    settle(4)
    wrong: list[str] = []
    # What stands around the editors is the same for all of them.
    widgets = focusable(window if front == "canvas" else window.editors)
    # Themes differ in colours alone.
    for widget in widgets if name == LIGHT else looks_of(widgets):
        wrong += without_focus(window, widget)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("front", ["canvas", "outline"])
def test_everything_that_takes_the_focus_has_a_name(editor: Editor, front: str) -> None:
    window = editor.window
    document = window.document
    assert document is not None
    document.set_view(editor=front)
    unnamed: set[str] = set()
    steps, stages, lanes = document.store.steps, document.store.stages, document.store.lanes
    links = document.store.links_of(document.store.elements_in(lanes[1].id, steps[0].id)[0].id)
    for record in (steps[0], stages[0], lanes[0], links[0], document.store.lines[0], None):
        document.selection.set([record.id] if record is not None else [])
        settle(3)
        for header in window.inspector.findChildren(QPushButton, "foldHeader"):
            if header.isVisible() and not header.isChecked():
                header.click()
        settle(2)
        unnamed |= {described(widget) for widget in focusable(window) if not spoken(widget)}
    assert not unnamed, "\n".join(sorted(unnamed))


DIALOGS = (
    "templates", "export", "shortcuts", "preferences", "handbook", "rules", "about", "list",
    "data_in", "history", "views", "keep_template",
)  # fmt: skip


def faults_of(dialog: QDialog) -> Iterator[str]:
    """Say of a dialog what has no name or does not show the focus."""
    widgets = focusable(dialog)
    yield from (f"{described(widget)}: no name" for widget in widgets if not spoken(widget))
    if not dialog.windowTitle():
        yield "no title"
    # In one theme: the rules are the same, and the colours are compared by themselves.
    for widget in widgets:
        yield from without_focus(dialog, widget)
    if not widgets:
        yield "nothing takes the focus"


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


@pytest.mark.parametrize("name", DIALOGS)
def test_dialogs_have_names_and_show_the_focus(
    editor: Editor, qapp: QApplication, name: str
) -> None:
    window = editor.window
    wrong: list[str] = []

    def look(tries: int = 200) -> None:
        dialog = qapp.activeWindow()
        if not isinstance(dialog, QDialog):
            if tries:
                QTimer.singleShot(10, lambda: look(tries - 1))
            return
        wrong.extend(faults_of(dialog))
        dialog.close()
        seen_to.append(name)

    seen_to: list[str] = []
    QTimer.singleShot(10, look)
    window.show_dialog(name)
    # One that leaves the window alone is open still.
    Hands(window).wait(lambda: bool(seen_to))
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
}
"""What opens a part of the window, and what closes it."""


@pytest.mark.parametrize("name", PANELS)
def test_panels_have_names_and_show_the_focus(editor: Editor, name: str) -> None:
    window, session, hands = editor.window, editor.session, Hands(editor.window)
    document = hands.document
    document.set_view(editor="canvas")
    select(hands, "c3")
    known = set(focusable(window))
    opens, *closes = PANELS[name]
    other = session.workspace.add(Document(tuple(document.store), name="Other"))
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
    # The drawing of a presentation has the whole screen to itself, and no frame.
    for widget in looks_of([one for one in widgets if one.objectName() != "presentationStage"]):
        wrong += without_focus(widget.window(), widget)
    for own in {widget.window() for widget in widgets} - {window}:
        own.close()
    for action_id in closes:
        window.registry.run(action_id, session)
    session.workspace.remove(other)
    settle(2)
    assert not wrong, "\n".join(wrong)


PANES = ["mainToolbar", "rail", "editors", "inspector", "problems", "statusBar"]


def pane_of(window: Window) -> str:
    """The part of the window that has the focus."""
    widget = QApplication.focusWidget()
    while widget is not None and widget.objectName() not in PANES:
        widget = widget.parentWidget()
    return widget.objectName() if widget is not None else ""


def select(hands: Hands, record_id: str) -> None:
    """Select an element and wait until the inspector shows it: it takes its time."""
    hands.document.selection.set([record_id])
    name = hands.window.inspector.findChild

    def shown() -> bool:
        field = name(QWidget, "labelEdit")
        return field is not None and field.isVisible()

    hands.wait(shown)


def test_f6_goes_round_the_parts_of_the_window(editor: Editor) -> None:
    hands = Hands(editor.window)
    hands.document.set_view(editor="canvas")
    # The window is that of the tests before, and some panels hide others.
    editor.window.show_panel("problems", True)
    select(hands, "c3")
    editor.window.canvas.setFocus()
    settle()
    found = []
    assert pane_of(editor.window) == "editors", QApplication.focusWidget()
    for _press in PANES:
        hands.key(Qt.Key.Key_F6)
        found.append(pane_of(editor.window))
    assert found == [*PANES[3:], *PANES[:3]]
    for name in reversed(found[:-1]):
        hands.key(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        assert pane_of(editor.window) == name


def test_a_part_is_found_where_it_was_left_and_a_hidden_one_is_passed(editor: Editor) -> None:
    window = editor.window
    hands = Hands(window)
    hands.document.set_view(editor="outline")
    select(hands, "c3")
    window.show_panel("problems", False)
    window.status.problems.setFocus()
    settle()
    hands.key(Qt.Key.Key_F6, times=2)
    assert pane_of(window) == "editors", "the rail belongs to the canvas"
    hands.key(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier, times=2)
    assert window.focusWidget() is window.status.problems
    window.show_panel("problems", True)


def test_a_part_is_entered_anew_where_what_had_the_focus_is_gone(editor: Editor) -> None:
    window = editor.window
    hands = Hands(window)
    hands.document.set_view(editor="outline")
    window.show_panel("problems", False)
    passing = QPushButton("Passing", window.status)
    passing.show()
    passing.setFocus()
    window.editors.current.widget.setFocus()
    delete(passing)
    window.show_panel("inspector", False)
    hands.key(Qt.Key.Key_F6)
    assert pane_of(window) == "statusBar"
    window.show_panel("inspector", True)
    window.show_panel("problems", True)


def test_where_keys_go_is_shown_above_the_canvas_to_whoever_comes_by_keys(editor: Editor) -> None:
    window = editor.window
    hands = Hands(window)
    hands.document.set_view(editor="canvas")
    select(hands, "c3")
    window.status.fit.setFocus()
    strip = window.focus_strip
    window.canvas.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not strip.isVisible()
    hands.key(Qt.Key.Key_F6)
    assert pane_of(window) == "inspector"
    hands.key(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert pane_of(window) == "editors"
    assert strip.isVisible()
    assert strip.grab().toImage().pixelColor(5, 1) == QColor(*window.theme.colour("ui.focus"))
