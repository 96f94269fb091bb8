"""What a layout reads of a blueprint, read again where a patch touched it."""

from __future__ import annotations

from collections.abc import Collection

from cxdesigner.base.progress import part, reached
from cxdesigner.model.link import Link
from cxdesigner.model.view import RecordView
from cxdesigner.scene.arrange import LineName
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.contents import Contents
from cxdesigner.scene.feelings import Quotes, read_quotes
from cxdesigner.scene.headers import Headers, read_headers
from cxdesigner.scene.names import Names, read_lines, read_names
from cxdesigner.scene.options import LayoutOptions
from cxdesigner.scene.route import Columns, columns_between
from cxdesigner.scene.structure import Structure, read_structure, step_ids_of
from cxdesigner.scene.touched import Touched

_ELEMENTS, _READ = 0.22, 0.3
"""Which share of a layout from scratch is done once elements are read, and once all is."""


class Reading:
    """All that a layout knows of its blueprint before any coordinate.

    Attributes
    ----------
    columns
        The columns that came or went with the last patch; ``renumbered`` are the elements of one
        step each that have another column for it.
    relinked
        Links that changed with it, those that are gone included.
    restaged
        Elements in steps that it brought to another stage.
    """

    structure: Structure
    names: Names

    def __init__(self, view: RecordView, options: LayoutOptions, setter: Typesetter) -> None:
        self.view = view
        self._options = options
        self._setter = setter
        self.contents = Contents(options, setter)
        self.headers = Headers()
        self.lines: tuple[LineName, ...] = ()
        self.quotes: Quotes = ()
        self.columns: Columns | None = None
        self.renumbered: list[str] = []
        self.relinked: set[str] = set()
        self.restaged: set[str] = set()

    def read(self, touched: Touched) -> set[str]:
        """Read what was touched; returns the elements whose block changed or that are gone."""
        view, contents = self.view, self.contents
        self.columns = self._read_columns(touched)
        if touched.structure:
            self.structure = read_structure(view)
        structure = self.structure
        if not touched.structure:
            for lane_id, step_id in touched.cells:
                if step_id in structure.column_of:
                    structure.update_cell(view, lane_id, step_id)
            for element_id in touched.gone:
                structure.place.pop(element_id, None)
        self.restaged = set()
        if touched.headers:
            self._read_headers()
        if touched.frame:
            self.names = read_names(view, structure, self._options, self._setter)
            self.lines = read_lines(view, structure, self._options, self._setter)
        if touched.quotes:
            self.quotes = read_quotes(view, self._options, self._setter)
        wanted = structure.place if touched.everything else touched.elements
        with part(0.0, _ELEMENTS):
            stale = contents.read_elements(view, structure, tuple(wanted))
        reached(_ELEMENTS)
        # Labels of links take part in how elements are stacked.
        self.relinked = contents.read_links(view, structure, self._links_to_read(touched))
        if touched.structure:
            reached(_READ)
            stale |= contents.forget_all_but(structure.place)
            if not touched.everything:
                # What covers several columns depends on how many there are.
                stale |= contents.read_elements(view, structure, tuple(structure.spanning()))
            contents.stack_all(structure)
        else:
            self._stack(self._cells(touched, stale))
        return stale

    def _stack(self, cells: set[tuple[int, int]]) -> None:
        structure, contents = self.structure, self.contents
        spanning = {at for at, _column in cells if structure.bands[at].spanning}
        if self.columns is not None:
            spanning.update(at for at, band in enumerate(structure.bands) if band.spanning)
        for band_at in spanning:
            contents.stack_spans(structure, band_at)
        for band_at, column in cells:
            if band_at not in spanning:
                contents.stack_cell(structure, band_at, column)

    def _read_columns(self, touched: Touched) -> Columns | None:
        """Follow steps that came, went or changed places."""
        if touched.structure or not touched.columns:
            return None
        structure, view = self.structure, self.view
        step_ids = step_ids_of(view)
        if (None,) in (step_ids, structure.step_ids):
            touched.restructure()
            return None
        columns = columns_between(structure.step_ids, step_ids)
        if columns is None:
            return None
        if not structure.deals_alike(view) or (
            columns.gone and columns.new and any(structure.spanning())
        ):
            # Elements over several columns may have to lie above each other in another way.
            touched.restructure()
            return None
        gone = structure.step_ids[columns.at : columns.at + columns.gone]
        self.renumbered, lost = structure.renumber(view, columns)
        self.contents.renumber(columns, self.renumbered, (*lost, *structure.spanning()), gone)
        # What covers several columns depends on how many there are.
        touched.elements.update(structure.spanning())
        for column in range(columns.at, columns.at + columns.new):
            step_id = step_ids[column]
            assert step_id is not None
            for lane_id, _row_id in structure.cell_bands:
                if view.elements_in(lane_id, step_id):
                    touched.cells.add((lane_id, step_id))
                    # The order of its points may be another.
                    touched.emotion = True
        return columns

    def _read_headers(self) -> None:
        """Read stages and steps, and find elements in steps that came to another stage."""
        known = self.headers.stages
        self.headers = read_headers(self.view, self._options, self._setter, self.headers)
        if not known:
            return
        stages = self.headers.stages
        moved = [at for at, key in enumerate(stages) if known.get(key) != stages[key]]
        if moved:
            self.restaged.update(self.structure.ids_in(moved), self.structure.spanning())

    def _links_to_read(self, touched: Touched) -> Collection[str]:
        """Return the links that changed or whose ends stand elsewhere to each other."""
        view, structure, columns = self.view, self.structure, self.columns
        if touched.structure:
            return {link.id for link in view.of_type(Link)} | self.contents.links.keys()
        # How wide a label may be depends on what stands between the ends in their cell.
        near = {
            element.id
            for lane_id, step_id in touched.cells
            for element in view.elements_in(lane_id, step_id)
        }
        if columns is not None:
            # What was next to each other is no more, or is now.
            near.update(structure.ids_in((columns.at - 1, columns.at + columns.new)))
            near.update(structure.spanning())
        return touched.links.union(link.id for key in near for link in view.links_of(key))

    def _cells(self, touched: Touched, stale: set[str]) -> set[tuple[int, int]]:
        """Return the cells (band, column) that are touched now."""
        structure = self.structure
        cells = {structure.place[key][:2] for key in stale if key in structure.place}
        for lane_id, step_id in touched.cells:
            column = structure.column_of.get(step_id)
            if column is not None:
                cells.update((at, column) for at in structure.bands_of(lane_id))
        return cells

    def members(self, touched: Touched, stale: set[str]) -> set[str]:
        """Return the elements that stand in touched cells now."""
        structure = self.structure
        found = set(touched.elements)
        for band_at, column in self._cells(touched, stale):
            found.update(structure.bands[band_at].cells.get(column, ()))
        return found
