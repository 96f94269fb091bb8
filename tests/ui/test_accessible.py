"""The whole window without a mouse and with little sight: names, places of the focus, contrast."""

from collections.abc import Iterator

import pytest
from hands import close_editor, make_editor, settle
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from cxdesigner.base.colour import Colour, contrast
from cxdesigner.formats.templates import load_template
from cxdesigner.scene.theme import DARK, HIGH_CONTRAST, LIGHT, Theme
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.theme import apply_theme
from cxdesigner.ui.window import Window

THEMES = (LIGHT, DARK, HIGH_CONTRAST)
SEEN_PIXELS = 24


@pytest.fixture(scope="module")
def editor(qapp: QApplication) -> Iterator[Editor]:
    """The program with everything shown that can be: an element in the inspector, problems."""
    made = make_editor(load_template("outpatient"))
    window = made.window
    window.show_panel("problems", True)
    yield made
    made.window._may_close = True
    close_editor(made)


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


def seen(before: QImage, after: QImage) -> int:
    """How many pixels changed by 3 : 1 or more (WCAG 2.2, 2.4.13)."""
    found = 0
    for y in range(before.height()):
        for x in range(before.width()):
            old, new = before.pixelColor(x, y), after.pixelColor(x, y)
            if old != new:
                pair = (Colour(*c.getRgb()[:3]) for c in (old, new))
                found += contrast(*pair) >= 3
    return found


def without_focus(window: Window, widget: QWidget) -> list[str]:
    """Say of a widget what is wrong with its focus."""
    window.setFocus(Qt.FocusReason.OtherFocusReason)
    settle(2)
    assert not widget.hasFocus()
    around = QRect(widget.mapTo(window, QPoint()), widget.size()).adjusted(-3, -3, 3, 3)
    # Of the window: a widget alone has no ground.
    before = window.grab(around).toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    settle(2)
    if not widget.hasFocus():
        return [f"{described(widget)} does not take the focus"]
    after = window.grab(around).toImage()
    count = seen(before, after)
    return [] if count >= SEEN_PIXELS else [f"{described(widget)}: {count} pixels"]


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
    for widget in focusable(window):
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
