"""What of a window cannot be read or hit: texts that are cut, pale letters, small targets.

Nothing here knows the program: it looks at the widgets that are shown. What it says is to be looked
at, not obeyed: a text that a person wrote may well be longer than its field.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QTabBar,
    QWidget,
)

from cxdesigner.base.colour import Colour, contrast

LEAST_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3, for text."""

LEAST_TARGET_PX = 24
"""WCAG 2.2, 2.5.8."""

_COMBO_PX, _TAB_PX, _SECTION_PX = 26, 16, 8
_MANY = 60

_NARROW_PX = 60
"""A text on many lines should be wider, lest it stand in a column of letters."""


def described(widget: QWidget) -> str:
    """Return where a widget is: its name and those of two widgets around it."""
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(names) < 3:
        names.append(at.objectName() or type(at).__name__)
        at = at.parentWidget()
    return " in ".join(names)


def shown(root: QWidget) -> Iterator[QWidget]:
    """Yield the widgets of a window that are shown, itself included."""
    if root.isVisible():
        yield root
    for widget in root.findChildren(QWidget):
        if widget.isVisibleTo(root) and not widget.isWindow():
            yield widget


def cut_texts(root: QWidget, *, rows: bool = True) -> list[str]:
    """Name the texts that need more room than they have; of lists and tables with ``rows``."""
    found: list[str] = []
    for widget in shown(root):
        if isinstance(widget, QAbstractItemView) and not rows:
            continue
        for text, need, have in _wants(widget):
            if need > have:
                found.append(f"{described(widget)}: “{text[:_MANY]}” {need} > {have}")
        if _is_beyond(widget) and (text := text_of(widget)):
            found.append(f"{described(widget)}: “{text[:_MANY]}” sticks out")
    return found


def text_of(widget: QWidget) -> str:
    """Return what is written on a label or a button."""
    match widget:
        case QLabel():
            return "" if not widget.pixmap().isNull() else widget.text()
        case QAbstractButton():
            return widget.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
        case _:
            return ""


def _wants(widget: QWidget) -> Iterator[tuple[str, int, int]]:
    metrics = widget.fontMetrics()
    match widget:
        case QLabel() if text_of(widget):
            yield from _of_label(widget)
        case QCheckBox() | QRadioButton() if widget.text():
            yield widget.text(), widget.sizeHint().width(), widget.width()
        case QAbstractButton() if text_of(widget):
            if not _shows_icon_only(widget):
                yield text_of(widget), widget.sizeHint().width(), widget.width()
                yield text_of(widget), widget.sizeHint().height() - 4, widget.height()
        case QComboBox() if not widget.toolTip():
            text = widget.currentText()
            yield text, metrics.horizontalAdvance(text) + _COMBO_PX, widget.width()
        case QLineEdit() if not widget.text() and widget.placeholderText():
            text, inside = widget.placeholderText(), widget.width() - 20
            yield text, metrics.horizontalAdvance(text), inside
        case QTabBar():
            for place in filter(widget.isTabVisible, range(widget.count())):
                text = widget.tabText(place)
                need = metrics.horizontalAdvance(text) + _TAB_PX
                yield text, need, widget.tabRect(place).width()
        case QHeaderView() if widget.orientation() == Qt.Orientation.Horizontal:
            yield from _of_header(widget, metrics)
        case QAbstractItemView() if not isinstance(widget, QHeaderView):
            yield from _of_items(widget)


def _shows_icon_only(button: QAbstractButton) -> bool:
    style = getattr(button, "toolButtonStyle", None)
    only = Qt.ToolButtonStyle.ToolButtonIconOnly
    return callable(style) and style() == only and not button.icon().isNull()


def _of_label(label: QLabel) -> Iterator[tuple[str, int, int]]:
    text = label.text()
    if label.wordWrap():
        yield text, label.heightForWidth(label.width()), label.height()
        if label.fontMetrics().horizontalAdvance(text) > 2 * label.width():
            yield text, _NARROW_PX, label.width()
        longest = max(text.split(), key=len, default="")
        if longest.isascii():
            yield longest, label.fontMetrics().horizontalAdvance(longest), label.width()
    else:
        yield text, label.sizeHint().width(), label.width()
        yield text, label.sizeHint().height(), label.height()


def _of_header(header: QHeaderView, metrics: QFontMetrics) -> Iterator[tuple[str, int, int]]:
    model = header.model()
    for section in range(header.count()):
        if header.isSectionHidden(section):
            continue
        text = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        widest = max((metrics.horizontalAdvance(line) for line in text.split("\n")), default=0)
        if text:
            yield text, widest + _SECTION_PX, header.sectionSize(section)


def _of_items(view: QAbstractItemView) -> Iterator[tuple[str, int, int]]:
    port = view.viewport().rect()
    for index in _seen(view):
        text = str(index.data() or "")
        rect = view.visualRect(index)
        if text and port.contains(rect.topLeft()):
            yield text, view.sizeHintForIndex(index).width(), rect.width()


