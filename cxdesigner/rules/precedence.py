"""One cause, one finding: which rule silences which others (domain 3.1)."""

from __future__ import annotations

from collections.abc import Mapping

from cxdesigner.rules.finding import Hit
from cxdesigner.rules.sheet import Sheet

OVER_DOCUMENT: Mapping[str, tuple[str, ...]] = {
    "S26": ("C07", "L05", "L11", "S10", "S11", "S12"),
    "S16": ("S17", "S21"),
}
"""If the first fires at all, the others are silent in the whole document."""

OVER_ELEMENT: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("S07", ("L05", "L06", "L07", "S05")),
    ("S05", ("C04", "L03", "L05", "L06", "L07", "S13", "S14")),
    ("S13", ("S14",)),
    ("D05", ("X06",)),
)
"""On an element on which the first fires the others are silent; in this order.

What is longer than a tolerance that cannot be right says nothing more."""

ALL_STEPS_COUNT: frozenset[str] = frozenset({"S13", "S14", "S15"})
"""Rules of which every customer step stays a candidate, hidden or not."""

Hits = dict[str, tuple[Hit, ...]]


def ranked(sheets: Mapping[str, Sheet]) -> dict[str, tuple[Hits, int]]:
    """Return code → (hits that stand, number of candidates) after precedence.

    Takes only the sheets of rules that run at the chosen maturity: what does not run hides nothing.
    """
    hits: dict[str, Hits] = {
        code: {} if sheet.failure or sheet.once else sheet.hits for code, sheet in sheets.items()
    }
    counts = {code: len(sheet.candidates) for code, sheet in sheets.items()}
    for code, silenced in OVER_DOCUMENT.items():
        if hits.get(code):
            for other in silenced:
                if other in hits:
                    hits[other] = {}
    for code, silenced in OVER_ELEMENT:
        hidden = hits.get(code)
        if not hidden:
            continue
        for other in silenced:
            if other not in hits:
                continue
            if any(key in hidden for key in hits[other]):
                hits[other] = {
                    key: found for key, found in hits[other].items() if key not in hidden
                }
            if other not in ALL_STEPS_COUNT:
                counts[other] -= sum(1 for key in hidden if key in sheets[other].candidates)
    return {code: (hits[code], counts[code]) for code in sheets}
