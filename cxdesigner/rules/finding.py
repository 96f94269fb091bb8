"""What a rule says about a blueprint: a code, its subjects and parameters, never a ready sentence.

The sentence is made when somebody reads it, in the language in use then, so a change of language
needs no new run.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from cxdesigner.analysis.words import minutes_text
from cxdesigner.base.i18n import N_, _, format_number, language, listed
from cxdesigner.base.quick import quick
from cxdesigner.model.text import EMPTY, LocalText

Severity = Literal["error", "warning", "advice"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "advice")
"""From the gravest to the mildest."""

SEVERITY_NAMES: dict[Severity, str] = {
    "error": N_("Error"),
    "warning": N_("Warning"),
    "advice": N_("Advice"),
}


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the program inside a message: marked with ``N_``, translated when shown."""

    text: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """A duration inside a message, shown in the unit in which people say it."""

    minutes: float


Param = str | int | float | LocalText | Term | Minutes | tuple["Param", ...]
"""What fills a placeholder; a tuple is shown as a list."""

Params = tuple[tuple[str, Param], ...]


@quick
@dataclass(frozen=True, slots=True)
class Hit:
    """One fault as a check reports it, before precedence, suppression and collapse.

    ``subjects`` are record ids, the most telling first. ``message``, ``severity`` and ``field``
    replace those of the rule and of its quick fix where one rule says several things. ``document``
    means that the whole blueprint is the subject and ``subjects`` only lists what is behind it.
    """

    subjects: tuple[str, ...] = ()
    params: Params = ()
    message: str = ""
    severity: Severity | None = None
    document: bool = False
    field: str = ""


Verdict = tuple[Hit, ...] | None
"""What a check says about one record: None = no candidate, () = fine, else what is wrong."""

FINE: Verdict = ()


def hit(
    *subjects: str,
    message: str = "",
    severity: Severity | None = None,
    field: str = "",
    **params: Param,
) -> tuple[Hit, ...]:
    """Return the verdict "this is wrong" about some records."""
    return (Hit(subjects, tuple(sorted(params.items())), message, severity, field=field),)


def document_hit(
    subjects: Iterable[str] = (),
    *,
    message: str = "",
    severity: Severity | None = None,
    field: str = "",
    **params: Param,
) -> tuple[Hit, ...]:
    """Return the verdict "this is wrong" about the whole blueprint."""
    filled = tuple(sorted(params.items()))
    return (Hit(tuple(subjects), filled, message, severity, document=True, field=field),)


@quick
@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: an error, a warning or an advice about a blueprint."""

    code: str
    name: str
    severity: Severity
    subjects: tuple[str, ...]
    """Ids of the records it is about, the most telling first; empty for the bare document."""

    template: str
    params: Params = ()
    document: bool = False
    """Whether the whole blueprint is the subject; ``subjects`` then lists what is behind it."""

    count: int = 1
    candidates: int = 1
    """Of a collapsed finding: on how many of how many candidates the rule fired."""

    parts: tuple[Finding, ...] = ()
    """The findings that collapsed into this one."""

    fix_text: str = ""
    """Untranslated label of the quick fix; empty if there is none."""

    can_fix: bool = False
    """Whether ``fixes.fix_patch`` has a patch for it; otherwise the fix opens ``field``."""

    field: str = ""
    """Field of the first subject (or of the blueprint) that a person has to fill in."""

    suppressed: bool = False
    reason: LocalText = EMPTY
    """Why somebody decided to live with it."""

    @property
    def message(self) -> str:
        """The sentence in the language in use."""
        return fill(self.template, self.params)

    @property
    def fix_label(self) -> str:
        """Label of the quick fix in the language in use; empty if there is none."""
        return _(self.fix_text) if self.fix_text else ""

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        """What makes this the same finding after another run."""
        return self.code, () if self.parts else self.subjects

    def to_json(self) -> dict[str, Any]:
        """Return plain data for programs; the message is in the language in use."""
        return {
            "code": self.code,
            "name": self.name,
            "severity": self.severity,
            "subjects": list(self.subjects),
            "document": self.document,
            "count": self.count,
            "candidates": self.candidates,
            "message": self.message,
            "fix": self.fix_label or None,
            "suppressed": self.suppressed,
            "reason": (self.reason.text(language()) or None) if self.suppressed else None,
        }


def fill(template: str, params: Params) -> str:
    """Return a message in the language in use with its placeholders filled."""
    return _(template).format(**{name: _shown(value) for name, value in params})


def _shown(value: Param) -> str:
    match value:
        case Term(text):
            return _(text)
        case Minutes(minutes):
            return minutes_text(minutes)
        case LocalText():
            return value.text(language()).replace("\n", " ")
        case tuple():
            return listed(_shown(entry) for entry in value)
        case bool() | str():
            return str(value)
        case int():
            return format_number(value)
        case float():
            decimals = 0 if value == int(value) else 1 if value * 10 == int(value * 10) else 2
            return format_number(value, decimals)


def active(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that nobody has suppressed."""
    return tuple(finding for finding in findings if not finding.suppressed)


def counts(findings: Iterable[Finding]) -> dict[Severity, int]:
    """Return how many findings of each severity there are, suppressed ones left out."""
    found: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
    for finding in findings:
        if not finding.suppressed:
            found[finding.severity] += 1
    return found
