"""Groups of fields made from the types of records; each is made when it is first unfolded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.fields import MIXED, field_merge_key, field_value
from cxdesigner.editor.commands.lists import set_lines, toggle_word, words_in
from cxdesigner.editor.field_specs import FieldGroup, FieldSpec, field_groups
from cxdesigner.editor.values import used_words
from cxdesigner.model.element import Element
from cxdesigner.model.record import Record
from cxdesigner.ui.panels.choosable import name_in, names_of
from cxdesigner.ui.panels.date_field import DateField
from cxdesigner.ui.panels.fields import (
    AreaField,
    CheckField,
    ChoiceField,
    DurationField,
    Field,
    NumberField,
    TextField,
)
from cxdesigner.ui.panels.list_fields import (
    LinesField,
    NumbersField,
    PairsField,
    TicksField,
    WordsField,
)
from cxdesigner.ui.panels.page import Page, change_label
from cxdesigner.ui.panels.record_field import RecordField
from cxdesigner.ui.widgets import Fold

_MOST_COUNTED = 200


class GeneratedFields:
    """The folded groups of all fields that a page does not show by itself."""

    def __init__(
        self,
        page: Page,
        kind: type[Record],
        prefix: str,
        into: QVBoxLayout | None = None,
        *,
        is_flat: bool = False,
    ) -> None:
        self._page, self._kind, self._prefix = page, kind, prefix
        self.folds: dict[str, Fold] = {}
        self._made: set[str] = set()
        self._words: list[WordsField] = []
        for group in field_groups(kind):
            if is_flat:
                self._made.add(group.key)
                for spec in group.fields:
                    self.add(spec, into or page.box)
                continue
            fold = page.fold(_(group.title), f"{prefix}{group.key.capitalize()}Group", into)
            self.folds[group.key] = fold
            if fold.header.isChecked():
                self._make(group)
            fold.toggled.connect(partial(self._opened, group))
            page.on_refresh(partial(self._count, group, fold))

    def field_of(self, attribute: str) -> Field | None:
        """Return the field of an attribute; its group is made if need be."""
        for group in field_groups(self._kind):
            if any(spec.name == attribute for spec in group.fields):
                self._make(group)
        return self._page.by_attribute.get(attribute)

    def restyle(self) -> None:
        """Take the colours of the theme."""
        for field in self._words:
            field.restyle(self._page.seat.theme)

    def _opened(self, group: FieldGroup, is_open: bool) -> None:
        if is_open:
            self._make(group)

    def _make(self, group: FieldGroup) -> None:
        if group.key in self._made:
            return
        self._made.add(group.key)
        for spec in group.fields:
            self.add(spec, self.folds[group.key].box)
        if self._page.ids and self._page.seat.document is not None:
            self._page.refresh()

    def _count(self, group: FieldGroup, fold: Fold) -> None:
        """Say how many fields of a group hold something, in the first of many things at least."""
        records = [self._page.seat.doc.store.find(key) for key in self._page.ids[:_MOST_COUNTED]]
        filled = sum(
            any(_says(record, spec.name) for record in records if record is not None)
            for spec in group.fields
        )
        fold.set_count(str(filled) if filled else "")

    # -- fields ------------------------------------------------------------------------------

    def add(self, spec: FieldSpec, into: QVBoxLayout) -> None:
        """Make the field of one attribute."""
        page, title = self._page, _(spec.title)
        name = self._prefix + "".join(part.capitalize() for part in spec.name.split("_"))
        choices = [(value, _(words)) for value, words in spec.choices]
        match spec.editor:
            case "text" if spec.one_line:
                page.text(TextField(name, title, partial(self._texts, spec.name)), spec.name, into)
            case "text":
                page.text(AreaField(name, title, 1), spec.name, into)
            case "line":
                page.value(LineField(name, title, self._default(spec.name)), spec.name, into)
            case "duration":
                page.value(DurationField(name, title), spec.name, into)
            case "number":
                page.value(NumberField(name, title, *spec.bounds), spec.name, into)
            case "date":
                page.value(DateField(name, title), spec.name, into)
            case "check":
                page.value(CheckField(name, title), spec.name, into)
            case "choice":
                page.value(ChoiceField(name, title, choices), spec.name, into)
            case "record" if spec.target is Element:
                names = partial(self._record_names, Element)
                page.value(RecordField(name, title, names, self._name_of), spec.name, into)
            case "record":
                self._one(ChoiceField(name, title), spec, into)
            case "pairs":
                page.value(PairsField(name, title), spec.name, into)
            case "numbers":
                page.value(NumbersField(name, title), spec.name, into)
            case "lines":
                self._lines(LinesField(name, title, 1), spec.name, into)
            case "ticks":
                ticks = TicksField(name, title, choices)
                self._listed(ticks, ticks.show_words, spec, into)
            case "words" | "records":
                is_free = spec.editor == "words"
                known = None if is_free else partial(self._record_names, spec.target)
                field = WordsField(name, title, partial(self._used, spec.name), known)
                field.restyle(page.seat.theme)
                self._words.append(field)
                self._listed(field, field.show_words, spec, into)

    def _listed(
        self,
        field: Field,
        show: Callable[[tuple[str, ...], tuple[str, ...]], None],
        spec: FieldSpec,
        into: QVBoxLayout,
    ) -> None:
        page = self._page
        order = tuple(str(value) for value, _words in spec.choices)
        page.custom(field, into)
        page.by_attribute[spec.name] = field
        field.edited.connect(
            lambda word: page.run(
                change_label(field.title), toggle_word, page.ids, spec.name, word, order
            )
        )
        page.on_refresh(lambda: show(*words_in(page.seat.doc.store, page.ids, spec.name)))

    def _lines(self, field: LinesField, attribute: str, into: QVBoxLayout) -> None:
        page = self._page
        page.custom(field, into)
        page.by_attribute[attribute] = field

        def write(lines: tuple[str, ...]) -> None:
            language = page.seat.doc.language
            key = f"{field_merge_key(page.ids, attribute)}:{language}"
            page.run_merging(
                key, change_label(field.title), set_lines, page.ids, attribute, lines, language,
                field=field,
            )  # fmt: skip

        def show() -> None:
            value = field_value(page.seat.doc.store, page.ids, attribute)
            if value is MIXED:
                field.show_value(None, mixed=True)
            else:
                field.show_value([text.text(page.seat.doc.language) for text in value or ()])

        field.edited.connect(write)
        page.on_refresh(show)

    def _one(self, field: ChoiceField, spec: FieldSpec, into: QVBoxLayout) -> None:
        page = self._page
        page.on_refresh(
            lambda: field.set_choices(
                [(None, _("Not said")), *self._record_names(spec.target).items()]
            )
        )
        page.value(field, spec.name, into)

    # -- words to choose from ----------------------------------------------------------------

    def _records(self) -> tuple[Record, ...]:
        return self._page.seat.doc.store.of_type(self._kind)

    def _texts(self, attribute: str) -> tuple[str, ...]:
        language = self._page.seat.doc.language
        return used_words(getattr(record, attribute).text(language) for record in self._records())

    def _used(self, attribute: str) -> tuple[str, ...]:
        words = [word for record in self._records() for word in getattr(record, attribute)]
        if attribute == "principles":
            document = self._page.seat.doc
            language = document.language
            words += [text.text(language) for text in document.store.blueprint.principles]
        elif attribute in ("info_varies", "collects_ok"):
            other = "info" if attribute == "info_varies" else "collects"
            for element in self._page.seat.doc.store.of_type(Element):
                words += [
                    one if isinstance(one, str) else one[0] for one in getattr(element, other)
                ]
        return used_words(words)

    def _record_names(self, kind: type[Record] | None) -> Mapping[str, str]:
        document = self._page.seat.doc
        return names_of(document.store, kind or Element, document.language)

    def _name_of(self, record_id: str) -> str:
        document = self._page.seat.doc
        return name_in(document.store.find(record_id), document.language)

    def _default(self, attribute: str) -> Any:
        return self._kind.model_fields[attribute].default


class LineField(TextField):
    """A word that is the same in every language; an empty one is none where that is possible."""

    def __init__(self, name: str, title: str, empty: Any) -> None:
        super().__init__(name, title)
        self.line.textEdited.disconnect()
        self.line.textEdited.connect(lambda text: self.edited.emit(text if text.strip() else empty))


def _says(record: Record, attribute: str) -> bool:
    field = type(record).model_fields.get(attribute)
    if field is None:
        return False
    value = getattr(record, attribute)
    return value is not None and value != field.default
