"""What makes a widget of Qt fit in: a page that scrolls, words in an empty list, a number."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QFrame, QScrollArea, QWidget

from cxdesigner.ui.whole_words import WholeWordsLabel

_AIR_PX, _TOP_PX = 20, 48


def scrolling(page: QWidget) -> QScrollArea:
    """Return an area in which a page scrolls where there is less room than it needs."""
    area = QScrollArea()
    area.setObjectName(f"{page.objectName()}Area")
    area.setAccessibleName(page.accessibleName())
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(page)
    return area


class EmptyWords(WholeWordsLabel):
    """What stands in a list as long as it has no rows."""

    def __init__(self, rows: QAbstractItemView, words: str) -> None:
        super().__init__()
        self.setParent(rows.viewport())
        self.setObjectName(f"{rows.objectName()}Empty")
        self.setProperty("role", "hint")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setText(words)
        self._model = rows.model()
        for changed in (
            self._model.rowsInserted,
            self._model.rowsRemoved,
            self._model.modelReset,
            self._model.layoutChanged,
        ):
            changed.connect(self._show)
        rows.viewport().installEventFilter(self)
        self._show()

    def _show(self) -> None:
        self.setVisible(self._model.rowCount() == 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            # Near the top: of a list that scrolls with its dialog the middle may not be seen.
            top = min(watched.height() // 3, _TOP_PX)
            self.setContentsMargins(_AIR_PX, top, _AIR_PX, 0)
            self.resize(watched.size())
        return False


def keep_off_edge(box: QAbstractSpinBox) -> None:
    """Let a number stand as far from the edge as other texts; style sheets do not reach it."""
    box.lineEdit().setTextMargins(8, 0, 8, 0)
