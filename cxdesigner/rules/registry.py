"""All rules by code: what each is called, when it runs, what it reads, and its check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from cxdesigner.model.blueprint import Maturity
from cxdesigner.model.record import Record
from cxdesigner.rules.finding import Finding, Hit, Severity, Verdict

if TYPE_CHECKING:
    from cxdesigner.model.store import Transaction
    from cxdesigner.rules.context import Facts

Scope = Literal["record", "neighbours", "column", "whole"]
"""How far a check looks: the record and what refers to it; also the ends of its links; also its
whole column; or everything. All but ``whole`` are run again after each edit where it touched."""

Check = Callable[["Facts", Any], Verdict]
Once = Callable[["Facts"], Hit | None]
Change = Callable[["Transaction", Finding], None]
C = TypeVar("C", bound=Check)


@dataclass(frozen=True, slots=True)
class Fix:
    """A quick fix: one undo step made by ``change``, or a field for the person to fill in."""

    label: str
    """Marked with ``N_``; a verb in sentence case."""

    change: Change | None = None
    field: str = ""
    wanted: Callable[[Finding], bool] | None = None
    """Whether the fix fits a finding; None: always."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``message`` and ``collapsed`` are templates with named placeholders (``N_``)."""

    code: str
    name: str
    severity: Severity
    maturity: Maturity
    scope: Scope
    over: tuple[type[Record], ...]
    """Types of the records that the check is asked about, one after the other; the type
    ``Blueprint`` asks once for the document."""

    reads: tuple[type[Record], ...]
    """Further types whose change can change the verdict."""

    message: str
    collapsed: str
    """Says the same of {count} of {total} candidates; empty: findings never collapse."""

    check: Check
    fix: Fix | None = None
    once: Once | None = None
    """Asked first: one hit for the document that replaces all single ones."""

    @property
    def is_local(self) -> bool:
        """Whether the rule is run again after each edit, only where the edit touched."""
        return self.scope != "whole"

    @property
    def page(self) -> str:
        """Name of the documentation page in ``docs/rules``."""
        return f"{self.code}.md"


_rules: dict[str, Rule] = {}


def rule(
    *,
    code: str,
    name: str,
    severity: Severity,
    maturity: Maturity,
    over: type[Record] | tuple[type[Record], ...],
    message: str,
    scope: Scope = "whole",
    reads: tuple[type[Record], ...] = (),
    collapsed: str = "",
    fix: Fix | None = None,
    once: Once | None = None,
) -> Callable[[C], C]:
    """Register a check as a rule.

    Raises
    ------
    ValueError
        If the code or the name is taken.
    """

    def register(check: C) -> C:
        types = over if isinstance(over, tuple) else (over,)
        entry = Rule(
            code,
            name,
            severity,
            maturity,
            scope,
            types,
            reads,
            message,
            collapsed,
            check,
            fix,
            once,
        )
        if code in _rules or any(other.name == name for other in _rules.values()):
            raise ValueError(f"rule {code} {name} is registered twice")
        _rules[code] = entry
        return check

    return register


def unregister(code: str) -> None:
    """Forget a rule; for tests that register one of their own."""
    _rules.pop(code, None)


def all_rules() -> tuple[Rule, ...]:
    """Return every rule, sorted by code."""
    return tuple(rule for _, rule in sorted(rules_by_code().items()))


def rules_by_code() -> Mapping[str, Rule]:
    """Return code → rule."""
    # Imported here: the checks import this module to register themselves.
    import cxdesigner.rules.checks  # noqa: F401

    return _rules


def find_rule(code_or_name: str) -> Rule | None:
    """Return the rule with a code (any case) or a name, or None."""
    known = rules_by_code()
    found = known.get(code_or_name.upper())
    if found is not None:
        return found
    return next((rule for rule in known.values() if rule.name == code_or_name.lower()), None)
