"""Picture of the four don'ts: where customers wait, are annoyed, must think, must repeat."""

from __future__ import annotations

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.names import DONT_NAMES
from cxdesigner.analysis.sentences import place_name
from cxdesigner.base.i18n import _, listed
from cxdesigner.model.element import Element
from cxdesigner.model.queries import stage_of, top_stage
from cxdesigner.model.stage import Stage
from cxdesigner.scene.charts.matrix import Cell, Column, MatrixRow, draw_matrix
from cxdesigner.scene.charts.options import ChartOptions
from cxdesigner.scene.charts.sheet import Sheet
from cxdesigner.scene.charts.signs import BAD

_MOST_COLUMNS = 12


def draw_four_donts(sheet: Sheet, facts: Facts, options: ChartOptions) -> bool:
    """Draw how often each of the four shows in each stage; counts, no composite score."""
    found = facts.four_donts
    if not any(row.count or row.pain_ids for row in found):
        return False
    language = sheet.setter.language
    places = {row.dont: _by_stage(facts, row.element_ids) for row in found}
    stages = [key for key in _stages(facts) if any(key in place for place in places.values())]
    most = max((len(ids) for place in places.values() for ids in place.values()), default=1)
    shown = stages[:_MOST_COLUMNS]
    columns = [Column(_stage_name(facts, key, language), (key,) if key else ()) for key in shown]
    rows = []
    for row in found:
        name = _(DONT_NAMES[row.dont])
        cells: list[Cell | None] = []
        for key, column in zip(shown, columns, strict=True):
            ids = places[row.dont].get(key, ())
            if not ids:
                cells.append(None)
                continue
            steps = listed(place_name(facts.view, one, language) for one in ids)
            cells.append(
                Cell(
                    str(len(ids)),
                    0.1 + 0.4 * len(ids) / most,
                    BAD,
                    ids,
                    f"{name}, {column.name}: {steps}",
                )
            )
        ids = (*row.element_ids, *row.pain_ids)
        rows.append(MatrixRow(name, tuple(cells), ids, str(row.count), strong=row.count > 0))
    narrow = draw_matrix(sheet, columns, rows)
    pains = sum(len(row.pain_ids) for row in found)
    if pains:
        sheet.note(_("Pain points filed under one of the four: {n}").format(n=pains))
    sheet.more(max(len(stages) - len(shown), narrow))
    return True


def _stages(facts: Facts) -> list[str]:
    """First-level stages in order, then '' for steps without one."""
    view = facts.view
    return [*(stage.id for stage in view.stages if top_stage(view, stage) is stage), ""]


def _by_stage(facts: Facts, ids: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for key in ids:
        element = facts.view.get(Element, key)
        if element is not None:
            stage = top_stage(facts.view, stage_of(facts.view, element))
            found.setdefault("" if stage is None else stage.id, []).append(key)
    return {key: tuple(elements) for key, elements in found.items()}


def _stage_name(facts: Facts, key: str, language: str) -> str:
    stage = facts.view.get(Stage, key) if key else None
    if stage is None:
        return _("No stage")
    return stage.name.line(language) or _("Untitled")
