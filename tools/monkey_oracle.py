"""What must hold whatever a person does, for `tools/monkey.py`."""

from __future__ import annotations

import time
from collections.abc import Callable

import networkx as nx
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cxdesigner.editor.document import Document
from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.model.graph import build_graph
from cxdesigner.model.record import Record
from cxdesigner.model.view import RecordView
from cxdesigner.rules.runner import run
from cxdesigner.scene.build import LiveLayout
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.sheets import shown_options

_PATIENCE_S = 30.0


class Oracle:
    """Compares what is kept in step by patches with the same made anew from the records."""

    def __init__(self, editor: Editor, fail: Callable[[str, str], object]) -> None:
        self._editor, self._fail = editor, fail
        self.answers: list[str] = []
        """Buttons that questions were answered with in this step."""

        self._starts: dict[int, tuple[Document, dict[str, Record]]] = {}
        editor.workspace.opened.connect(self._opened)
        editor.workspace.closed.connect(self._closed)

    def _opened(self, document: Document) -> None:
        self._starts[id(document)] = (document, dict(document.store.records))

    def _closed(self, document: Document) -> None:
        if document.is_dirty and not any("discard" in one for one in self.answers):
            self._fail("lost", f"closed with unsaved work; answers {self.answers}")

    def check(self) -> None:
        """Compare indexes, graphs and selections of all documents."""
        for document in self._editor.workspace.documents:
            store, fresh = document.store, RecordView(document.store)
            if store.index_state() != fresh.index_state():
                self._fail("index", "indexes differ from rebuilt ones")
            if not nx.utils.graphs_equal(nx.MultiDiGraph(document.graph), build_graph(fresh)):
                self._fail("graph", "the graph differs from a rebuilt one")
            for key in document.selection.ids:
                if key not in store and not document.is_stand_in(key):
                    self._fail("selection", f"{key} is selected and not there")

    def look_closely(self) -> None:
        """Compare drawings, findings and saved files with what they should be."""
        for document in self._editor.workspace.documents:
            read = read_cxd(write_cxd(document.store), document.name)
            if {one.id: one for one in read.records} != dict(document.store.records):
                self._fail("file", "records differ after saving and opening")
            self._look_at_drawing(document)
        self._look_at_findings()

    def _look_at_drawing(self, document: Document) -> None:
        window = self._editor.window
        if document is not window.document:
            return
        if not self._until(lambda: window.controller.is_current):
            self._fail("drawing", "it is never that of the document")
            return
        if document is not window.document:
            return
        projection = document.projection()
        view = document.store if projection is None else projection.view
        fresh, shown = LiveLayout(view, shown_options(document)).scene, window.controller.scene
        if dict(shown.items) != dict(fresh.items):
            self._fail("drawing", "it differs from one from scratch")

    def _look_at_findings(self) -> None:
        window = self._editor.window
        document, findings = window.document, window.findings
        if document is None or QApplication.activeModalWidget() is not None:
            return
        if not self._until(lambda: findings.is_current or window.document is not document):
            self._fail("findings", "they are never those of the document")
        elif window.document is document:
            kept = sorted(map(repr, (*findings.found, *findings.suppressed)))
            if kept != sorted(map(repr, run(document.store.snapshot()))):
                self._fail("findings", "they differ from a full run")

    def _until(self, condition: Callable[[], bool]) -> bool:
        end = time.monotonic() + _PATIENCE_S
        while not condition():
            if time.monotonic() > end:
                return False
            QTest.qWait(10)
        return True

    def replay(self) -> None:
        """Undo everything in every document and do it again."""
        window = self._editor.window
        window.text_editing.finish()
        window.commit_fields()
        for document in self._editor.workspace.documents:
            store = document.store
            _redo_all(document)
            end = dict(store.records)
            while document.undo():
                pass
            _document, start = self._starts[id(document)]
            if dict(store.records) != start:
                self._fail("undo", "undoing everything leads elsewhere than to the start")
            _redo_all(document)
            if dict(store.records) != end:
                self._fail("redo", "redoing everything leads elsewhere than to the end")


def _redo_all(document: Document) -> None:
    while document.redo():
        pass
