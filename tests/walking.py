"""What is wrong with a widget for who has no mouse or little sight: name, focus, description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from hands import Hands, settle
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QTabBar, QTabWidget, QWidget

from cxdesigner.base.colour import Colour, contrast

SEEN_PIXELS = 24


def focusable(root: QWidget) -> list[QWidget]:
    """Widgets that are shown and take the focus, proxies left out."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and (not widget.objectName().startswith("qt_") or isinstance(widget, QTabBar))
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
    if isinstance(widget, QTabBar) and isinstance(widget.parentWidget(), QTabWidget):
        return widget.parentWidget().accessibleName()
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


def wrongly_described(widgets: Iterable[QWidget]) -> list[str]:
    """Name what a screen reader is told in mark-up, or told twice."""
    wrong = []
    for widget in widgets:
        told = QAccessible.queryAccessibleInterface(widget)
        if not widget.isVisible() or told is None:
            continue
        name, more = (
            told.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description)
        )
        # Qt gives what an action or an empty field is for, and readers know that.
        is_again = more == name and widget.toolTip().startswith("<")
        if "<" in more or is_again:
            wrong.append(f"{described(widget)}: {more}")
    return wrong


def select(hands: Hands, record_id: str) -> None:
    """Select an element and wait until the inspector shows it: it takes its time."""
    hands.document.selection.set([record_id])
    name = hands.window.inspector.findChild

    def shown() -> bool:
        field = name(QWidget, "labelEdit")
        return field is not None and field.isVisible()

    hands.wait(shown)
