"""A table of experience factors: scores to type in, and what is computed from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from cxdesigner.analysis.cem import CemRow
from cxdesigner.analysis.names import factor_name
from cxdesigner.analysis.words import named, number_text
from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.cem import choose_key, set_score
from cxdesigner.editor.commands.figures import ASSUMED
from cxdesigner.editor.guide.cem_checks import factors_of, result_of
from cxdesigner.ui.guide.page import GuidePage
from cxdesigner.ui.guide.score_field import Score, ScoreField
from cxdesigner.ui.panels.page import change_label
from cxdesigner.ui.widgets import plain_label

_EMPTY = "\N{EN DASH}"
_STAR = f" {ASSUMED}"
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

STAR_PX = 10
"""Right of numbers that are computed and of their headings: room for the star."""

_BEHIND_STAR_PX = 5
"""Left of fields beside such numbers, else a star touches them."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; the title is translated."""

    attribute: str
    title: str
    is_input: bool = False


class FactorGrid(QWidget):
    """One row a factor. ``choice`` adds a box with which a factor becomes a key experience."""

    def __init__(
        self, page: GuidePage, name: str, columns: Sequence[Column], *, choice: str = ""
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._page, self._columns, self._choice = page, tuple(columns), choice
        self._factors: tuple[str, ...] = ()
        self._names: dict[str, QLabel] = {}
        self.cells: dict[tuple[str, str], ScoreField] = {}
        self.computed: dict[tuple[str, str], QLabel] = {}
        self.choices: dict[str, QCheckBox] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(5)
        self.error = plain_label("", "error", wrap=True)
        self.error.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(self._grid)
        box.addWidget(self.error)
        page.on_refresh(self.refresh)

    def refresh(self) -> None:
        """Show the scores there are, and what follows from them."""
        view = self._page.view
        factors = factors_of(view)
        if factors != self._factors:
            self._build(factors)
        found = result_of(view)
        rows = {row.factor: row for row in found.rows}
        for factor in factors:
            row = rows.get(factor)
            is_key = factor in found.key
            self._names[factor].setProperty("role", "strong" if is_key else "")
            self._polish(self._names[factor])
            for column in self._columns:
                value = getattr(row, column.attribute) if row is not None else None
                assumed = row is not None and row.is_assumed(column.attribute)
                if column.is_input:
                    shown = None if value is None else (value, assumed)
                    self.cells[factor, column.attribute].show_value(shown)
                else:
                    label = self.computed[factor, column.attribute]
                    self._show_computed(label, column, row, value, assumed, found.lowest)
            box = self.choices.get(factor)
            if box is not None:
                box.setChecked(factor in found.chosen)

    def commit(self) -> None:
        """Take what was typed and not taken yet."""
        for cell in self.cells.values():
            cell.commit()

    def _show_computed(
        self,
        label: QLabel,
        column: Column,
        row: CemRow | None,
        value: float | None,
        assumed: bool,
        lowest: tuple[str, ...],
    ) -> None:
        text = _EMPTY if value is None else number_text(value) + (_STAR if assumed else "")
        is_lowest = column.attribute == "weighted" and row is not None and row.factor in lowest
        if is_lowest:
            text = _("lowest {value}").format(value=text)
        if label.text() == text and bool(label.property("assumed")) == assumed:
            return
        label.setText(text)
        label.setProperty("assumed", assumed)
        label.setProperty("role", "error" if is_lowest else "")
        self._polish(label)
        # The star hangs: numbers end below the end of their heading.
        star = label.fontMetrics().horizontalAdvance(_STAR) if assumed else 0
        label.setContentsMargins(0, 0, max(0, STAR_PX - star), 0)

    @staticmethod
    def _polish(label: QLabel) -> None:
        label.style().unpolish(label)
        label.style().polish(label)

    def _build(self, factors: tuple[str, ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._factors = factors
        self.cells.clear()
        self.computed.clear()
        self.choices.clear()
        self._names.clear()
        self._head(0, _("Factor"))
        for place, column in enumerate(self._columns, start=1):
            label = self._head(place, column.title)
            if not column.is_input:
                label.setAlignment(_RIGHT)
                label.setContentsMargins(0, 0, STAR_PX, 0)
            elif self._is_behind_star(place):
                label.setContentsMargins(_BEHIND_STAR_PX, 0, 0, 0)
        if self._choice:
            # Boxes without words have their ring around them.
            self._head(len(self._columns) + 1, self._choice).setContentsMargins(3, 0, 0, 0)
        for at, factor in enumerate(factors, start=1):
            self._names[factor] = plain_label(factor_name(factor))
            self._grid.addWidget(self._names[factor], at, 0)
            for place, column in enumerate(self._columns, start=1):
                cell = self._cell(factor, column)
                if column.is_input and self._is_behind_star(place):
                    cell.setContentsMargins(_BEHIND_STAR_PX, 0, 0, 0)
                self._grid.addWidget(cell, at, place)
            if self._choice:
                box = QCheckBox()
                box.setProperty("role", "bare")
                box.setObjectName(f"{self.objectName()}-{factor}-key")
                title = named(factor_name(factor), self._choice)
                box.setAccessibleName(title)
                # A partial function would be called without saying what was chosen.
                box.clicked.connect(lambda chosen, key=factor: self._choose(key, chosen))
                self.choices[factor] = box
                self._grid.addWidget(box, at, len(self._columns) + 1)
        self._grid.setColumnStretch(0, 1)
        self._chain()

    def _is_behind_star(self, place: int) -> bool:
        """Return whether the column left of one is computed."""
        return place > 1 and not self._columns[place - 2].is_input

    def _head(self, place: int, title: str) -> QLabel:
        label = plain_label(title, "field", wrap=True)
        self._grid.addWidget(label, 0, place, Qt.AlignmentFlag.AlignBottom)
        return label

    def _cell(self, factor: str, column: Column) -> QWidget:
        title = named(factor_name(factor), column.title)
        if not column.is_input:
            label = plain_label("")
            label.setAlignment(_RIGHT)
            label.setObjectName(f"{self.objectName()}-{factor}-{column.attribute}")
            label.setAccessibleName(title)
            self.computed[factor, column.attribute] = label
            return label
        cell = ScoreField(f"{self.objectName()}-{factor}-{column.attribute}", title)
        cell.edited.connect(partial(self._score, factor, column.attribute, cell))
        cell.left.connect(self._page.seat.doc.history.break_merge)
        cell.moved.connect(partial(self._move, factor, column.attribute))
        cell.wrong.connect(self._complain)
        cell.dropped.connect(partial(self._page.offer_back, cell))
        self.cells[factor, column.attribute] = cell
        return cell

    def _chain(self) -> None:
        """Let Tab go through the numbers of a row, then through their ticks."""
        last: QWidget | None = None
        for factor in self._factors:
            inputs = [
                self.cells[factor, column.attribute] for column in self._columns if column.is_input
            ]
            for widget in (*(cell.line for cell in inputs), *(cell.tick for cell in inputs)):
                if last is not None:
                    QWidget.setTabOrder(last, widget)
                last = widget

    # -- what the person does ----------------------------------------------------------------

    def _score(self, factor: str, attribute: str, cell: ScoreField, score: Score | None) -> None:
        value, assumed = score if score is not None else (None, False)

        command = partial(set_score, assumed=assumed)
        key, label = f"guide:{cell.objectName()}", change_label(cell.title)
        self._page.run_merging(key, label, command, factor, attribute, value, field=cell)

    def _complain(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def _move(self, factor: str, attribute: str, by: int) -> None:
        place = self._factors.index(factor) + by
        if 0 <= place < len(self._factors):
            line = self.cells[self._factors[place], attribute].line
            line.setFocus(Qt.FocusReason.TabFocusReason)
            line.selectAll()

    def _choose(self, factor: str, chosen: bool) -> None:
        title = named(factor_name(factor), self._choice)
        self._page.run(change_label(title), choose_key, factor, chosen)
