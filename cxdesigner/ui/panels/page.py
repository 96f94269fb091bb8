"""One page of the inspector: fields bound to the same field of all records shown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from cxdesigner.base.errors import CxError, EditError
from cxdesigner.base.i18n import _
from cxdesigner.editor.builtin.deleting import tell_gone
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.commands.fields import MIXED, field_merge_key, field_value, set_field
from cxdesigner.editor.commands.text import set_texts
from cxdesigner.editor.document import Document
from cxdesigner.editor.history import Ids
from cxdesigner.model.record import Record
from cxdesigner.model.text import LocalText
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.panels.fields import Field, TypedField
from cxdesigner.ui.widgets import Fold

_MANY = 1_000
_SLICE_S = 0.015
"""Records from which on a page is filled over several turns, and the time for one of them."""


def in_sentence(title: str) -> str:
    """Return the name of a field as it stands within a sentence; abbreviations stay as they are."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


class Seat:
    """What all pages of one inspector share: the document, the theme, where to complain."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.document: Document | None = None
        self.complain: Callable[[str], object] = lambda _text: None
        self.dropped: Callable[[str, Callable[[], object]], object] = lambda _text, _way: None
        """Told which words were dropped, and what brings them back; set by the window."""

        self.open_folds: Callable[[], Collection[str]] = tuple
        """Returns the names of the groups that were left unfolded."""

        self.keep_fold: Callable[[str, bool], object] = lambda _name, _is_open: None
        """Remembers whether a group is unfolded; set by the window."""

        self.choose_icon: Callable[[tuple[str, ...]], object] = lambda _ids: None
        """Lets the person choose the icon of elements; set by the window."""

        self.open: Callable[[list[Path], str], object] = lambda _paths, _others: None
        """Opens files that were dropped with pictures, and says what is not opened."""

    @property
    def doc(self) -> Document:
        """The document shown; pages are used only while there is one."""
        assert self.document is not None
        return self.document


def change_label(title: str) -> str:
    """Return the words of an undo step that changed a field."""
    return _("Change {what}").format(what=title[:1].lower() + title[1:])


class Page(QWidget):
    """Fields over the records of ``ids``."""

    def __init__(self, seat: Seat, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.seat = seat
        self.ids: tuple[str, ...] = ()
        self._refreshers: list[Callable[[], None]] = []
        self._rest: list[Callable[[], None]] = []
        self._later = Later(self._go_on, 1, parent=self)
        self.fields: list[Field] = []
        self.by_attribute: dict[str, Field] = {}
        """The field of each attribute, for whoever wants to lead the person there."""

        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(9)

    # -- showing -----------------------------------------------------------------------------

    def show_records(self, ids: Sequence[str]) -> None:
        """Show other records; what was typed for the former ones is taken first."""
        if tuple(ids) != self.ids:
            self.commit()
            self.ids = tuple(ids)
            for field in self.fields:
                field.set_error("")
        self.refresh()

    def refresh(self) -> None:
        """Show the records as they are now; thousands of them group by group."""
        self._rest = list(self._refreshers)
        if len(self.ids) > _MANY:
            self._later.request()
        else:
            self._go_on()

    def _go_on(self) -> None:
        if self.seat.document is None:
            # It was closed while its page was still being filled.
            self._rest.clear()
        until = perf_counter() + _SLICE_S
        while self._rest:
            self._rest.pop(0)()
            if len(self.ids) > _MANY and perf_counter() > until:
                self._later.request()
                return

    def commit(self) -> None:
        """Take what was typed and not taken yet, e.g. before saving."""
        for field in self.fields:
            field.commit()

    def give_up(self) -> None:
        """Say what was typed here and could not be taken, because other records come."""
        store = self.seat.doc.store
        if not all(key in store for key in self.ids):
            return
        for field in self.findChildren(Field):
            text, reason = field.give_up()
            if text:
                words = _("“{text}” was not taken as {field}. {reason}")
                name = in_sentence(field.title)
                self.seat.complain(words.format(text=text, field=name, reason=reason))

    def restyle(self) -> None:
        """Take the colours of another theme."""

    def field_of(self, attribute: str) -> Field | None:
        """Return the field of an attribute, made if it was not needed before."""
        return self.by_attribute.get(attribute)

    def card_of(self, record: Record) -> Page | None:
        """Return the card that shows a record of a list, made if need be; None if none does."""
        return None

    def on_refresh(self, refresher: Callable[[], None]) -> None:
        """Call a function whenever the page shows its records anew."""
        self._refreshers.append(refresher)

    def record(self) -> Record | None:
        """Return the first record shown."""
        return self.seat.doc.store.find(self.ids[0]) if self.ids else None

    # -- building ----------------------------------------------------------------------------

    def row(self, *widgets: QWidget, into: QVBoxLayout | None = None) -> None:
        """Put widgets side by side."""
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for widget in widgets:
            # At the top: one that explains a mistake is higher, and the others stay in line.
            line.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
        (into or self.box).addLayout(line)

    def fold(self, title: str, name: str, into: QVBoxLayout | None = None) -> Fold:
        """Add a group at the end of the page, folded as it was left."""
        group = Fold(title, is_open=name in self.seat.open_folds())
        group.setObjectName(name)
        group.toggled.connect(partial(self.seat.keep_fold, name))
        (into or self.box).addWidget(group)
        return group

    def text(self, field: Field, attribute: str, into: QVBoxLayout | None = None) -> Field:
        """Bind a field to a text in the content language, and add it to the page."""
        self._add(field, into)
        self.by_attribute[attribute] = field
        field.edited.connect(partial(self._set_text, attribute, field))
        self.on_refresh(partial(self._show_text, attribute, field))
        return field

    def value(self, field: Field, attribute: str, into: QVBoxLayout | None = None) -> Field:
        """Bind a field to an attribute of the records, and add it to the page."""
        self._add(field, into)
        self.by_attribute[attribute] = field
        field.edited.connect(partial(self._set_value, attribute, field))
        self.on_refresh(partial(self._show_value, attribute, field))
        return field

    def custom(self, field: Field, into: QVBoxLayout | None = None) -> Field:
        """Add a field that the page reads and writes itself."""
        self._add(field, into)
        return field

    def offer_back(self, field: TypedField, text: str) -> None:
        """Say what Escape dropped of a field of this page, and offer to bring it back."""
        ids = self.ids

        def back() -> None:
            if isValid(field) and self.ids == ids:
                field.bring_back(text)

        self.seat.dropped(text, back)

    def _add(self, field: Field, into: QVBoxLayout | None) -> None:
        self.fields.append(field)
        field.left.connect(self._end_step)
        for one in (field, *field.findChildren(TypedField)):
            if isinstance(one, TypedField):
                one.dropped.connect(partial(self.offer_back, one))
        if field.parent() is None:
            (into or self.box).addWidget(field)

    # -- reading and writing -----------------------------------------------------------------

    def _show_text(self, attribute: str, field: Field) -> None:
        view, language = self.seat.doc.store, self.seat.doc.language
        value = field_value(view, self.ids, attribute)
        if value is MIXED:
            field.show_value(None, mixed=True)
        elif isinstance(value, LocalText):
            shown = value.text(language) if value.has(language) else ""
            field.show_value(shown, fallback="" if shown else value.text(language))
        else:
            field.show_value("")

    def _show_value(self, attribute: str, field: Field) -> None:
        value = field_value(self.seat.doc.store, self._ids_with(attribute), attribute)
        field.show_value(None if value is MIXED else value, mixed=value is MIXED)

    def _set_text(self, attribute: str, field: Field, text: str) -> None:
        key = f"{field_merge_key(self.ids, attribute)}:{self.seat.doc.language}"
        self.run_merging(
            key,
            change_label(field.title),
            set_texts,
            self.ids,
            text,
            self.seat.doc.language,
            attribute,
            field=field,
        )

    def _set_value(self, attribute: str, field: Field, value: Any) -> None:
        if attribute == "status" and self._finished(value):
            return
        key = field_merge_key(self.ids, attribute)
        label = change_label(field.title)
        self.run_merging(
            key, label, self._setter_of(attribute), self.ids, attribute, value, field=field
        )

    def _ids_with(self, _attribute: str) -> Ids:
        """Return the records shown that can have a value of an attribute."""
        return self.ids

    def _setter_of(self, _attribute: str) -> Callable[..., Ids]:
        """Return the command that sets an attribute of the records shown that can have it."""
        return set_field

    def _finished(self, status: Any) -> bool:
        """Let the person say what the actions shown changed, if the status is that they are done.

        Returns whether it is.
        """
        from cxdesigner.ui.plan.finish import ask_and_finish, is_finishing

        if not is_finishing(self.seat.doc.store, self.ids, status):
            return False
        selected = self.seat.doc.selection.ids
        ask_and_finish(self.seat.doc, self.ids, self.window())
        self.seat.doc.selection.set(selected)
        # What was called off is as it was, and the field says so.
        self.refresh()
        return True

    def _end_step(self) -> None:
        if self.seat.document is not None:
            self.seat.doc.history.break_merge()

    def run(self, label: str, command: Callable[..., Ids], *args: Any, **kwargs: Any) -> Ids:
        """Run a command as one undo step; a refusal is said, not raised. The selection stays."""
        selected = self.seat.doc.selection.ids
        try:
            found = self.seat.doc.run(label, command, *args, **kwargs)
        except EditError as error:
            self.seat.complain(str(error))
            self.refresh()
            return ()
        self.seat.doc.selection.set(selected)
        return found

    def remove(self, label: str, ids: Ids) -> None:
        """Delete records as one undo step; what goes from the drawing with them is said."""
        mark = self.seat.doc.history.mark
        self.run(label, delete_records, ids)
        tell_gone(self.seat.complain, self.seat.doc, mark, ids)

    def run_merging(
        self,
        merge_key: str,
        label: str,
        command: Callable[..., Ids],
        *args: Any,
        field: Field | None = None,
    ) -> None:
        """Run a command whose repetitions become one undo step; a refusal is said at the field."""
        try:
            self.seat.doc.run_merging(merge_key, label, command, *args)
        except CxError as error:
            if field is None:
                self.seat.complain(str(error))
            else:
                field.set_error(str(error))
        else:
            if field is not None:
                field.set_error("")
