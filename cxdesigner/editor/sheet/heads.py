"""The row of heads at the top of a pasted table: which column is which, what is passed over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import listed, ngettext, quoted
from cxdesigner.editor.commands.emotion import on_other_scale
from cxdesigner.editor.data_in.names import name_key
from cxdesigner.editor.headings import (
    SEARCHED,
    in_brackets,
    scale_said,
    unit_of_time,
    without_brackets,
    word_keys,
)
from cxdesigner.editor.sheet.block import Block
from cxdesigner.editor.sheet.column import Column
from cxdesigner.editor.values import parse_number, spellings
from cxdesigner.model.view import RecordView

_WORDS: Mapping[str, tuple[str, ...]] = {
    "label": ("label", "customer", "touchpoint"),
    "work": ("duration", "time"),
    **{
        key: (key,)
        for key in (
            *("stage", "step", "lane", "detail", "channel", "owner", "actor", "wait", "emotion"),
            *("pain", "opportunity", "metrics", "quote", "need", "notes"),
        )
    },
}
"""Key of a column → the words that tables made elsewhere have for it, the best ones first."""

_TIMES = ("work", "wait", "std", "max")
_BARE = re.compile(r"[\d.,]+(\s*[-–—~～至到]\s*[\d.,]+)?")


@dataclass(frozen=True, slots=True)
class Heads:
    """A row of heads."""

    keys: tuple[str | None, ...]
    """The column of each cell; None where the head is not known."""

    units: tuple[str, ...]
    """The unit of time of each cell; '' where the head says none."""

    scale: tuple[float, float] | None
    """The scale that the head of the emotion names; None if it names none."""

    unknown: tuple[str, ...]
    place: int
    """How many rows stand above, and how many of them hold something."""

    above: int

    def below(self, view: RecordView, block: Block) -> Block:
        """Return the rows below, read as their heads say.

        A bare number has the unit of its head; an emotion is on the scale of the blueprint.
        """
        rows = block[self.place + 1 :]
        if any(self.units):
            rows = tuple(tuple(map(_with_unit, row, self.units)) for row in rows)
        if self.scale is None:
            return rows
        at, scale = self.keys.index("emotion"), self.scale
        return tuple((*row[:at], _on_scale(view, row[at], scale), *row[at + 1 :]) for row in rows)

    def told(self) -> list[str]:
        """Return a sentence for each kind of thing that is passed over."""
        found = []
        if self.above:
            found.append(
                ngettext(
                    "{count} row above the headings was passed over.",
                    "{count} rows above the headings were passed over.",
                    self.above,
                ).format(count=self.above)
            )
        if self.unknown:
            found.append(
                ngettext(
                    "The heading {names} is not known; its column was passed over.",
                    "The headings {names} are not known; their columns were passed over.",
                    len(self.unknown),
                ).format(names=listed(map(quoted, self.unknown)))
            )
        return found


def find_heads(columns: Mapping[str, Column], block: Block) -> Heads | None:
    """Return the row of heads among the first rows of a block; None if there is none.

    At least two heads have to be known, and half of them. Rows above are no more than a title: they
    have less in them than the heads have known names.
    """
    known: dict[str, str] = {}
    for column in columns.values():
        for name in _names(column):
            known.setdefault(name_key(name), column.key)
    above = 0
    widest = 0
    for place, row in enumerate(block[:SEARCHED]):
        if place + 1 == len(block):
            break
        keys = _keys(columns, known, row)
        given = sum(1 for text in row if text.strip())
        hits = [key for key in keys if key is not None]
        is_head = len(hits) >= 2 and len(hits) * 2 >= given and len(set(hits)) == len(hits)
        if is_head and widest < len(hits):
            units = tuple(
                unit_of_time(text) if key in _TIMES else ""
                for text, key in zip(row, keys, strict=True)
            )
            unknown = [
                " ".join(text.split())
                for text, key in zip(row, keys, strict=True)
                if key is None and text.strip()
            ]
            scales = [
                scale_said(in_brackets(text))
                for text, key in zip(row, keys, strict=True)
                if key == "emotion"
            ]
            scale = next(iter(scales), None)
            return Heads(keys, units, scale, tuple(dict.fromkeys(unknown)), place, above)
        above += given > 0
        widest = max(widest, given)
    return None


def _keys(
    columns: Mapping[str, Column], known: Mapping[str, str], row: Sequence[str]
) -> tuple[str | None, ...]:
    """Return the column of each head: by its own name, else by one that tables elsewhere have."""
    heads = [(name_key(text), name_key(without_brackets(text))) for text in row]
    keys = [known.get(full) or known.get(bare) for full, bare in heads]
    for key, groups in _WORDS.items():
        if key not in columns or key in keys:
            continue
        for words in map(word_keys, groups):
            places = (
                place
                for place, head in enumerate(heads)
                if keys[place] is None and not words.isdisjoint(head)
            )
            place = next(places, None)
            if place is not None:
                keys[place] = key
                break
    return tuple(keys)


def _names(column: Column) -> tuple[str, ...]:
    if column.own_label:
        return (column.own_label,)
    return (*sorted(spellings(column.label)), column.title, column.key)


def _with_unit(text: str, unit: str) -> str:
    plain = unicodedata.normalize("NFKC", text).strip()
    return f"{plain} {unit}" if unit and _BARE.fullmatch(plain) else text


def _on_scale(view: RecordView, text: str, scale: tuple[float, float]) -> str:
    try:
        value = parse_number(text)
    except EditError:
        return text
    return f"{on_other_scale(view, value, scale):g}"
