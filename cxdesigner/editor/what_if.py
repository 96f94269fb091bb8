"""What is tried without changing the blueprint: elements switched off, other times."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from cxdesigner.analysis.time import LeadTime, lead_time
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.store import Store, Transaction

TimeField = Literal["work", "wait"]
TIME_FIELDS: tuple[TimeField, ...] = ("work", "wait")


@dataclass(frozen=True, slots=True)
class TriedTime:
    """A time that one element would have; None = none."""

    element_id: str
    field: TimeField
    time: Duration | None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What somebody tries out; part of the view, never of the file."""

    shown: bool = False
    """Whether the panel is open and the impact of the selection lit up."""

    off: tuple[str, ...] = ()
    """Elements switched off, in the order in which that was done."""

    times: tuple[TriedTime, ...] = ()

    def __bool__(self) -> bool:
        return self.shown or bool(self.off) or bool(self.times)

    def switch(self, ids: Collection[str], off: bool) -> WhatIf:
        """Return this with elements switched off, or on again."""
        kept = tuple(key for key in self.off if key not in ids)
        return replace(self, off=(*kept, *ids) if off else kept)

    def try_time(self, element: Element, field: TimeField, time: Duration | None) -> WhatIf:
        """Return this with another time of an element; its own time ends the trial."""
        kept = tuple(
            one for one in self.times if (one.element_id, one.field) != (element.id, field)
        )
        if time == getattr(element, field):
            return replace(self, times=kept)
        return replace(self, times=(*kept, TriedTime(element.id, field, time)))

    def tried(self, element: Element, field: TimeField) -> Duration | None:
        """Return the time tried for an element, else the one it has."""
        for one in self.times:
            if one.element_id == element.id and one.field == field:
                return one.time
        value: Duration | None = getattr(element, field)
        return value

    def within(self, store: Store) -> WhatIf:
        """Return this without elements that are gone and times they have by now."""
        off = tuple(key for key in self.off if store.get(Element, key) is not None)
        times = tuple(
            one
            for one in self.times
            if (element := store.get(Element, one.element_id)) is not None
            and getattr(element, one.field) != one.time
        )
        same = off == self.off and times == self.times
        return self if same else replace(self, off=off, times=times)


NOTHING = WhatIf()


def set_times(tx: Transaction, times: Sequence[TriedTime]) -> tuple[str, ...]:
    """Give elements the times tried; those that are gone are passed over. Return their ids."""
    changed: dict[str, None] = {}
    for one in times:
        element = tx.view.get(Element, one.element_id)
        if element is not None:
            tx.put(element.replace(**{one.field: one.time}))
            changed[element.id] = None
    return tuple(changed)


def tried_lead_time(store: Store, times: Sequence[TriedTime]) -> LeadTime:
    """Return the lead time that a blueprint would have with other times; nothing changes."""
    with store.trial() as tx:
        set_times(tx, times)
        found = lead_time(store)
    return found
