"""Names of a table that no element has: each is matched by hand, or left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from cxdesigner.base.i18n import _
from cxdesigner.editor.data_in.names import Names, name_key
from cxdesigner.model.element import Element
from cxdesigner.model.queries import customer_elements, reading_order
from cxdesigner.model.view import RecordView
from cxdesigner.ui.widgets import Choice, plain_tip

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MOST = 200
"""Names that are offered; whoever has more has chosen the wrong column."""


class MatchTable(QTableWidget):
    """One row for each name; ``matched`` tells that somebody chose an element for one."""

    matched = Signal()

    def __init__(self, view: RecordView, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dataMatches")
        self.setAccessibleName(_("Names that no element has"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setColumnCount(2)
        self.setHorizontalHeaderLabels([_("In the table"), _("Means")])
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(_LEFT)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(36)
        self._names = Names(view)
        self._choices = QStandardItemModel(self)
        self._ids: list[str | None] = []
        self._offer(None, _("Not known: leave out for now"))
        self._offer("", _("Leave out"))
        first = {element.id for element in customer_elements(view)}
        elements = sorted(reading_order(view), key=lambda element: element.id not in first)
        for element in elements:
            if element.kind != "note":
                self._offer(element.id, _label(element, language))
        self._keys: list[str] = []
        self.matches: dict[str, str] = {}
        """Name key → element id, or '' to leave the name out."""

    def show_names(self, names: Sequence[tuple[str, int]], keep: Mapping[str, str]) -> None:
        """Show names with the number of rows that have them.

        Parameters
        ----------
        keep
            Names (by key) matched before, as the table writes them: they stay in the list.
        """
        listed = [*names[:_MOST]]
        known = {name_key(name) for name, _n in listed}
        listed += [(name, 0) for key, name in keep.items() if key not in known]
        keys = [name_key(name) for name, _n in listed]
        if sorted(keys) == sorted(self._keys):
            return
        self._keys = keys
        self.setRowCount(0)
        self.setRowCount(len(listed))
        for row, (name, number) in enumerate(listed):
            self._show_row(row, name, number)

    def take_matches(self, matches: Mapping[str, str]) -> None:
        """Take what names meant the last time; they are shown with the names."""
        self.matches.update(matches)
        self._keys = []

    def combo(self, row: int) -> Choice:
        """Return the choice of a row."""
        found = self.cellWidget(row, 1)
        assert isinstance(found, Choice)
        return found

    def _show_row(self, row: int, name: str, number: int) -> None:
        words = name
        if number:
            words = f"{name}  × {number}"
        item = QTableWidgetItem(words)
        item.setToolTip(plain_tip(name))
        self.setItem(row, 0, item)
        key = name_key(name)
        combo = Choice()
        combo.setObjectName(f"dataMatch{row}")
        combo.setAccessibleName(_("What “{name}” means").format(name=name))
        combo.setModel(self._choices)
        combo.setCurrentIndex(self._ids.index(self.matches.get(key)))
        likely = self._names.alike(name)
        if likely is not None and key not in self.matches:
            label = self._choices.item(self._ids.index(likely)).text()
            combo.setPlaceholderText(_("Perhaps {name}?").format(name=label))
            combo.setCurrentIndex(-1)
        combo.activated.connect(lambda at, key=key: self._choose(key, at))
        self.setCellWidget(row, 1, combo)

    def _choose(self, key: str, at: int) -> None:
        chosen = self._ids[at]
        if chosen is None:
            self.matches.pop(key, None)
        else:
            self.matches[key] = chosen
        self.matched.emit()

    def _offer(self, element_id: str | None, words: str) -> None:
        self._ids.append(element_id)
        self._choices.appendRow(QStandardItem(words))


def _label(element: Element, language: str) -> str:
    return element.label.line(language) or element.id
