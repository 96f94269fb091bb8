"""The records that a tally becomes, with ids that depend on the source and on what they tell.

The same table brought in again gives the same records. Ids begin with a mark of the source, so
that what an earlier import left and this one no longer says can be found and taken away.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping

from cxdesigner.analysis.emotion import neutral_of, normalised
from cxdesigner.base.ids import derived_id
from cxdesigner.editor.data_in.columns import SCALED, Column
from cxdesigner.editor.data_in.header import Layout, Plot
from cxdesigner.editor.data_in.names import name_key
from cxdesigner.editor.data_in.tally import Spot, Tally, Values
from cxdesigner.formats.tabular.workbook import plain_number
from cxdesigner.model.insight import Feedback, Metric
from cxdesigner.model.record import Record
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView

_DIGITS = 6
"""Decimals of means: less than anybody answers."""


def mark_of(source: str) -> str:
    """Return the beginning of the ids of what comes from a source."""
    return hashlib.sha256(f"data-in\x1f{source}".encode()).hexdigest()[:8]


def earlier(view: RecordView, source: str) -> dict[str, Record]:
    """Return what earlier imports of a source left, by id."""
    starts = tuple(f"{kind.PREFIX}-in-{mark_of(source)}-" for kind in (Metric, Feedback))
    return {
        record.id: record
        for kind in (Metric, Feedback)
        for record in view.of_type(kind)
        if record.id.startswith(starts)
    }


def made_records(
    view: RecordView, tally: Tally, plot: Plot, titles: tuple[str, ...], source: str
) -> Iterator[Record]:
    """Yield a metric for each spot and a feedback for each comment, in a fixed order.

    What somebody added to a record of an earlier import (target, what counts as satisfied, what
    became of a comment) stays.
    """
    roles = Counter(_sort(plot, at) for at in range(len(plot.columns)))
    if plot.layout == "columns":
        # A column is called after its touchpoint; only beside others there its name tells more.
        spots = {(spot.element_id, spot.column) for spot in tally.values}
        sisters = Counter((element_id, *_sort(plot, at)) for element_id, at in spots)
    for spot, values in sorted(tally.values.items(), key=_order):
        column = plot.columns[spot.column]
        title = titles[spot.column]
        sort = _sort(plot, spot.column)
        if plot.layout == "columns":
            alone = sisters[spot.element_id, *sort] == 1
        else:
            alone = roles[sort] == 1 and column.role != "number"
        yield _metric(view, spot, values, column, plot.layout, "" if alone else title, source)
    seen: Counter[tuple[str, str]] = Counter()
    for comment in tally.comments:
        key = comment.element_id or "", comment.text
        seen[key] += 1
        record_id = derived_id(f"{Feedback.PREFIX}-in-{mark_of(source)}", *key, str(seen[key]))
        old = view.get(Feedback, record_id) or Feedback(id=record_id)
        yield old.replace(
            element_id=comment.element_id,
            listen=LocalText.of(comment.text),
            date=comment.date or old.date,
        )


def _sort(plot: Plot, at: int) -> tuple[str, str]:
    column = plot.columns[at]
    return column.role, column.unit


def _order(entry: tuple[Spot, Values]) -> tuple[str, int, str]:
    spot, _values = entry
    return spot.element_id or "", spot.column, spot.persona_id or ""


def _metric(
    view: RecordView,
    spot: Spot,
    values: Values,
    column: Column,
    layout: Layout,
    title: str,
    source: str,
) -> Metric:
    key = spot.element_id or "", column.role, name_key(title), spot.persona_id or ""
    record_id = derived_id(f"{Metric.PREFIX}-in-{mark_of(source)}", *key)
    kind = "other" if column.role == "number" else column.role
    old = view.get(Metric, record_id) or Metric(id=record_id, type=kind)
    fields: dict[str, object] = {
        "element_id": spot.element_id,
        "type": kind,
        "persona_id": spot.persona_id,
        "name": LocalText.of(title),
        "date": values.date,
        "source": LocalText.of(source),
        "unit": "",
        "scale": None,
        "scale_min": None,
        "direction": None,
        "counts": (),
    }
    fields |= _figures(view, values, column, layout)
    return old.replace(**fields)


def _figures(view: RecordView, values: Values, column: Column, layout: Layout) -> dict[str, object]:
    counts = values.counts
    if column.role == "emotion":
        counts = _on_our_scale(view, counts, column)
    fields: dict[str, object] = {"n": values.n}
    if column.role in ("csat", "ces"):
        low, fields["scale"] = column.scale or (1.0, 5.0)
        # One is what every scale begins with that says nothing else.
        fields["scale_min"] = None if low == 1 else low
    if column.role == "ces" or column.lower:
        fields["direction"] = "lower" if column.lower else "higher"
    if column.role in ("duration", "wait"):
        fields["unit"] = "min"
    elif column.role == "number":
        fields["unit"] = column.unit
    if values.percent:
        fields |= {"unit": "%", "scale": None, "scale_min": None}
    if layout != "touchpoints" and column.role in SCALED:
        pairs = sorted(counts.items())
        return {
            **fields,
            "value": _mean(counts) if column.role == "emotion" else None,
            "n": None,
            "counts": tuple((plain_number(answer), number) for answer, number in pairs),
        }
    return {
        **fields,
        "value": _mean(counts),
        "n": values.n if layout == "touchpoints" else sum(counts.values()),
    }


def _mean(counts: Mapping[float, float]) -> float | None:
    total = sum(counts.values())
    if not total:
        return None
    return round(sum(value * number for value, number in counts.items()) / total, _DIGITS)


def _on_our_scale(
    view: RecordView, counts: Mapping[float, float], column: Column
) -> dict[float, float]:
    """Return answers on the emotion scale of the blueprint (domain 2.6)."""
    low, high = view.blueprint.scale_min, view.blueprint.scale_max
    scale = column.scale or (low, high)
    half, middle = (high - low) / 2, neutral_of(low, high)
    found: dict[float, float] = {}
    for answer, number in counts.items():
        value = round(middle + half * normalised(answer, *scale), _DIGITS)
        found[value] = found.get(value, 0.0) + number
    return found
