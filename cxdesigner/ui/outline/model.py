"""The outline as a model of Qt that follows the tree row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QIcon

from cxdesigner.analysis.words import named
from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.commands.emotion import neutral
from cxdesigner.editor.outline.nodes import ROW_KINDS, Key, RowKind, rows_of
from cxdesigner.editor.outline.rows import Rows
from cxdesigner.editor.outline.tree import Node, OutlineTree, TreeObserver
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.queries import role_of
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.icons import icon
from cxdesigner.ui.theme import qcolor
from cxdesigner.ui.widgets import plain_tip

TITLE, PLACE, TIME, EMOTION, MARKS, PROBLEMS = range(6)
HEADINGS: tuple[str, ...] = (
    N_("Name"),
    N_("Channel · actor"),
    N_("Time"),
    N_("Emotion"),
    N_("Marks"),
    N_("Problems"),
)
KEY_ROLE = Qt.ItemDataRole.UserRole
"""The ``Key`` of a row."""

ROWS_MIME = "application/x-cxdesigner-rows"
ICON_PX = 16

DRAGGED = frozenset({"element", "step", "stage"})
_EDITED = frozenset({"element", "step", "stage", "link"})
_ICONS = {
    "journey": "waypoints",
    "stage": "kind-stage",
    "step": "kind-step",
    "lane": "kind-lane",
    "link": "kind-link",
}


def _flags_of(kind: RowKind, *, title: bool) -> Qt.ItemFlag:
    found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    is_leaf = kind == "link"
    found |= Qt.ItemFlag.ItemNeverHasChildren if is_leaf else Qt.ItemFlag.ItemIsDropEnabled
    if kind in DRAGGED:
        found |= Qt.ItemFlag.ItemIsDragEnabled
    if kind in _EDITED and title:
        found |= Qt.ItemFlag.ItemIsEditable
    return found


# Asked for several times a row whenever the tree lays itself out; flags of Python are slow to join.
_FLAGS = {kind: (_flags_of(kind, title=False), _flags_of(kind, title=True)) for kind in ROW_KINDS}

_SIGNS = {"positive": "▲", "negative": "▼", "neutral": "■"}
"""The shapes that the curve gives the values."""

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class OutlineModel(QAbstractItemModel):
    """Rows of one tree.

    Parameters
    ----------
    make_tree
        Makes the tree that tells an observer what happens to it.
    """

    def __init__(
        self,
        make_tree: Callable[[TreeObserver], OutlineTree],
        rows: Rows,
        theme: Theme,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.tree = make_tree(_Messenger(self))
        self._numbered, self._root = self.tree.numbered, self.tree.root
        self.rows = rows
        self.theme = theme
        self.drop: Callable[[Sequence[Key], Key, int], object] = lambda *_ignored: None
        """Takes rows to a place: their keys, the parent, before which of its rows (−1: onto it)."""

    # -- rows --------------------------------------------------------------------------------

    def node(self, index: Index) -> Node:
        """Return the node of an index, the root for none."""
        # None has the number 0.
        return self._numbered.get(index.internalId(), self.tree.root)

    def key(self, index: Index) -> Key:
        """Return what a row shows."""
        return self.node(index).key

    def index_of(self, node: Node | None, column: int = 0) -> QModelIndex:
        """Return the index of a node; none for the root."""
        if node is None or node.parent is None:
            return QModelIndex()
        return self.createIndex(node.row, column, node.number)

    def index_at(self, key: Key) -> QModelIndex:
        """Return the index of a row, none if it is not in the tree."""
        return self.index_of(self.tree.find(key))

    # These are asked three or four times for every row that is not folded away, whenever one comes
    # or goes.

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        node = self._numbered.get(parent.internalId(), self._root)
        children = node.made if node.grow is None else node.children
        if 0 <= row < len(children) and 0 <= column <= PROBLEMS:
            return self.createIndex(row, column, children[row].number)
        return QModelIndex()

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        # Asked for each range of the selection by each cell that is painted.
        node = self._numbered.get(index.internalId())
        above = node.parent if node is not None else None
        if above is None or above.parent is None:
            return QModelIndex()
        return self.createIndex(above.row, 0, above.number)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        node = self._numbered.get(parent.internalId(), self._root)
        return len(node.children) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return len(HEADINGS)

    def hasChildren(self, parent: Index = _NOWHERE) -> bool:
        node = self._numbered.get(parent.internalId(), self._root)
        found = bool(node.made) if node.grow is None else self.tree.has_below(node)
        return found and parent.column() <= 0

    # -- contents ----------------------------------------------------------------------------

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return _(HEADINGS[section])
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(section)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        node = self._numbered.get(index.internalId())
        if node is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        return _FLAGS[node.key.kind][index.column() == TITLE]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        key, column = self.key(index), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(key, column)
        if role == KEY_ROLE:
            return key
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if column == TITLE:
                return self.rows.sentence(key)
            text = self._heard(key, column)
            return named(_(HEADINGS[column]), text) if text else ""
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(key, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ForegroundRole:
            stands_in = column == TITLE and not self.rows.is_named(key)
            feeling = self.rows.emotion(key) if column == EMOTION else None
            if feeling is not None:
                return qcolor(self.theme, f"emotion.{self._tone(feeling)}")
            is_quiet = stands_in or column in (PLACE, TIME) or key.kind in ("lane", "link")
            return qcolor(self.theme, "ui.text.secondary") if is_quiet else None
        if role == Qt.ItemDataRole.ToolTipRole:
            if column == MARKS:
                return plain_tip(self.rows.mark_text(key))
            return plain_tip(self._text(key, column)) if column in (TITLE, PLACE) else None
        return None

    def _text(self, key: Key, column: int) -> str:
        match column:
            case _ if column == TITLE:
                return self.rows.title(key)
            case _ if column == PLACE:
                return self.rows.place(key)
            case _ if column == TIME:
                return self.rows.time(key)
            case _ if column == EMOTION:
                feeling = self.rows.emotion(key)
                sign = _SIGNS[self._tone(feeling)] if feeling is not None else ""
                return f"{sign} {self.rows.emotion_text(key)}" if sign else ""
            case _ if column == PROBLEMS:
                count = self.rows.problem_count(key)
                return str(count) if count else ""
        return ""

    def _heard(self, key: Key, column: int) -> str:
        if column == MARKS:
            return self.rows.mark_text(key)
        return self.rows.emotion_text(key) if column == EMOTION else self._text(key, column)

    def _tone(self, value: float) -> str:
        middle = neutral(self.rows.view)
        return "positive" if value > middle else "negative" if value < middle else "neutral"

    def _icon(self, key: Key, column: int) -> Any:
        if column == PROBLEMS and self.rows.problem_count(key):
            return icon("flag", self.theme, "problem.warning", size=ICON_PX - 2)
        return self.picture_of(key) if column == TITLE else None

    def picture_of(self, key: Key) -> QIcon:
        """Return the picture beside the name of a row."""
        view = self.rows.view
        if key.kind == "element":
            element = view.get(Element, key.id)
            if element is None:
                return QIcon()
            role = role_of(view, element)
            # Tools of the rail: a note has a picture of its own.
            return self._picture(f"tool-{element.kind}", f"lane.{role}")
        paint = "ui.text.secondary"
        if key.kind == "lane":
            lane = view.get(Lane, key.id)
            paint = f"lane.{lane.role}" if lane is not None else paint
        return self._picture(_ICONS[key.kind], paint)

    def _picture(self, name: str, paint: str) -> QIcon:
        # An open row shows what a button shows that is pressed in.
        return icon(name, self.theme, paint, on_paint=paint, size=ICON_PX)

    def all_changed(self) -> None:
        """Let every row be read anew."""
        root = self.tree.root
        if root.children:
            last = self.index_of(root.children[-1], PROBLEMS)
            self.dataChanged.emit(self.index_of(root.children[0]), last)

    def show_problems(self, problems: dict[str, int]) -> None:
        """Show how many findings there are about each record."""
        before, self.rows.problems = self.rows.problems, problems
        for record_id in before.keys() | problems.keys():
            if before.get(record_id) == problems.get(record_id):
                continue
            for key in rows_of(self.rows.view, record_id):
                node = self.tree.nodes.get(key)
                if node is not None:
                    self.row_changed(node)

    def row_changed(self, node: Node) -> None:
        """Let one row be read anew."""
        self.dataChanged.emit(self.index_of(node), self.index_of(node, PROBLEMS))

    # -- drag and drop -----------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [ROWS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return self.mime_of(dict.fromkeys(self.key(index) for index in indexes))

    def mime_of(self, keys: Iterable[Key]) -> QMimeData:
        """Return rows as what a drag carries."""
        data = QMimeData()
        data.setData(ROWS_MIME, "\n".join(key.id for key in keys).encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        ids = bytes(data.data(ROWS_MIME).data()).decode().split("\n")
        keys = [key for record_id in ids for key in rows_of(self.rows.view, record_id)[:1]]
        if keys:
            self.drop(keys, self.key(parent), row)
        return False


def _alignment(column: int) -> int:
    sides = Qt.AlignmentFlag
    side = sides.AlignRight if column in (TIME, EMOTION) else sides.AlignLeft
    return int(side | sides.AlignVCenter)


class _Messenger(TreeObserver):
    """Tells Qt what happens to the tree."""

    def __init__(self, model: OutlineModel) -> None:
        self._model = model

    def inserting(self, parent: Node, row: int) -> None:
        self._model.beginInsertRows(self._model.index_of(parent), row, row)

    def inserted(self) -> None:
        self._model.endInsertRows()

    def removing(self, node: Node) -> None:
        self._model.beginRemoveRows(self._model.index_of(node.parent), node.row, node.row)

    def removed(self) -> None:
        self._model.endRemoveRows()

    def moving(self, node: Node, parent: Node, row: int) -> None:
        model = self._model
        source = model.index_of(node.parent)
        model.beginMoveRows(source, node.row, node.row, model.index_of(parent), row)

    def moved(self) -> None:
        self._model.endMoveRows()

    def changed(self, node: Node) -> None:
        self._model.row_changed(node)

    def all_changed(self) -> None:
        self._model.all_changed()
