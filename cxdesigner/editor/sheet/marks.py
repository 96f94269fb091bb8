"""Marks as the words of a cell."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from cxdesigner.base.i18n import _
from cxdesigner.editor.sheet.reading import named
from cxdesigner.editor.values import split_words
from cxdesigner.model.element import MARKS
from cxdesigner.report.kind_names import MARK_NAMES


def mark_name(mark: str) -> str:
    """Return what a mark is called; one of somebody's own is its word."""
    return _(MARK_NAMES[mark]) if mark in MARK_NAMES else mark


def parse_marks(text: str, kept: Collection[str]) -> tuple[str, ...]:
    """Return the marks that a text names, in their order; words of `kept` are taken as they are.

    Raises
    ------
    EditError
        If there is no such mark.
    """
    marks = {
        word if word in kept else named(MARK_NAMES, word, _("There is no mark “{name}”."))
        for word in split_words(text)
    }
    return in_order(marks)


def in_order(marks: Iterable[str]) -> tuple[str, ...]:
    """Return marks in the order in which they are drawn, those of one's own behind."""
    order = {mark: place for place, mark in enumerate(MARKS)}
    return tuple(sorted(set(marks), key=lambda mark: (order.get(mark, len(order)), mark)))
