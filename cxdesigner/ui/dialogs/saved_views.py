"""Views that have a name: save the present one, show, change, rename, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _, listed
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.commands.saved_views import (
    save_view,
    saved_views,
    told_of_gone,
    view_changes,
)
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.document import Document
from cxdesigner.editor.facets import filter_words
from cxdesigner.model.saved_view import SavedView
from cxdesigner.ui.dialogs.frame import FramedDialog
from cxdesigner.ui.empty_words import paint_empty_words
from cxdesigner.ui.text_fields import TextLine
from cxdesigner.ui.widgets import give_tip, plain_label

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window

_KEY = Qt.ItemDataRole.UserRole


class _Views(QListWidget):
    """The names; where there are none, how one gets some."""

    @property
    def empty_words(self) -> str:
        """What is said instead of names."""
        return "" if self.count() else _("No views yet. Name what is shown now, and save it.")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if words := self.empty_words:
            paint_empty_words(self, words)


class SavedViewsDialog(FramedDialog):
    """The saved views of one document; everything here can be undone."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__("savedViewsDialog", _("Saved views"), parent)
        self._document = document
        self.told = ""
        """What to say of the view that is shown when this closes."""

        self.name = TextLine()
        self.name.setObjectName("viewName")
        self.name.setAccessibleName(_("Name of the view"))
        self.name.setPlaceholderText(_("Name of the view"))
        self.save = QPushButton(_("Save the present view"))
        self.save.setObjectName("saveView")
        self.save.clicked.connect(self._save)
        self.name.textChanged.connect(lambda _text: self._show_buttons())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        row.addWidget(self.save)
        self.asked = plain_label("", "hint", wrap=True)
        self.asked.setObjectName("viewAsked")
        self.said = plain_label("", "error", wrap=True)
        self.list = _Views()
        self.list.setObjectName("viewsList")
        self.list.setAccessibleName(_("Saved views"))
        self.list.itemChanged.connect(self._rename)
        self.list.currentItemChanged.connect(lambda *_ignored: self._show_buttons())
        self.list.setEditTriggers(
            QListWidget.EditTrigger.EditKeyPressed | QListWidget.EditTrigger.DoubleClicked
        )
        self.body.addLayout(row)
        self.body.addWidget(self.asked)
        self.body.addWidget(self.said)
        self.body.addWidget(self.list, 1)
        self.delete = self.add_button("deleteView", _("Delete"))
        self.delete.clicked.connect(self._delete)
        self.rename = self.add_button("renameView", _("Rename"))
        self.rename.clicked.connect(lambda: self.list.editItem(self.list.currentItem()))
        self.update_view = self.add_button("updateView", _("Update"))
        give_tip(self.update_view, _("Let this view show what is shown now"))
        self.update_view.clicked.connect(self._update)
        self.show_view = self.add_button("showView", _("Show"))
        self.show_view.clicked.connect(self._show)
        self.close_button = self.add_button("close", _("Close"))
        self.close_button.clicked.connect(self.accept)
        self.save.setAutoDefault(False)
        self.resize(460, 420)
        self._fill()
        self.name.setFocus()

    def _fill(self, chosen: str | None = None) -> None:
        document = self._document
        self.list.blockSignals(True)
        self.list.clear()
        for saved in saved_views(document.store, document.language):
            item = QListWidgetItem(saved.name.text(document.language))
            item.setData(_KEY, saved.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addItem(item)
            if saved.id == chosen:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        words = [
            label
            for _facet, _key, label in filter_words(
                document.store, document.view_state.filter, document.language
            )
        ]
        self.asked.setText(
            _("The present view shows: {words}").format(words=listed(words))
            if words
            else _("The present view shows everything.")
        )
        self.said.hide()
        self._show_buttons()

    def _show_buttons(self) -> None:
        saved = self.current()
        for button in (self.delete, self.rename, self.update_view, self.show_view):
            button.setEnabled(saved is not None)
        document, words = self._document, " ".join(self.name.text().split())
        known = {one.name.text(document.language) for one in document.store.of_type(SavedView)}
        self.save.setEnabled(bool(words))
        usual = self.show_view if saved is not None else self.close_button
        (self.save if words else usual).setDefault(True)
        self.save.setText(_("Replace this view") if words in known else _("Save the present view"))

    def current(self) -> SavedView | None:
        """Return the view that is current."""
        chosen = self.list.selectedItems()
        key = chosen[0].data(_KEY) if chosen else None
        return self._document.store.get(SavedView, key)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()

    def _save(self) -> None:
        if self.name.text().strip() and self._take(_("Save view"), self.name.text()):
            self.name.clear()

    def _update(self) -> None:
        saved = self.current()
        if saved is not None:
            self._take(_("Update view"), saved.name.text(self._document.language))

    def _take(self, label: str, name: str) -> bool:
        """Save what is shown now under a name; say whether that was possible."""
        document = self._document
        try:
            with document.transaction(label) as tx:
                (key,) = save_view(tx, name, document.view_state)
        except EditError as error:
            self._say(str(error))
            return False
        self._fill(key)
        return True

    def _rename(self, item: QListWidgetItem) -> None:
        document, key = self._document, item.data(_KEY)
        words = " ".join(item.text().split())
        if words:
            try:
                with document.transaction(_("Rename view")) as tx:
                    set_text(tx, key, words, document.language)
            except EditError as error:
                self._say(str(error))
                return
        self._fill(key)

    def _delete(self) -> None:
        saved = self.current()
        if saved is not None:
            with self._document.transaction(_("Delete view")) as tx:
                delete_records(tx, (saved.id,))
            self._fill()

    def _show(self) -> None:
        saved = self.current()
        if saved is None:
            return
        self.told = told_of_gone(self._document.store, saved)
        if changes := view_changes(self._document.store, saved):
            self._document.set_view(**changes)
            self.accept()
        else:
            self._say(self.told)


def manage_views(window: Window) -> None:
    """Let the person save, show, rename and delete views."""
    document = window.document
    if document is None:
        return
    dialog = SavedViewsDialog(document, window)
    if dialog.exec() and dialog.told:
        window.status.tell(dialog.told)
    dialog.deleteLater()
