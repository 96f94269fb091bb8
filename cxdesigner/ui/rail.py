"""The rail: what can be placed, by a click that arms a tool or by a drag onto the canvas."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.base.i18n import N_, _, language
from cxdesigner.scene.fonts import is_chinese
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.canvas.drops import KIND_MIME
from cxdesigner.ui.icons import icon, pixmap
from cxdesigner.ui.tools import TOOL_NAMES, ToolName
from cxdesigner.ui.widgets import plain_tip

WIDTH_PX = 52

_WORDS: dict[ToolName, str] = {
    "select": N_("Select"),
    "touchpoint": N_("Touchpoint"),
    "action": N_("Action"),
    "decision": N_("Decision"),
    "process": N_("Process"),
    "system": N_("System"),
    "evidence": N_("Evidence"),
    "note": N_("Note"),
    "link": N_("Link"),
    "line": N_("Line"),
    "stage": N_("Stage"),
    "step": N_("Step"),
    "lane": N_("Lane"),
}

_ICONS: dict[ToolName, tuple[str, str]] = {
    "select": ("mouse-pointer-2", "ui.text"),
    "touchpoint": ("kind-touchpoint", "lane.customer"),
    "action": ("kind-action", "lane.frontstage"),
    "decision": ("kind-decision", "lane.customer"),
    "process": ("kind-process", "lane.support"),
    "system": ("kind-system", "lane.frontstage"),
    "evidence": ("kind-evidence", "lane.evidence"),
    "note": ("sticky-note", "lane.note"),
    "link": ("kind-link", "ui.text"),
    "line": ("kind-line", "ui.text"),
    "stage": ("kind-stage", "lane.support"),
    "step": ("kind-step", "lane.support"),
    "lane": ("kind-lane", "lane.support"),
}
_NOT_DRAGGED: frozenset[str] = frozenset({"select", "link"})


def _tip(name: ToolName) -> str:
    match name:
        case "select":
            return _("Select and move things (Esc)")
        case "link":
            return _("Link: drag from one element to another")
        case _:
            return _("{thing}: drag it onto the canvas, or click here and then there").format(
                thing=_(_WORDS[name])
            )


class RailButton(QToolButton):
    """One thing of the rail; a drag that starts on it carries its kind."""

    def __init__(self, name: ToolName) -> None:
        super().__init__()
        self.name = name
        self.picture = _ICONS[name]
        self.theme: Theme | None = None
        self._pressed_at: QPoint | None = None
        self.setObjectName(f"rail-{name}")
        self.setText(_(_WORDS[name]))
        # Latin words are longer than Chinese ones.
        self.setProperty("script", "han" if is_chinese(language()) else "latin")
        self.setAccessibleName(_(_WORDS[name]))
        self.setToolTip(plain_tip(_tip(name)))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setIconSize(QSize(20, 20))
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setFixedWidth(WIDTH_PX - 3)
        self.setMaximumHeight(50)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed_at
        if start is None or self.name in _NOT_DRAGGED:
            super().mouseMoveEvent(event)
            return
        moved = (event.position() - QPointF(start)).manhattanLength()
        if moved >= QApplication.startDragDistance():
            self._pressed_at = None
            self.setDown(False)
            self.start_drag()

    def mime_data(self) -> QMimeData:
        """Return what a drag from here carries."""
        data = QMimeData()
        data.setData(KIND_MIME, self.name.encode())
        return data

    def start_drag(self) -> None:
        """Drag this thing until it is dropped."""
        drag = QDrag(self)
        drag.setMimeData(self.mime_data())
        if self.theme is not None:
            drag.setPixmap(pixmap(self.picture[0], self.theme, self.picture[1], 28))
        drag.exec(Qt.DropAction.CopyAction)

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.theme = theme
        self.setIcon(icon(self.picture[0], theme, self.picture[1], on_paint="ui.selected.ink"))


class Rail(QScrollArea):
    """All tools, one below the other; the one in use is pressed in."""

    armed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName(_("Things to place"))
        self.setFixedWidth(WIDTH_PX)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setObjectName("rail")
        box = QVBoxLayout(body)
        box.setContentsMargins(1, 5, 1, 5)
        box.setSpacing(1)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, RailButton] = {}
        for name in TOOL_NAMES:
            button = RailButton(name)
            button.clicked.connect(partial(self.armed.emit, name))
            self._group.addButton(button)
            self.buttons[name] = button
            box.addWidget(button)
        box.addStretch(1)
        self.setWidget(body)
        self.show_tool("select")
        self.restyle(theme)

    def show_tool(self, name: str) -> None:
        """Show which tool is in use."""
        button = self.buttons.get(name)
        if button is not None:
            button.setChecked(True)
            return
        # The brush has no button here.
        self._group.setExclusive(False)
        for other in self.buttons.values():
            other.setChecked(False)
        self._group.setExclusive(True)

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        for button in self.buttons.values():
            button.restyle(theme)
