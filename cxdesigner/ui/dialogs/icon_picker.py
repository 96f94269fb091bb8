"""Choose an icon: all bundled ones with a search in every language, or one's own."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from cxdesigner.base.i18n import LANGUAGES, _, use_language
from cxdesigner.base.pinyin import spellings
from cxdesigner.editor.commands.pictures import set_icon
from cxdesigner.model.element import Element
from cxdesigner.qtrender.painter import ScenePainter
from cxdesigner.scene.icon_words import CHANNEL_WORDS, ICON_LABELS
from cxdesigner.scene.icons import icon_paths
from cxdesigner.scene.primitives import Group, PathShape, Stroke
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.dialogs.frame import FramedDialog
from cxdesigner.ui.panels.typing_widgets import Line
from cxdesigner.ui.picture_drops import bring_icon
from cxdesigner.ui.picture_import import choose_pictures
from cxdesigner.ui.whole_words import WholeWords
from cxdesigner.ui.widgets import plain_label

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window

_ICON_PX = 26
_CELL = QSize(106, 78)
_NAME = Qt.ItemDataRole.UserRole
_INK = "ui.text"


def element_icon(name: str, theme: Theme, size: int = _ICON_PX, paint: str = _INK) -> QPixmap:
    """Return a bundled icon of elements in the colour of a token."""
    picture = QPixmap(size * 2, size * 2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = Stroke(paint, 1.2, cap="round", join="round")
    shapes = tuple(PathShape(one.commands, stroke=pen) for one in icon_paths(name))
    ScenePainter(theme).draw_primitives(painter, [Group(0.0, 0.0, shapes, size / 8.0)])
    painter.end()
    picture.setDevicePixelRatio(2.0)
    return picture


@cache
def words_of(name: str) -> str:
    """Return all that an icon is found by: its name, what it shows in every language, channels."""
    found = [name]
    for tag in LANGUAGES:
        with use_language(tag):
            found.append(_(ICON_LABELS[name]))
    found += [words for known, words in CHANNEL_WORDS if known == name]
    return " ".join(found).casefold()


@cache
def _spelled(name: str) -> tuple[str, ...]:
    """Return how the Chinese words of an icon are typed in letters."""
    return tuple(way for word in words_of(name).split() for way in spellings(word))


def matches(name: str, text: str) -> bool:
    """Say whether an icon has all words of a search, as they are or in letters (``xiaopiao``)."""
    words, spelled = words_of(name), _spelled(name)
    return all(
        part in words or any(way.startswith(part) for way in spelled)
        for part in text.casefold().split()
    )


class _SearchLine(Line):
    """A line whose arrow keys go on to the list."""

    def __init__(self, target: QListWidget) -> None:
        super().__init__()
        self._target = target

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._target.setFocus()
        else:
            super().keyPressEvent(event)


class IconPicker(FramedDialog):
    """Icons with their names; typing narrows them down, Return takes the current one."""

    def __init__(self, theme: Theme, current: str | None, parent: QWidget | None = None) -> None:
        super().__init__("iconPicker", _("Choose icon"), parent)
        self.wants_own = False
        self.chosen: str | None = current
        self.list = QListWidget()
        self.list.setObjectName("iconList")
        self.list.setAccessibleName(_("Icons"))
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setIconSize(QSize(_ICON_PX, _ICON_PX))
        self.list.setGridSize(_CELL)
        self.list.setWordWrap(True)
        self.list.setItemDelegate(WholeWords(self.list))
        for name, label in ICON_LABELS.items():
            item = QListWidgetItem(_(label))
            item.setData(_NAME, name)
            item.setToolTip(_(label))
            item.setSizeHint(QSize(_CELL.width() - 6, _CELL.height() - 6))
            drawn = QIcon(element_icon(name, theme))
            drawn.addPixmap(element_icon(name, theme, paint="ui.selected.ink"), QIcon.Mode.Selected)
            item.setIcon(drawn)
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            self.list.addItem(item)
            if name == current:
                self.list.setCurrentItem(item)
        self.search = _SearchLine(self.list)
        self.search.setObjectName("iconSearch")
        self.search.setAccessibleName(_("Search icons"))
        self.search.setPlaceholderText(_("Search, e.g. phone, hotel, receipt"))
        self.search.textChanged.connect(self._narrow)
        self.none = plain_label(_("No icon has this name."), "hint")
        self.none.hide()
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.none)
        self.own = self.add_button("iconOwn", _("Own picture…"))
        self.own.clicked.connect(self._take_own)
        self.automatic = self.add_button("iconAutomatic", _("From the channel"))
        self.automatic.clicked.connect(self._take_none)
        self.add_cancel()
        self.choose = self.add_button("iconChoose", _("Choose"), default=True)
        self.choose.clicked.connect(self._take)
        self.list.itemActivated.connect(self._take)
        self.list.itemSelectionChanged.connect(self._show_state)
        self.resize(706, 560)
        self.search.setFocus()
        self._show_state()

    def _narrow(self, text: str) -> None:
        first: QListWidgetItem | None = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            hidden = not matches(str(item.data(_NAME)), text)
            item.setHidden(hidden)
            if not hidden and first is None:
                first = item
        self.none.setVisible(first is None)
        if first is None:
            self.list.clearSelection()
        elif text and self._current() is None:
            self.list.setCurrentItem(first)
        self._show_state()

    def _current(self) -> QListWidgetItem | None:
        """Return the icon that would be taken."""
        found = self.list.selectedItems()
        return found[0] if found and not found[0].isHidden() else None

    def _show_state(self) -> None:
        self.choose.setEnabled(self._current() is not None)

    def _take(self) -> None:
        current = self._current()
        if current is not None:
            self.chosen = str(current.data(_NAME))
            self.accept()

    def _take_none(self) -> None:
        self.chosen = None
        self.accept()

    def _take_own(self) -> None:
        self.wants_own = True
        self.accept()


def choose_icon(window: Window, element_ids: tuple[str, ...]) -> None:
    """Let the person choose the icon of elements and give it to them."""
    document = window.document
    if document is None:
        return
    elements = [document.store.get(Element, key) for key in element_ids]
    icons = {element.icon for element in elements if element is not None}
    dialog = IconPicker(window.theme, icons.pop() if len(icons) == 1 else None, window)
    done, chosen, own = dialog.exec(), dialog.chosen, dialog.wants_own
    dialog.deleteLater()
    if not done:
        return
    if own:
        sources = choose_pictures(window, several=False)
        if sources and isinstance(sources[0], Path):
            bring_icon(document, sources[0], element_ids, window.report)
        return
    kept = document.selection.ids
    document.run(_("Change icon"), set_icon, element_ids, chosen)
    document.selection.set(kept)
