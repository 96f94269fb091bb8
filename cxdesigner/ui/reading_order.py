"""Tab in the order in which one reads, whatever order widgets were made in.

Qt leads from one widget to the one made next; rows that came later would be reached last, long
after what stands below them.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget


def in_reading_order(root: QWidget) -> Iterator[QWidget]:
    """Yield the widgets inside one that Tab can lead to, as their layouts show them."""
    inside = root.widget() if isinstance(root, QScrollArea) else None
    if inside is not None:
        yield from _found(inside)
    elif (layout := root.layout()) is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if widget is not None:
            yield from _found(widget)
        elif inner is not None:
            yield from _laid_out(inner)


def _found(widget: QWidget) -> Iterator[QWidget]:
    if widget.isHidden() or not widget.isEnabled():
        return
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    if takes_tab and widget.focusProxy() is None:
        yield widget
    yield from in_reading_order(widget)


def step_focus(root: QWidget, forward: bool) -> bool:
    """Give the focus to the next widget inside one, or the one before; False at its end."""
    order = list(in_reading_order(root))
    focus = QApplication.focusWidget()
    if focus not in order:
        return False
    place = order.index(focus) + (1 if forward else -1)
    if not 0 <= place < len(order):
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    order[place].setFocus(reason)
    return True
