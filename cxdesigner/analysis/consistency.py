"""Channel consistency: whether all touchpoints say the same.

Source: domain 4.15, comparison as in rule X16.
"""

from __future__ import annotations

from dataclasses import dataclass

from cxdesigner.model.queries import customer_elements
from cxdesigner.model.view import RecordView


@dataclass(frozen=True, slots=True)
class Declared:
    """One matter that two or more touchpoints inform about."""

    key: str
    values: tuple[str, ...]
    """Different ones, in the order of the touchpoints."""

    element_ids: tuple[str, ...]
    """Touchpoints that declare it, in reading order."""

    @property
    def consistent(self) -> bool:
        """Whether all say the same."""
        return len(self.values) == 1


@dataclass(frozen=True, slots=True)
class Consistency:
    """All matters that can be compared, sorted by key."""

    declared: tuple[Declared, ...]

    @property
    def consistent(self) -> int:
        """How many of them agree."""
        return sum(one.consistent for one in self.declared)

    @property
    def score(self) -> float | None:
        """Consistent of declared, 0…1; None = not assessed, never 1."""
        return self.consistent / len(self.declared) if self.declared else None


def channel_consistency(view: RecordView) -> Consistency:
    """Compare what touchpoints declare under one key, trimmed and without regard to case.

    A key that is meant to vary at some touchpoint (``info_varies``) is not compared at all.
    """
    declared: dict[str, list[tuple[str, str]]] = {}
    exempt: set[str] = set()
    for element in customer_elements(view):
        if element.kind != "touchpoint":
            continue
        exempt.update(element.info_varies)
        for key, value in element.info:
            declared.setdefault(key, []).append((element.id, value.strip()))
    return Consistency(
        tuple(
            Declared(key, _different(said), tuple(element_id for element_id, _value in said))
            for key, said in sorted(declared.items())
            if len(said) > 1 and key not in exempt
        )
    )


def _different(said: list[tuple[str, str]]) -> tuple[str, ...]:
    values: dict[str, str] = {}
    for _element_id, value in said:
        values.setdefault(value.casefold(), value)
    return tuple(values.values())
