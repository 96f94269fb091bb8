"""All shortcuts: what each key does, searched, changed and printed; a view of the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from cxdesigner.base.i18n import _
from cxdesigner.editor.keymap import (
    Own,
    holder,
    keymap,
    refusal,
    with_shortcut,
    without_shortcut,
)
from cxdesigner.editor.palette.entries import full_title
from cxdesigner.editor.settings import Settings, StoredFile
from cxdesigner.editor.shortcut_sheet import SheetGroup, SheetRow, sheet, sheet_html
from cxdesigner.ui.dialogs.frame import LEAST_ROWS_PX, FramedDialog
from cxdesigner.ui.dialogs.keys_field import KeysField, written
from cxdesigner.ui.text_fields import TextLine
from cxdesigner.ui.widgets import plain_label

if TYPE_CHECKING:
    from cxdesigner.editor.actions import ActionRegistry
    from cxdesigner.ui.window import Window

_ROW = Qt.ItemDataRole.UserRole
_GAP = "    "
_PAPER_PT = 9


class ShortcutsDialog(FramedDialog):
    """What each key does; another one is pressed for whatever row is current."""

    def __init__(
        self,
        registry: ActionRegistry,
        settings: StoredFile[Settings],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("shortcutsDialog", _("Keyboard shortcuts"), parent)
        self._registry = registry
        self._settings = settings
        self._wanted = ""
        self._menus: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self.search = TextLine()
        self.search.setObjectName("shortcutsSearch")
        self.search.setAccessibleName(_("Find an action or keys"))
        self.search.setPlaceholderText(_("Find an action or keys"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        tree = self.tree = QTreeWidget()
        tree.setObjectName("shortcutsTree")
        tree.setAccessibleName(_("Keyboard shortcuts"))
        tree.setColumnCount(2)
        tree.setHeaderLabels([_("Command"), _("Keys")])
        tree.setRootIsDecorated(False)
        tree.setIndentation(12)
        tree.setUniformRowHeights(True)
        tree.setMinimumHeight(LEAST_ROWS_PX)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.setColumnWidth(1, 210)
        tree.currentItemChanged.connect(lambda *_ignored: self._show_current())
        self.body.addWidget(self.search)
        self.body.addWidget(tree, 1)
        self._add_change_row()
        self.print = self.add_button("print", _("Print…"))
        self.print.clicked.connect(self._print)
        self.reset_all = self.add_button("resetAll", _("Reset all"))
        self.reset_all.clicked.connect(lambda: self._take(()))
        close = self.add_button("close", _("Close"), default=True)
        close.clicked.connect(self.accept)
        self.resize(600, 640)
        self._fill()
        self.search.setFocus()

    def _add_change_row(self) -> None:
        self.keys = KeysField()
        self.keys.pressed.connect(self.press)
        self.none = QPushButton(_("No keys"))
        self.none.setObjectName("noKeys")
        self.none.clicked.connect(lambda: self._give(""))
        self.reset = QPushButton(_("Reset"))
        self.reset.setObjectName("resetKeys")
        self.reset.clicked.connect(self._reset_current)
        self.name = plain_label("", "strong")
        self.name.setObjectName("shortcutName")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        for widget in (self.keys, self.none, self.reset):
            row.addWidget(widget)
        self.keys.setFixedWidth(170)
        self.said = plain_label("", "error", wrap=True)
        self.said.setObjectName("shortcutSaid")
        self.use = QPushButton(_("Use it here"))
        self.use.setObjectName("useKeys")
        self.use.clicked.connect(lambda: self._give(self._wanted))
        self.keep = QPushButton(_("Leave it there"))
        self.keep.setObjectName("leaveKeys")
        self.keep.clicked.connect(self._show_current)
        for button in (self.none, self.reset, self.use, self.keep):
            button.setAutoDefault(False)
        answer = QHBoxLayout()
        answer.setSpacing(8)
        answer.addWidget(self.said, 1)
        answer.addWidget(self.use)
        answer.addWidget(self.keep)
        self.body.addLayout(row)
        self.body.addLayout(answer)

    # -- list --------------------------------------------------------------------------------

    @property
    def own(self) -> Own:
        """What differs from the built-in shortcuts."""
        return self._settings.value.shortcuts

    @property
    def groups(self) -> tuple[SheetGroup, ...]:
        """The sheet as it is now."""
        return sheet(self._registry, keymap(self._registry, self.own))

    def current(self) -> SheetRow | None:
        """Return the row that is current."""
        item = self.tree.currentItem()
        row = item.data(0, _ROW) if item is not None else None
        return row if isinstance(row, SheetRow) else None

    def items(self) -> list[QTreeWidgetItem]:
        """Return the rows of all menus."""
        return [item for _menu, items in self._menus for item in items]

    def _fill(self) -> None:
        current = self.current()
        own = {action_id for action_id, _keys in self.own}
        self.tree.blockSignals(True)
        self._menus.clear()
        self.tree.clear()
        for group in self.groups:
            menu = QTreeWidgetItem([group.title])
            menu.setFlags(Qt.ItemFlag.ItemIsEnabled)
            bold = menu.font(0)
            bold.setBold(True)
            menu.setFont(0, bold)
            self.tree.addTopLevelItem(menu)
            items: list[QTreeWidgetItem] = []
            self._menus.append((menu, items))
            for row in group.rows:
                item = QTreeWidgetItem([row.title, _GAP.join(map(written, row.keys))])
                item.setData(0, _ROW, row)
                if row.action.id in own:
                    # One sees at a glance what one has changed oneself.
                    item.setFont(1, bold)
                menu.addChild(item)
                items.append(item)
                if current is not None and row.action.id == current.action.id:
                    self.tree.setCurrentItem(item)
        self.tree.expandAll()
        self.tree.blockSignals(False)
        self.reset_all.setEnabled(bool(own))
        self._filter(self.search.text())
        self._show_current()

    def _filter(self, query: str) -> None:
        first: QTreeWidgetItem | None = None
        for menu, items in self._menus:
            shown = 0
            for item in items:
                row = item.data(0, _ROW)
                fits = row.fits(query, menu.text(0), written)
                item.setHidden(not fits)
                shown += fits
                first = first or (item if fits else None)
            menu.setHidden(not shown)
        current = self.tree.currentItem()
        if first is not None and (current is None or current.isHidden()):
            self.tree.setCurrentItem(first)

    def _show_current(self) -> None:
        row = self.current()
        self._wanted = ""
        own = {action_id for action_id, _keys in self.own}
        for widget in (self.keys, self.none, self.reset):
            widget.setEnabled(row is not None)
        self.name.setText(row.title if row is not None else "")
        self.keys.setText(_GAP.join(map(written, row.keys)) if row is not None else "")
        self.none.setEnabled(row is not None and bool(row.keys))
        self.reset.setEnabled(row is not None and row.action.id in own)
        self._say("")

    def _say(self, text: str, *, asks: bool = False) -> None:
        self.said.setText(text)
        self.use.setVisible(asks)
        self.keep.setVisible(asks)

    # -- change ------------------------------------------------------------------------------

    def press(self, shortcut: str) -> None:
        """Give the current action the keys that were pressed, or say what is in the way."""
        row = self.current()
        if row is None:
            return
        reason = refusal(row.action, shortcut)
        if reason:
            self._say(reason)
            return
        self._wanted = shortcut
        other = holder(self._registry, self.own, shortcut, row.action.id)
        if other is None:
            self._give(shortcut)
            return
        self.keys.setText(written(shortcut))
        self._say(
            _("{keys} belongs to “{action}”.").format(
                keys=written(shortcut), action=full_title(other)
            ),
            asks=True,
        )
        self.use.setFocus()

    def _give(self, shortcut: str) -> None:
        row = self.current()
        if row is not None:
            self._take(with_shortcut(self._registry, self.own, row.action.id, shortcut))

    def _reset_current(self) -> None:
        row = self.current()
        if row is not None:
            self._take(without_shortcut(self.own, row.action.id))

    def _take(self, own: Own) -> None:
        written_down = self._settings.update(shortcuts=own)
        self._fill()
        if not written_down:
            self._say(_("The settings could not be saved; this holds until the program ends."))

    def _print(self) -> None:
        from PySide6.QtGui import QTextDocument

        from cxdesigner.ui.printing import chosen_printer

        printer = chosen_printer(_("Keyboard shortcuts"), self, self._say)
        if printer is not None:
            page = QTextDocument()
            # On paper there are no pixels: the letters of the window would be too small to read.
            page.setDefaultFont(QFont(self.font().families(), _PAPER_PT))
            page.setHtml(sheet_html(self.groups, written))
            page.print_(printer)


def show_shortcuts(window: Window) -> None:
    """Show all shortcuts."""
    dialog = ShortcutsDialog(window.registry, window.session.settings, window)
    dialog.exec()
    dialog.deleteLater()