def _seen(view: QAbstractItemView) -> Iterator[QModelIndex]:
    seen: set[QModelIndex] = set()
    port = view.viewport().rect()
    for y in range(4, port.height(), 12):
        for x in range(4, port.width(), 24):
            index = view.indexAt(QPoint(x, y))
            if not index.isValid() or index in seen:
                continue
            seen.add(index)
            yield index


def cut_without_tip(root: QWidget) -> list[str]:
    """Name what is cut and that the pointer does not tell either."""
    found: list[str] = []
    for widget in shown(root):
        if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            for index in _seen(widget):
                need = widget.sizeHintForIndex(index).width()
                have = widget.visualRect(index).width()
                if need > have and not index.data(Qt.ItemDataRole.ToolTipRole):
                    found.append(f"{described(widget)}: “{index.data()}” {need} > {have}")
        elif not widget.toolTip():
            told = _told_by_tabs(widget)
            for text, need, have in _wants(widget):
                if text and need > have and text not in told:
                    found.append(f"{described(widget)}: “{text[:_MANY]}” {need} > {have}")
    return found


def _told_by_tabs(widget: QWidget) -> set[str]:
    """Return the titles of tabs that have a tip; the bar itself has none."""
    if not isinstance(widget, QTabBar):
        return set()
    return {widget.tabText(at) for at in range(widget.count()) if widget.tabToolTip(at)}


def _is_beyond(widget: QWidget) -> bool:
    """Say whether the widget reaches out of one around it that does not scroll."""
    rect = QRect(QPoint(), widget.size())
    at = widget
    while (above := at.parentWidget()) is not None and not at.isWindow():
        grand = above.parentWidget()
        if isinstance(grand, QAbstractScrollArea):
            return False
        rect.translate(at.pos())
        if not above.rect().adjusted(-1, -1, 1, 1).contains(rect):
            return True
        at = above
    return False


def pale_texts(root: QWidget, image: QImage, known: set[tuple[str, str]]) -> list[str]:
    """Name labels and buttons whose letters stand out too little; measured in the picture.

    What was measured before (where it is and its text) is passed over, and added to.
    """
    found: list[str] = []
    for widget in shown(root):
        text = text_of(widget)
        key = described(widget), text
        if not text or not widget.isEnabled() or key in known:
            continue
        rect = widget.visibleRegion().boundingRect()
        if rect.height() < min(widget.height(), 2 * widget.fontMetrics().lineSpacing()):
            continue  # What is seen of it may be its margin.
        known.add(key)
        rect.moveTopLeft(widget.mapTo(root, rect.topLeft()))
        ratio = contrast_in(image.copy(rect.intersected(image.rect())))
        if ratio is not None and ratio < LEAST_CONTRAST:
            found.append(f"{described(widget)}: “{text[:_MANY]}” {ratio:.2f} : 1")
    return found


def contrast_in(image: QImage) -> float | None:
    """Return the greatest contrast of a picture's pixels with the ground; None if it is empty."""
    if image.width() < 4 or image.height() < 4:
        return None
    # Kept: its bits go with it.
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    counts = Counter(memoryview(plain.constBits()).cast("I").tolist())
    ground = counts.most_common(1)[0][0]
    return max(_ratio(ground, pixel) for pixel in counts)


@cache
def _ratio(one: int, other: int) -> float:
    return contrast(_colour(one), _colour(other))


def _colour(pixel: int) -> Colour:
    return Colour(pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255)


def small_targets(root: QWidget) -> list[str]:
    """Name buttons that are hard to hit."""
    return [
        f"{described(widget)}: {widget.width()} x {widget.height()}"
        for widget in shown(root)
        if isinstance(widget, QAbstractButton)
        and widget.objectName() != "qt_toolbar_ext_button"
        and min(widget.width(), widget.height()) < LEAST_TARGET_PX
        and not isinstance(widget, QCheckBox | QRadioButton)
    ]


def scrolling_sideways(root: QWidget) -> list[str]:
    """Name what has to be scrolled from side to side."""
    return [
        described(widget)
        for widget in shown(root)
        if isinstance(widget, QScrollBar)
        and widget.orientation() == Qt.Orientation.Horizontal
        and widget.maximum() > widget.minimum()
        and widget.parentWidget() is not None
    ]


def without_default(root: QWidget) -> list[str]:
    """Name a dialog that Enter does nothing in."""
    if not isinstance(root, QDialog):
        return []
    buttons = [one for one in root.findChildren(QPushButton) if one.isVisibleTo(root)]
    return [] if any(one.isDefault() for one in buttons) else [f"{described(root)}: no default"]


_LATIN = re.compile(r"[A-Za-z][A-Za-z'’-]{2,}")


def latin_words(root: QWidget) -> set[str]:
    """Return the Latin words on labels, buttons, tabs and headers."""
    texts: list[str] = []
    for widget in shown(root):
        texts.append(text_of(widget))
        texts.extend(text for text, _need, _have in _wants(widget))
        texts += [widget.windowTitle()]
    return {word for text in texts for word in _LATIN.findall(text)}
