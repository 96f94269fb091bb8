"""The table of one document: its columns and rows as the view state says, following patches."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from cxdesigner.base.i18n import _, dotted
from cxdesigner.editor.document import Document
from cxdesigner.editor.sheet.column import Column
from cxdesigner.editor.sheet.element_columns import element_columns
from cxdesigner.editor.sheet.reading import Reading
from cxdesigner.editor.sheet.rows import Move, Rows
from cxdesigner.editor.sheet.state import Layout
from cxdesigner.editor.sheet.step_columns import step_columns
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Metric, Opportunity, PainPoint
from cxdesigner.model.lane import Lane, LaneRow
from cxdesigner.model.link import Link
from cxdesigner.model.patch import Patch
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView

_MANY = 500
_FELT = ("emotion", "quote")
"""Columns of what one persona feels."""


@dataclass(frozen=True, slots=True)
class SheetDiff:
    """What a patch did to the table."""

    moves: Sequence[Move] | None = ()
    """Rows that came, went or moved, in order; None: all rows may lie elsewhere now."""

    touched: frozenset[str] = frozenset()
    """Rows whose texts may have changed."""

    columns_changed: bool = False
    """Whether there are other columns, or other words in the headers; all has to be read anew."""


class Sheet:
    """Columns and rows of the table of a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.reading = self._new_reading()
        self.all_columns: dict[str, Column] = {}
        self.columns: list[Column] = []
        self._lanes: object = None
        self.rows = Rows(self.reading, {}, Layout())
        self.rebuild()

    # -- reading -----------------------------------------------------------------------------

    @property
    def view(self) -> RecordView:
        """The records."""
        return self.document.store

    @property
    def has_steps(self) -> bool:
        """Whether a row is a step."""
        return self.document.view_state.table.rows == "steps"

    @property
    def layout(self) -> Layout:
        """Columns, order and filters as they are chosen now."""
        return self.document.view_state.table.layout

    @property
    def records(self) -> Sequence[Record]:
        """The records that have a row when nothing is filtered."""
        kind: type[Record] = Step if self.has_steps else Element
        return self.view.of_type(kind)

    @property
    def hidden(self) -> int:
        """How many rows the filter of the document alone leaves out."""
        listed = self.document.filtering.listed
        if listed is None:
            return 0
        return sum(1 for record in self.records if record.id not in listed)

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        record = self.view.find(self.rows.ids[row])
        return "" if record is None else self.columns[column].read(self.reading, record)

    def head(self, column: Column) -> str:
        """Return the words above a column; where there are several personas, whose feelings."""
        persona = self.view.get(Persona, self.reading.persona_id)
        if column.key not in _FELT or persona is None or self.view.count(Persona) == 1:
            return column.title
        name = persona.name.text(self.document.language) or _("Persona without a name")
        return dotted([column.title, name])

    # -- following ---------------------------------------------------------------------------

    def rebuild(self) -> None:
        """Take up the view state: kind of rows, columns, order, filters, language, persona."""
        self.reading = self._new_reading()
        made = (
            step_columns(self.view, self.document.language) if self.has_steps else element_columns()
        )
        self._lanes = self.view.lanes if self.has_steps else None
        self.all_columns = {column.key: column for column in made}
        layout = self.layout
        order = {key: place for place, key in enumerate(layout.order)}
        keys = list(self.all_columns)
        keys.sort(key=lambda key: order.get(key, len(order)))
        self.columns = [self.all_columns[key] for key in keys if self.is_shown(key)]
        self.rows = Rows(self.reading, self.all_columns, layout, self.document.filtering.shows)
        self.rows.refresh(self.records)

    def narrow(self) -> bool:
        """Take up what the filter of the document lets through now; say if rows came or went."""
        return self.rows.narrow(self.records, self.document.filtering.listed)

    def is_shown(self, key: str) -> bool:
        """Say whether a column is shown."""
        layout, column = self.layout, self.all_columns[key]
        if key == "row" and key not in layout.hidden and self.view.count(LaneRow):
            return True
        return key in layout.shown or (column.shown and key not in layout.hidden)

    def _shows_rows(self) -> bool:
        """Say whether the column of rows within lanes has just come to be worth showing, or not."""
        shown = any(column.key == "row" for column in self.columns)
        return "row" in self.all_columns and self.is_shown("row") != shown

    def follow(self, patch: Patch) -> SheetDiff:
        """Take up what a committed patch changed."""
        records = list(patch.records())
        if (
            any(isinstance(record, Blueprint | Persona) for record in records)
            or (self.has_steps and self._lanes is not self.view.lanes)
            or (self._shows_rows() and any(isinstance(record, LaneRow) for record in records))
        ):
            self.rebuild()
            return SheetDiff(None, frozenset(self.rows.ids), columns_changed=True)
        touched = self._touched(records)
        if any(isinstance(record, Step | Stage | Lane) for record in records):
            # What has no name of its own is shown with its number, which may be another now.
            self.rows.forget_texts()
        added = {record.id for record in patch.added()}
        moves = self.rows.follow(sorted(touched), added)
        return SheetDiff(moves, frozenset(touched))

    def _touched(self, records: Sequence[Record]) -> set[str]:
        """Return the rows that records have something to say in."""
        found: set[str] = set()
        elements: set[str] = set()
        for record in records:
            match record:
                case Element():
                    found |= self._of_element(record)
                    elements.add(record.id)
                case Emotion() | PainPoint() | Opportunity() | Metric():
                    found |= self._by_id(record.element_id)
                case Link():
                    found |= self._by_id(record.source_id)
                case Step():
                    found |= self._of_step(record.id)
                case Stage():
                    found |= self._of_stage(record.id)
                case Lane() | LaneRow() if not self.has_steps:
                    lane_id = record.id if isinstance(record, Lane) else record.lane_id
                    found |= {key for key in self.view.referring_ids(lane_id) if self._is_row(key)}
        return found | self._sources_of(elements)

    def _is_row(self, key: str) -> bool:
        return isinstance(self.view.find(key), Step if self.has_steps else Element)

    def _by_id(self, element_id: str | None) -> set[str]:
        if element_id is None:
            return set()
        if not self.has_steps:
            return {element_id}
        element = self.view.get(Element, element_id)
        return set() if element is None else self._of_element(element)

    def _of_element(self, element: Element) -> set[str]:
        if not self.has_steps:
            return {element.id}
        return {element.step_id} if element.step_id is not None else set()

    def _sources_of(self, element_ids: Set[str]) -> set[str]:
        """Return the rows that tell where their links lead to: to one of some elements."""
        if self.has_steps:
            return set()
        if len(element_ids) > _MANY:
            links = self.view.of_type(Link)
            return {link.source_id for link in links if link.target_id in element_ids}
        return {link.source_id for key in element_ids for link in self.view.incoming(key)}

    def _of_step(self, step_id: str) -> set[str]:
        if self.has_steps:
            return {step_id}
        return {key for key in self.view.referring_ids(step_id) if self._is_row(key)}

    def _of_stage(self, stage_id: str) -> set[str]:
        steps = {
            key for key in self.view.referring_ids(stage_id) if self.view.get(Step, key) is not None
        }
        return set().union(*(self._of_step(key) for key in steps)) if steps else set()

    def _new_reading(self) -> Reading:
        document = self.document
        return Reading(document.store, document.language, document.view_state.persona_id)
