"""The analyses as sheets of paper: what follows, the picture, the tables, where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from cxdesigner.analysis.facts import Facts
from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _, ngettext, use_language
from cxdesigner.base.progress import through
from cxdesigner.report.analysis_pages.compose import analysis_page
from cxdesigner.report.analysis_pages.page import PAGE_KEYS, AnalysisPage
from cxdesigner.report.chart_inputs import chart_options
from cxdesigner.report.table import Row, Section, Table
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.charts import chart
from cxdesigner.scene.charts.sheet import PAD, part_starts
from cxdesigner.scene.items import Layer, Outline, Page, PageSet, Scene, SceneItem, part_id
from cxdesigner.scene.paper import PAPER
from cxdesigner.scene.primitives import FontStyle, Group, PathShape, Primitive, Stroke

MARGIN = 48.0
"""Around the content of a sheet, points."""

MOST_ROWS = 40
"""Of a table; the others are counted."""

_TITLE, _KEPT = 20.0, 60.0
_HEAD, _LEAD, _TEXT, _SMALL = 15.0, 11.0, 9.5, 8.5
_GAP, _CELL_GAP, _ROW_GAP = 8.0, 8.0, 2.5
_NARROWEST = 34.0
_FOOT = 20.0
_TOGETHER = 190.0
"""Height of a table that goes on on another sheet, at the least."""

_SMALLEST = 0.85
"""A picture of several parts is rather parted than made smaller than this."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Something that is not parted between sheets; items lie at the origin."""

    items: tuple[SceneItem, ...]
    height: float
    keeps: float = 0.0
    """Points that must be free below it: a heading does not end a sheet."""

    repeats: _Block | None = None
    """What comes again before it at the top of a sheet: the headings of its table."""

    title: str = ""
    """Its entry in the outline."""


def analysis_report(facts: Facts, language: str) -> PageSet:
    """Return the analyses that have data on sheets of A4, labels and words in one language."""
    with use_language(language):
        flow = _Flow(language)
        blocks: list[_Block] = []
        for key in through(PAGE_KEYS):
            page = analysis_page(key, facts, language)
            if page.need is None:
                blocks += flow.page(page, facts)
        if not blocks:
            blocks = [flow.text(_("No analysis has data yet."), _TEXT)]
        title = facts.view.blueprint.title.line(language)
        blocks = [*flow.title(title, facts.view.blueprint.scenario.text(language)), *blocks]
        name = _("{title}: analyses").format(title=title) if title else _("Analyses")
        return flow.dealt(blocks, name)


