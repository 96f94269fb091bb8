"""The editors of a blueprint, one behind the other: canvas, table, outline.

An editor is made when it is first shown, because most people stay on the canvas.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cxdesigner.editor.document import Document
from cxdesigner.editor.view_state import EditorName, ViewState
from cxdesigner.scene.theme import Theme


class BlueprintEditor(Protocol):
    """What the window asks of an editor. All share the document and its selection."""

    @property
    def widget(self) -> QWidget:
        """What is shown; it takes the focus."""
        ...

    def set_document(self, document: Document | None) -> None:
        """Work on a document from now on. One that is not shown gets None and does nothing."""
        ...

    def reveal(self, record_id: str) -> str:
        """Scroll so that a record is seen, through a filter if need be; return what to say."""
        ...

    def begin_text_edit(self, record_id: str) -> None:
        """Let the person type the text of a record."""
        ...

    def commit(self) -> None:
        """Take what is being typed, because something else is about to happen."""
        ...

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        ...


class EditorStack(QStackedWidget):
    """Shows the editor that the view state of the document names."""

    shown = Signal(str)
    """Another editor is in front; carries its name."""

    let_through = Signal(str)
    """A record is shown that a filter hid; carries what to say about that."""

    def __init__(self, canvas: BlueprintEditor, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("editors")
        self._theme = theme
        self._document: Document | None = None
        self._disconnect: Callable[[], None] = lambda: None
        self._made: dict[EditorName, BlueprintEditor] = {}
        self._makers: dict[EditorName, Callable[[], BlueprintEditor]] = {}
        self._name: EditorName = "canvas"
        self._keep("canvas", canvas)

    def offer(self, name: EditorName, make: Callable[[], BlueprintEditor]) -> None:
        """Say how an editor is made; it is made when it is first shown."""
        self._makers[name] = make

    @property
    def name(self) -> EditorName:
        """The editor in front."""
        return self._name

    @property
    def current(self) -> BlueprintEditor:
        """The editor in front."""
        return self._made[self._name]

    def get(self, name: EditorName) -> BlueprintEditor:
        """Return an editor, which is made if it was never shown."""
        if name not in self._made:
            self._keep(name, self._makers[name]())
        return self._made[name]

    def reveal(self, record_id: str) -> None:
        """Let the editor in front show a record, and say so if a filter had hidden it."""
        said = self.current.reveal(record_id)
        if said:
            self.let_through.emit(said)

    def set_document(self, document: Document | None) -> None:
        """Show a document in the editor that it was last looked at in."""
        self._disconnect()
        self._disconnect = lambda: None
        self._document = document
        if document is not None:
            self._disconnect = document.view_changed.connect(self._follow)
        self._show(document.view_state.editor if document is not None else "canvas")

    def commit(self) -> None:
        """Take what is being typed."""
        self.current.commit()

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        for editor in self._made.values():
            editor.restyle(theme)

    def _keep(self, name: EditorName, editor: BlueprintEditor) -> None:
        self._made[name] = editor
        self.addWidget(editor.widget)

    def _follow(self, state: ViewState) -> None:
        if state.editor != self._name:
            self._show(state.editor)
            self.current.widget.setFocus()

    def _show(self, name: EditorName) -> None:
        editor = self.get(name)
        if name != self._name:
            self.current.commit()
            self.current.set_document(None)
        self._name = name
        primary = self._document.selection.primary if self._document is not None else None
        if self._document is not None and primary is not None:
            # Lists hide what a filter only pales on the canvas.
            self._document.filtering.let_through(primary)
        editor.set_document(self._document)
        self.shown.emit(name)
        self._make_room()
        self.setCurrentWidget(editor.widget)
        self.updateGeometry()

    def _make_room(self) -> None:
        """Take the size that what came or went beside it leaves.

        Later, lists would have measured all their rows already, for another width.
        """
        around = self.parentWidget()
        while around is not None:
            layout = around.layout()
            if layout is not None:
                layout.activate()
                return
            around = around.parentWidget()

    def minimumSizeHint(self) -> QSize:
        """Return what the editor in front needs: those behind it make no window wider."""
        return self.current.widget.minimumSizeHint()
