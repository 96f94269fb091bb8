"""The menu of what an action can answer: pains and feedback, ticked where it does."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from cxdesigner.base.i18n import _
from cxdesigner.editor.document import Document
from cxdesigner.model.insight import Feedback, PainPoint
from cxdesigner.model.schema import references_of
from cxdesigner.report.record_names import name_of
from cxdesigner.ui.popup_menu import StayingMenu


class Link(Protocol):
    """Lets an action answer a record, or no longer."""

    def __call__(self, action_id: str, record_id: str, *, linked: bool) -> None: ...


def answers_menu(parent: QWidget, document: Document, action_id: str, link: Link) -> QMenu:
    """Return the menu, not shown yet; pains and feedback are parted by a line."""
    menu = StayingMenu(parent)
    menu.setObjectName("planAnswers")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    view, language = document.store, document.language
    for kind in (PainPoint, Feedback):
        for record in view.of_type(kind):
            words = name_of(view, record, language) or _("unnamed pain point")
            entry = QAction(words.replace("&", "&&"), menu)
            entry.setObjectName(f"planAnswer-{record.id}")
            entry.setCheckable(True)
            linked = {target for _field, target in references_of(record)}
            entry.setChecked(action_id in linked)
            entry.triggered.connect(lambda on, key=record.id: link(action_id, key, linked=on))
            menu.addAction(entry)
        menu.addSeparator()
    return menu
