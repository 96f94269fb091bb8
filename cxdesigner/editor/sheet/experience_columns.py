"""Columns of the table for what an experience is made of: factors, modules, dimensions, level."""

from __future__ import annotations

from collections.abc import Mapping

from cxdesigner.analysis.names import DIMENSION_NAMES, FACTOR_NAMES, LEVEL_NAMES, MODULE_NAMES
from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import N_, _, listed
from cxdesigner.editor.commands.fields import set_field
from cxdesigner.editor.sheet.column import Column
from cxdesigner.editor.sheet.reading import Reading, key_of
from cxdesigner.editor.values import split_words
from cxdesigner.model.element import Element

_ANSWERS = {"yes": N_("Yes"), "no": N_("No")}


def experience_columns() -> tuple[Column, ...]:
    """Return the columns, which are hidden until somebody wants them."""
    return (
        _ticks("factors", N_("Experience factors"), FACTOR_NAMES),
        _ticks("modules", N_("Experience modules"), MODULE_NAMES),
        _ticks("servqual", N_("SERVQUAL dimensions"), DIMENSION_NAMES),
        _level(),
        _flag("start", N_("Start of the journey")),
        _flag("end", N_("End of the journey")),
    )


def _ticks(field: str, label: str, names: Mapping[str, str]) -> Column:
    def read(_reading: Reading, element: Element) -> str:
        return listed(_(names[word]) if word in names else word for word in getattr(element, field))

    def parse(_reading: Reading, _record: Element | None, text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key_of(names, word) or word for word in split_words(text)))

    return Column(
        field,
        label,
        read,
        parse,
        lambda tx, _reading, key, value: set_field(tx, (key,), field, value),
        editor="marks",
        shown=False,
        choices=lambda _reading, _record: [(word, _(name)) for word, name in names.items()],
    )


def _level() -> Column:
    def read(_reading: Reading, element: Element) -> str:
        level = "" if element.level is None else str(element.level)
        return _(LEVEL_NAMES[level]) if level in LEVEL_NAMES else level

    def parse(_reading: Reading, _record: Element | None, text: str) -> int | None:
        word = text.strip()
        if not word:
            return None
        key = key_of(LEVEL_NAMES, word) or word
        if not key.isdecimal():
            raise EditError(_("There is no service level “{name}”."), name=word)
        return int(key)

    return Column(
        "level",
        N_("Service level"),
        read,
        parse,
        lambda tx, _reading, key, value: set_field(tx, (key,), "level", value),
        editor="choice",
        shown=False,
        choices=lambda _reading, _record: [(key, _(name)) for key, name in LEVEL_NAMES.items()],
        rank=lambda _reading, element: element.level,
    )


def _flag(field: str, label: str) -> Column:
    def read(_reading: Reading, element: Element) -> str:
        return _("Yes") if getattr(element, field) else ""

    def parse(_reading: Reading, _record: Element | None, text: str) -> bool:
        word = text.strip()
        key = key_of(_ANSWERS, word) if word else "no"
        if key is None:
            raise EditError(_("Write yes or no, not “{name}”."), name=word)
        return key == "yes"

    return Column(
        field,
        label,
        read,
        parse,
        lambda tx, _reading, key, value: set_field(tx, (key,), field, value),
        editor="choice",
        shown=False,
        choices=lambda _reading, _record: [(key, _(name)) for key, name in _ANSWERS.items()],
    )
