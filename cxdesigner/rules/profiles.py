"""Which rules speak, how loudly, and what somebody decided to live with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from cxdesigner.base.i18n import N_
from cxdesigner.model.blueprint import (
    MATURITIES,
    Maturity,
    SeverityOverride,
    Suppression,
)
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView
from cxdesigner.rules.finding import Severity
from cxdesigner.rules.registry import Rule, find_rule
from cxdesigner.rules.settings import COLLAPSE_LEAST, COLLAPSE_SHARE, Settings

Profile = Literal["recommended", "strict", "off"]
PROFILES: Mapping[str, str] = {
    "recommended": N_("Recommended"),
    "strict": N_("Strict"),
    "off": N_("Off"),
}
"""Names of the profiles. Strict runs every rule whatever the maturity, and advice counts as
warning; off runs none."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Severities and suppressions in force for one blueprint."""

    profile: str
    severities: Mapping[str, str]
    """Code → severity or ``off``."""

    suppressed: Mapping[tuple[str, str | None], LocalText]
    """(code, id of the record or None for the document) → reason."""

    share: float = COLLAPSE_SHARE
    least: int = COLLAPSE_LEAST
    """From which share and number of candidates on the findings of a rule are one."""

    def severity(self, rule: Rule, of_hit: Severity | None = None) -> Severity | None:
        """Return the severity of a hit, None if its rule is switched off."""
        own = self.severities.get(rule.code)
        if own is not None:
            return None if own == "off" else own  # type: ignore[return-value]
        severity = of_hit or rule.severity
        if self.profile == "strict" and severity == "advice":
            return "warning"
        return severity

    def runs(self, rule: Rule, maturity: Maturity) -> bool:
        """Say whether a rule runs at a maturity."""
        if self.profile == "off":
            return False
        if self.profile == "strict":
            return True
        return MATURITIES.index(rule.maturity) <= MATURITIES.index(maturity)

    def reason(self, code: str, subjects: tuple[str, ...]) -> LocalText | None:
        """Return why a finding about single records is suppressed, None if it is not."""
        for subject in subjects:
            found = self.suppressed.get((code, subject))
            if found is not None:
                return found
        return None

    def document_reason(self, code: str) -> LocalText | None:
        """Return why a rule is suppressed in the whole document, None if it is not."""
        return self.suppressed.get((code, None))


def policy_of(view: RecordView, settings: Settings) -> Policy:
    """Return what the records of a blueprint say about its rules; names count like codes."""
    severities = {_code(entry.code): entry.severity for entry in view.of_type(SeverityOverride)}
    suppressed = {
        (_code(entry.code), entry.subject_id): entry.reason for entry in view.of_type(Suppression)
    }
    return Policy(
        settings.profile, severities, suppressed, settings.collapse_share, settings.collapse_least
    )


def _code(text: str) -> str:
    found = find_rule(text.strip())
    return text if found is None else found.code
