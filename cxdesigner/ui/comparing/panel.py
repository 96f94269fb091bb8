"""The table of what has changed: figures first, then the changes by sort of thing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.base.i18n import _, in_sequence
from cxdesigner.report.comparing.words import ASPECT_SIGNS, EDITED
from cxdesigner.report.table import Row, Section
from cxdesigner.scene.change_signs import SIGNS, Sign
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.comparing.signs import sign_picture
from cxdesigner.ui.comparing.table import SIGN_NAMES, ComparisonTable, Look, Shown
from cxdesigner.ui.fittings import scrolling
from cxdesigner.ui.icons import icon
from cxdesigner.ui.widgets import ShortLabel, give_tip, plain_label

_NARROW_PX, _BESIDE_PX = 600, 760
"""Below the one width the signs stand below the sentences, below the other the figures below the
changes."""

_MOST_FIGURES = 46
"""Per cent of the width that the figures get at most."""

_FIGURES_LEFT_PX = 8
"""What the theme keeps free before the figures."""

_SIGN_OF_TEXT: dict[str, Sign] = {
    ASPECT_SIGNS["added"]: "added",
    ASPECT_SIGNS["removed"]: "removed",
    ASPECT_SIGNS["moved"]: "moved",
    EDITED: "edited",
}


class ComparisonPanel(QWidget):
    """What differs between the document on screen and another state."""

    went = Signal(object)
    """Ids of the records of a row that was chosen."""

    closed = Signal()

    def __init__(self, actions: Iterable[QAction], theme: Theme) -> None:
        super().__init__()
        self.setObjectName("comparison")
        self.setAccessibleName(_("Comparison"))
        self._theme = theme
        self._summary: Section | None = None
        self._changes: tuple[Section, ...] = ()
        self._figures: Section | None = None
        self.heading = ShortLabel("comparisonHeading", "strong")
        self.summary = plain_label("", "hint", wrap=True)
        self.summary.setObjectName("comparisonSummary")
        self.legend: dict[Sign, QLabel] = {}
        below = self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        below.setContentsMargins(12, 0, 6, 4)
        below.setSpacing(6)
        below.addWidget(self.summary, 1)
        signs = QHBoxLayout()
        signs.setSpacing(3)
        below.addLayout(signs)
        for sign in SIGNS:
            if sign != SIGNS[0]:
                signs.addSpacing(6)
            self.legend[sign] = QLabel()
            self.legend[sign].setObjectName(f"comparisonLegend:{sign}")
            self.legend[sign].setAccessibleName(_(SIGN_NAMES[sign]))
            signs.addWidget(self.legend[sign])
            signs.addWidget(plain_label(_(SIGN_NAMES[sign]), "hint"))
        signs.addStretch(1)
        top = self._top = QHBoxLayout()
        top.setContentsMargins(12, 4, 6, 2)
        top.setSpacing(4)
        top.addWidget(self.heading, 1)
        top.addStretch()
        for action in actions:
            button = QToolButton()
            button.setObjectName(f"comparison:{action.objectName()}")
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setAccessibleName(action.text())
            top.addWidget(button)
        self.close_button = QToolButton()
        self.close_button.setObjectName("comparisonClose")
        self.close_button.setAccessibleName(_("End the comparison"))
        give_tip(self.close_button, _("End the comparison (Esc)"))
        self.close_button.clicked.connect(self.closed.emit)
        top.addWidget(self.close_button)
        self.changes = ComparisonTable("comparisonTable", _("What has changed"), self)
        self.figures = ComparisonTable("comparisonFigures", _("Figures"), self)
        self.halves = QSplitter(Qt.Orientation.Horizontal)
        self.halves.setObjectName("comparisonHalves")
        self.halves.setHandleWidth(1)
        self.halves.setChildrenCollapsible(False)
        self.halves.addWidget(self.changes)
        self.halves.addWidget(self.figures)
        self._by_hand = False
        self.halves.splitterMoved.connect(self._moved)
        for table in (self.changes, self.figures):
            table.went.connect(self.went)
            table.left.connect(self.closed)
            table.came.connect(partial(self._bring, table))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(top)
        box.addLayout(below)
        self.halves.setAccessibleName(_("What has changed"))
        self.area = scrolling(self.halves)
        box.addWidget(self.area, 1)
        self.setMinimumHeight(120)
        self.restyle(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        narrow = self.width() < _NARROW_PX
        self._below.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        # Beside the buttons it would have no room.
        row = self._below if narrow else self._top
        if row.indexOf(self.heading) < 0:
            row.insertWidget(0, self.heading, 0 if narrow else 1)
        stacked = self.width() < _BESIDE_PX
        way = Qt.Orientation.Vertical if stacked else Qt.Orientation.Horizontal
        if self.halves.orientation() != way:
            self.halves.setOrientation(way)
        for table in (self.changes, self.figures):
            table.stand_whole(stacked)
        self._share()

    def _bring(self, table: ComparisonTable, row: QRect) -> None:
        """Bring a row into sight that may lie below the edge of the page."""
        middle = table.viewport().mapTo(self.halves, row.center())
        self.area.ensureVisible(0, middle.y(), 0, row.height() // 2 + 2)

    def _moved(self) -> None:
        # From now on the person decides.
        self._by_hand = True

    def _share(self) -> None:
        """Give the figures what they want, up to nearly half, and the changes the rest."""
        if not self._by_hand and self.halves.orientation() == Qt.Orientation.Horizontal:
            room = self.halves.width()
            right = min(self.figures.wanted_px + _FIGURES_LEFT_PX, room * _MOST_FIGURES // 100)
            self.halves.setSizes([room - right, right])

    # -- content -----------------------------------------------------------------------------

    def show_waiting(self, name: str) -> None:
        """Say that the comparison is being worked out."""
        self.heading.setText(_("Compared with “{name}”").format(name=name))
        self.summary.setText(_("One moment…"))
        self._summary = self._figures = None
        self._changes = ()
        for table in (self.changes, self.figures):
            table.clear()

    def show_changes(self, summary: Section, changes: tuple[Section, ...]) -> None:
        """Show what has changed; what was folded stays folded."""
        self._summary, self._changes = summary, changes
        self.summary.setText(in_sequence(summary.sentences))
        give_tip(self.summary, self.summary.text())
        self.changes.show_groups(
            [_("Name"), _("What"), _("Before"), _("Now")],
            [(one.title, _rows_of(one)) for one in changes],
            Look(_change, self._theme, self.devicePixelRatioF()),
        )
        self._share()

    def show_figures(self, figures: Section) -> None:
        """Show the figures of both states."""
        self._figures = figures
        self.figures.show_groups(
            [_("Figures"), _("Before"), _("Now"), _("Difference"), ""],
            [("", _rows_of(figures))],
            Look(_figure, self._theme),
            figures_in=(1, 2, 3),
        )
        self._share()

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.close_button.setIcon(icon("x", theme, "ui.text.secondary", size=14))
        for sign, label in self.legend.items():
            label.setPixmap(sign_picture(sign, theme, label.devicePixelRatioF()))
        if self._summary is not None:
            self.show_changes(self._summary, self._changes)
        if self._figures is not None:
            self.show_figures(self._figures)


def _rows_of(section: Section) -> tuple[Row, ...]:
    return section.table.rows if section.table is not None else ()


def _figure(row: Row) -> Shown:
    verdict = row.cells[-1]
    token = "change.added" if verdict == _("better") else "change.removed"
    return Shown(row.cells, None, ("", "", "", token, token) if verdict else ())


def _change(row: Row) -> Shown:
    kind = _SIGN_OF_TEXT.get(row.cells[0])
    # The sign that it has on the canvas and in the legend.
    return Shown(row.cells[1:], kind, () if kind is None else (f"change.{kind}",))
