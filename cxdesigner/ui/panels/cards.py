"""Cards: one for each thing that is known, such as a pain, a metric or a persona."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.fields import MIXED, field_value
from cxdesigner.editor.field_specs import field_spec
from cxdesigner.model.record import Record
from cxdesigner.ui.icons import beside_words, icon
from cxdesigner.ui.panels.fields import AreaField, ChoiceField, Field, NumberField, TextField
from cxdesigner.ui.panels.generated import GeneratedFields
from cxdesigner.ui.panels.page import Page, Seat
from cxdesigner.ui.panels.portrait import PortraitButton
from cxdesigner.ui.widgets import give_tip, plain_label


@dataclass(frozen=True, slots=True)
class CardSpec:
    """What the card of a type of record shows; words are not translated yet."""

    kind: type[Record]
    name: str
    """What its widgets are called."""

    title: str
    """What the first field is, and what stands in it while it is empty."""

    add: str
    remove: str
    head: str | None = "text"
    """The attribute of the first field, a text or one of some words; None: there is none."""

    figures: tuple[tuple[str, str], ...] = ()
    """(Attribute, caption) of numbers beside each other."""

    hint: str = ""
    """What stands in it instead, where that is too long."""

    one_line: bool = False
    is_folded: bool = False
    """Whether all else is folded although there is no first field."""

    only_for: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Attribute → values of the first field for which it says something."""


class Card(Page):
    """What records of a list hold: the first field, figures, all else in a folded group.

    Several records are shown by one card where they are changed together.
    """

    def __init__(
        self,
        seat: Seat,
        spec: CardSpec,
        ids: Sequence[str],
        remove: Callable[[tuple[str, ...]], object],
        portrait: PortraitButton | None = None,
    ) -> None:
        name, title = spec.name, _(spec.title)
        super().__init__(seat, f"{name}:{ids[0]}")
        self.ids = tuple(ids)
        self.spec = spec
        self.frame = QFrame()
        self.frame.setObjectName("card")
        inner = QVBoxLayout(self.frame)
        inner.setContentsMargins(8, 8, 8, 8)
        inner.setSpacing(6)
        self.box.addWidget(self.frame)
        self.where = plain_label("", "hint", wrap=True)
        self.where.hide()
        inner.addWidget(self.where)
        self.remove_button = QToolButton()
        self.remove_button.setObjectName(f"{name}Remove")
        self.remove_button.setAccessibleName(_(spec.remove))
        give_tip(self.remove_button, _(spec.remove))
        self.remove_button.clicked.connect(lambda: remove(self.ids))
        top = QHBoxLayout()
        top.setSpacing(4)
        self.portrait = portrait
        if portrait is not None:
            top.addWidget(portrait)
            self.on_refresh(portrait.refresh)
        self._head(title, top)
        top.addWidget(self.remove_button)
        inner.addLayout(top)
        if spec.figures:
            shown = [
                NumberField(
                    f"{name}{attribute.capitalize()}",
                    _(caption),
                    *field_spec(spec.kind, attribute).bounds,
                )
                for attribute, caption in spec.figures
            ]
            self.row(*shown, into=inner)
            for number, (attribute, _caption) in zip(shown, spec.figures, strict=True):
                self.value(number, attribute)
        # A card that shows nothing else shows its fields at once.
        is_flat = spec.head is None and not spec.is_folded
        self.more = GeneratedFields(self, spec.kind, name, inner, is_flat=is_flat)
        for fold in self.more.folds.values():
            # The card has its own lower edge.
            fold.box.setContentsMargins(0, 2, 0, 0)
        self.on_refresh(self._show_what_counts)
        self.restyle()

    def _head(self, title: str, into: QHBoxLayout) -> None:
        spec = self.spec
        if spec.head is None:
            into.addWidget(plain_label(title, "field"), 1)
            return
        how = field_spec(spec.kind, spec.head)
        name = f"{spec.name}Text"
        editor: Field
        if how.editor == "choice":
            editor = ChoiceField(name, "", [(value, _(words)) for value, words in how.choices])
        else:
            editor = TextField(name, "") if spec.one_line else AreaField(name, "")
        editor.title = title
        editor.empty_words = _(spec.hint) if spec.hint else title
        proxy = editor.focusProxy()
        if proxy is not None:
            proxy.setAccessibleName(title)
        into.addWidget(editor, 1)
        (self.value if how.editor == "choice" else self.text)(editor, spec.head)

    def _show_what_counts(self) -> None:
        """Hide what says nothing for this kind of record, unless it is filled in."""
        if self.spec.head is None or not self.spec.only_for:
            return
        view = self.seat.doc.store
        kind = field_value(view, self.ids, self.spec.head)
        for attribute, kinds in self.spec.only_for.items():
            shown = self.by_attribute.get(attribute)
            if shown is not None:
                usual = self.spec.kind.model_fields[attribute].default
                counts = kind is MIXED or str(kind).strip().casefold() in kinds
                shown.setVisible(counts or field_value(view, self.ids, attribute) != usual)

    def field_of(self, attribute: str) -> Field | None:
        return self.more.field_of(attribute)

    def restyle(self) -> None:
        self.more.restyle()
        self.remove_button.setIcon(icon("x", self.seat.theme, "ui.text.secondary", size=14))
        if self.portrait is not None:
            self.portrait.restyle()


class CardList(QWidget):
    """Cards for a list of records that grows and shrinks, and a button that adds one."""

    def __init__(
        self,
        seat: Seat,
        spec: CardSpec,
        make: Callable[[tuple[str, ...]], Card],
        add: Callable[[], Any],
    ) -> None:
        super().__init__()
        self.setObjectName(f"{spec.name}List")
        self._seat, self._make = seat, make
        self.cards: dict[str, Card] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        self._box = QVBoxLayout()
        self._box.setSpacing(6)
        box.addLayout(self._box)
        self.add_button = QPushButton(_(spec.add))
        self.add_button.setObjectName(f"{spec.name}Add")
        self.add_button.setProperty("role", "add")
        self.add_button.setIconSize(beside_words(14))
        self.add_button.clicked.connect(lambda: self._added(add()))
        line = QHBoxLayout()
        line.addWidget(self.add_button)
        line.addStretch(1)
        box.addLayout(line)
        self.restyle()

    def _added(self, record_id: Any) -> None:
        if isinstance(record_id, str) and record_id in self.cards:
            fields = self.cards[record_id].fields
            if fields:
                fields[0].setFocus()

    def show_groups(self, groups: Sequence[tuple[str, ...]]) -> None:
        """Show a card for each group of records, in this order; the first of a group names it.

        Cards that stay keep focus and caret.
        """
        firsts = {group[0] for group in groups}
        for gone in [key for key in self.cards if key not in firsts]:
            card = self.cards.pop(gone)
            self._box.removeWidget(card)
            focus = QApplication.focusWidget()
            if focus is not None and card.isAncestorOf(focus):
                self.add_button.setFocus()
            card.hide()
            card.deleteLater()
        for place, group in enumerate(groups):
            card = self.cards.get(group[0]) or self._make(group)
            card.ids = group
            self.cards[group[0]] = card
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
