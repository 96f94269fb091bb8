"""A score from 0 to 10 with a tick that says that it is assumed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from cxdesigner.analysis.words import number_text
from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.figures import ASSUMED
from cxdesigner.editor.values import parse_number
from cxdesigner.ui.panels.fields import ParsedField
from cxdesigner.ui.panels.typing_widgets import Line
from cxdesigner.ui.widgets import give_tip

Score = tuple[float, bool]
"""A score and whether it is assumed; None stands for no score."""

_FIELD_PX = 44

_STARS = (ASSUMED, "\N{FULLWIDTH ASTERISK}")


class _CellLine(Line):
    """A line of a table: up, down and Enter go to the cell above or below."""

    moved = Signal(int)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Whoever clicks into a cell of a table types another number; the click sets the caret yet.
        QTimer.singleShot(0, self, self.selectAll)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.moved.emit(1)
            case _:
                super().keyPressEvent(event)
                return
        event.accept()


class ScoreField(ParsedField):
    """``edited`` carries a `Score` or None. A ``*`` typed behind the number ticks it too."""

    moved = Signal(int)
    wrong = Signal(str)
    """What is wrong with what was typed; '' when all is well. A cell has no room for it."""

    def __init__(self, name: str, title: str) -> None:
        line = _CellLine()
        super().__init__(name, "", line)
        self.title = title
        line.setAccessibleName(title)
        line.setFixedWidth(_FIELD_PX)
        line.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.moved.connect(self._go)
        self.tick = QToolButton()
        self.tick.setObjectName(f"{name}Assumed")
        self.tick.setText(ASSUMED)
        self.tick.setCheckable(True)
        self.tick.setProperty("role", "tick")
        self.tick.setFixedWidth(25)
        self.tick.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.tick.setAccessibleName(_("{score}: assumed").format(score=title))
        give_tip(self.tick, _("Assumed, not measured"))
        self.tick.clicked.connect(self._ticked)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(line)
        row.addWidget(self.tick)
        self.box.insertWidget(1, holder)
        self._value: Score | None = None

    def parse(self, text: str) -> Score:
        bare = text.rstrip("".join(_STARS)).strip()
        return parse_number(bare, 0, 10), self.tick.isChecked() or text.endswith(_STARS)

    def format(self, value: Any) -> str:
        return number_text(float(value[0]))

    def set_error(self, text: str) -> None:
        super().set_error(text)
        self.error.hide()
        self.wrong.emit(text)

    def show_value(self, value: Any, *, mixed: bool = False, fallback: str = "") -> None:
        super().show_value(value, mixed=mixed, fallback=fallback)
        self._value = value
        assumed = value is not None and bool(value[1])
        self.tick.setChecked(assumed)
        self.tick.setEnabled(value is not None)
        if bool(self.line.property("assumed")) != assumed:
            self.line.setProperty("assumed", assumed)
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)
        self.line.setAccessibleDescription(_("Assumed, not measured") if assumed else "")

    def _go(self, by: int) -> None:
        self.commit()
        self.moved.emit(by)

    def _ticked(self, assumed: bool) -> None:
        if self._value is not None:
            self.edited.emit((self._value[0], assumed))
            self.left.emit()
