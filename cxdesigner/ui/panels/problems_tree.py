"""The rows of the list of problems: how wide columns are, what stands where there is no row."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from cxdesigner.base.i18n import _
from cxdesigner.ui.empty_words import paint_empty_words
from cxdesigner.ui.panels.problems_model import ProblemsModel
from cxdesigner.ui.wrapping_tree import WrappingTree

_AIR_PX = 20
_SAMPLE = 60
"""Findings by whose texts the widths of columns go."""

_MOST_KNOWN = 2_000
"""Texts of which it is known how wide they are."""

_WIDTHS_PX = {0: (104, 104), 1: (180, 180), 2: (120, 190), 3: (120, 380)}
"""Least and most width of a column; the sentence has what is left, if that is more."""


_ENOUGH_PX = 300
"""Width of a sentence that may have a second line."""


class ProblemsTree(WrappingTree):
    """Findings in groups: code, sentence, where it is, what puts it right."""

    def __init__(self, model: ProblemsModel) -> None:
        super().__init__()
        self._findings = model
        self._empty = ""
        self._widths: dict[tuple[str, str], int] = {}
        self.setObjectName("problemsTree")
        self.setAccessibleName(_("Problems"))
        self.setModel(model)
        self.setIndentation(14)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.header()
        header.setSectionsClickable(False)
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def say_empty(self, words: str) -> None:
        """Say something in the place of rows, as long as there are none."""
        self._empty = "" if self._findings.groups else words
        self.setAccessibleDescription(self._empty)
        self.setHeaderHidden(bool(self._empty))
        # Columns without rows would have a bar to scroll nothing.
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if self._empty else policy.ScrollBarAsNeeded
        )
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._empty:
            paint_empty_words(self, self._empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Make columns as wide as their texts want; what has no room goes on in a second line."""
        model = self._findings
        findings = [one for group in model.groups for one in group.findings]
        self.set_wrapping(len(findings))
        sample = findings[:_SAMPLE]

        @cache
        def wanted(column: int) -> int:
            texts = {model.text(finding, column) for finding in sample}
            return max(map(self._width_of, texts), default=0) + _AIR_PX

        limits = _WIDTHS_PX.items()
        widths = {key: min(most, max(least, wanted(key))) for key, (least, most) in limits}
        if self.wordWrap():
            # Rather more lines than a bar below the rows.
            others = sum(least for key, (least, _most) in limits if key != 3)
            widths[3] = min(widths[3], max(self.viewport().width() - others, _WIDTHS_PX[3][0]))
        room = self.viewport().width() - widths[0] - widths[3]
        # Where it is, most sentences say too: it gives way first.
        sentence = min(wanted(1), _ENOUGH_PX) if self.wordWrap() else wanted(1)
        # What no sentence needs, it has in full.
        place = max(min(widths[2], room - sentence), min(wanted(2), room - wanted(1)))
        widths[2] = max(_WIDTHS_PX[2][0], place)
        modes, narrow = QHeaderView.ResizeMode, room - widths[2] < widths[1]
        self.header().setSectionResizeMode(1, modes.Fixed if narrow else modes.Stretch)
        for column, width in widths.items():
            self.setColumnWidth(column, width)

    def _width_of(self, text: str) -> int:
        """Return how wide a text is: mostly the same as after the edit before."""
        key = text, self.font().key()
        if key not in self._widths:
            if len(self._widths) > _MOST_KNOWN:
                self._widths.clear()
            self._widths[key] = self.fontMetrics().horizontalAdvance(text)
        return self._widths[key]
