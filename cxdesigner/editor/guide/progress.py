"""How far a page of a guide is: counted from the records, never stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from cxdesigner.base.i18n import _, listed, ngettext
from cxdesigner.model.record import Record
from cxdesigner.model.view import RecordView

R = TypeVar("R", bound=Record)
State = Literal["empty", "begun", "done"]

_MOST_NAMED = 3
"""Things that are named in a sentence; of the others it says how many there are."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What a page has and lacks."""

    filled: int
    wanted: int
    """Never 0: a page that asks for nothing would be no page."""

    missing: tuple[str, ...] = ()
    """Sentences in the language in use, each about one thing that is missing."""

    after: int | None = None
    """Number of the step that has to come first, where nothing can be filled in before that."""

    @property
    def state(self) -> State:
        """Whether nothing, something or all of it is there."""
        if self.filled >= self.wanted:
            return "done"
        return "begun" if self.filled else "empty"

    @property
    def share(self) -> float:
        """How much of the page is filled in, 0…1."""
        return min(1.0, self.filled / self.wanted)


Check = Callable[[RecordView, str], Progress]
"""Counts what a page holds; the text is the content language, for the names of things."""


class Count:
    """Counts things that should be there, and keeps a sentence for those that are not."""

    def __init__(self) -> None:
        self._filled = self._wanted = 0
        self._missing: list[str] = []
        self._after: int | None = None

    def first(self, there: object, step: int, missing: str) -> None:
        """Count what an earlier step brings: without it there is nothing to fill in here."""
        self.one(there, missing)
        if not there:
            self._after = step

    def one(self, there: object, missing: str) -> None:
        """Count one thing; `missing` says that it is not there."""
        self.some([bool(there)], missing)

    def some(self, there: Sequence[bool], missing: str) -> None:
        """Count several things of which one sentence speaks."""
        self._wanted += len(there)
        self._filled += sum(there)
        if not all(there):
            self._missing.append(missing)

    def each(self, named: Sequence[tuple[bool, str]], missing: str) -> None:
        """Count things with names; ``{names}`` in `missing` lists those that are not there."""
        lacking = [name for there, name in named if not there]
        self.some([there for there, _name in named], missing.format(names=some_of(lacking)))

    def every(
        self,
        records: Sequence[R],
        there: Callable[[R], object],
        name: Callable[[R], str],
        missing: str,
    ) -> None:
        """Count records that should have something; only those named are asked for their name."""
        lacking = [record for record in records if not there(record)]
        self._wanted += len(records)
        self._filled += len(records) - len(lacking)
        if lacking:
            names = [name(record) for record in lacking[: _MOST_NAMED + 1]]
            self._missing.append(missing.format(names=some_of(names, len(lacking))))

    @property
    def progress(self) -> Progress:
        """What was counted."""
        return Progress(self._filled, max(1, self._wanted), tuple(self._missing), self._after)


def some_of(names: Sequence[str], count: int | None = None) -> str:
    """Return names as a list in a sentence, the first few only; '' of none.

    Parameters
    ----------
    count
        How many there are, if these are but the first of them.
    """
    left = (len(names) if count is None else count) - _MOST_NAMED
    if left <= 1:
        return listed(names)
    more = ngettext("{n} more", "{n} more", left).format(n=left)
    return listed([*names[:_MOST_NAMED], more])


def state_name(state: State) -> str:
    """Return what a state is called."""
    match state:
        case "empty":
            return _("Not begun")
        case "begun":
            return _("Begun")
        case "done":
            return _("Done")
