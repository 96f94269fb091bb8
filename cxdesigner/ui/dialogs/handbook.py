"""What the signs mean: one window to search, leaf through, and keep open beside the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.base.i18n import _
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, Line
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.record import Record
from cxdesigner.qtrender.painter import ScenePainter
from cxdesigner.report.handbook import Entry, handbook
from cxdesigner.report.handbook.book import SIGN_WIDTH
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.dialogs.frame import FramedDialog
from cxdesigner.ui.dialogs.rule_pictures import RulePictures
from cxdesigner.ui.empty_words import paint_empty_words
from cxdesigner.ui.text_fields import TextLine
from cxdesigner.ui.theme import qcolor
from cxdesigner.ui.widgets import plain_label, plain_tip
from cxdesigner.ui.wrapping_tree import wrap_rows

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window

_ENTRY = Qt.ItemDataRole.UserRole
_SMALL = QSize(34, 22)
_LARGE = 3.4
_MARGIN = 2.0


def entry_of(record: Record | None) -> str:
    """Return the id of the entry that explains a record, '' where there is none."""
    match record:
        case Element():
            return f"element:{record.kind}"
        case Link():
            return f"link:{record.kind}"
        case Lane():
            return f"lane:{record.role}"
        case Line():
            return f"line:{record.kind}"
        case Emotion():
            return "curve:curve"
        case _:
            return ""


class _Tree(QTreeWidget):
    """Says so where a search leaves nothing."""

    @property
    def empty_words(self) -> str:
        """What is said instead of rows."""
        heads = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        has_rows = any(head is not None and not head.isHidden() for head in heads)
        return "" if has_rows else _("Nothing here has these words.")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if words := self.empty_words:
            paint_empty_words(self, words)


class HandbookDialog(FramedDialog):
    """Chapters and entries at the left, what one of them means at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("handbookDialog", _("What do the signs mean?"), parent)
        self._theme = theme
        self._chapters: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self.search = TextLine()
        self.search.setObjectName("handbookSearch")
        self.search.setAccessibleName(_("Find a sign, a score or a rule"))
        self.search.setPlaceholderText(_("Find a sign, a score or a rule"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.tree = self._make_tree()
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.search)
        left.addWidget(self.tree, 1)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addLayout(left, 6)
        self.area = self._make_page()
        row.addWidget(self.area, 5)
        self.body.addLayout(row)
        close = self.add_button("close", _("Close"), default=True)
        close.clicked.connect(self.accept)
        self.resize(1020, 580)
        self._fill()
        self.search.setFocus()

    def _make_tree(self) -> _Tree:
        tree = _Tree()
        tree.setObjectName("handbookTree")
        tree.setAccessibleName(_("Signs, scores and rules"))
        tree.setHeaderHidden(True)
        tree.setIndentation(12)
        tree.setRootIsDecorated(False)
        tree.setIconSize(_SMALL)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Else Qt scrolls too little: it counts the rows that fit by the height of those on top.
        tree.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        wrap_rows(tree)
        tree.currentItemChanged.connect(lambda *_ignored: self._show_current())
        return tree

    def _make_page(self) -> QScrollArea:
        page = QWidget()
        page.setObjectName("handbookPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        self.sign = QLabel()
        self.title = plain_label("", "heading", wrap=True)
        self.words = plain_label("", wrap=True)
        self.more = plain_label("", wrap=True)
        self.more.setTextFormat(Qt.TextFormat.MarkdownText)
        self.more.setOpenExternalLinks(False)
        for widget in (self.sign, self.title, self.words, self.more):
            column.addWidget(widget)
        self.pictures = RulePictures()
        column.addWidget(self.pictures)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("handbookArea")
        area.setAccessibleName(_("Meaning"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(page)
        policy = area.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        area.setSizePolicy(policy)
        return area

    def restyle(self, theme: Theme) -> None:
        self._theme = theme
        for _chapter, items in self._chapters:
            for item in items:
                entry = item.data(0, _ENTRY)
                if entry.sign:
                    item.setIcon(0, self._icon(entry))
        self._show_current()

    # -- list --------------------------------------------------------------------------------

    def current(self) -> Entry | None:
        """Return the entry that is shown."""
        item = self.tree.currentItem()
        found = item.data(0, _ENTRY) if item is not None else None
        return found if isinstance(found, Entry) else None

    def shown(self) -> list[Entry]:
        """Return the entries that the search leaves."""
        items = [item for _chapter, items in self._chapters for item in items]
        return [item.data(0, _ENTRY) for item in items if not item.isHidden()]

    def go_to(self, entry_id: str) -> None:
        """Show an entry, the first one where there is none of this id."""
        items = [item for _chapter, items in self._chapters for item in items]
        wanted = [item for item in items if item.data(0, _ENTRY).id == entry_id]
        self.tree.setCurrentItem((wanted or items)[0])

    def _fill(self) -> None:
        for chapter in handbook():
            head = QTreeWidgetItem([chapter.title])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            bold = head.font(0)
            bold.setBold(True)
            head.setFont(0, bold)
            self.tree.addTopLevelItem(head)
            items: list[QTreeWidgetItem] = []
            has_signs = any(entry.sign for entry in chapter.entries)
            for entry in chapter.entries:
                item = QTreeWidgetItem([entry.name])
                item.setData(0, _ENTRY, entry)
                item.setToolTip(0, plain_tip(entry.name))
                # One without a sign begins below its neighbours all the same.
                if has_signs:
                    item.setIcon(0, self._icon(entry))
                head.addChild(item)
                items.append(item)
            self._chapters.append((head, items))
        self.tree.expandAll()

    def _filter(self, query: str) -> None:
        first: QTreeWidgetItem | None = None
        for head, items in self._chapters:
            for item in items:
                fits = item.data(0, _ENTRY).fits(query, head.text(0))
                item.setHidden(not fits)
                first = first or (item if fits else None)
            head.setHidden(all(item.isHidden() for item in items))
        # Else what was found before stays beside the words that nothing was found.
        self.area.setVisible(first is not None)
        self.tree.viewport().update()
        current = self.tree.currentItem()
        if first is not None and (current is None or current.isHidden()):
            self.tree.setCurrentItem(first)

    # -- page --------------------------------------------------------------------------------

    def _show_current(self) -> None:
        entry = self.current()
        if entry is None:
            return
        self.sign.setVisible(bool(entry.sign))
        if entry.sign:
            size = QSize(round((SIGN_WIDTH + 2 * _MARGIN) * _LARGE), round(20 * _LARGE))
            self.sign.setPixmap(self._drawn(entry, _LARGE, size, qcolor(self._theme, "canvas")))
        self.title.setText(entry.name)
        self.words.setText(entry.words)
        self.more.setText(entry.page)
        self.more.setVisible(bool(entry.page))
        code = entry.id.removeprefix("rule:") if entry.id.startswith("rule:") else ""
        self.pictures.show_rule(code, self._theme)

    def _icon(self, entry: Entry) -> QIcon:
        picture = self._drawn(entry, 1.0, _SMALL, QColor(Qt.GlobalColor.transparent))
        found = QIcon(picture)
        # Else that of the current row is tinted.
        found.addPixmap(picture, QIcon.Mode.Selected)
        return found

    def _drawn(self, entry: Entry, scale: float, size: QSize, ground: QColor) -> QPixmap:
        """Return the sign of an entry as the canvas draws it."""
        picture = QPixmap(size * 2)
        picture.fill(ground)
        picture.setDevicePixelRatio(2)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(_MARGIN * scale, size.height() / 2)
        painter.scale(scale, scale)
        ScenePainter(self._theme).draw_primitives(painter, entry.sign)
        painter.end()
        return picture


def show_handbook(window: Window, entry_id: str = "") -> None:
    """Show what the signs mean, beginning with an entry, else with what is selected."""
    there = window.findChild(HandbookDialog)
    dialog = there if there is not None else HandbookDialog(window.theme, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    document = window.document
    selected = document.store.find(document.selection.primary) if document is not None else None
    dialog.go_to(entry_id or entry_of(selected))
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


def take_over_handbook(old: Window, window: Window) -> None:
    """Show the handbook of a window that another takes the place of there, if it is open."""
    there = old.findChild(HandbookDialog)
    entry = there.current() if there is not None and there.isVisible() else None
    if there is None or entry is None:
        return
    show_handbook(window, entry.id)
    here = window.findChild(HandbookDialog)
    if here is not None:
        here.setGeometry(there.geometry())
    there.close()
