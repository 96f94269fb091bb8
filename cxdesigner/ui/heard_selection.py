"""What is selected on the canvas, told to whoever hears instead of seeing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from cxdesigner.base.i18n import _, ngettext, pgettext
from cxdesigner.editor.document import Document
from cxdesigner.editor.outline.nodes import Key, lane_row, rows_of
from cxdesigner.editor.outline.rows import Rows
from cxdesigner.model.lane import Lane, Line
from cxdesigner.model.link import Link
from cxdesigner.model.queries import lane_name, line_name
from cxdesigner.ui.findings import Findings

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say something at once: it answers a key that was pressed."""
    said = QAccessibleAnnouncementEvent(widget, words)
    said.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(said)


class HeardSelection(QObject):
    """Announces what is selected while the canvas has the keys, and describes the canvas with it.

    Nothing is worked out while no screen reader is there.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._canvas = window, window.canvas
        self._told = ""
        self._canvas.selection_shown.connect(self._tell)
        self._canvas.installEventFilter(self)

    def _tell(self) -> None:
        if not QAccessible.isActive():
            return
        document = self._window.document
        words = "" if document is None else selection_words(document, self._window.findings)
        if words == self._told:
            return
        self._told = words
        if not self._canvas.hasFocus():
            self._canvas.setAccessibleDescription(words)
        elif words:
            announce(self._canvas, words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and QAccessible.isActive():
            # Not before: a description that changes under the keys is read out as well.
            self._canvas.setAccessibleDescription(self._told)
        return super().eventFilter(watched, event)


def selection_words(document: Document, findings: Findings) -> str:
    """Return what is selected as the outline says it; '' for nothing."""
    chosen, view, state = document.selection, document.store, document.view_state
    if chosen.primary is None and chosen.cell is None:
        return ""
    key: Key | None = None
    if chosen.primary is None:
        assert chosen.cell is not None
        key = lane_row(*chosen.cell)
    else:
        match view.find(chosen.primary):
            case Lane() as lane:
                name = lane_name(lane, state.language)
                words = _("{kind} {name}").format(kind=_("Lane"), name=name)
            case Line() as line:
                words = line_name(line, state.language)
            case Link() as link:
                key = Key("link", link.id, chosen.via or link.source_id)
            case _:
                key = next(iter(rows_of(view, chosen.primary)), None)
                words = ""
    if key is not None:
        found = sum(
            key.id in finding.subjects for finding in findings.found if not finding.document
        )
        rows = Rows(view, state.language, state.persona_id, {key.id: found})
        words = rows.sentence(key)
    if len(chosen) > 1:
        many = ngettext("{n} thing selected", "{n} things selected", len(chosen))
        between = pgettext("between what a thing is and counts about it", "; ")
        words = between.join((words, many.format(n=len(chosen))))
    return words
