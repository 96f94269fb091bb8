"""The analysis panel: pages at the left, the chosen one at the right, beside the drawing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.base.i18n import _
from cxdesigner.model.method import CemFactor
from cxdesigner.report.analysis_pages.behind import things_behind
from cxdesigner.report.analysis_pages.page import PAGE_KEYS, TITLES
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.analysis.live import Asked, LiveAnalyses
from cxdesigner.ui.analysis.page_view import PageView
from cxdesigner.ui.analysis.pages_list import PagesList
from cxdesigner.ui.icons import icon
from cxdesigner.ui.whole_words import WholeWordsLabel
from cxdesigner.ui.widgets import Choice, plain_label, plain_tip

if TYPE_CHECKING:
    from cxdesigner.editor.document import Document

_LIST_PX = 249
_LIST_FROM_PX = 780
"""Width from which on the list stands beside the page; below that a drop-down does."""

HEIGHT_PX = 330


class AnalysisPanel(QWidget):
    """Follows a document while it is shown."""

    went = Signal(object)
    """Show these things: ids of what can be selected on the canvas."""

    looked = Signal(object)
    """Highlight these things; () for none."""

    typed = Signal(object, str, str)
    offered = Signal(object)
    wanted = Signal(str)
    """A button: ``copy_table``, ``copy_picture``, ``handbook``, ``export``, ``close``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("analysis")
        self.setAccessibleName(_("Analyses"))
        self._theme = theme
        self._document: Document | None = None
        self._first = PAGE_KEYS[0]
        """The page shown until somebody chooses one."""

        self._disconnect: Callable[[], None] = lambda: None
        self.live = LiveAnalyses(self)
        self.live.changed.connect(self._show)
        self.pages = PagesList(theme)
        self.pages.chosen.connect(self._choose)
        self.pages.entered.connect(self.enter_page)
        self.view = PageView(theme)
        self.view.went.connect(self._go)
        self.view.looked.connect(self._look)
        self.view.typed.connect(self.typed)
        self.view.offered.connect(self.offered)
        self.view.width_changed.connect(self._ask)
        self.view.crosshair.chosen.connect(self._move_crosshair)
        self.view.picture.dragged.connect(lambda *at: self._move_crosshair("custom", at))
        self.title = plain_label("", "strong")
        self.title.setObjectName("analysisTitle")
        self.chooser = Choice()
        self.chooser.setObjectName("analysisChooser")
        self.chooser.setAccessibleName(_("Analyses"))
        for key in PAGE_KEYS:
            self.chooser.addItem(_(TITLES[key]), key)
        self.chooser.activated.connect(lambda _at: self._choose(self.chooser.currentData()))
        self.chooser.hide()
        self.buttons: dict[str, QToolButton] = {}
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setObjectName("analysisListSplit")
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(1)
        self.split.addWidget(self.pages)
        self.split.addWidget(self._right())
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([_LIST_PX, 900])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.split)
        self.setMinimumHeight(180)
        self.restyle(theme)

    def _right(self) -> QWidget:
        right = QWidget()
        right.setObjectName("analysisRight")
        top = QHBoxLayout()
        top.setContentsMargins(14, 4, 6, 0)
        top.addWidget(self.title)
        top.addWidget(self.chooser, 100)
        top.addStretch(1)
        for name, words in (
            ("copy_table", _("Copy the tables")),
            ("copy_picture", _("Copy the picture")),
            ("handbook", _("What does this mean?")),
            ("close", _("Close the analyses")),
        ):
            button = QToolButton()
            button.setObjectName(f"analysis_{name}")
            button.setAccessibleName(words)
            button.setToolTip(plain_tip(words))
            button.clicked.connect(lambda _checked, name=name: self.wanted.emit(name))
            self.buttons[name] = button
            top.addWidget(button)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stopped_line())
        column.addWidget(self.view, 1)
        return right

    def _stopped_line(self) -> QWidget:
        """Return what says that the page was not worked out, and works it out after all."""
        self.stopped = QWidget()
        self.stopped.setObjectName("analysisStopped")
        row = QHBoxLayout(self.stopped)
        row.setContentsMargins(14, 4, 6, 2)
        self._stopped_words = WholeWordsLabel()
        self._stopped_words.setTextFormat(Qt.TextFormat.PlainText)
        self.again = QPushButton(_("Work it out"))
        self.again.setObjectName("analysisAgain")
        self.again.setAutoDefault(False)
        self.again.clicked.connect(self._work_out)
        row.addWidget(self._stopped_words, 1)
        row.addWidget(self.again)
        self.stopped.hide()
        return self.stopped

    def _work_out(self) -> None:
        # The button goes.
        self.take_focus()
        self.live.refresh()

    # -- what others reach -------------------------------------------------------------------

    @property
    def key(self) -> str:
        """The page shown."""
        state = self._document.view_state.analysis if self._document is not None else ""
        return state if state in PAGE_KEYS else self._first

    def set_document(self, document: Document | None) -> None:
        """Follow another document."""
        self._disconnect()
        self._document = document
        if document is not None:
            # An empty table says nothing of a blueprint that has feelings.
            has_table = bool(document.store.count(CemFactor))
            self._first = "cem" if has_table else PAGE_KEYS[0]
            self._disconnect = document.view_changed.connect(lambda _state: self._ask())
        self._follow()

    def show_page(self, key: str) -> None:
        """Show one of the pages."""
        self.pages.choose(key)

    def take_focus(self) -> None:
        """Put the focus where a page is chosen."""
        chooser = self.chooser if self._is_narrow else self.pages
        chooser.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def _is_narrow(self) -> bool:
        """Whether the list of pages would leave too little room to the page."""
        return self.width() < _LIST_FROM_PX

    def enter_page(self) -> None:
        """Go from the list into the page."""
        targets: list[QWidget] = [*self.view.tables, *self.view.offers]
        if targets:
            targets[0].setFocus(Qt.FocusReason.TabFocusReason)

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        names = {
            "copy_table": "copy",
            "copy_picture": "chart-spline",
            "handbook": "book-open",
            "close": "x",
        }
        for name, button in self.buttons.items():
            button.setIcon(icon(names[name], theme, "ui.text.secondary", size=15))
        self.pages.restyle(theme)
        self.view.restyle(theme)
        self._ask()

    def sizeHint(self) -> QSize:
        return QSize(900, HEIGHT_PX)

    # -- following ---------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self._is_narrow
        if narrow != self.pages.isHidden():
            had_focus = self.pages.hasFocus() or self.chooser.hasFocus()
            self.pages.setHidden(narrow)
            self.title.setHidden(narrow)
            self.chooser.setVisible(narrow)
            if had_focus:
                self.take_focus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.live.set_document(None)
        self.looked.emit(())

    def _follow(self) -> None:
        # Nobody works out what nobody sees.
        self.live.set_document(self._document if self.isVisible() else None)
        self._ask()

    def _ask(self) -> None:
        if self._document is None or not self.isVisible():
            return
        self.pages.blockSignals(True)
        self.pages.choose(self.key)
        self.pages.blockSignals(False)
        self.chooser.setCurrentIndex(PAGE_KEYS.index(self.key))
        ratio = self.devicePixelRatioF()
        self.live.ask(Asked(self.key, self.view.picture_width, ratio, self._theme))

    def _choose(self, key: str) -> None:
        if self._document is not None:
            self._document.set_view(analysis=key)

    def _show(self) -> None:
        shown = self.live.shown
        is_there = shown is not None and shown.page.key == self.key
        self._stopped_words.setText(
            _("Stopped: what you see is as it was before the latest changes.")
            if is_there
            else _("Stopped before this page was worked out.")
        )
        self.stopped.setVisible(self.live.is_stopped)
        if shown is None:
            return
        self.pages.show_summaries(shown.summaries)
        if shown.page.key != self.key:
            return
        self.title.setText(shown.page.summary.title)
        self.view.show_page(shown.page, shown.picture, shown.facts.quadrants)
        self.buttons["copy_table"].setEnabled(shown.page.need is None)
        self.buttons["copy_picture"].setEnabled(shown.picture is not None)

    # -- leading on --------------------------------------------------------------------------

    def _things(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        return things_behind(self._document.store, ids) if self._document is not None else ()

    def _go(self, ids: tuple[str, ...]) -> None:
        self.went.emit(self._things(ids))

    def _look(self, ids: tuple[str, ...]) -> None:
        self.looked.emit(self._things(ids))

    def _move_crosshair(self, rule: str, lines: tuple[float, float] | None) -> None:
        if self._document is not None:
            self._document.set_view(crosshair=rule, crosshair_lines=lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.wanted.emit("close")
        else:
            super().keyPressEvent(event)
