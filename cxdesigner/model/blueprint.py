"""The blueprint itself: what it is about, for whom, on which scale."""

from __future__ import annotations

from typing import ClassVar, Literal

from cxdesigner.model.duration import Duration
from cxdesigner.model.record import Part, Record
from cxdesigner.model.text import EMPTY, LocalText

BlueprintKind = Literal["service_blueprint", "journey_map"]
Maturity = Literal["sketch", "draft", "review", "final"]
MATURITIES: tuple[Maturity, ...] = ("sketch", "draft", "review", "final")
EvidencePosition = Literal["above_customer", "below_customer"]


class ExperiencePlan(Part):
    """Plan of an experience event (domain 0, row 58)."""

    background: LocalText = EMPTY
    purpose: LocalText = EMPTY
    theme: LocalText = EMPTY
    audience: LocalText = EMPTY
    design: LocalText = EMPTY
    steps: tuple[LocalText, ...] = ()


class Blueprint(Record):
    """The document: a service blueprint or a journey map. There is exactly one in a store.

    ``lineage_id`` is shared by the as-is and to-be files of one service, so that they can be
    compared by record id. ``scale_min`` and ``scale_max`` are the ends of the emotion scale.
    ``illustrative`` says that the figures are examples and must be labelled so.
    """

    TYPE: ClassVar[str] = "blueprint"
    PREFIX: ClassVar[str] = "bp"

    title: LocalText = EMPTY
    subtitle: LocalText = EMPTY
    kind: BlueprintKind = "service_blueprint"
    state: str | None = None
    maturity: Maturity = "draft"
    languages: tuple[str, ...] = ()
    lineage_id: str = ""
    version_label: str = ""
    author: LocalText = EMPTY
    date: str | None = None
    illustrative: bool = False

    scenario: LocalText = EMPTY
    business_goal: LocalText = EMPTY
    scope_start: LocalText = EMPTY
    scope_end: LocalText = EMPTY
    vision: LocalText = EMPTY
    principles: tuple[LocalText, ...] = ()
    plan: ExperiencePlan | None = None
    loyalty_drivers: tuple[str, ...] = ()
    notes: LocalText = EMPTY

    scale_min: float = -2
    scale_max: float = 2
    emotion_source: LocalText = EMPTY

    evidence_position: EvidencePosition = "above_customer"
    default_channel: LocalText = EMPTY
    component_exempt: tuple[str, ...] = ()
    collects_ok: tuple[str, ...] = ()


class RuleSettings(Record):
    """Thresholds of the rules for this blueprint (domain 3.1); None means the default."""

    TYPE: ClassVar[str] = "rule_settings"
    PREFIX: ClassVar[str] = "settings"

    wait_mark: Duration | None = None
    low_threshold: float | None = None
    flat_curve: float | None = None
    small_sample: int | None = None
    stale_days: int | None = None
    collapse_share: float | None = None
    collapse_least: int | None = None
    remote_channels: tuple[str, ...] | None = None
    profile: str | None = None


class Suppression(Record):
    """A finding that somebody decided to live with; listed in grey, with the reason."""

    TYPE: ClassVar[str] = "suppression"
    PREFIX: ClassVar[str] = "ignore"

    code: str
    subject_id: str | None = None
    """The record the finding is about; None for the whole document."""

    reason: LocalText = EMPTY


class SeverityOverride(Record):
    """Another severity for one rule in this blueprint; ``off`` silences it."""

    TYPE: ClassVar[str] = "severity"
    PREFIX: ClassVar[str] = "severity"

    code: str
    severity: Literal["error", "warning", "advice", "off"]


class Brand(Record):
    """The client's look: logo, accent colour, header and footer."""

    TYPE: ClassVar[str] = "brand"
    PREFIX: ClassVar[str] = "brand"

    name: LocalText = EMPTY
    logo_id: str | None = None
    colours: tuple[tuple[str, str], ...] = ()
    header: LocalText = EMPTY
    footer: LocalText = EMPTY


class Comment(Record):
    """A remark of a reviewer about a record or the whole document."""

    TYPE: ClassVar[str] = "comment"
    PREFIX: ClassVar[str] = "comment"

    subject_id: str | None = None
    author: str = ""
    date: str | None = None
    text: LocalText = EMPTY
    resolved: bool = False
