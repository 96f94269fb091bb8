"""Other times for the selected element, and what they would make of the journey."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cxdesigner.base.i18n import N_, _, ngettext
from cxdesigner.editor.document import Document
from cxdesigner.editor.what_if import TIME_FIELDS, TimeField
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.report.record_names import name_of
from cxdesigner.report.table import Table
from cxdesigner.report.what_if import time_table
from cxdesigner.ui.panels.fields import DurationField
from cxdesigner.ui.qactions import QActions
from cxdesigner.ui.what_if.links import ROW_LEFT_PX
from cxdesigner.ui.widgets import LabelRole, ShortLabel, plain_label

_TITLES: dict[TimeField, str] = {"work": N_("Work time"), "wait": N_("Wait time")}
_TRIED = 2
"""Column of what is tried; what is now stands before it."""


class TriedTimes(QWidget):
    """Two fields for the element that is selected, the figures, and what to do with the trial."""

    def __init__(self, actions: QActions) -> None:
        super().__init__()
        self.setObjectName("whatIfTimes")
        self._document: Document | None = None
        self.title = plain_label(_("Other times"), "strong")
        self.name = ShortLabel("whatIfTimesName", "hint")
        self.fields: dict[TimeField, DurationField] = {}
        row = QHBoxLayout()
        row.setSpacing(8)
        for field in TIME_FIELDS:
            made = DurationField(f"whatIf-{field}", _(_TITLES[field]))
            made.edited.connect(lambda value, field=field: self._try(field, value))
            self.fields[field] = made
            row.addWidget(made, 1)
        self.nothing = plain_label(
            _("There is no lead time yet: link the customer's steps and give them times."),
            "hint",
            wrap=True,
        )
        self._cells: dict[tuple[int, int], QLabel] = {}
        self.grid = QGridLayout()
        self.grid.setColumnStretch(0, 1)
        self.grid.setHorizontalSpacing(14)
        self.grid.setVerticalSpacing(2)
        self.keep = QPushButton(_("Keep"))
        self.keep.setObjectName("whatIfKeep")
        self.keep.clicked.connect(actions["tools.keep_times"].trigger)
        self.drop = QPushButton(_("Drop"))
        self.drop.setObjectName("whatIfDrop")
        self.drop.clicked.connect(actions["tools.drop_times"].trigger)
        self.count = ShortLabel("whatIfCount", "hint")
        for button in (self.keep, self.drop):
            # Beside the fields: below the figures nobody would see them without scrolling.
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        box = QVBoxLayout(self)
        box.setContentsMargins(ROW_LEFT_PX, 0, 0, 0)
        box.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.title)
        top.addWidget(self.name, 1)
        top.addWidget(self.count)
        box.addLayout(top)
        box.addLayout(row)
        box.addWidget(self.nothing)
        box.addSpacing(4)
        box.addLayout(self.grid)
        box.addStretch(1)

    def set_document(self, document: Document | None) -> None:
        """Show the trial of another document."""
        self._document = document

    @property
    def element(self) -> Element | None:
        """The only element selected, if there is just one."""
        document = self._document
        if document is None:
            return None
        found = [
            one
            for key in document.selection.ids
            if (one := document.store.get(Element, key)) is not None
        ]
        return found[0] if len(found) == 1 else None

    def refresh(self) -> None:
        """Show the element selected and the figures of the trial."""
        document = self._document
        if document is None:
            return
        element, state = self.element, document.view_state.what_if
        hint = _("Select an element to try other times.")
        shown = element and name_of(document.store, element, document.language)
        self.name.setText(shown or hint)
        for field, made in self.fields.items():
            made.setEnabled(element is not None)
            made.show_value(state.tried(element, field) if element is not None else None)
        found = document.trials.lead_times(state.times)
        if found is not None:
            self._show(time_table(*found))
        n = len(state.times)
        words = ngettext("{n} time tried", "{n} times tried", n).format(n=n)
        self.count.setText(words if n else "")
        self.keep.setEnabled(bool(n))
        self.drop.setEnabled(bool(n))

    def _try(self, field: TimeField, time: Duration | None) -> None:
        document, element = self._document, self.element
        if document is None or element is None:
            return
        state = document.view_state.what_if
        document.set_view(what_if=state.try_time(element, field, time))

    def _show(self, table: Table | None) -> None:
        self.nothing.setVisible(table is None)
        texts: list[tuple[int, int, str, LabelRole]] = []
        if table is not None:
            texts += [(0, column, text, "field") for column, text in enumerate(table.columns)]
            for place, line in enumerate(table.rows, start=1):
                for column, text in enumerate(line.cells):
                    changed = column == _TRIED and text != line.cells[_TRIED - 1]
                    texts.append((place, column, text, "strong" if changed else ""))
        used = {(row, column) for row, column, _text, _role in texts}
        for where, label in self._cells.items():
            label.setVisible(where in used)
        for row, column, text, role in texts:
            label = self._cell(row, column)
            label.setText(text)
            if label.property("role") != role:
                label.setProperty("role", role)
                label.style().unpolish(label)
                label.style().polish(label)
                label.updateGeometry()

    def _cell(self, row: int, column: int) -> QLabel:
        label = self._cells.get((row, column))
        if label is None:
            label = self._cells[row, column] = plain_label("", "field")
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            self.grid.addWidget(label, row, column, side)
        return label
