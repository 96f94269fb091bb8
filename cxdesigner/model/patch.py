"""What a transaction changed: id → record before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from cxdesigner.base.kept import kept_property
from cxdesigner.model.record import Record

Change = tuple[Record | None, Record | None]
"""A record before and after: None before = added, None after = removed."""

_NOTHING: Mapping[str, Change] = MappingProxyType({})


@dataclass(frozen=True)
class Patch:
    """One committed change. Undo, journal, graph, indexes, scene and rules consume nothing else."""

    changes: Mapping[str, Change] = field(default_factory=lambda: _NOTHING)
    label: str = ""
    """What the person did, for the undo list."""

    merge_key: str | None = None
    """Consecutive patches with one key become one undo step (typing in a field, one drag)."""

    def __bool__(self) -> bool:
        return bool(self.changes)

    @kept_property
    def gone(self) -> frozenset[str]:
        """The ids of the records that went."""
        return frozenset(key for key, (_before, after) in self.changes.items() if after is None)

    def inverse(self) -> Patch:
        """Return the patch that takes this one back."""
        return Patch(
            MappingProxyType(
                {key: (after, before) for key, (before, after) in self.changes.items()}
            ),
            self.label,
            self.merge_key,
        )

    def then(self, later: Patch) -> Patch:
        """Return one patch with the effect of this one followed by a later one."""
        if not self.changes:
            # Thousands of records are not gone through for nothing.
            return Patch(later.changes, self.label or later.label, later.merge_key)
        changes = dict(self.changes)
        for key, change in later.changes.items():
            known = changes.get(key)
            if known is None:
                changes[key] = change
            elif is_same(known[0], change[1]):
                del changes[key]
            else:
                changes[key] = (known[0], change[1])
        return Patch(MappingProxyType(changes), self.label or later.label, later.merge_key)

    def added(self) -> Iterator[Record]:
        """Yield the records that came into being."""
        return (after for before, after in self.changes.values() if before is None and after)

    def removed(self) -> Iterator[Record]:
        """Yield the records that went."""
        return (before for before, after in self.changes.values() if after is None and before)

    def records(self) -> Iterator[Record]:
        """Yield every record before and after; a changed one comes twice."""
        for before, after in self.changes.values():
            if before is not None:
                yield before
            if after is not None:
                yield after


def is_same(one: Record | None, other: Record | None) -> bool:
    """Compare records; thousands are written at once and most of them come or go."""
    if one is other:
        return True
    return one is not None and other is not None and one == other
