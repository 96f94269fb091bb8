"""What a note tells, below its name: the figures of its pain point or opportunity, the rest folded.

The words are those of the note, so the card does not repeat them. Of a plain note in such a lane it
says why it does not count, and makes it count where it can.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from cxdesigner.base.i18n import _
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Insight, Opportunity, PainPoint
from cxdesigner.model.record import Record
from cxdesigner.model.told import adopt_notes, has_home, plain_kind, told_by
from cxdesigner.report.record_names import name_of
from cxdesigner.ui.panels.cards import Card
from cxdesigner.ui.panels.known_groups import CARDS, KnownList
from cxdesigner.ui.panels.page import Page
from cxdesigner.ui.widgets import plain_label

_KINDS: tuple[type[Insight], ...] = (PainPoint, Opportunity)


class ToldCards:
    """The cards of what the notes of a page tell; hidden for anything else.

    They go below what the page has so far.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self.holder = QWidget()
        self._box = QVBoxLayout(self.holder)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._lists: dict[type[Insight], KnownList] = {}
        self.plain = plain_label("", "hint", wrap=True)
        self.plain.setObjectName("plainNote")
        self.adopt = QPushButton()
        self.adopt.setObjectName("countNote")
        self.adopt.clicked.connect(self._adopt)
        self._box.addWidget(self.plain)
        self._box.addWidget(self.adopt)
        page.box.addWidget(self.holder)
        page.on_refresh(self._refresh)

    @property
    def is_all(self) -> bool:
        """Whether everything on the page is a note that tells something."""
        view = self._page.seat.doc.store
        return all(told_by(view, view.find(key)) is not None for key in self._page.ids)

    def card_of(self, record: Record) -> Card | None:
        """Return the card of a record that is told by a note shown, or None."""
        cards = (card for one in self._lists.values() for card in one.cards.values())
        return next((card for card in cards if record.id in card.ids), None)

    def commit(self) -> None:
        """Take what was typed and not taken yet."""
        for cards in self._lists.values():
            cards.commit()

    def restyle(self) -> None:
        """Take the colours of another theme."""
        for cards in self._lists.values():
            cards.restyle()

    def _find(self, kind: type[Insight]) -> list[Insight]:
        return [insight for insight in self._told() if isinstance(insight, kind)]

    def _told(self) -> Iterator[Insight | None]:
        view = self._page.seat.doc.store
        return (told_by(view, view.find(key)) for key in self._page.ids)

    def _refresh(self) -> None:
        is_shown = False
        # Of very many records they are looked through once.
        told = [insight for insight in self._told() if insight is not None]
        for kind in _KINDS:
            found = any(isinstance(insight, kind) for insight in told)
            is_shown |= found
            if found and kind not in self._lists:
                self._lists[kind] = self._made(kind)
            cards = self._lists.get(kind)
            if cards is not None:
                cards.setVisible(found)
                cards.refresh()
                for card in cards.cards.values():
                    self._say_where(card)
        self.holder.setVisible(self._show_plain() or is_shown)

    def _say_where(self, card: Card) -> None:
        """Say what it is about: the note may stand in another lane than that."""
        document = self._page.seat.doc
        insight = document.store.get(Insight, card.ids[0])
        owner = insight and (insight.element_id or insight.stage_id)
        record = document.store.find(owner or None)
        card.where.setText(name_of(document.store, record, document.language) if record else "")
        card.where.setVisible(record is not None)

    def _show_plain(self) -> bool:
        """Say what is lacking, or offer to count it; say whether there is anything to show."""
        view = self._page.seat.doc.store
        notes = [note for note in map(view.find, self._page.ids) if isinstance(note, Element)]
        kind = plain_kind(view, notes[0]) if notes else None
        if kind is not None and any(plain_kind(view, note) is not kind for note in notes):
            kind = None
        steps = [note.step_id for note in notes] if kind else []
        counts = any(has_home(view, step_id) for step_id in steps)
        self.adopt.setVisible(counts)
        self.plain.setVisible(bool(steps) and not counts)
        is_pain = kind is PainPoint
        self.adopt.setText(_("Count as pain point") if is_pain else _("Count as opportunity"))
        if any(steps):
            self.plain.setText(
                _("It counts as a pain point as soon as the customer does something at this step.")
                if is_pain
                else _("It counts as an opportunity as soon as the customer does something here.")
            )
        else:
            self.plain.setText(
                _("It counts as a pain point as soon as it stands at a step.")
                if is_pain
                else _("It counts as an opportunity as soon as it stands at a step.")
            )
        return bool(steps)

    def _adopt(self) -> None:
        self._page.run(self.adopt.text(), adopt_notes, self._page.ids)
        self._page.refresh()

    def _made(self, kind: type[Insight]) -> KnownList:
        spec = next(one for one in CARDS if one.kind is kind)
        name = f"told{spec.name.capitalize()}"
        spec = replace(spec, name=name, head=None, is_folded=True)
        made = KnownList(self._page, spec, lambda: self._find(kind), tuple)
        # A note tells one thing.
        made.add_button.hide()
        self._box.addWidget(made)
        return made
