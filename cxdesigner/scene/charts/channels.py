"""Picture of channel consistency: what touchpoints say about the same matter."""

from __future__ import annotations

from string import ascii_uppercase

from cxdesigner.analysis.consistency import Declared
from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.sentences import place_name
from cxdesigner.analysis.words import named, noted
from cxdesigner.base.i18n import _
from cxdesigner.model.element import Element
from cxdesigner.model.queries import channel_of
from cxdesigner.scene.charts.matrix import Cell, Column, MatrixRow, draw_matrix
from cxdesigner.scene.charts.options import ChartOptions
from cxdesigner.scene.charts.sheet import Sheet
from cxdesigner.scene.charts.signs import BAD, GOOD

_MOST_COLUMNS = 12
_VALUES_SHOWN = 6


def draw_channels(sheet: Sheet, facts: Facts, options: ChartOptions) -> bool:
    """Draw matters by touchpoints; the same letter stands for the same statement."""
    found = facts.consistency
    if not found.declared:
        return False
    language = sheet.setter.language
    shown = found.declared[: options.most]
    declaring = {key for one in shown for key in one.element_ids}
    keys = [key for key in facts.coverage.touchpoints if key in declaring]
    columns = [Column(_column(facts, key, language), (key,)) for key in keys[:_MOST_COLUMNS]]
    rows = [_row(facts, one, keys[:_MOST_COLUMNS], language) for one in shown]
    narrow = draw_matrix(sheet, columns, rows)
    for one in shown:
        said = "; ".join(
            f"{_letter(at)} = {value}" for at, value in enumerate(one.values[:_VALUES_SHOWN])
        )
        sheet.note(named(one.key, said))
    score = _("{n} of {total} are the same on all channels")
    sheet.note(score.format(n=found.consistent, total=len(found.declared)))
    sheet.more(max(len(found.declared) - len(shown), len(keys) - len(columns) + narrow))
    return True


def _column(facts: Facts, key: str, language: str) -> str:
    element = facts.view.get(Element, key)
    channel = "" if element is None else channel_of(facts.view, element).line(language)
    name = place_name(facts.view, key, language)
    return noted(name, channel) if channel else name


def _row(facts: Facts, one: Declared, keys: list[str], language: str) -> MatrixRow:
    letters = {value.casefold(): _letter(at) for at, value in enumerate(one.values)}
    paint = GOOD if one.consistent else BAD
    cells: list[Cell | None] = []
    for key in keys:
        element = facts.view.get(Element, key)
        value = dict(element.info).get(one.key) if element is not None else None
        if value is None or key not in one.element_ids:
            cells.append(None)
            continue
        letter = letters.get(value.strip().casefold(), "?")
        said = f"{one.key}, {place_name(facts.view, key, language)}: {value}"
        cells.append(Cell(letter, 0.25, paint, (key,), said))
    verdict = "✓" if one.consistent else "≠"
    return MatrixRow(one.key, tuple(cells), one.element_ids, verdict, strong=not one.consistent)


def _letter(at: int) -> str:
    """Return A to Z, then A1, B1 and so on."""
    turn, place = divmod(at, len(ascii_uppercase))
    return ascii_uppercase[place] + (str(turn) if turn else "")
