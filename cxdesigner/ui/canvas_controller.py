"""Keeps one canvas in step with the documents: layout, index, selection, tool in use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QPoint, Signal

from cxdesigner.base.geometry import Point, Rect, union
from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.document import Document
from cxdesigner.editor.gestures import place_of_hit
from cxdesigner.editor.view_state import ViewState
from cxdesigner.model.asset import Asset
from cxdesigner.model.patch import Patch
from cxdesigner.model.persona import Persona
from cxdesigner.model.view import RecordView
from cxdesigner.scene.build import LayoutOptions, LiveLayout
from cxdesigner.scene.diff import SceneDiff
from cxdesigner.scene.grid import Grid
from cxdesigner.scene.hit import SceneIndex
from cxdesigner.scene.items import Scene, SceneItem
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.canvas.fitting import fit_rect
from cxdesigner.ui.canvas.view import POINTS_TO_PIXELS, CanvasView
from cxdesigner.ui.tools import ELEMENT_HINT, TOOL_HINTS, ToolName
from cxdesigner.ui.tools.factory import make_tool
from cxdesigner.ui.tools.ghosts import ghost_items
from cxdesigner.ui.tools.keyboard import CanvasKeyboard

FIRST_ZOOM = (0.62, 1.0)
"""Least and most zoom at which a document is first shown; in between its height fits."""

_AIR_PX = 16
_SKETCH_COLUMNS = 40


def layout_options(document: Document, *, empty_band: bool = True) -> LayoutOptions:
    """Return how the canvas lays a document out: as it is looked at."""
    state = document.view_state
    shown = state.persona_ids
    if shown is None:
        shown = tuple(persona.id for persona in document.store.personas[:1]) or None
    return LayoutOptions(
        language=state.language, emotion=state.emotion, persona_ids=shown, empty_band=empty_band
    )


@dataclass
class Sheet:
    """What the canvas keeps of one open document."""

    document: Document
    layout: LiveLayout
    index: SceneIndex
    disconnects: list[Callable[[], None]] = field(default_factory=list)
    was_shown: bool = False
    remembered: tuple[float, tuple[float, float]] | None = None
    """Zoom and middle at which the file was looked at last; None for the first time."""


class CanvasController(QObject):
    """Between the active document and the canvas; also the ``ToolHost`` of the tools."""

    tool_changed = Signal(str)
    hinted = Signal(str)
    shown = Signal()
    """Another document is on the canvas, or the layout of this one has changed."""

    def __init__(self, canvas: CanvasView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._sheets: dict[int, Sheet] = {}
        self._sheet: Sheet | None = None
        self._tool_name: ToolName = "select"
        self.begin_edit: Callable[[str], object] = lambda _record_id: None
        """Opens the in-place editor; set by whoever owns it."""

        self._keyboard = CanvasKeyboard(self)
        self._frames = Later(self.show_selection, parent=self)
        self._start = Later(self._show_start_now, parent=self)
        # Not with each turn of the wheel: whoever hears of it has work to do.
        self._place = Later(self._remember_place, 150, restart=True, parent=self)
        canvas.zoom_changed.connect(self._place.request)

    # -- documents ---------------------------------------------------------------------------

    @property
    def has_document(self) -> bool:
        """Whether a document is on the canvas."""
        return self._sheet is not None

    def set_document(self, document: Document | None) -> None:
        """Put a document on the canvas."""
        self._remember_place()
        self._canvas.tool = None
        if document is None:
            self._sheet = None
            self._canvas.show_scene(Scene())
            self._canvas.overlay.cells.show_cells(())
            self._canvas.select_shown(())
            return
        sheet = self._sheets.get(id(document))
        if sheet is None:
            sheet = self._sheets[id(document)] = self._new_sheet(document)
        self._sheet = sheet
        self._canvas.paint.pictures.follow(
            lambda sha256: stored_picture(sheet.document.store, sha256)
        )
        self._canvas.show_scene(sheet.layout.scene)
        self._canvas.overlay.cells.show_cells(empty_cells(sheet.layout.grid))
        self.arm("select")
        self.show_selection()
        self._restore_place(sheet)
        self.shown.emit()

    def forget(self, document: Document) -> None:
        """Let a closed document go."""
        sheet = self._sheets.pop(id(document), None)
        if sheet is None:
            return
        for disconnect in sheet.disconnects:
            disconnect()
        if sheet is self._sheet:
            self.set_document(None)

    def _new_sheet(self, document: Document) -> Sheet:
        layout = LiveLayout(document.store, layout_options(document))
        sheet = Sheet(document, layout, SceneIndex(layout.scene))
        state = document.view_state
        if state.center is not None:
            sheet.remembered = state.zoom, state.center
        sheet.disconnects = [
            document.changed.connect(lambda patch: self._follow(sheet, patch)),
            document.view_changed.connect(lambda state: self._follow_view(sheet, state)),
            document.selection.changed.connect(self._frames.request),
        ]
        return sheet

    def _follow(self, sheet: Sheet, patch: Patch) -> None:
        options = layout_options(sheet.document)
        diff = sheet.layout.apply(patch)
        self._show(sheet, diff)
        if options != sheet.layout.options:
            # The first persona is another one now.
            self._show(sheet, sheet.layout.set_options(options))

    def _follow_view(self, sheet: Sheet, _state: ViewState) -> None:
        options = layout_options(sheet.document)
        if options != sheet.layout.options:
            self._show(sheet, sheet.layout.set_options(options))

    def _show(self, sheet: Sheet, diff: SceneDiff) -> None:
        sheet.index.apply(diff)
        if sheet is self._sheet and diff:
            self._canvas.apply(diff, sheet.layout.scene)
            self._canvas.overlay.cells.show_cells(empty_cells(sheet.layout.grid))
            self._frames.request()
            self.shown.emit()

    # -- place and zoom ----------------------------------------------------------------------

    def _remember_place(self, *_ignored: object) -> None:
        if self._sheet is not None and self._sheet.was_shown:
            middle = self._canvas.visible_rect().center
            place = (middle.x, middle.y)
            self._sheet.document.set_view(zoom=self._canvas.zoom, center=place)

    def _restore_place(self, sheet: Sheet) -> None:
        state = sheet.document.view_state
        if sheet.was_shown and state.center is not None:
            self._look_at(state.zoom, state.center)
        else:
            self._show_start_now()
            # Once more when the canvas has got its size.
            self._start.request()
        sheet.was_shown = True

    def _look_at(self, zoom: float, center: tuple[float, float]) -> None:
        self._canvas.set_zoom(zoom)
        self._canvas.centerOn(*center)

    def start_anew(self) -> None:
        """Show the beginning when the canvas has got its size."""
        self._start.request()

    def _show_start_now(self) -> None:
        if self._sheet is None:
            return
        if self._sheet.remembered is not None:
            self._look_at(*self._sheet.remembered)
        else:
            self.show_start()

    def show_start(self) -> None:
        """Show the beginning, as large as all lanes allow."""
        rect = self._canvas.content_rect()
        least, most = FIRST_ZOOM
        # The headers take more room the larger they are drawn: the second time fits.
        for _round in range(2):
            room = self._canvas.viewport().height() - _AIR_PX
            zoom = max(least, min(most, room / max(1.0, rect.height) / POINTS_TO_PIXELS))
            self._canvas.set_zoom(zoom)
        for bar in (self._canvas.horizontalScrollBar(), self._canvas.verticalScrollBar()):
            bar.setValue(bar.minimum())
        self._canvas.headers.follow()

    def reveal(self, record_id: str) -> None:
        """Scroll as little as is needed to see a record."""
        items = self._items_of(record_id)
        if items:
            self._canvas.reveal(union(item.rect for item in items))

    def zoom_to_records(self, ids: Sequence[str], *, whole_height: bool = False) -> None:
        """Zoom and scroll so that some records fill the canvas.

        With `whole_height` everything above and below them is seen as well.
        """
        rects = [rect for rect in map(self.rect_of, ids) if rect is not None]
        if not rects:
            return
        rect = union(rects)
        if whole_height:
            content = self._canvas.content_rect()
            rect = Rect(rect.x, content.y, rect.width, content.height)
        fit_rect(self._canvas, rect)

    def rect_of(self, record_id: str) -> Rect | None:
        """Return where a record is drawn."""
        items = self._items_of(record_id)
        return union(item.rect for item in items) if items else None

    def _items_of(self, record_id: str) -> list[SceneItem]:
        if self._sheet is None:
            return []
        items = self.scene.items
        if record_id in items:
            return [items[record_id]]
        found = [item for item in items.values() if item.record_id == record_id]
        if found:
            return found
        # What is known about an element is shown by the element.
        record = self.document.store.find(record_id)
        element_id = str(getattr(record, "element_id", ""))
        return [items[element_id]] if element_id in items else []

    # -- selection ---------------------------------------------------------------------------

    def show_selection(self) -> None:
        """Draw the frames around what is selected."""
        if self._sheet is None:
            return
        ids = self.document.selection.ids
        items = self.scene.items
        known = [key for key in ids if key in items]
        if len(known) < len(ids):
            wanted = set(ids) - set(known)
            known += [item.id for item in items.values() if item.record_id in wanted]
        self._canvas.select_shown(known)
        if self._canvas.tool is not None:
            self._canvas.tool.refresh()

    def paste_place(self) -> Place | None:
        """Return the cell the pointer is in, or None when it is not over the canvas."""
        port = self._canvas.viewport()
        position: QPoint = port.mapFromGlobal(self._canvas.cursor().pos())
        if self._sheet is None or not port.rect().contains(position):
            return None
        spot = self._canvas.mapToScene(position)
        hit = self.grid.cell_at(Point(spot.x(), spot.y()))
        return place_of_hit(self.document.store, hit, gaps=False)

    # -- ToolHost ----------------------------------------------------------------------------

    @property
    def document(self) -> Document:
        """The document on the canvas."""
        assert self._sheet is not None
        return self._sheet.document

    @property
    def canvas(self) -> CanvasView:
        """The canvas."""
        return self._canvas

    @property
    def layout(self) -> LiveLayout:
        """The layout kept in step with the document."""
        assert self._sheet is not None
        return self._sheet.layout

    @property
    def scene(self) -> Scene:
        """The scene shown."""
        return self.layout.scene

    @property
    def grid(self) -> Grid:
        """Columns, lanes, lines and the emotion axis of the scene shown."""
        return self.layout.grid

    @property
    def index(self) -> SceneIndex:
        """Which item is at a point."""
        assert self._sheet is not None
        return self._sheet.index

    @property
    def persona_id(self) -> str | None:
        """The persona whose curve is edited."""
        document = self.document
        chosen = document.store.get(Persona, document.view_state.persona_id)
        first = next(iter(document.store.personas), None)
        return chosen.id if chosen else first.id if first else None

    @property
    def tool_name(self) -> ToolName:
        """The tool that is armed."""
        return self._tool_name

    def arm(self, name: ToolName) -> None:
        """Put a tool in use."""
        self._canvas.overlay.clear_gesture()
        before, self._tool_name = self._tool_name, name
        self._canvas.tool = make_tool(name, self) if self._sheet is not None else None
        if name != "select":
            self.show_hint(_(TOOL_HINTS.get(name, ELEMENT_HINT)))
        elif before != "select":
            self.show_hint("")
        self.tool_changed.emit(name)

    def finished(self) -> None:
        """Say that a click-to-place is done: the select tool comes back."""
        if self._tool_name != "select":
            self.arm("select")

    def lay_out_trial(self, patch: Patch) -> tuple[SceneItem, ...]:
        """Return how the records of a patch that is never committed would look."""
        sheet = self._sheet
        if sheet is None or not patch:
            return ()
        store, layout = sheet.document.store, sheet.layout
        with store.trial() as tx:
            for key, (_before, after) in patch.changes.items():
                if after is None:
                    tx.delete((key,))
            for _before, after in patch.changes.values():
                if after is not None:
                    tx.put(after)
            tried = store.pending()
            diff = layout.apply(tried)
            wanted = {key for key, (_before, after) in tried.changes.items() if after is not None}
            ghosts = ghost_items(diff, wanted)
        layout.apply(tried.inverse())
        return ghosts

    def begin_text_edit(self, record_id: str) -> None:
        """Open the editor of a record's label in its place."""
        self.begin_edit(record_id)

    def show_hint(self, text: str) -> None:
        """Say something short in the status bar."""
        self.hinted.emit(text)


def stored_picture(view: RecordView, sha256: str) -> str | None:
    """Return a picture of a document in base64, or None if it has no such picture."""
    return next((asset.data for asset in view.of_type(Asset) if asset.sha256 == sha256), None)


def empty_cells(grid: Grid) -> list[Rect]:
    """Return the cells of columns that hold nothing yet, while the blueprint is small.

    A person who starts sees where things can go; in a large blueprint it would be noise.
    """
    if len(grid.columns) > _SKETCH_COLUMNS:
        return []
    filled = {step_id for (_lane, _row, step_id), members in grid.cells.items() if members}
    return [
        Rect(column.x, lane.y + 5.0, column.width, max(0.0, lane.height - 10.0))
        for column in grid.columns
        if column.step_id is not None and column.step_id not in filled
        for lane in grid.lanes
    ]
