"""The records that can be found by their texts: an index kept in step by patches.

A large blueprint is read in slices, so that the first key press needs not wait for it; a slice
takes as long as it is allowed to.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nsmallest
from time import perf_counter

from cxdesigner.base.fold import fold
from cxdesigner.base.pinyin import spellings
from cxdesigner.editor.document import Document
from cxdesigner.editor.palette.fuzzy import DETAIL, INSIDE, START, WORD, score
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, LaneRow, Line
from cxdesigner.model.patch import Patch
from cxdesigner.model.queries import ROLE_NAMES, lane_name, line_name
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.text import LocalText

KINDS: tuple[type[Record], ...] = (Stage, Lane, LaneRow, Line, Step, Element)
"""What can be found, the fewest first."""

_SLICE = 128
_SPELLED = 16
"""Characters of a name that can be typed in letters: nobody types more."""

_FEW = 6

Folded = tuple[str, int]
"""What a record is called, then what else is known of it, in all languages; where the name ends."""


class RecordIndex:
    """Folded texts of the records of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._texts: dict[str, Folded] = {}
        self._spelled: dict[str, str] = {}
        """How Chinese names are typed in letters, each spelling behind a line end."""

        self._left: Iterator[Record] | None = self._all()
        self._last: tuple[tuple[str, ...], tuple[str, ...]] | None = None
        self._disconnect = document.changed.connect(self._follow)

    def close(self) -> None:
        """Follow the document no longer."""
        self._disconnect()

    def __len__(self) -> int:
        return len(self._texts)

    @property
    def is_whole(self) -> bool:
        """Whether every record has been read."""
        return self._left is None

    def read_on(self, budget_s: float) -> bool:
        """Read records for about so long; return whether all of them are read."""
        deadline = perf_counter() + budget_s
        while self._left is not None:
            for _place in range(_SLICE):
                record = next(self._left, None)
                if record is None:
                    self._left = None
                    break
                self._put(record)
            self._last = None
            if perf_counter() >= deadline:
                break
        return self.is_whole

    def find(self, parts: tuple[str, ...], limit: int) -> list[tuple[int, str]]:
        """Return points and ids of the records that fit best, best first."""
        found: list[tuple[int, str]] = []
        kept: list[str] = []
        texts = self._texts
        # One key press looks at everything: no call that can be spared.
        for record_id in self._candidates(parts):
            whole, end = texts[record_id]
            points = 0
            for part in parts:
                place = whole.find(part)
                if place < 0:
                    break
                if place == 0:
                    points += START
                elif place >= end:
                    # A name says more than a detail.
                    points += DETAIL
                else:
                    points += INSIDE if whole[place - 1].isalnum() else WORD
            else:
                kept.append(record_id)
                found.append((end - points, record_id))
        self._last = (parts, tuple(kept))
        known = set(kept)
        if all(part.isascii() and len(part) > 1 for part in parts):
            spelled = list(self._spelled.items())
            for begin in (f"\n{part}" for part in parts):
                spelled = [pair for pair in spelled if begin in pair[1]]
            points = DETAIL * len(parts)
            also = [record_id for record_id, _ways in spelled if record_id not in known]
            known.update(also)
            found += [(texts[record_id][1] - points, record_id) for record_id in also]
        if len(found) < _FEW:
            letters = set("".join(parts))
            for record_id, (whole, end) in texts.items():
                for letter in letters:
                    if letter not in whole:
                        break
                else:
                    if record_id not in known:
                        scattered = score(parts, whole[:end])
                        if scattered is not None:
                            found.append((end - scattered, record_id))
        return [(-points, record_id) for points, record_id in nsmallest(limit, found)]

    def _candidates(self, parts: tuple[str, ...]) -> tuple[str, ...]:
        """Return where to look: one more letter finds nothing that was not there before."""
        if self._last is not None:
            before, kept = self._last
            if len(before) == len(parts) and all(
                new.startswith(old) for old, new in zip(before, parts, strict=True)
            ):
                return kept
        return tuple(self._texts)

    def _all(self) -> Iterator[Record]:
        store = self._document.store
        ids = [record.id for kind in KINDS for record in store.of_type(kind)]
        # What is gone by the time its slice comes is passed over.
        return (record for record in map(store.find, ids) if record is not None)

    def _put(self, record: Record) -> None:
        if isinstance(record, KINDS):
            self._texts[record.id] = _folded(record)
            spelled = _spelled(record)
            if spelled:
                self._spelled[record.id] = spelled
            else:
                self._spelled.pop(record.id, None)

    def _follow(self, patch: Patch) -> None:
        self._last = None
        for record_id, (_before, after) in patch.changes.items():
            if after is None:
                self._texts.pop(record_id, None)
                self._spelled.pop(record_id, None)
            else:
                self._put(after)


def _folded(record: Record) -> Folded:
    name, rest = _texts_of(record)
    return f"{name}\n{rest}" if rest else name, len(name)


def _spelled(record: Record) -> str:
    name = record.label if isinstance(record, Element) else getattr(record, "name", None)
    if not isinstance(name, LocalText):
        return ""
    # A name in other languages is no reason to read the Chinese one differently.
    ways = [way for _tag, words in name.entries for way in spellings(words[:_SPELLED])]
    return "\n" + "\n".join(ways) if ways else ""


def _texts_of(record: Record) -> tuple[str, str]:
    match record:
        case Element():
            rest = (record.detail, record.channel, record.actor, record.owner)
            return _joined(record.label), " ".join(_joined(text) for text in rest if text.entries)
        case Lane():
            return _joined(record.name) or fold(lane_name(record)), fold(ROLE_NAMES[record.role])
        case Line():
            return _joined(record.name) or fold(line_name(record)), ""
        case Stage():
            return _joined(record.name), _joined(record.scene)
        case Step() | LaneRow():
            return _joined(record.name), ""
    return "", ""


def _joined(text: LocalText) -> str:
    entries = text.entries
    if not entries:
        return ""
    if len(entries) == 1:
        return fold(entries[0][1])
    return fold(" ".join(words for _tag, words in entries))