class _Flow:
    """Makes blocks and deals them out to sheets."""

    def __init__(self, language: str) -> None:
        self._setter = Typesetter(language)
        self._language = language
        self._number = 0
        self._sheet = PAPER["A4"]
        self._width = self._sheet[0] - 2 * MARGIN

    def page(self, page: AnalysisPage, facts: Facts) -> Iterator[_Block]:
        """Yield the blocks of one analysis."""
        head = page.summary
        first = [self.text(head.title, _HEAD, "bold")]
        if head.headline:
            first.append(self.text(head.headline, _LEAD, "bold"))
        if head.detail:
            first.append(self.text(head.detail, _TEXT))
        options = chart_options(facts)
        # What is drawn begins and ends level with the text.
        width = self._width + 2 * PAD
        scene = chart(page.key, facts, self._language, width=width, options=options)
        pictures: tuple[_Block, ...] = ()
        if scene is not None:
            room = self._sheet[1] - 2 * MARGIN - _FOOT - sum(one.height for one in first)
            pictures = self._pictures(scene, page.key, room - 1.0)
            first.append(pictures[0])
        keeps = sum(one.height for one in first[1:])
        yield replace(first[0], title=head.title, keeps=keeps if scene is not None else 120.0)
        yield from first[1:]
        yield from pictures[1:]
        for section in page.sections:
            yield from self._section(section)
        yield self.text(page.source, _SMALL, paint="ink.secondary")
        yield _Block((), 14.0)

    def title(self, title: str, scenario: str) -> Iterator[_Block]:
        """Yield what the report is about, above its first analysis."""
        if title:
            yield self.text(title, _TITLE, "bold", keeps=_KEPT)
        if scenario.strip():
            yield self.text(" ".join(scenario.split()), _TEXT, paint="ink.secondary", keeps=_KEPT)
        yield _Block((), 12.0, _KEPT)

    def text(
        self, text: str, size: float, style: FontStyle = "regular", paint: str = "ink",
        keeps: float = 0.0,
    ) -> _Block:  # fmt: skip
        """Return a paragraph."""
        size = self._setter.size(size, text)
        lines = self._setter.wrap(text, style, size, self._width)
        runs = self._setter.lines(lines, 0.0, 0.0, size, style, paint)
        height = len(lines) * self._setter.leading(size)
        return _Block((self._item(runs, height, text),), height + 3.0, keeps)

    def _item(self, drawn: Sequence[Primitive], height: float, label: str) -> SceneItem:
        self._number += 1
        return SceneItem(
            id=part_id("report", str(self._number)),
            kind="figure_frame",
            layer=Layer.FRAME,
            x=0.0,
            y=0.0,
            bounds=Rect(0.0, 0.0, self._width, height),
            primitives=tuple(drawn),
            label=label,
            language=self._language,
            order=self._number,
        )

    def _pictures(self, scene: Scene, key: str, room: float) -> tuple[_Block, ...]:
        """Return a picture in as many parts as are needed for it to be readable.

        ``room`` is what the first has of its sheet; a part that is too high is made smaller.
        """
        items = [replace(item, id=part_id("report", key, item.id)) for item in scene.items.values()]
        starts = part_starts(scene)
        if scene.height * _SMALLEST <= room - _GAP or len(starts) < 2:
            return (_picture(items, 0.0, scene.height, room),)
        ends = (*starts[1:], scene.height)
        full = self._sheet[1] - 2 * MARGIN - _FOOT - 1.0
        found: list[_Block] = []
        for top, bottom in zip((0.0, *starts[1:]), ends, strict=True):
            inside = [item for item in items if top <= item.rect.y < bottom]
            found.append(_picture(inside, top, bottom, full if found else room))
        return tuple(found)

    def _section(self, section: Section) -> Iterator[_Block]:
        table = tuple(self._table(section.table)) if section.table is not None else ()
        high = sum(block.height for block in table)
        if high > _TOGETHER:
            high = 60.0
        elif table:
            # A short table is not parted.
            table = (replace(table[0], keeps=high - table[0].height), *table[1:])
        if section.title:
            yield self.text(section.title, _LEAD, "bold", keeps=max(high, 60.0))
        yield from table
        for sentence in section.sentences:
            yield self.text(sentence, _SMALL, paint="ink.secondary")
        yield _Block((), _GAP)

    # -- tables ------------------------------------------------------------------------------

    def _table(self, table: Table) -> Iterator[_Block]:
        rows = table.rows[:MOST_ROWS]
        widths = self._widths(table, rows)
        heading: _Block | None = None
        if table.has_headings:
            heading = self._row(Row(table.columns), table, widths, "ink.secondary")
            yield replace(heading, keeps=30.0)
        for row in rows:
            yield replace(self._row(row, table, widths, "ink"), repeats=heading)
        left = len(table.rows) - len(rows)
        if left:
            text = ngettext("and {n} more", "and {n} more", left).format(n=left)
            yield self.text(text, _SMALL, paint="ink.secondary")

    def _widths(self, table: Table, rows: Sequence[Row]) -> list[float]:
        """Share the width out: what is narrow keeps its width, long texts share the rest."""
        wanted = []
        for column, heading in enumerate(table.columns):
            texts = [heading, *(row.cells[column] for row in rows)]
            wanted.append(max(_NARROWEST, *(self._measured(text) for text in texts)) + _CELL_GAP)
        free, open_ = self._width, sorted(range(len(wanted)), key=lambda at: wanted[at])
        widths = [0.0] * len(wanted)
        while open_:
            at = open_.pop(0)
            widths[at] = min(wanted[at], free / (len(open_) + 1))
            free -= widths[at]
        return widths

    def _measured(self, text: str) -> float:
        return self._setter.width(text, "bold", self._setter.size(_SMALL, text)) if text else 0.0

    def _row(self, row: Row, table: Table, widths: Sequence[float], paint: str) -> _Block:
        style: FontStyle = "bold" if row.strong else "regular"
        drawn: list[Primitive] = []
        x, height = 0.0, 0.0
        for cell, side, width in zip(row.cells, table.align, widths, strict=True):
            size = self._setter.size(_SMALL, cell)
            lines = self._setter.wrap(cell, style, size, width - _CELL_GAP)
            at = x if side == "left" else x + width - _CELL_GAP
            drawn += self._setter.lines(lines, at, _ROW_GAP, size, style, paint, side)
            height = max(height, len(lines) * self._setter.leading(size))
            x += width
        height += 2 * _ROW_GAP
        rule = (("M", 0.0, height), ("L", self._width, height))
        drawn.append(PathShape(rule, stroke=Stroke("grid", 0.5)))
        return _Block((self._item(drawn, height, " ".join(row.cells)),), height + 0.5)

    # -- sheets ------------------------------------------------------------------------------

    def dealt(self, blocks: Sequence[_Block], name: str) -> PageSet:
        """Return the sheets that some blocks fill one after the other."""
        bottom = self._sheet[1] - MARGIN - _FOOT
        sheets: list[list[SceneItem]] = [[]]
        outline: list[Outline] = []
        y = MARGIN
        for block in blocks:
            if y + block.height + block.keeps > bottom and y > MARGIN:
                sheets.append([])
                y = MARGIN
                if block.repeats is not None:
                    self._put(sheets[-1], block.repeats, y, again=len(sheets))
                    y += block.repeats.height
            if block.title:
                outline.append(Outline(block.title, len(sheets), y))
            self._put(sheets[-1], block, y)
            y += block.height
        pages = tuple(
            self._finished(items, number, len(sheets), name)
            for number, items in enumerate(sheets, 1)
        )
        return PageSet(pages, name, language=self._language, outline=tuple(outline))

    def _put(self, items: list[SceneItem], block: _Block, y: float, again: int = 0) -> None:
        for item in block.items:
            placed = item.moved(MARGIN, y)
            items.append(replace(placed, id=f"{placed.id}:{again}") if again else placed)

    def _finished(self, items: list[SceneItem], number: int, count: int, name: str) -> Page:
        width, height = self._sheet
        of = f"{number} / {count}"
        size = self._setter.size(_SMALL, name)
        top = height - MARGIN - self._setter.leading(size)
        rule = (("M", MARGIN, top - 4.0), ("L", width - MARGIN, top - 4.0))
        drawn: tuple[Primitive, ...] = (
            PathShape(rule, stroke=Stroke("footer.rule", 0.7)),
            *self._setter.line(name, MARGIN, top, size, paint="footer.ink"),
            *self._setter.line(of, width - MARGIN, top, size, paint="footer.ink", align="right"),
        )
        foot = replace(self._item(drawn, 0.0, name), id=part_id("report", "foot"), kind="footer")
        found = {item.id: item for item in (*items, foot)}
        scene = Scene(MappingProxyType(found), width, height, self._language)
        return Page(scene, width, height, number, count, name=name)


def _picture(items: Sequence[SceneItem], top: float, bottom: float, room: float) -> _Block:
    """Return a part of a picture between two heights, made smaller where it is too high."""
    scale = min(1.0, (room - _GAP) / (bottom - top))
    placed = [item.moved(-PAD, -top) for item in items]
    shown = placed if scale == 1.0 else [_shrunk(item, scale) for item in placed]
    return _Block(tuple(shown), (bottom - top) * scale + _GAP)


def _shrunk(item: SceneItem, scale: float) -> SceneItem:
    box = item.bounds
    return replace(
        item,
        x=item.x * scale,
        y=item.y * scale,
        bounds=Rect(box.x * scale, box.y * scale, box.width * scale, box.height * scale),
        primitives=(Group(0.0, 0.0, item.primitives, scale),) if item.primitives else (),
        children=tuple(_shrunk(child, scale) for child in item.children),
    )
