"""Findings in groups: by severity, by stage, by rule, or by who answers for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal

from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.problems.words import subject_text
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView
from cxdesigner.report.record_names import name_of
from cxdesigner.report.rule_page import says
from cxdesigner.rules.finding import SEVERITIES, Finding, Severity
from cxdesigner.rules.registry import find_rule

GroupBy = Literal["severity", "stage", "rule", "owner"]
GROUPINGS: Mapping[GroupBy, str] = {
    "severity": N_("By severity"),
    "stage": N_("By stage"),
    "rule": N_("By rule"),
    "owner": N_("By owner"),
}

SEVERITY_GROUPS: Mapping[Severity, str] = {
    "error": N_("Errors"),
    "warning": N_("Warnings"),
    "advice": N_("Advice"),
}

SUPPRESSED = "suppressed"
"""Key of the group of what somebody decided to live with; always the last."""


@dataclass(frozen=True, slots=True)
class Group:
    """Findings under one heading, in the order in which findings are shown."""

    key: str
    title: str
    findings: tuple[Finding, ...]


def grouped(
    view: RecordView,
    findings: Iterable[Finding],
    by: GroupBy,
    language: str,
    *,
    query: str = "",
) -> tuple[Group, ...]:
    """Return the findings in groups; suppressed ones in a group of their own at the end.

    Groups by severity run from the grave to the mild, by stage in the order of the journey with
    the whole blueprint first, by rule by code, by owner by name with nobody last.

    Parameters
    ----------
    language
        Content language, for names of stages and owners.
    query
        Words that must all be in a finding: its code, sentence, subject, fix or reason.
    """
    chosen = list(findings)
    if query.strip():
        chosen = [one for one in chosen if _fits(view, one, language, query)]
    order_of, title_of = _KEYS[by]
    groups: dict[tuple[object, ...], list[Finding]] = {}
    aside = [one for one in chosen if one.suppressed]
    for finding in chosen:
        if not finding.suppressed:
            groups.setdefault(order_of(view, finding, language), []).append(finding)
    shown = [
        Group(f"{by}:{order}", title_of(view, found[0], language), tuple(found))
        for order, found in sorted(groups.items(), key=itemgetter(0))
    ]
    if aside:
        shown.append(Group(SUPPRESSED, _("Suppressed"), tuple(aside)))
    return tuple(shown)


def _fits(view: RecordView, finding: Finding, language: str, query: str) -> bool:
    parts = (
        finding.code,
        finding.name,
        finding.message,
        finding.fix_label,
        subject_text(view, finding, language),
        finding.reason.text(language),
    )
    text = " ".join(parts).casefold()
    return all(word in text for word in query.casefold().split())


_Order = Callable[[RecordView, Finding, str], tuple[object, ...]]
_Title = Callable[[RecordView, Finding, str], str]
_GRAVITY: Mapping[Severity, tuple[int]] = {key: (at,) for at, key in enumerate(SEVERITIES)}


def _severity_title(_view: RecordView, finding: Finding, _language: str) -> str:
    return _(SEVERITY_GROUPS[finding.severity])


def _stage(view: RecordView, finding: Finding) -> Stage | None:
    return None if finding.document else stage_behind(view, _first(view, finding))


def _stage_order(view: RecordView, finding: Finding, _language: str) -> tuple[int]:
    stage = _stage(view, finding)
    return (-1 if stage is None else view.positions(Stage)[stage.id],)


def _stage_title(view: RecordView, finding: Finding, language: str) -> str:
    stage = _stage(view, finding)
    return _("The whole blueprint") if stage is None else name_of(view, stage, language)


def _rule_title(_view: RecordView, finding: Finding, _language: str) -> str:
    rule = find_rule(finding.code)
    words = says(rule) if rule is not None else finding.name
    return f"{finding.code}  {words}"


def _owner(view: RecordView, finding: Finding, language: str) -> str:
    return "" if finding.document else owner_behind(view, _first(view, finding), language)


def _owner_order(view: RecordView, finding: Finding, language: str) -> tuple[bool, str]:
    name = _owner(view, finding, language)
    return not name, name.casefold()


def _owner_title(view: RecordView, finding: Finding, language: str) -> str:
    return _owner(view, finding, language) or _("Nobody is named")


_KEYS: Mapping[GroupBy, tuple[_Order, _Title]] = {
    "severity": (lambda _view, finding, _language: _GRAVITY[finding.severity], _severity_title),
    "stage": (_stage_order, _stage_title),
    "rule": (lambda _view, finding, _language: (finding.code,), _rule_title),
    "owner": (_owner_order, _owner_title),
}
"""What groups are sorted and told apart by, and their title: that of the first finding in each."""


def _first(view: RecordView, finding: Finding) -> Record | None:
    found = (view.find(key) for key in finding.subjects)
    return next((record for record in found if record is not None), None)


def element_behind(view: RecordView, record: Record | None) -> Element | None:
    """Return the element that a record is, begins at, or tells something about."""
    match record:
        case Element():
            return record
        case Link():
            return view.get(Element, record.source_id)
    return view.get(Element, getattr(record, "element_id", None))


def stage_behind(view: RecordView, record: Record | None) -> Stage | None:
    """Return the stage at whose band a record is found, None where it has none."""
    if isinstance(record, Stage):
        return record
    own = view.get(Stage, getattr(record, "stage_id", None))
    if own is not None:
        return own
    element = element_behind(view, record)
    step = view.get(Step, element.step_id) if element is not None else None
    return view.get(Stage, step.stage_id) if step is not None else None


def owner_behind(view: RecordView, record: Record | None, language: str) -> str:
    """Return who answers for a record: its owner, else who acts; '' where nobody is named."""
    element = element_behind(view, record)
    for one in (record, element):
        for field in ("owner", "actor"):
            text = getattr(one, field, None)
            if isinstance(text, LocalText) and text.text(language).strip():
                return text.line(language)
    return ""
