"""Lists of what is known about something: pains, opportunities, personas; one card each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from cxdesigner.model.record import Record
from cxdesigner.ui.icons import icon
from cxdesigner.ui.panels.fields import AreaField, Field, NumberField, TextField
from cxdesigner.ui.panels.generated import GeneratedFields
from cxdesigner.ui.panels.page import Page, Seat
from cxdesigner.ui.panels.portrait import PortraitButton
from cxdesigner.ui.widgets import plain_tip


class Card(Page):
    """One record of a list: its text, a few figures beside each other, and a way to remove it.

    With `more`, all that a record of that type holds besides is in a folded group.
    """

    def __init__(
        self,
        seat: Seat,
        name: str,
        record_id: str,
        text: tuple[str, str],
        figures: Sequence[tuple[str, str, float, float]],
        remove: tuple[str, Callable[[str], object]],
        *,
        one_line: bool = False,
        more: type[Record] | None = None,
        portrait: PortraitButton | None = None,
    ) -> None:
        super().__init__(seat, f"{name}:{record_id}")
        self.ids = (record_id,)
        self.frame = QFrame()
        self.frame.setObjectName("card")
        inner = QVBoxLayout(self.frame)
        inner.setContentsMargins(8, 8, 8, 8)
        inner.setSpacing(6)
        self.box.addWidget(self.frame)
        attribute, title = text
        self.remove_button = QToolButton()
        self.remove_button.setObjectName(f"{name}Remove")
        self.remove_button.setAccessibleName(remove[0])
        self.remove_button.setToolTip(plain_tip(remove[0]))
        self.remove_button.clicked.connect(lambda: remove[1](record_id))
        editor: Field = (
            TextField(f"{name}Text", "") if one_line else AreaField(f"{name}Text", "", 1)
        )
        editor.title = title
        proxy = editor.focusProxy()
        if proxy is not None:
            proxy.setAccessibleName(title)
        top = QHBoxLayout()
        top.setSpacing(4)
        self.portrait = portrait
        if portrait is not None:
            top.addWidget(portrait)
            self.on_refresh(portrait.refresh)
        top.addWidget(editor, 1)
        top.addWidget(self.remove_button)
        inner.addLayout(top)
        self.text(editor, attribute)
        if figures:
            shown = [
                NumberField(f"{name}{field.capitalize()}", caption, low, high)
                for field, caption, low, high in figures
            ]
            self.row(*shown, into=inner)
            for number, (field, *_rest) in zip(shown, figures, strict=True):
                self.value(number, field)
        self.more = GeneratedFields(self, more, name, inner) if more is not None else None
        self.restyle()

    def field_of(self, attribute: str) -> Field | None:
        return self.more.field_of(attribute) if self.more else super().field_of(attribute)

    def restyle(self) -> None:
        if self.more is not None:
            self.more.restyle()
        self.remove_button.setIcon(icon("x", self.seat.theme, "ui.text.secondary", size=14))
        if self.portrait is not None:
            self.portrait.restyle()


class CardList(QWidget):
    """Cards for a list of records that grows and shrinks, and a button that adds one."""

    def __init__(
        self,
        seat: Seat,
        name: str,
        add_title: str,
        make: Callable[[str], Card],
        add: Callable[[], Any],
    ) -> None:
        super().__init__()
        self.setObjectName(f"{name}List")
        self._seat, self._make, self._name = seat, make, name
        self.cards: dict[str, Card] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        self._box = QVBoxLayout()
        self._box.setSpacing(6)
        box.addLayout(self._box)
        self.add_button = QPushButton(add_title)
        self.add_button.setObjectName(f"{name}Add")
        self.add_button.setFlat(True)
        self.add_button.clicked.connect(lambda: self._added(add()))
        line = QHBoxLayout()
        line.addWidget(self.add_button)
        line.addStretch(1)
        box.addLayout(line)
        self.restyle()

    def _added(self, record_id: Any) -> None:
        if isinstance(record_id, str) and record_id in self.cards:
            self.cards[record_id].fields[0].setFocus()

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show these records in this order; cards that stay keep focus and caret."""
        for gone in [key for key in self.cards if key not in ids]:
            card = self.cards.pop(gone)
            self._box.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, key in enumerate(ids):
            card = self.cards.get(key) or self._make(key)
            self.cards[key] = card
            if self._box.indexOf(card) != place:
                self._box.insertWidget(place, card)
                # Else it is shown a moment later and cannot take the focus now.
                card.show()
            card.refresh()

    def commit(self) -> None:
        """Take what was typed and not taken yet."""
        for card in self.cards.values():
            card.commit()

    def restyle(self) -> None:
        """Take the colours of another theme."""
        self.add_button.setIcon(icon("plus", self._seat.theme, size=14))
        for card in self.cards.values():
            card.restyle()
