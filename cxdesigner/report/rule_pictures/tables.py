"""What a person sees of the tables, dates, surveys and plans that some rules speak about."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.names import DIMENSION_NAMES, METRIC_NAMES, dimension_name, factor_name
from cxdesigner.analysis.sentences import label_of, survey_name
from cxdesigner.analysis.words import list_text, number_text
from cxdesigner.analysis.words import named as pair
from cxdesigner.base.i18n import _, pgettext
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Feedback, Metric, PainPoint, RaciRow
from cxdesigner.model.method import CemFactor, CemNeed, CemTable, ServqualRow
from cxdesigner.model.persona import Persona
from cxdesigner.model.record import Record
from cxdesigner.model.view import RecordView
from cxdesigner.report.analysis_pages.compose import analysis_page
from cxdesigner.report.analysis_pages.method_pages import CAPABILITIES
from cxdesigner.report.analysis_pages.words import EMPTY, interval, number
from cxdesigner.report.comparing.words import field_words, language_words, named, record_words
from cxdesigner.report.comparing.words import value_words as words_of
from cxdesigner.report.names import RECORD_NAMES
from cxdesigner.report.rule_pictures.examples import text_in
from cxdesigner.report.table_pages import Cell, Column, PrintedTable, TableRow, plain_rows
from cxdesigner.scene.blocks.text import Align
from cxdesigner.scene.primitives import FontStyle

Ids = tuple[str, ...]
Maker = Callable[[RecordView, Ids, str], PrintedTable]
"""Of a view, the ids that an example is about, and the language of texts."""


def _heads(first: str, *others: str, align: Align = "left") -> tuple[Column, ...]:
    """Return headings; how wide the columns are follows from what stands in them."""
    return (Column(first, 1.0), *(Column(title, 1.0, align) for title in others))


def _own(view: RecordView, ids: Ids, kind: type[Record]) -> Record | None:
    """Return the record of a type that an example is about."""
    found = (record for key in ids if isinstance(record := view.find(key), kind))
    return next(found, None)


def _card(kind: type[Record], *fields: str) -> Maker:
    """Return what shows one record with some of its fields below each other."""

    def make(view: RecordView, ids: Ids, language: str) -> PrintedTable:
        record = _own(view, ids, kind)
        assert record is not None
        rows = [(field_words(kind, name), _said(view, record, name, language)) for name in fields]
        head, name = record_words(record), named(view, record, language)
        return _two(head, name if name != head else "", *rows)

    return make


def _two(head: str, name: str, *rows: tuple[str, str]) -> PrintedTable:
    """Return what something has, each on a row of its own."""
    found = (TableRow((Cell(one, paint="ink.secondary"), Cell(other))) for one, other in rows)
    return PrintedTable("", "", _heads(head, name), tuple(found))


def _said(view: RecordView, record: Record, name: str, language: str) -> str:
    value = getattr(record, name)
    if name == "info":
        return "\n".join(pair(text_in(key, language), fact) for key, fact in value) or EMPTY
    if name == "collects":
        return list_text(tuple(text_in(one, language) for one in value)) or EMPTY
    return words_of(view, record, name, value, language)


def _each(kind: type[Record], *fields: str, every: bool = False) -> Maker:
    """Return what shows records of a type below each other: those of the example, or ``every``."""

    def make(view: RecordView, ids: Ids, language: str) -> PrintedTable:
        found = [one for one in view.of_type(kind) if every or one.id in ids]
        rows = (
            (named(view, one, language), *(_said(view, one, name, language) for name in fields))
            for one in found
        )
        head = record_words(found[0]) if found else _(RECORD_NAMES[kind])
        columns = _heads(head, *(field_words(kind, name) for name in fields))
        return PrintedTable("", "", columns, plain_rows(rows))

    return make


def _part(page: str, key: str, *columns: int, rows: slice = slice(None)) -> Maker:
    """Return what shows some columns of a table of the analyses."""

    def make(view: RecordView, ids: Ids, language: str) -> PrintedTable:
        sections = analysis_page(page, Facts(view), language).sections
        section = next(one for one in sections if one.key == key)
        table = section.table
        assert table is not None
        heads = tuple(Column(table.columns[at], 1.0, table.align[at]) for at in columns)
        found = tuple(
            TableRow(tuple(Cell(row.cells[at], _style(row.strong)) for at in columns))
            for row in table.rows[rows]
        )
        return PrintedTable(section.title, "", heads, found)

    return make


def _style(strong: bool) -> FontStyle:
    return "bold" if strong else "regular"


def _languages(view: RecordView, ids: Ids, language: str) -> PrintedTable:
    element = _own(view, ids, Element)
    assert isinstance(element, Element)
    texts = dict(element.label.entries)
    rows = [(language_words(tag), texts.get(tag, EMPTY)) for tag in view.blueprint.languages]
    return _two(record_words(element), field_words(Element, "label"), *rows)


def _answers(view: RecordView, ids: Ids, language: str) -> PrintedTable:
    metric = _own(view, ids, Metric)
    assert isinstance(metric, Metric)
    columns = _heads(_("Answer"), _("Number of answers"), align="right")
    rows = plain_rows((answer, number_text(count)) for answer, count in metric.counts)
    scale = pair(field_words(Metric, "scale"), number(metric.scale))
    return PrintedTable(_(METRIC_NAMES[metric.type]), scale, columns, rows)


def _parts_of_score(view: RecordView, ids: Ids, language: str) -> PrintedTable:
    metric = _own(view, ids, Metric)
    assert isinstance(metric, Metric)
    parts = ("promoters", "passives", "detractors")
    rows = [(field_words(Metric, name), number(getattr(metric, name))) for name in parts]
    rows.append((_("Total"), number(sum(getattr(metric, name) or 0.0 for name in parts))))
    rows.append((field_words(Metric, "n"), number(metric.n)))
    return _two(_(METRIC_NAMES[metric.type]), named(view, metric, language), *rows)


def _few_answers(view: RecordView, ids: Ids, language: str) -> PrintedTable:
    heads = (_("Step"), _("NPS"), _("Adjusted interval"), _("Answers"))
    rows = [
        (
            survey_name(view, survey.metric_id, language),
            number(found.score, 1),
            interval(found.adjusted.clamped(-100, 100), 1),
            number(found.n),
        )
        for survey in Facts(view).nps
        if (found := survey.figures) is not None
    ]
    return PrintedTable("", "", _heads(*heads, align="right"), plain_rows(rows))


def _weights(view: RecordView, ids: Ids, language: str) -> PrintedTable:
    found = view.of_type(ServqualRow)
    known = {row.dim: row.weight for row in found}
    rows = [(dimension_name(dim), number(known[dim])) for dim in DIMENSION_NAMES if dim in known]
    rows.append((_("Total"), number(sum(row.weight or 0.0 for row in found))))
    columns = _heads(_("Dimension"), pgettext("of a dimension", "Weight"), align="right")
    return PrintedTable("", "", columns, plain_rows(rows))


def _stored(view: RecordView, ids: Ids, language: str) -> PrintedTable:
    """Show satisfactions as they are kept, computed where nothing is kept."""
    found = Facts(view).cem
    assert found is not None
    kept = {one.id: one.satisfaction for one in view.of_type(CemFactor)}
    rows = (
        (
            factor_name(row.factor),
            number(row.experience),
            number(row.expectation),
            number(row.satisfaction if kept[row.record_id] is None else kept[row.record_id]),
        )
        for row in found.rows
    )
    heads = (_("Factor"), _("Experience"), _("Expectation"), _("Satisfaction"))
    return PrintedTable("", "", _heads(*heads, align="right"), plain_rows(rows))


def _key_experience(view: RecordView, ids: Ids, language: str) -> PrintedTable:
    found = Facts(view).cem
    assert found is not None
    rows = (
        (factor_name(row.factor), number(row.weighted), "★" if row.factor in found.key else "")
        for row in found.rows
    )
    columns = (
        Column(_("Factor"), 1.0),
        Column(_("Weighted"), 1.0, "right"),
        Column(_("Key experience"), 1.0, "center"),
    )
    return PrintedTable("", "", columns, plain_rows(rows))


def _capability(view: RecordView, ids: Ids, language: str) -> PrintedTable:
    need = _own(view, ids, CemNeed)
    assert isinstance(need, CemNeed)
    known = {name: text.line(language) for name, text in need.capability}
    strategy = (field_words(CemNeed, "strategy"), need.strategy.line(language) or EMPTY)
    means = ((_(words), known.get(name) or EMPTY) for name, words in CAPABILITIES.items())
    return _two(record_words(need), need.text.line(language), strategy, *means)


def _measured(view: RecordView, ids: Ids, language: str) -> PrintedTable:
    element = _own(view, ids, Element)
    assert element is not None
    found = (_(METRIC_NAMES[one.type]) for one in view.referring(element.id, Metric))
    rows = [(label_of(view, element.id, language), list_text(tuple(found)) or EMPTY)]
    columns = _heads(record_words(element), _("Metric"))
    return PrintedTable("", "", columns, plain_rows(rows))


_DUTIES = _card(RaciRow, "responsible", "accountable", "consulted", "informed")

TABLES: Mapping[str, Maker] = {
    "C01": _each(Persona, "segment", "goals", every=True),
    "C02": _card(Persona, "background", "goals", "motivations", "challenges"),
    "C05": _card(Blueprint, "scenario", "business_goal", "scope_start", "scope_end"),
    "C06": _card(Blueprint, "state", "maturity"),
    "C07": _each(Metric, "type", "date", every=True),
    "C08": _languages,
    "C09": _part("opportunities", "opportunities", 0, 4, 5),
    "C10": _card(Blueprint, "vision", "principles"),
    "D01": _answers,
    "D02": _parts_of_score,
    "D04": _card(Element, "work", "wait"),
    "D05": _card(Element, "std", "max"),
    "D06": _few_answers,
    "D07": _each(Metric, "type", "scale"),
    "D08": _weights,
    "D09": _part("cem", "cem", 0, 1, 2, 4, 6),
    "D10": _stored,
    "D11": _DUTIES,
    "D12": _DUTIES,
    "M01": _part("cem", "cem_steps", 0, 1, rows=slice(0, 5)),
    "M02": _key_experience,
    "M03": _part("cem", "cem", 0, 1, 2, 6),
    "M04": _capability,
    "M05": _card(CemTable, "feedback_evidence", "review_every_months", "next_review"),
    "M06": _part("cem", "cem_steps", 0, 1, rows=slice(2, 5)),
    "M07": _card(Feedback, "analyse", "act_id", "closed"),
    "M08": _part("servqual", "servqual", 0, 1, 2, rows=slice(0, -1)),
    "X03": _card(Blueprint, "emotion_source"),
    "X08": _each(PainPoint, "opportunity_ids"),
    "X13": _measured,
    "X16": _each(Element, "channel", "info"),
    "X17": _each(Element, "collects"),
    "X21": _each(Element, "tags"),
}
"""By the codes of the rules whose fault is seen in a table."""

NEAR = frozenset({"D04", "D05", "X03", "X08", "X13", "X16", "X17", "X21"})
"""Of these, what the table is about is drawn above it."""

CHARTS: Mapping[str, str] = {"D06": "nps", "D07": "ces"}
"""Of these, the picture of an analysis by its key that is drawn above it."""
