"""Tabs of the open documents; seen only while there is more than one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from cxdesigner.analysis.words import noted
from cxdesigner.base.i18n import _
from cxdesigner.editor.document import Document
from cxdesigner.editor.workspace import Workspace
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.icons import icon
from cxdesigner.ui.widgets import give_tip, plain_tip

_LEAST_PX = 160
"""What a tab keeps of its name and its button before the bar scrolls."""


class DocumentTabs(QTabBar):
    """One tab for each open document, the active one in front."""

    close_wanted = Signal(object)
    menu_wanted = Signal(QPoint)
    """What can be done with the document in front is wanted at a place of the screen."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("documentTabs")
        self.setAccessibleName(_("Open documents"))
        self.setDocumentMode(True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        # What tells the future state from the present one stands at the end.
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._workspace = workspace
        self._disconnects: list[Callable[[], None]] = []
        workspace.opened.connect(self._rebuild)
        workspace.closed.connect(self._rebuild)
        workspace.activated.connect(self._rebuild)
        workspace.moved.connect(self._put)
        self.currentChanged.connect(self._chosen)
        self.tabMoved.connect(self._moved)
        self._is_dragged = False
        self._pressed: Document | None = None
        """That whose tab the middle button is held on."""

        words = {
            "ScrollLeftButton": _("Tabs to the left"),
            "ScrollRightButton": _("Tabs to the right"),
        }
        for arrow in self.findChildren(QToolButton):
            text = words.get(arrow.objectName(), "")
            arrow.setAccessibleName(text)
            give_tip(arrow, text)
        self._rebuild()

    def rest(self) -> None:
        """Follow no document any more."""
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects = []

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Keep the beginning and the end of the name; Qt would leave an ellipsis alone."""
        whole, least = self.tabSizeHint(index), super().minimumTabSizeHint(index)
        return QSize(max(least.width(), min(whole.width(), _LEAST_PX)), least.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(*self._theme.colour("ui.focus")), 2.0))
        ring = self.tabRect(self.currentIndex()).adjusted(2, 2, -2, -3)
        painter.drawRoundedRect(ring, 5.0, 5.0)
        painter.end()

    def _rebuild(self, *_ignored: object) -> None:
        self.rest()
        documents = self._workspace.documents
        self._disconnects = [doc.state_changed.connect(self._retitle) for doc in documents]
        self.blockSignals(True)
        while self.count() > len(documents):
            self.removeTab(self.count() - 1)
        while self.count() < len(documents):
            self._add_tab()
        if self._workspace.active in documents:
            self.setCurrentIndex(documents.index(self._workspace.active))
        self.blockSignals(False)
        self._retitle()
        self.setVisible(len(documents) > 1)

    def _add_tab(self) -> None:
        place = self.addTab("")
        button = QToolButton()
        button.setObjectName("closeTab")
        button.setAccessibleName(_("Close this document"))
        give_tip(button, _("Close this document"))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setIcon(icon("x", self._theme, "ui.text.secondary", size=12))
        button.clicked.connect(lambda: self._close(button))
        self.setTabButton(place, QTabBar.ButtonPosition.RightSide, button)

    def close_button(self, place: int) -> QWidget:
        """Return the button that closes the document of a tab."""
        return self.tabButton(place, QTabBar.ButtonPosition.RightSide)

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        for place in range(self.count()):
            button = self.close_button(place)
            if isinstance(button, QToolButton):
                button.setIcon(icon("x", theme, "ui.text.secondary", size=12))

    def _retitle(self) -> None:
        documents = self._workspace.documents
        for place, (document, name) in enumerate(zip(documents, names_of(documents), strict=True)):
            mark = " •" if document.is_dirty else ""
            self.setTabText(place, name.replace("&", "&&") + mark)
            where = str(document.path or document.name)
            # A screen reader reads the tip of a tab as it is.
            self.setTabToolTip(place, plain_tip(where) if {"<", "&"} & set(where) else where)

    def document_at(self, place: int) -> Document | None:
        """Return the document of a tab."""
        documents = self._workspace.documents
        return documents[place] if 0 <= place < len(documents) else None

    def _chosen(self, place: int) -> None:
        document = self.document_at(place)
        if document is not None:
            self._workspace.activate(document)

    def _moved(self, start: int, end: int) -> None:
        document = self.document_at(start)
        if document is not None:
            self._is_dragged = True
            self._workspace.move(document, end)
            self._is_dragged = False

    def _put(self, _document: Document) -> None:
        # One that is dragged is where it belongs; to name it anew would let go of it.
        if not self._is_dragged:
            self._rebuild()

    def _close(self, button: QWidget) -> None:
        places = [n for n in range(self.count()) if self.close_button(n) is button]
        document = self.document_at(places[0]) if places else None
        if document is not None:
            self._let_go(document)

    def _let_go(self, document: Document) -> None:
        """Have a document closed, and go on with the one that was in front."""
        before = self._workspace.active
        self._workspace.activate(document)
        self.close_wanted.emit(document)
        documents = self._workspace.documents
        if document not in documents and before in documents:
            self._workspace.activate(before)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pressed = self.document_at(self.tabAt(event.position().toPoint()))
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.MiddleButton:
            pressed, self._pressed = self._pressed, None
            there = self.document_at(self.tabAt(event.position().toPoint()))
            if pressed is not None and pressed is there:
                self._let_go(pressed)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        place = self.tabAt(event.pos()) if by_mouse else self.currentIndex()
        document = self.document_at(place)
        if document is not None:
            self._workspace.activate(document)
            middle = self.mapToGlobal(self.tabRect(place).center())
            self.menu_wanted.emit(event.globalPos() if by_mouse else middle)


def names_of(documents: Sequence[Document]) -> list[str]:
    """Return what tabs are called: files of one name with as much of their folders as differs."""
    depths = dict.fromkeys(range(len(documents)), 0)
    while True:
        names = [_name(document, depths[at]) for at, document in enumerate(documents)]
        times = Counter(names)
        alike = [
            at
            for at, document in enumerate(documents)
            if times[names[at]] > 1
            and document.path is not None
            and depths[at] < len(document.path.parts) - 1
        ]
        if not alike:
            return names
        for at in alike:
            depths[at] += 1


def _name(document: Document, depth: int) -> str:
    """Return the name of a document with so many of the folders it lies in."""
    if not depth or document.path is None:
        return document.name
    return noted(document.name, Path(*document.path.parts[-1 - depth : -1]))
