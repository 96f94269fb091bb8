"""Pictures of surveys: net promoter score, satisfaction, effort, each with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cxdesigner.analysis.ces import Ces
from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.intervals import Interval
from cxdesigner.analysis.nps import Nps
from cxdesigner.analysis.sentences import survey_name
from cxdesigner.analysis.surveys import Survey
from cxdesigner.analysis.words import between, number_text, share_text
from cxdesigner.base.i18n import _
from cxdesigner.scene.charts.options import ChartOptions
from cxdesigner.scene.charts.rows import Bar, Dot, Mark, Row, Span, draw_rows
from cxdesigner.scene.charts.scale import Scale, scale_of
from cxdesigner.scene.charts.sheet import LegendEntry, Sheet
from cxdesigner.scene.charts.signs import BAD, CALM, GOOD, INK, MAIN, bar, marker, whisker


def draw_nps(sheet: Sheet, facts: Facts, options: ChartOptions) -> bool:
    """Draw who promotes and who detracts, and below it the scores with their intervals."""
    known = [survey for survey in facts.nps if survey.figures or survey.stated is not None]
    if not known:
        return False
    shown = known[: options.most]
    parts = [_nps_parts(facts, s, s.figures, sheet) for s in shown if s.figures]
    if parts:
        sheet.heading(_("Who recommends"))
        draw_rows(sheet, parts, _percent_scale(), title=_("Share of answers"))
        sheet.legend(
            (
                LegendEntry(bar(0, -4.5, 16, 9, BAD, "hatched"), _("Detractors (0–6)")),
                LegendEntry(bar(0, -4.5, 16, 9, CALM, "soft"), _("Passives (7–8)")),
                LegendEntry(bar(0, -4.5, 16, 9, GOOD), _("Promoters (9–10)")),
            )
        )
    sheet.heading(_("Net promoter score"))
    rows = [_nps_score(facts, survey, sheet) for survey in shown]
    draw_rows(sheet, rows, scale_of((-100, 100), low=-100, high=100, text=_signed))
    _legend(sheet, shown)
    sheet.more(len(known) - len(shown))
    return True


def _nps_parts(facts: Facts, survey: Survey[Nps], nps: Nps, sheet: Sheet) -> Row:
    shares = [part / nps.n for part in (nps.detractors, nps.passives, nps.promoters)]
    low, middle = shares[0], shares[0] + shares[1]
    name = survey_name(facts.view, survey.metric_id, sheet.setter.language)
    words = [share_text(share, 0) for share in shares]
    return Row(
        name,
        _answers(nps.n),
        (
            Bar(0, low, BAD, "hatched"),
            Bar(low, middle, CALM, "soft"),
            Bar(middle, 1, GOOD, text=words[2]),
        ),
        survey.subject_ids,
        said=_("{name}: {low} detractors, {middle} passives, {high} promoters").format(
            name=name, low=words[0], middle=words[1], high=words[2]
        ),
    )


def _nps_score(facts: Facts, survey: Survey[Nps], sheet: Sheet) -> Row:
    name = survey_name(facts.view, survey.metric_id, sheet.setter.language)
    ids = survey.subject_ids
    nps = survey.figures
    if nps is None:
        stated = survey.stated or 0.0
        return Row(name, _signed(stated), (_score_dot(stated, filled=False),), ids)
    # Of few answers the plain interval says too little.
    interval = (nps.adjusted if nps.n < _FEW else nps.wald).clamped(-100, 100)
    value = f"{_signed(round(nps.score, 1))} ({_between(interval, 0)})"
    return Row(name, value, (Span(interval.low, interval.high), _score_dot(nps.score)), ids)


_FEW = 30


def _score_dot(score: float, *, filled: bool = True) -> Dot:
    if score == 0:
        return Dot(score, "square", CALM, filled)
    return Dot(score, "up" if score > 0 else "down", GOOD if score > 0 else BAD, filled)


def draw_csat(sheet: Sheet, facts: Facts, options: ChartOptions) -> bool:
    """Draw the share of satisfied answers with its Wilson interval."""
    known = [survey for survey in facts.csat if survey.figures or survey.stated is not None]
    rows = []
    for survey in known[: options.most]:
        name = survey_name(facts.view, survey.metric_id, sheet.setter.language)
        ids = survey.subject_ids
        found = survey.figures
        if found is None:
            rows.append(Row(name, number_text(survey.stated or 0.0), (), ids))
            continue
        low, high = found.interval.low, found.interval.high
        value = f"{share_text(found.share, 0)} ({_percent(found.interval)})\n{_answers(found.n)}"
        rows.append(Row(name, value, (Bar(0, found.share, MAIN, "soft"), Span(low, high)), ids))
    if not rows:
        return False
    draw_rows(sheet, rows, _percent_scale(), title=_("Share of satisfied answers"))
    _legend(sheet, known)
    sheet.more(len(known) - len(rows))
    return True


def draw_ces(sheet: Sheet, facts: Facts, options: ChartOptions) -> bool:
    """Draw mean effort with its interval on each scale used, and the share who found it easy."""
    known = [survey for survey in facts.ces if survey.figures or survey.stated is not None]
    if not known:
        return False
    shown = known[: options.most]
    scales: dict[tuple[int, int, str], list[Row]] = {}
    easy = []
    for survey in shown:
        name = survey_name(facts.view, survey.metric_id, sheet.setter.language)
        ids = survey.subject_ids
        found = survey.figures
        if found is None:
            stated = survey.stated or 0.0
            row = Row(name, number_text(stated), (Dot(stated, "circle", MAIN, filled=False),), ids)
            scales.setdefault((1, 7, "higher"), []).append(row)
            continue
        key = found.low, found.scale, found.direction
        scales.setdefault(key, []).append(_mean_row(name, found, ids))
        span = found.easy_interval
        easy.append(
            Row(
                name,
                f"{share_text(found.easy, 0)} ({_percent(span)})\n{_answers(found.n)}",
                (Bar(0, found.easy, MAIN, "soft"), Span(span.low, span.high)),
                ids,
            )
        )
    for (least, most, direction), rows in scales.items():
        sheet.heading(_("Mean of the answers"))
        title = (
            _("{least} = hard, {most} = easy")
            if direction == "higher"
            else _("{least} = easy, {most} = hard")
        )
        scale = scale_of((), low=least, high=most, most=10)
        draw_rows(sheet, rows, scale, title=title.format(least=least, most=most))
    if easy:
        sheet.heading(_("Share who found it easy"))
        draw_rows(sheet, easy, _percent_scale())
    _legend(sheet, shown)
    sheet.more(len(known) - len(shown))
    return True


def _mean_row(name: str, found: Ces, ids: tuple[str, ...]) -> Row:
    marks: list[Mark] = []
    value = number_text(found.mean)
    if found.mean_interval is not None:
        interval = found.mean_interval.clamped(found.low, found.scale)
        marks.append(Span(interval.low, interval.high))
        value += f" ({_between(interval, 2)})"
    easy = found.index >= 50
    marks.append(Dot(found.mean, "up" if easy else "down", GOOD if easy else BAD))
    return Row(name, value, tuple(marks), ids)


def _legend(sheet: Sheet, surveys: Sequence[Survey[Any]]) -> None:
    entries = [LegendEntry(whisker(2, 16, 0), _("95% interval"))]
    if any(one.figures is None for one in surveys):
        entries.append(
            LegendEntry(marker("circle", 8, 0, INK, filled=False), _("Stated, without answers"))
        )
    sheet.legend(entries)


def _percent_scale() -> Scale:
    return scale_of((), low=0, high=1, text=lambda value: share_text(value, 0))


def _answers(n: float) -> str:
    return _("n = {n}").format(n=number_text(n))


def _signed(value: float) -> str:
    text = number_text(value, 1)
    return f"+{text}" if value > 0 else text


def _between(interval: Interval, decimals: int) -> str:
    return between(number_text(interval.low, decimals), number_text(interval.high, decimals))


def _percent(interval: Interval) -> str:
    return between(share_text(interval.low, 0), share_text(interval.high, 0))
