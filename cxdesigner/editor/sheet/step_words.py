"""Columns of the table of steps that tell what its elements say: channel, owner, detail.

What is typed is what the cell shows afterwards: a word that goes is taken from every element that
has it, one that comes takes its place, and what is new goes to the element that the row is about.
Where several elements could be meant it is refused.
"""

from __future__ import annotations

from collections.abc import Sequence

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.commands.text import set_text, set_texts
from cxdesigner.editor.sheet.column import Column
from cxdesigner.editor.sheet.element_columns import words_in
from cxdesigner.editor.sheet.reading import Reading
from cxdesigner.editor.sheet.step_sums import elements_of, home_of, need_home
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Transaction
from cxdesigner.model.view import RecordView


def step_words() -> tuple[Column, ...]:
    """Return the columns in the order in which they are shown until the person reorders them."""
    return _words("channel", N_("Channel")), _words("owner", N_("Owner")), _detail()


def _words(field: str, label: str) -> Column:
    """Return the column of what several elements may have alike, a line each."""

    def said(view: RecordView, step_id: str, language: str) -> dict[str, str]:
        lines = {el.id: getattr(el, field).line(language) for el in elements_of(view, step_id)}
        return {key: line for key, line in lines.items() if line}

    def read(reading: Reading, step: Step) -> str:
        return "\n".join(dict.fromkeys(said(reading.view, step.id, reading.language).values()))

    def write(tx: Transaction, reading: Reading, step_id: str, lines: Sequence[str]) -> None:
        now = said(tx.view, step_id, reading.language)
        gone = tuple(key for key, line in now.items() if line not in lines)
        new = [line for line in lines if line not in now.values()]
        home_id = need_home(reading, step_id) if new and not gone else None
        if len(new) > 1 or home_id in now:
            raise EditError(
                _(
                    "It is not clear which element each of these belongs to: "
                    "change them in the table of elements."
                )
            )
        changed = gone if home_id is None else (home_id,)
        set_texts(tx, changed, new[0] if new else "", reading.language, field)

    def words(reading: Reading, step: Step) -> tuple[str, ...] | None:
        now = said(reading.view, step.id, reading.language)
        home = home_of(reading, step.id)
        # Only one word can stand where there is none, or that of the element the row is about.
        is_one = not now or (len({*now.values()}) == 1 and home is not None and home.id in now)
        return words_in(reading, field) if is_one else None

    return Column(
        field,
        label,
        read,
        lambda _reading, _step, text: _lines(text),
        write,
        editor="words",
        words=words,
    )


def _lines(text: str) -> tuple[str, ...]:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


def _detail() -> Column:
    """Return the column of the details: that of the one element, or all of them for reading."""

    def said(view: RecordView, step_id: str, language: str) -> dict[str, str]:
        texts = {el.id: el.detail.text(language) for el in elements_of(view, step_id)}
        return {key: text for key, text in texts.items() if text.strip()}

    def read(reading: Reading, step: Step) -> str:
        return "\n".join(said(reading.view, step.id, reading.language).values())

    def write(tx: Transaction, reading: Reading, step_id: str, text: str) -> None:
        now = said(tx.view, step_id, reading.language)
        if text == "\n".join(now.values()):
            return
        if not text.strip():
            set_texts(tx, tuple(now), "", reading.language, "detail")
            return
        if len(now) > 1:
            raise EditError(
                _("This is what {count} elements say: change them in the table of elements."),
                count=len(now),
            )
        key = next(iter(now), None) or need_home(reading, step_id)
        set_text(tx, key, text, reading.language, "detail")

    return Column(
        "detail", N_("Detail"), read, lambda _reading, _step, text: text, write, editor="lines"
    )
