"""What the pages of a guide are made of: bound fields, and rows for records that come and go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from time import perf_counter
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.analysis.names import factor_name
from cxdesigner.analysis.words import number_text
from cxdesigner.base.i18n import _, ngettext
from cxdesigner.editor.guide.journey_checks import touchpoints
from cxdesigner.editor.history import Ids
from cxdesigner.model.element import Element
from cxdesigner.model.store import Transaction
from cxdesigner.model.view import RecordView
from cxdesigner.report.record_names import name_of
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.guide.seat import GuideSeat
from cxdesigner.ui.icons import icon
from cxdesigner.ui.panels.fields import Field
from cxdesigner.ui.panels.page import Page, change_label
from cxdesigner.ui.widgets import give_tip, plain_label

MOST_ROWS = 60
"""Cards of a list that are shown at first, and that come with each wish for more."""

_AT_ONCE = 3
"""New cards that are made before others get their turn: nobody should wait for all of them."""

_SLICE_S = 0.02
"""After so long others get their turn before that, seconds."""

_APART_S = 0.005
"""Lists that go on within so short a time do it in one turn of the event loop: one has to wait."""


class _Turn:
    """The time that lists take together: there are lists in the cards of others, and beside."""

    def __init__(self) -> None:
        self.until = 0.0
        self._depth = 0
        self._latest, self._ended = 0, 0.0

    @contextmanager
    def taken(self, rows: Rows) -> Iterator[bool]:
        """Count time while cards are made; say whether that goes on within another list."""
        if not self._depth:
            self.until = perf_counter() + _SLICE_S
        self._depth += 1
        try:
            yield self._depth > 1
        finally:
            self._depth -= 1
            self._latest, self._ended = id(rows), perf_counter()

    def is_taken(self, rows: Rows) -> bool:
        """Say whether another list has just made cards."""
        return self._latest != id(rows) and perf_counter() - self._ended < _APART_S


_turn = _Turn()


class GuidePage(Page):
    """One page of a guide: fields over the blueprint, and over what belongs to it."""

    seat: GuideSeat

    def __init__(self, seat: GuideSeat, name: str) -> None:
        super().__init__(seat, name)
        self.lists: list[Rows] = []

    @property
    def view(self) -> RecordView:
        """The records."""
        return self.seat.doc.store

    @property
    def language(self) -> str:
        """The content language."""
        return self.seat.doc.language

    def touchpoints(self) -> tuple[Element, ...]:
        """Return the touchpoints in the order of their steps."""
        return self.seat.once("touchpoints", lambda: touchpoints(self.view))

    def bind(
        self,
        field: Field,
        read: Callable[[], Any],
        write: Callable[[Transaction, Any], Ids],
        into: QVBoxLayout | None = None,
    ) -> Field:
        """Bind a field to what two functions read and write, and add it to the page."""
        self.custom(field, into)

        def edited(value: Any) -> None:
            key = f"guide:{field.objectName()}:{self.ids}:{self.language}"
            self.run_merging(key, change_label(field.title), write, value, field=field)

        field.edited.connect(edited)
        self.on_refresh(lambda: field.show_value(read()))
        return field

    def rows(self, rows: Rows) -> Rows:
        """Add rows to the page; what is typed in them is taken with the page."""
        self.lists.append(rows)
        return rows

    def label(self, text: str = "", role: Any = "", into: QVBoxLayout | None = None) -> QLabel:
        """Add a text that wraps."""
        made = plain_label(text, role, wrap=True)
        (into or self.box).addWidget(made)
        return made

    def button(
        self, name: str, text: str, press: Callable[[], object], into: QVBoxLayout | None = None
    ) -> QPushButton:
        """Return a button at the left; pressing it does something in the document or window."""
        made = QPushButton(text)
        made.setObjectName(name)
        made.setAutoDefault(False)
        made.clicked.connect(lambda: press())
        (into or self.box).addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def beside(self, field: Field, button: QPushButton, into: QVBoxLayout | None = None) -> None:
        """Put a button at the right of a field, in line with what is typed there."""
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(field, 1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        (into or self.box).addLayout(line)

    def commit(self) -> None:
        super().commit()
        for rows in self.lists:
            rows.commit()

    def restyle(self) -> None:
        for rows in self.lists:
            rows.restyle()

    def retire(self) -> None:
        """Hide, and make no more cards: the document is another one."""
        self.hide()
        self.pause()

    def pause(self) -> None:
        """Make no more cards until the page is shown again."""
        for rows in self.findChildren(Rows):
            rows.rest()

    def shed(self) -> bool:
        """Let a few cards go for good; return whether there are more."""
        for rows in self.lists:
            rows.shed(_AT_ONCE)
        return any(rows.cards for rows in self.lists)


class RowPage(GuidePage):
    """A card for one record of a list."""

    def __init__(self, seat: GuideSeat, name: str, record_id: str) -> None:
        super().__init__(seat, f"{name}:{record_id}")
        self.ids = (record_id,)
        self.frame = QFrame()
        self.frame.setObjectName("card")
        self.inner = QVBoxLayout(self.frame)
        self.inner.setContentsMargins(8, 6, 8, 8)
        self.inner.setSpacing(5)
        self.box.addWidget(self.frame)
        self._remove: QToolButton | None = None

    def remove_button(
        self, name: str, words: str, press: Callable[[], object] | None = None
    ) -> QToolButton:
        """Return a new button that removes the record; its words name the undo step, too.

        ``press`` does it in another way.
        """
        button = self._remove = QToolButton()
        button.setObjectName(name)
        button.setAccessibleName(words)
        give_tip(button, words)
        usual = partial(self.remove, words, self.ids)
        remove = usual if press is None else press
        button.clicked.connect(lambda: remove())
        return button

    def restyle(self) -> None:
        super().restyle()
        if self._remove is not None:
            self._remove.setIcon(icon("x", self.seat.theme, "ui.text.secondary", size=14))

    @property
    def record_id(self) -> str:
        """The record shown."""
        return self.ids[0]

    def name(self, record_id: str | None) -> str:
        """Return what a record is called."""
        return name_of(self.view, self.view.find(record_id), self.language)

    def mark_current(self, is_current: bool) -> None:
        """Show whether this is what is selected in the canvas; what becomes that is seen."""
        if bool(self.frame.property("current")) != is_current:
            self.frame.setProperty("current", is_current)
            self.frame.style().unpolish(self.frame)
            self.frame.style().polish(self.frame)
            if is_current:
                self.seat.bring(self)


class Rows(QWidget):
    """Cards for records, in the order in which they are shown; those that stay keep the focus."""

    def __init__(
        self, name: str, make: Callable[[str], RowPage], find: Callable[[], Sequence[str]]
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._make, self._find = make, find
        self.cards: dict[str, RowPage] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)
        self._most = MOST_ROWS
        # Shown though they stand below the first ones: what was selected or begun there.
        self._beyond: set[str] = set()
        self._selected: frozenset[str] = frozenset()
        self._rest = QPushButton()
        self._rest.setObjectName(f"{name}More")
        self._rest.setAutoDefault(False)
        self._rest.clicked.connect(self._show_more)
        self._rest.hide()
        self._box.addWidget(self._rest)
        self._later = Later(self._go_on, parent=self)

    def refresh(self) -> None:
        """Show the records there are now; new cards come a few at a time."""
        self._show(_AT_ONCE)

    def _go_on(self) -> None:
        if _turn.is_taken(self):
            self._later.request()
            return
        # Cards that are there were refreshed when the first of the new ones came.
        self._show(_AT_ONCE, only_new=True)

    def _show(self, budget: int, *, only_new: bool = False) -> None:
        with _turn.taken(self) as is_within:
            self._show_some(budget, only_new=only_new, is_within=is_within)

    def _show_some(self, budget: int, *, only_new: bool, is_within: bool) -> None:
        self._later.cancel()
        at_once = budget
        fresh: list[RowPage] = []
        found = list(dict.fromkeys(self._find()))
        shown = found[: self._most]
        shown += [key for key in found[self._most :] if key in self._beyond]
        for gone in self.cards.keys() - set(shown):
            card = self.cards.pop(gone)
            self._box.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, key in enumerate(shown):
            is_new = key not in self.cards
            if is_new:
                may_wait = budget <= _AT_ONCE and (is_within or at_once < budget)
                if not at_once or (may_wait and perf_counter() > _turn.until):
                    self._later.request()
                    break
                at_once -= 1
                self.cards[key] = self._make(key)
                fresh.append(self.cards[key])
            card = self.cards[key]
            if self._box.indexOf(card) != place:
                self._box.insertWidget(place, card)
                # Else it is shown a moment later and cannot take the focus now.
                card.show()
            if is_new or not only_new:
                card.refresh()
        left = len(found) - len(shown)
        if left > MOST_ROWS:
            words = _("Show {n} of {left} more").format(n=MOST_ROWS, left=left)
        else:
            words = ngettext("Show {n} more", "Show {n} more", max(left, 1)).format(n=left)
        self._rest.setText(words)
        self._rest.setVisible(left > 0)
        self.setVisible(bool(found))
        if fresh:
            self._make_room()
            for card in fresh:
                card.mark_current(card.record_id in self._selected)

    def _show_more(self) -> None:
        first = self._most
        self._most += MOST_ROWS
        self.refresh()
        fresh = [self.cards[key] for key in list(dict.fromkeys(self._find()))[first : first + 1]]
        if fresh and fresh[0].fields:
            fresh[0].fields[0].setFocus()

    def _make_room(self) -> None:
        """Lay out anew up to the page, else new cards are squeezed for a moment."""
        above: QWidget | None = self
        while above is not None and above.objectName() != "guideScroll":
            layout = above.layout()
            if layout is not None:
                layout.activate()
            above = above.parentWidget()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def mark(self, selected: Iterable[str]) -> None:
        """Show which records are selected in the canvas, the first also if it stands far below."""
        self._selected = frozenset(selected)
        for card in self.cards.values():
            card.mark_current(card.record_id in self._selected)
        found = (key for key in self._find() if key in self._selected)
        first = next(found, None)
        if first is not None and first not in self.cards:
            self._show_beyond(first)
            self._later.request()

    def _show_beyond(self, record_id: str) -> None:
        # Each of them costs time whenever something changes.
        if len(self._beyond) >= MOST_ROWS:
            self._beyond.clear()
        self._beyond.add(record_id)

    def begin(self, record_id: str) -> None:
        """Put the focus into the first field of a card."""
        if record_id not in self.cards:
            self._show_beyond(record_id)
        self._show(self._most + len(self._beyond))
        card = self.cards.get(record_id)
        if card is not None and card.fields:
            card.fields[0].setFocus()

    def rest(self) -> None:
        """Make no more cards."""
        self._later.cancel()

    def shed(self, most: int) -> None:
        """Let up to so many cards go for good."""
        for key in list(self.cards)[-most:]:
            self.cards.pop(key).deleteLater()

    def commit(self) -> None:
        """Take what was typed and not taken yet."""
        for card in self.cards.values():
            card.commit()

    def restyle(self) -> None:
        """Take the colours of another theme."""
        for card in self.cards.values():
            card.restyle()


def gap_text(factor: str, gap: float | None) -> str:
    """Return a factor with its gap to the ideal, as a heading."""
    words = number_text(gap or 0.0)
    return _("{factor}: {gap} to the ideal").format(factor=factor_name(factor), gap=words)


def without_words() -> str:
    """Return what stands for a record that has no words yet."""
    return _("Without words")
