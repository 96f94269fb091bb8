"""Tables of the method: customer experience management in seven steps, and SERVQUAL."""

from __future__ import annotations

from typing import ClassVar

from cxdesigner.model.record import Record
from cxdesigner.model.text import EMPTY, LocalText


class CemTable(Record):
    """Steps 1, 3 and 7 of the CEM table (domain 4.1); factors and needs are own records."""

    TYPE: ClassVar[str] = "cem"
    PREFIX: ClassVar[str] = "cem"

    brand_values: tuple[LocalText, ...] = ()
    key_experiences: tuple[str, ...] = ()
    override_reason: LocalText = EMPTY
    feedback_evidence: LocalText = EMPTY
    review_every_months: float | None = None
    next_review: str | None = None
    next_cycle_brand_value: LocalText = EMPTY
    has_feedback: bool = False
    """Whether step 7 was filled in at all (rule M05)."""


class CemFactor(Record):
    """One row of the CEM table: inputs 0…10, derived cells only if an import carried them.

    ``prov`` are sorted (field, provenance) pairs: stated, derived or assumed.
    """

    TYPE: ClassVar[str] = "cem_factor"
    PREFIX: ClassVar[str] = "cem"

    factor: str
    experience: float | None = None
    expectation: float | None = None
    importance: float | None = None
    ideal: float | None = None
    satisfaction: float | None = None
    weighted: float | None = None
    gap: float | None = None
    prov: tuple[tuple[str, str], ...] = ()


class CemNeed(Record):
    """Steps 5 and 6: a need for a factor, with strategy and capability."""

    TYPE: ClassVar[str] = "cem_need"
    PREFIX: ClassVar[str] = "need"

    factor: str = ""
    text: LocalText = EMPTY
    strategy: LocalText = EMPTY
    capability: tuple[tuple[str, LocalText], ...] = ()
    """Sorted (people | process | technology, text) pairs."""


class ServqualRow(Record):
    """One SERVQUAL dimension: expectation and perception 1…7, weight in points of 100."""

    TYPE: ClassVar[str] = "servqual"
    PREFIX: ClassVar[str] = "servqual"

    dim: str
    expectation: float | None = None
    perception: float | None = None
    weight: float | None = None
