"""How far each of the seven steps of customer experience management is (domain 4.1, M01–M06)."""

from __future__ import annotations

from collections.abc import Iterable

from cxdesigner.analysis.cem import FACTORS, CemResult, answers, cem_result
from cxdesigner.analysis.names import factor_name
from cxdesigner.base.i18n import N_, _, ngettext
from cxdesigner.editor.guide.progress import Count, Progress, some_of
from cxdesigner.model.method import CemFactor, CemNeed, CemTable
from cxdesigner.model.view import RecordView

SCORES: tuple[tuple[str, str], ...] = (
    ("experience", N_("Experience")),
    ("expectation", N_("Expectation")),
    ("importance", N_("Importance")),
)
"""Inputs of step 2 in the order of its columns, with what they are called."""

MEANS: tuple[tuple[str, str], ...] = (
    ("people", N_("People")),
    ("process", N_("Processes")),
    ("technology", N_("Technology")),
)
"""What carries a need, besides the strategy (step 6)."""


def table_of(view: RecordView) -> CemTable:
    """Return the table; one that says nothing where the method was not begun."""
    tables = view.of_type(CemTable)
    return tables[0] if tables else CemTable(id="none")


def result_of(view: RecordView) -> CemResult:
    """Return the computed table; without rows where nothing was scored."""
    return cem_result(view.of_type(CemFactor), table_of(view).key_experiences)


def factors_of(view: RecordView) -> tuple[str, ...]:
    """Return the factors a table has a row for: the six, and those of one's own."""
    own = sorted({row.factor for row in view.of_type(CemFactor)} - set(FACTORS))
    return (*FACTORS, *own)


def row_of(view: RecordView, factor: str) -> CemFactor | None:
    """Return the record of a factor."""
    return next((row for row in view.of_type(CemFactor) if row.factor == factor), None)


def short_factors(view: RecordView) -> tuple[str, ...]:
    """Return the key experiences that fall short of their ideal: the gaps to close."""
    found = result_of(view)
    return tuple(
        row.factor
        for row in found.rows
        if row.factor in found.key and row.gap is not None and row.gap < 0
    )


def needs_reason(view: RecordView) -> bool:
    """Say whether none of the factors that the figures point to is among those chosen (M02)."""
    found = result_of(view)
    return bool(found.lowest and found.chosen) and not set(found.lowest) & set(found.chosen)


def brand(view: RecordView, _language: str) -> Progress:
    """Step 1: brand values."""
    count = Count()
    values = table_of(view).brand_values
    count.one(any(values), _("No reason is given why customers come."))
    return count.progress


def scores(view: RecordView, _language: str) -> Progress:
    """Step 2: experience, expectation and importance of each factor."""
    return _cells(view, SCORES)


def key(view: RecordView, _language: str) -> Progress:
    """Step 3: a key experience is chosen, with a reason where the figures point elsewhere."""
    count, found = Count(), result_of(view)
    if found.lowest:
        said = _("No key experience is chosen yet; the figures point to {factors}.").format(
            factors=_names(found.lowest)
        )
    elif any(row.weighted is not None for row in found.rows):
        said = _("No factor is below its expectation: choose the key experience yourself.")
    else:
        count.first(found.chosen, 2, _("No factor is scored yet: step 2 comes first."))
        return count.progress
    count.one(found.chosen, said)
    if needs_reason(view):
        reason = _("The figures point to {factors}. Say why you chose another.")
        count.one(table_of(view).override_reason, reason.format(factors=_names(found.lowest)))
    return count.progress


def ideal(view: RecordView, _language: str) -> Progress:
    """Step 4: the ideal of each factor; the gap follows."""
    return _cells(view, (("ideal", N_("Ideal")),))


def needs(view: RecordView, _language: str) -> Progress:
    """Step 5: a need for each key experience that falls short (M06)."""
    count = Count()
    answered = {need.factor for need in view.of_type(CemNeed) if need.text}
    short = short_factors(view)
    if short:
        named = [(factor in answered, factor_name(factor)) for factor in short]
        count.each(named, _("No need closes the gap of: {names}."))
    else:
        count.one(answered, _("No need is named yet."))
    return count.progress


def fit(view: RecordView, language: str) -> Progress:
    """Step 6: strategy, people, process and technology of each need (M04)."""
    count = Count()
    there = view.of_type(CemNeed)
    for need in there:
        known = {name for name, text in need.capability if text}
        parts = [(bool(need.strategy), _("Strategy"))]
        parts += [(name in known, _(words)) for name, words in MEANS]
        name = need.text.line(language) or factor_name(need.factor)
        said = _("The need “{need}” lacks: {names}.")
        count.each(parts, said.replace("{need}", name.replace("{", "{{").replace("}", "}}")))
    if not there:
        count.first(False, 5, _("No need is named yet: step 5 comes first."))
    return count.progress


def review(view: RecordView, language: str) -> Progress:
    """Step 7: feedback, a date for the next round (M05), and who closes the gap until then."""
    count, table = Count(), table_of(view)
    count.one(table.feedback_evidence, _("Nothing tells yet whether it worked."))
    count.one(
        table.review_every_months or table.next_review, _("Nobody says when to review again.")
    )
    count.one(
        table.next_cycle_brand_value,
        _("No brand value is named that the next round begins with."),
    )
    for factor in short_factors(view):
        ideas = answers(view, (factor,))
        name = factor_name(factor)
        taken = [idea for idea in ideas if idea.owner]
        dated = [idea for idea in taken if idea.due]
        if not ideas:
            said = _("No opportunity answers the gap of {factor}.")
        elif not taken:
            said = _("No opportunity for {factor} has an owner.")
        else:
            said = _("No opportunity for {factor} has an owner and a due date.")
        count.some([bool(ideas), bool(taken), bool(dated)], said.format(factor=name))
    return count.progress


def _cells(view: RecordView, columns: Iterable[tuple[str, str]]) -> Progress:
    there: list[bool] = []
    lacking: list[str] = []
    for factor in factors_of(view):
        row = row_of(view, factor)
        for attribute, title in columns:
            given = row is not None and getattr(row, attribute) is not None
            there.append(given)
            if not given:
                lacking.append(f"{factor_name(factor)} – {_(title)}")
    count = Count()
    n = len(lacking)
    said = ngettext("{n} score is missing: {names}.", "{n} scores are missing: {names}.", max(1, n))
    count.some(there, said.format(n=n, names=some_of(lacking)))
    return count.progress


def _names(factors: Iterable[str]) -> str:
    return some_of([factor_name(factor) for factor in factors])
