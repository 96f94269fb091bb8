"""Cells that stand for records of their own: a line for each pain, opportunity or metric."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cxdesigner.analysis.names import METRIC_NAMES
from cxdesigner.analysis.words import number_text
from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _, dotted
from cxdesigner.base.ids import new_id
from cxdesigner.editor.commands.text import with_language
from cxdesigner.editor.sheet.reading import Reading
from cxdesigner.editor.values import folded, parse_number, split_lines
from cxdesigner.model.insight import Metric, Opportunity, PainPoint
from cxdesigner.model.persona import Persona
from cxdesigner.model.record import ElementId
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import EMPTY

Insight = type[PainPoint] | type[Opportunity]

_METRIC = re.compile(
    r"(?P<name>.*?\S)\s*[:：=]?\s+(?P<value>[+\-\u2212]?[\d.,]+)\s*(?P<unit>\D*)\Z"
)
_KNOWN = ("nps", "csat", "ces")


def paired(old: Sequence[str], new: Sequence[str]) -> list[tuple[int | None, str | None]]:
    """Return which new text goes to which old place: equal texts first, then in their order.

    Returns
    -------
    list of (int or None, str or None)
        Old place and new text; no place for a text that is added, no text for a place that goes.
    """
    places: dict[int, int] = {}
    left = list(range(len(old)))
    for at, text in enumerate(new):
        same = next((place for place in left if old[place] == text), None)
        if same is not None:
            places[at] = same
            left.remove(same)
    for at in range(len(new)):
        if at not in places and left:
            places[at] = left.pop(0)
    found: list[tuple[int | None, str | None]] = [
        (places.get(at), text) for at, text in enumerate(new)
    ]
    return found + [(place, None) for place in left]


def read_insights(reading: Reading, element_id: str, kind: Insight) -> str:
    """Return the texts of the insights of an element, a line each."""
    texts = (_line(record, reading) for record in reading.view.referring(element_id, kind))
    return "\n".join(text for text in texts if text)


def write_insights(
    tx: Transaction,
    reading: Reading,
    element_ids: Sequence[str],
    lines: Sequence[str],
    kind: Insight,
    home_id: str | None,
) -> None:
    """Give elements these insights together; one whose text stays keeps all else that it says.

    Parameters
    ----------
    home_id
        The element that a new insight belongs to.

    Raises
    ------
    EditError
        If there is a new one and no element for it.
    """
    records = [record for key in element_ids for record in tx.view.referring(key, kind)]
    shown = [record for record in records if _line(record, reading)]
    for place, text in paired([_line(record, reading) for record in shown], lines):
        if text is None:
            assert place is not None
            tx.delete((shown[place].id,))
        elif place is None:
            home = _home(home_id)
            words = with_language(tx.view, EMPTY, text, reading.language)
            tx.put(kind(id=new_id(kind.PREFIX), element_id=home, text=words))
        elif _line(shown[place], reading) != text:
            record = shown[place]
            words = with_language(tx.view, record.text, text, reading.language)
            tx.put(record.replace(text=words))


def _home(element_id: str | None) -> ElementId:
    if element_id is None:
        raise EditError(_("There is nothing in this step that it could belong to."))
    return ElementId(element_id)


def _line(record: PainPoint | Opportunity, reading: Reading) -> str:
    return record.text.line(reading.language)


def read_metrics(reading: Reading, element_id: str) -> str:
    """Return the metrics of an element, a line each: name, value, unit."""
    return "\n".join(
        _metric_line(metric, reading) for metric in reading.view.referring(element_id, Metric)
    )


def parse_metrics(text: str, shown: str) -> tuple[str, ...]:
    """Return the lines of a cell of metrics that shows some now.

    Raises
    ------
    EditError
        If a new line has no name with a number behind.
    """
    lines, known = split_lines(text), set(split_lines(shown))
    for line in lines:
        if line not in known:
            _name_value_unit(line)
    return lines


def write_metrics(
    tx: Transaction,
    reading: Reading,
    element_ids: Sequence[str],
    lines: Sequence[str],
    home_id: str | None,
) -> None:
    """Give elements these metrics together; one with the name of another takes its place.

    Parameters
    ----------
    home_id
        The element that a new metric belongs to.

    Raises
    ------
    EditError
        If there is a new one and no element for it.
    """
    left = {metric.id: metric for key in element_ids for metric in tx.view.referring(key, Metric)}
    rest: list[str] = []
    for line in lines:
        same = next((m for m in left.values() if _metric_line(m, reading) == line), None)
        if same is not None:
            del left[same.id]
        else:
            rest.append(line)
    for line in rest:
        name, value, unit = _name_value_unit(line)
        same = next((m for m in left.values() if folded(_name(m, reading)) == folded(name)), None)
        if same is None:
            kind = folded(name)
            known = kind in _KNOWN
            same = Metric(
                id=new_id(Metric.PREFIX),
                element_id=_home(home_id),
                type=kind if known else "other",
                name=EMPTY if known else with_language(tx.view, EMPTY, name, reading.language),
            )
        else:
            del left[same.id]
        if unit == "%" and same.percent:
            unit = same.unit
        tx.put(same.replace(value=value, unit=unit))
    tx.delete(sorted(left))


def _name(metric: Metric, reading: Reading) -> str:
    name = metric.name.line(reading.language) or _kind_name(metric.type)
    persona = reading.view.get(Persona, metric.persona_id)
    # What one persona answered is not to be taken for what another did.
    return name if persona is None else dotted((name, persona.name.text(reading.language)))


def _kind_name(kind: str) -> str:
    if kind in _KNOWN:
        return kind.upper()
    return _(METRIC_NAMES[kind]) if kind in METRIC_NAMES else kind


def _metric_line(metric: Metric, reading: Reading) -> str:
    name = _name(metric, reading)
    if metric.value is None:
        return name
    unit = metric.unit or ("%" if metric.percent else "")
    gap = "" if unit == "%" else " "
    # Nothing may be lost by writing back what is read.
    number = number_text(metric.value, 6).replace(",", "")
    return f"{name} {number}{gap if unit else ''}{unit}"


def _name_value_unit(line: str) -> tuple[str, float, str]:
    found = _METRIC.match(line)
    if found is None:
        raise EditError(_("Write each metric as a name and a number, such as CSAT 4.2."))
    return found["name"], parse_number(found["value"]), found["unit"].strip()
