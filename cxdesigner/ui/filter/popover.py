"""What can be asked for, as chips below the button of the tool bar."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.base.i18n import _, language, ngettext, use_language
from cxdesigner.editor.commands.saved_views import saved_views, told_of_gone, view_changes
from cxdesigner.editor.document import Document
from cxdesigner.editor.facets import FACET_NAMES, Word, facet_words
from cxdesigner.editor.filter import EVERYTHING, Facet, Problems
from cxdesigner.model.element import Element
from cxdesigner.model.giving_view import GivingView
from cxdesigner.model.saved_view import SavedView
from cxdesigner.ui.flow import FlowLayout
from cxdesigner.ui.roving import Roving
from cxdesigner.ui.widgets import give_tip, plain_label
from cxdesigner.ui.workers import Job

WIDTH_PX = 440
_MOST_PX = 560
_LEAST_PX = 60
_APART_PX = 3
_MOST_LETTERS = 28
LARGE = 2_000
"""Elements from which on words are counted aside."""

Words = dict[Facet, tuple[Word, ...]]


class FilterPopover(QFrame):
    """One group of chips a facet; what is pressed in is asked for."""

    save_wanted = Signal()
    told = Signal(str)
    """What to say of a view that was chosen; '' for nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("filterPopover")
        self.setAccessibleName(_("Filter"))
        self._document: Document | None = None
        self._button = QRect()
        self._problems: Problems = {}
        self._job: Job | None = None
        """Counts for the chips."""

        self.chips: dict[tuple[Facet, str], QToolButton] = {}
        self.count = plain_label("", "strong")
        self.count.setObjectName("filterCount")
        self.clear = QPushButton(_("Show everything"))
        self.clear.setObjectName("filterClear")
        self.clear.setAutoDefault(False)
        self.clear.clicked.connect(self._clear)
        self.save = QPushButton(_("Save or manage views…"))
        self.save.setObjectName("filterSave")
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self._save)
        self.area = QScrollArea()
        self.area.setObjectName("filterScroll")
        self.area.setAccessibleName(_("What can be asked for"))
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top = QHBoxLayout()
        top.addWidget(self.count, 1)
        top.addWidget(self.clear)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.save)
        box = self._box = QVBoxLayout(self)
        box.setContentsMargins(14, 12, 14, 12)
        box.setSpacing(10)
        box.addLayout(top)
        box.addWidget(self.area)
        box.addLayout(foot)
        self.setFixedWidth(WIDTH_PX)

    def open_at(self, button: QRect, document: Document, problems: Problems) -> None:
        """Show what can be asked for in a document beside a button: a part of the screen."""
        self._document, self._button, self._problems = document, button, problems
        self._stop_counting()
        asked = document.view_state.filter
        if document.store.count(Element) < LARGE:
            words = facet_words(document.store, document.language, problems, asked)
            self._show_body(document, self._body(document, words))
            return
        said, spoken = document.language, language()
        records = GivingView(document.store)

        def count(_job: Job) -> Words:
            with use_language(spoken):
                return facet_words(records, said, problems, asked)

        self._job = Job(count)
        self._job.on.done.connect(self._take)
        self._job.on.ended.connect(self._counted)
        self._job.start()
        self._show_body(document, self._body(document, None))

    @property
    def is_counting(self) -> bool:
        """Whether chips are still to come."""
        return self._job is not None

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stop_counting()

    def _stop_counting(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _take(self, words: Words) -> None:
        document = self._document
        if document is not None and self.isVisible():
            self._show_body(document, self._body(document, words))

    def _counted(self) -> None:
        if self._job is not None and self._job.is_over:
            self._job = None

    def _show_body(self, document: Document, body: QWidget) -> None:
        button = self._button
        self.area.setWidget(body)
        self.show_state()
        height = body.heightForWidth(WIDTH_PX - 40)
        screen = self.screen().availableGeometry()
        below = screen.bottom() - button.bottom() - _APART_PX
        above = button.top() - screen.top() - _APART_PX
        # What stands above and below the chips is always to be seen, and so is the button.
        room = min(_MOST_PX, max(below, above) - self._set_height(_LEAST_PX) + _LEAST_PX)
        self._set_height(max(_LEAST_PX, min(room, height + 4)))
        self.adjustSize()
        left = max(screen.left(), min(button.left(), screen.right() - self.width()))
        is_below = self.height() <= below or below >= above
        top = button.bottom() + _APART_PX if is_below else button.top() - self.height() - _APART_PX
        self.move(left, top)
        self.show()
        asked = (chip for chip in self.chips.values() if chip.isChecked())
        first = next(asked, next(iter(self.chips.values()), self.clear))
        self.area.ensureWidgetVisible(first)
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _set_height(self, height: int) -> int:
        """Give the chips a height and return that of all; what is hidden does so not by itself."""
        self.area.setFixedHeight(height)
        self._box.invalidate()
        return self.sizeHint().height()

    def _body(self, document: Document, words: Words | None) -> QWidget:
        """Return the chips; without words of facets those that need no counting."""
        self.chips.clear()
        body = QWidget()
        body.setObjectName("filterBody")
        box = QVBoxLayout(body)
        box.setContentsMargins(0, 0, 8, 0)
        box.setSpacing(4)
        views = saved_views(document.store, document.language)
        if views:
            self._add_group(box, _("Saved views"), [self._view_chip(one) for one in views])
        if words is None:
            box.addWidget(plain_label(_("Counting…"), "hint"))
        for facet, found in (words or {}).items():
            chips = []
            for word in found:
                chip = self._chip(f"filter-{facet}-{word.key}", word.label, word.count)
                chip.setCheckable(True)
                chip.clicked.connect(partial(self._toggle, facet, word.key))
                self.chips[facet, word.key] = chip
                chips.append(chip)
            if chips:
                self._add_group(box, _(FACET_NAMES[facet]), chips)
        box.addStretch(1)
        return body

    def _add_group(self, box: QVBoxLayout, title: str, chips: list[QToolButton]) -> None:
        box.addWidget(plain_label(title, "field"))
        row = QWidget()
        flow = FlowLayout(row, gap=6)
        roving = Roving(row)
        for chip in chips:
            flow.addWidget(chip)
            roving.add(chip)
        # A layout whose height hangs on its width says so through the widget's policy.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        row.setSizePolicy(policy)
        box.addWidget(row)
        box.addSpacing(6)

    def _chip(self, name: str, label: str, count: int | None = None) -> QToolButton:
        chip = QToolButton()
        chip.setObjectName(name)
        chip.setProperty("role", "choice")
        words = " ".join(label.split())
        short = words if len(words) <= _MOST_LETTERS else words[: _MOST_LETTERS - 1] + "…"
        number = "" if count is None else f"  {count}"
        chip.setText(short.replace("&", "&&") + number)
        chip.setAccessibleName(words)
        if short != words:
            give_tip(chip, words)
        chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return chip

    def _view_chip(self, saved: SavedView) -> QToolButton:
        assert self._document is not None
        chip = self._chip(f"view-{saved.id}", saved.name.text(self._document.language))
        chip.clicked.connect(lambda: self._show_view(saved))
        return chip

    def _show_view(self, saved: SavedView) -> None:
        document = self._document
        if document is not None:
            document.set_view(**view_changes(document.store, saved))
            self.told.emit(told_of_gone(document.store, saved))
            asked = document.view_state.filter
            words = {(facet, word) for facet in FACET_NAMES for word in asked.words(facet)}
            if words <= self.chips.keys():
                self.show_state()
            else:
                # It asks for what nothing is called any more: that needs chips of its own.
                self.open_at(self._button, document, self._problems)

    def _toggle(self, facet: Facet, word: str, _checked: bool = False) -> None:
        document = self._document
        if document is not None:
            document.set_view(filter=document.view_state.filter.toggled(facet, word))
            self.show_state()

    def _clear(self) -> None:
        if self._document is not None:
            self._document.set_view(filter=EVERYTHING)
            self.show_state()

    def _save(self) -> None:
        self.hide()
        self.save_wanted.emit()

    def show_state(self) -> None:
        """Show what is asked for and how many elements pass."""
        document = self._document
        if document is None:
            return
        asked = document.view_state.filter
        for (facet, word), chip in self.chips.items():
            chip.setChecked(word in asked.words(facet))
        self.clear.setEnabled(bool(asked))
        found, total = document.filtering.counts
        self.count.setText(
            ngettext("{found} of {total} element", "{found} of {total} elements", total).format(
                found=found, total=total
            )
        )
