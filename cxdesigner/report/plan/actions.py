"""The action plan: opportunities by priority, with what they answer and what they changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from cxdesigner.analysis.priority import opportunity_values
from cxdesigner.analysis.sentences import label_of
from cxdesigner.base.i18n import _
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Feedback, Opportunity, PainPoint
from cxdesigner.model.view import RecordView
from cxdesigner.report.analysis_pages.behind import things_behind
from cxdesigner.report.insight_words import STATUS_NAMES, status_title
from cxdesigner.rules.finding import Finding

FIRST_STATUS = "open"
DONE = "done"
FINISHED = frozenset({DONE, "dropped"})
"""Statuses of actions that nobody waits for any more."""

AnswerKind = Literal["pain", "finding", "feedback"]

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")


@dataclass(frozen=True, slots=True)
class Answered:
    """A pain, a finding of a rule or a feedback that an action answers."""

    kind: AnswerKind
    text: str
    record_id: str = ""
    """Pain, feedback, or what the finding is about; '' for the whole blueprint."""

    code: str = ""
    """Of a finding."""

    is_open: bool | None = None
    """Whether the rule still finds it, or the feedback is not closed yet; None if not known."""


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """One opportunity as an action, in one language."""

    id: str
    text: str
    status: str
    """A key of ``STATUS_NAMES``, or another word that a file holds."""

    value: float | None
    """Σ priority of its pains × impact / effort (domain 4.11); None if one of these is missing."""

    impact: float | None
    effort: float | None
    owner: str
    due: str
    is_overdue: bool
    answers: tuple[Answered, ...]
    changed_ids: tuple[str, ...]
    place_ids: tuple[str, ...]
    """What of the canvas it is about."""

    @property
    def ratio(self) -> float | None:
        """Impact / effort, which orders actions without a value; None if one is missing."""
        return None if self.impact is None or not self.effort else self.impact / self.effort

    @property
    def is_finished(self) -> bool:
        """Whether it is done or dropped."""
        return self.status in FINISHED


def action_plan(
    view: RecordView, language: str, today: str, findings: Iterable[Finding] | None = None
) -> tuple[PlannedAction, ...]:
    """Return the actions: what is to be done first, then what is done or dropped.

    Within each the higher value comes first, then the higher impact / effort, then the earlier
    date; what has none comes last.

    Parameters
    ----------
    today
        The day as ``2026-10-31``, for what is overdue.
    findings
        What the rules say now; None if nobody asked them.
    """
    found = None if findings is None else _by_answer(findings)
    values = {one.opportunity_id: one.value for one in opportunity_values(view)}
    actions = (
        _planned(view, idea, values[idea.id], language, today, found)
        for idea in view.of_type(Opportunity)
    )
    return tuple(sorted(actions, key=_rank))


def status_columns(
    actions: Iterable[PlannedAction],
) -> tuple[tuple[str, str, tuple[PlannedAction, ...]], ...]:
    """Return (status, title, actions) of each column of a board, in the order of the actions.

    Every known status has a column; words that a file holds beside them come last, sorted.
    """
    by_status: dict[str, list[PlannedAction]] = {status: [] for status in STATUS_NAMES}
    every = tuple(actions)
    for status in sorted({action.status for action in every} - set(STATUS_NAMES)):
        by_status[status] = []
    for action in every:
        by_status[action.status].append(action)
    return tuple(
        (status, status_title(status), tuple(members)) for status, members in by_status.items()
    )


def is_past(due: str, today: str) -> bool:
    """Say whether a day, month or year lies wholly before a day; what is no date never does."""
    return bool(_DAY.match(due)) and due < today[: len(due)]


def finding_word(finding: Finding) -> str:
    """Return how an action names a finding that it answers: code and first subject."""
    subject = "" if finding.document or not finding.subjects else finding.subjects[0]
    return f"{finding.code}:{subject}" if subject else finding.code


def singles(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings with those that were folded into one, each by itself."""
    for finding in findings:
        yield finding
        yield from finding.parts


def _by_answer(findings: Iterable[Finding]) -> dict[str, Finding]:
    return {finding_word(one): one for one in singles(findings)}


def _rank(action: PlannedAction) -> tuple[object, ...]:
    return (
        action.is_finished,
        -(action.value or 0.0),
        -(action.ratio or 0.0),
        action.due or "~",
        action.id,
    )


def _planned(
    view: RecordView,
    idea: Opportunity,
    value: float | None,
    language: str,
    today: str,
    found: dict[str, Finding] | None,
) -> PlannedAction:
    status = idea.status or FIRST_STATUS
    due = idea.due or ""
    answers = tuple(_answers(view, idea, language, found))
    own = things_behind(view, (idea.id,))
    spoken = tuple(
        one.record_id for one in answers if one.kind == "finding" and one.record_id in view
    )
    return PlannedAction(
        id=idea.id,
        text=idea.text.line(language),
        status=status,
        value=value,
        impact=idea.impact,
        effort=idea.effort,
        owner=idea.owner.line(language),
        due=due,
        is_overdue=status not in FINISHED and is_past(due, today),
        answers=answers,
        changed_ids=idea.changed_ids,
        place_ids=own or things_behind(view, spoken),
    )


def _answers(
    view: RecordView, idea: Opportunity, language: str, found: dict[str, Finding] | None
) -> Iterator[Answered]:
    for pain in view.referring(idea.id, PainPoint):
        yield Answered("pain", pain.text.line(language) or _("unnamed pain point"), pain.id)
    for word in idea.findings:
        code, _colon, subject = word.partition(":")
        finding = None if found is None else found.get(word)
        name = label_of(view, subject, language) if view.get(Element, subject) is not None else ""
        text = finding.message if finding is not None else f"{code} {name}".strip()
        yield Answered(
            "finding", text, subject, code, None if found is None else finding is not None
        )
    for item in view.referring(idea.id, Feedback):
        text = (item.listen or item.analyse).line(language) or _("Feedback")
        yield Answered("feedback", text, item.id, is_open=not item.closed)
