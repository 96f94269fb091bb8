"""Pages about money, and about a journey that was planned otherwise than lived."""

from __future__ import annotations

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.lived import Lived
from cxdesigner.analysis.money import (
    LIFETIME_INPUTS,
    PROFIT_INPUTS,
    Pace,
    money_metrics,
)
from cxdesigner.analysis.sentences import place_name
from cxdesigner.base.i18n import N_, _, pgettext
from cxdesigner.model.persona import Persona
from cxdesigner.report.analysis_pages.words import (
    align,
    ids_of,
    minutes,
    number,
    share,
)
from cxdesigner.report.table import Row, Section, Table

INPUT_NAMES: dict[str, str] = {
    "margin": N_("Margin of one period"),
    "retention": N_("Share of customers who stay, 0…1"),
    "discount": N_("Interest of one period, 0…1"),
    "price": N_("Price"),
    "labour_rate": N_("Labour a minute"),
    "materials": N_("Materials"),
    "overhead": N_("Overheads"),
}

_PACES: dict[Pace, str] = {
    "standard": N_("In the standard times"),
    "drawn": N_("In the work times drawn"),
    "tolerated": N_("In the longest times accepted"),
}


def lifetime_page(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return the inputs, which can be typed, and the value of the relationship."""
    found = facts.lifetime
    if found is None:
        return ()
    inputs = tuple(metric.id for metric in money_metrics(facts.view, LIFETIME_INPUTS).values())
    rows = (
        Row((_("From the next period on"), number(found.value)), inputs, strong=True),
        Row((_("With the margin of today"), number(found.with_first)), inputs),
    )
    notes: tuple[str, ...] = ()
    if found.value is None and None not in (found.margin, found.retention, found.discount):
        notes = (_("The shares must lie between 0 and 1, and customers must leave at some time."),)
    return (
        _inputs(facts, "lifetime_inputs", LIFETIME_INPUTS),
        Section(
            "lifetime", _("Customer lifetime value"), Table(("", ""), align(1, 1), rows), notes
        ),
    )


def profit_page(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return the inputs, which can be typed, and what each pace leaves of the price."""
    found = facts.profit
    if found is None:
        return ()
    path = facts.lead_time.longest.path if facts.lead_time.longest else ()
    rows = [
        Row((_(_PACES[pace]), minutes(time), number(left)), path, strong=(left or 0.0) < 0)
        for pace, time, left in found.paces
    ]
    rows.append(Row((_("Nothing is left at"), minutes(found.break_even), number(0.0)), path))
    headings = ("", _("Time"), _("Profit"))
    return (
        _inputs(facts, "profit_inputs", PROFIT_INPUTS),
        Section("profit", _("Time and profit"), Table(headings, align(1, 2), tuple(rows))),
    )


def _inputs(facts: Facts, key: str, types: tuple[str, ...]) -> Section:
    known = money_metrics(facts.view, types)
    rows = tuple(
        Row(
            (_(INPUT_NAMES[kind]), number(known[kind].value)),
            (known[kind].id,),
            record_id=known[kind].id,
            fields=("", "value"),
        )
        for kind in types
        if kind in known
    )
    return Section(key, _("What it is computed from"), Table(("", ""), align(1, 1), rows))


def deviation_page(facts: Facts, language: str) -> tuple[Section, ...]:
    """Return the planned and the lived touchpoints side by side, for each observed persona."""
    return tuple(section for lived in facts.lived for section in _deviation(facts, lived, language))


def _deviation(facts: Facts, lived: Lived, language: str) -> tuple[Section, ...]:
    found = lived.figures
    persona = facts.view.get(Persona, lived.persona_id)
    name = "" if persona is None else persona.name.line(language)
    figures = (
        Row((_("Kept of what was planned (fitness)"), share(found.fitness)), found.common),
        Row((_("Planned of what was lived (precision)"), share(found.precision)), found.common),
    )
    rows = tuple(
        Row(
            (
                planned and place_name(facts.view, planned, language),
                actual and place_name(facts.view, actual, language),
                word,
            ),
            ids_of(planned, actual),
            strong=bool(word),
        )
        for planned, actual, word in _aligned(lived)
    )
    title = name or _("Persona without a name")
    return (
        Section(f"deviation:{lived.persona_id}", title, Table(("", ""), align(1, 1), figures)),
        Section(
            f"deviation_steps:{lived.persona_id}",
            "",
            Table((pgettext("journey", "Planned"), _("Lived"), ""), align(3, 0), rows),
        ),
    )


def _aligned(lived: Lived) -> list[tuple[str, str, str]]:
    """Planned and lived touchpoints in one order, with a word where they differ."""
    rows: list[tuple[str, str, str]] = []
    planned, actual = list(lived.planned), list(lived.actual)
    for common in (*lived.figures.common, ""):
        while planned and planned[0] != common:
            rows.append((planned.pop(0), "", _("left out")))
        while actual and actual[0] != common:
            rows.append(("", actual.pop(0), _("not planned here")))
        if planned and actual:
            rows.append((planned.pop(0), actual.pop(0), ""))
    return rows
