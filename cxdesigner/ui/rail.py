"""The rail: what can be placed, by a click that arms a tool or by a drag onto the canvas."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDrag,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
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

from cxdesigner.base.i18n import N_, _, dotted, language
from cxdesigner.scene.fonts import is_chinese
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.canvas.drops import KIND_MIME
from cxdesigner.ui.icons import icon, pixmap
from cxdesigner.ui.tools import TOOL_NAMES, ToolName
from cxdesigner.ui.widgets import DoubleClick, give_tip

WIDTH_PX = 52
_PIN_PX = 11
_END_PX = 14
_LEAST_END_PX = _END_PX + 4
"""Of an end of the rail; it is higher where it covers a tool that has no room as a whole."""

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


def _tip(name: ToolName, keys: str) -> str:
    """Return what a tool is for, and how it stays in use: by which keys, '' for none."""
    match name:
        case "select":
            return _("Select and move things (Esc)")
        case "link":
            return _("Link: drag from one element to another")
        case _:
            words = _("{thing}: drag it onto the canvas, or click here and then there")
            more = _("A double click here keeps it for more")
            if keys:
                more = _("A double click here or {keys} keeps it for more").format(keys=keys)
            return dotted((words.format(thing=_(_WORDS[name])), more))


class RailButton(QToolButton):
    """One thing of the rail; a drag that starts on it carries its kind."""

    def __init__(self, name: ToolName) -> None:
        super().__init__()
        self.name = name
        self.picture = _ICONS[name]
        self.theme: Theme | None = None
        self.is_kept = False
        """Whether its tool stays in use until Escape."""

        self._pressed_at: QPoint | None = None
        self.setObjectName(f"rail-{name}")
        self.setText(_(_WORDS[name]))
        # Latin words are longer than Chinese ones.
        self.setProperty("script", "han" if is_chinese(language()) else "latin")
        self.setAccessibleName(_(_WORDS[name]))
        self.show_keys("")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setIconSize(QSize(20, 20))
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setFixedWidth(WIDTH_PX - 3)
        self.setMaximumHeight(50)

    def show_keys(self, keys: str) -> None:
        """Tell by which keys the tool stays in use; '' for none."""
        self._tip = _tip(self.name, keys)
        give_tip(self, self._tip)
        self._describe()

    def _describe(self) -> None:
        kept = _("Escape puts the tool away")
        self.setAccessibleDescription(kept if self.is_kept else self._tip)

    def keep(self, kept: bool) -> None:
        """Show whether the tool stays in use until Escape."""
        if kept != self.is_kept:
            self.is_kept = kept
            self._describe()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.is_kept and self.theme is not None:
            painter = QPainter(self)
            sign = pixmap("pin", self.theme, "ui.selected.ink", _PIN_PX)
            painter.drawPixmap(self.width() - _PIN_PX - 3, 3, sign)
            painter.end()

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


class RailEnd(QToolButton):
    """Shows at one end of the rail that there is more, and leads there."""

    def __init__(self, rail: Rail, picture: str) -> None:
        super().__init__(rail)
        self.setObjectName("railEnd")
        self.picture = picture
        self.setAccessibleName(_("More"))
        give_tip(self, _("More"))
        # Keys go from thing to thing, and those come in sight by themselves.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setIconSize(QSize(_END_PX, _END_PX))
        self.hide()


class Rail(QScrollArea):
    """All tools, one below the other; the one in use is pressed in."""

    armed = Signal(str)
    """A tool is wanted once."""

    kept = Signal(str)
    """A tool is wanted until Escape."""

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
        self._keys = ""
        self._group = QButtonGroup(self)
        self.buttons: dict[str, RailButton] = {}
        for name in TOOL_NAMES:
            button = RailButton(name)
            button.clicked.connect(partial(self.armed.emit, name))
            if name not in _NOT_DRAGGED:
                DoubleClick(button, partial(self.kept.emit, name))
            self._group.addButton(button)
            self.buttons[name] = button
            box.addWidget(button)
        box.addStretch(1)
        self.setWidget(body)
        body.installEventFilter(self)
        self.ends = RailEnd(self, "chevron-up"), RailEnd(self, "chevron-down")
        bar = self.verticalScrollBar()
        for way, end in zip((-1, 1), self.ends, strict=True):
            end.clicked.connect(partial(self._turn, way))
        bar.valueChanged.connect(self._show_ends)
        bar.rangeChanged.connect(self._show_ends)
        self.show_tool("select")
        self.restyle(theme)

    def follow_keys(self, keep: QAction) -> None:
        """Tell which keys keep a tool in use: those of an action, whatever they are."""

        def follow() -> None:
            keys = keep.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            if keys != self._keys:
                self._keys = keys
                for button in self.buttons.values():
                    button.show_keys(keys)

        keep.changed.connect(follow)
        follow()

    def show_thing(self, name: str) -> None:
        """Bring a tool into sight."""
        self.ensureWidgetVisible(self.buttons[name])

    def _turn(self, way: int) -> None:
        """Go on to the tools that come after those in sight, or before them with −1."""
        bar, (first, end) = self.verticalScrollBar(), self._whole_tools()
        if way > 0:
            bar.setValue(bar.value() + end - _LEAST_END_PX)
        else:
            bar.setValue(bar.value() + first - (self.height() - _LEAST_END_PX))

    def _whole_tools(self) -> tuple[int, int]:
        """Return where the tools that are seen as a whole begin and end, pixels from the top."""
        bar, height = self.verticalScrollBar(), self.height()
        top = _LEAST_END_PX if bar.value() > bar.minimum() else 0
        bottom = height - (_LEAST_END_PX if bar.value() < bar.maximum() else 0)
        tools = [one.geometry().translated(0, -bar.value()) for one in self.buttons.values()]
        whole = [one for one in tools if one.top() >= top and one.bottom() < bottom]
        return (whole[0].top(), whole[-1].bottom() + 1) if whole else (top, bottom)

    def _show_ends(self, *_ignored: int) -> None:
        """Let the ends cover what would be seen of a tool in part."""
        bar, (first, end) = self.verticalScrollBar(), self._whole_tools()
        up, down = self.ends
        up.setGeometry(0, 0, WIDTH_PX - 1, first)
        down.setGeometry(0, end, WIDTH_PX - 1, self.height() - end)
        up.setVisible(bar.value() > bar.minimum())
        down.setVisible(bar.value() < bar.maximum())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_ends()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            # The tools have their places by now.
            self._show_ends()
        return super().eventFilter(watched, event)

    def show_tool(self, name: str, kept: bool = False) -> None:
        """Show which tool is in use, and whether it is kept."""
        for other in self.buttons.values():
            other.keep(kept and other.name == name)
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
        for end in self.ends:
            end.setIcon(icon(end.picture, theme, size=_END_PX))
