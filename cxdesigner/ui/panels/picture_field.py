"""The pictures of an element as small ones in a row, to add, to order and to remove."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QIcon,
    QPainter,
    QPainterPath,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolButton, QWidget

from cxdesigner.base.i18n import _
from cxdesigner.model.asset import Asset
from cxdesigner.qtrender.decoded import decode
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.dropped import hand_on, take_copy, take_drop
from cxdesigner.ui.flow import FlowLayout
from cxdesigner.ui.icons import beside_words, icon
from cxdesigner.ui.panels.fields import Field
from cxdesigner.ui.panels.picture_button import PictureButton, paste_tip
from cxdesigner.ui.picture_import import Source, choose_pictures, pictures_in
from cxdesigner.ui.widgets import give_tip

THUMB = QSize(64, 48)


def thumbnail(asset: Asset, size: QSize, *, is_round: bool = False) -> QPixmap:
    """Return a picture that fills a small box, for a screen with two pixels a logical one."""
    box = size * 2
    found = QPixmap(box)
    found.fill(Qt.GlobalColor.transparent)
    image = decode(asset.content, 192)
    if not image.isNull():
        scaled = image.scaled(
            box,
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter = QPainter(found)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        if is_round:
            outline.addEllipse(found.rect())
        else:
            outline.addRoundedRect(found.rect(), 6, 6)
        painter.setClipPath(outline)
        # Paper: a black drawing without a ground is not seen on a dark window.
        painter.fillPath(outline, Qt.GlobalColor.white)
        painter.drawImage(
            (box.width() - scaled.width()) // 2, (box.height() - scaled.height()) // 2, scaled
        )
        painter.end()
    found.setDevicePixelRatio(2.0)
    return found


class _Thumb(PictureButton):
    """One picture, to be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setProperty("role", "picture")
        self.setIconSize(THUMB)


class PictureField(Field):
    """Pictures to choose, to drop or to paste here; the first is drawn first."""

    added = Signal(object)
    """Carries a list of ``Source``."""

    rest = Signal(object, str)
    """Other files were dropped with pictures: their paths, and what to say of those left over."""

    removed = Signal(str)
    moved = Signal(str, int)
    """A picture is wanted at a place, 0 is the first."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__(name, title)
        self.setAcceptDrops(True)
        self._thumbs: dict[str, _Thumb] = {}
        self._ids: tuple[str, ...] = ()
        holder = self._holder = QWidget()
        holder.setObjectName(f"{name}Holder")
        self._flow = FlowLayout(holder)
        self.add_button = PictureButton()
        self.add_button.setObjectName(f"{name}Add")
        self.add_button.setText(_("Add picture"))
        self.add_button.setAccessibleName(_("Add picture"))
        give_tip(self.add_button, paste_tip())
        self.add_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add_button.setProperty("role", "chip")
        self.add_button.setIconSize(beside_words(14))
        self.add_button.clicked.connect(self._choose)
        self.add_button.pasted.connect(self._paste)
        self.box.insertWidget(1, holder)
        self._tools = QWidget()
        self._tools.setObjectName(f"{name}Tools")
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.earlier = self._tool("Earlier", _("Move earlier"), partial(self._shift, -1))
        self.later = self._tool("Later", _("Move later"), partial(self._shift, 1))
        self.remove = self._tool("Remove", _("Remove picture"), self._remove)
        for button in (self.earlier, self.later, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        self.box.insertWidget(2, self._tools)
        self.box.insertWidget(3, self.add_button)
        self.setFocusProxy(self.add_button)
        # Until there are pictures.
        self._holder.hide()
        self._tools.hide()

    def _tool(self, suffix: str, words: str, pressed: object) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"{self.objectName()}{suffix}")
        button.setAccessibleName(words)
        give_tip(button, words)
        button.clicked.connect(pressed)
        return button

    # -- showing -----------------------------------------------------------------------------

    def show_pictures(self, assets: Sequence[Asset]) -> None:
        """Show pictures in their order; what was chosen stays chosen."""
        ids = tuple(asset.id for asset in assets)
        if ids == self._ids:
            return
        focused = next((key for key, one in self._thumbs.items() if one.hasFocus()), None)
        chosen, before = self.chosen, self._ids
        for key in [key for key in self._thumbs if key not in ids]:
            gone = self._thumbs.pop(key)
            self._flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, asset in enumerate(assets):
            thumb = self._thumbs.get(asset.id) or self._new(asset)
            self._flow.removeWidget(thumb)
            self._flow.addWidget(thumb)
            words = _("Picture {n} of {count}").format(n=place + 1, count=len(assets))
            thumb.setAccessibleName(words)
            size = _("{width} × {height} pixels")
            give_tip(thumb, size.format(width=asset.width, height=asset.height))
            thumb.show()
        self._ids = ids
        if chosen is not None and chosen not in ids and ids:
            # The neighbour of what was removed is next.
            chosen = ids[min(before.index(chosen), len(ids) - 1)]
            self._thumbs[chosen].setChecked(True)
            if focused is not None:
                self._thumbs[chosen].setFocus()
        elif focused is not None and not ids:
            self.add_button.setFocus()
        self._holder.setVisible(bool(ids))
        self._holder.updateGeometry()
        self._show_tools()

    def _new(self, asset: Asset) -> _Thumb:
        thumb = self._thumbs[asset.id] = _Thumb()
        thumb.setObjectName(f"{self.objectName()}-{asset.sha256[:8]}")
        thumb.setIcon(QIcon(thumbnail(asset, THUMB)))
        thumb.toggled.connect(self._show_tools)
        thumb.pasted.connect(self._paste)
        thumb.removed.connect(partial(self.removed.emit, asset.id))
        thumb.moved.connect(partial(self._move, asset.id))
        return thumb

    @property
    def chosen(self) -> str | None:
        """The picture that the buttons are about."""
        return next((key for key, thumb in self._thumbs.items() if thumb.isChecked()), None)

    def _show_tools(self) -> None:
        chosen = self.chosen
        self._tools.setVisible(chosen is not None)
        if chosen is not None and chosen in self._ids:
            place = self._ids.index(chosen)
            self.earlier.setEnabled(place > 0)
            self.later.setEnabled(place + 1 < len(self._ids))

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.add_button.setIcon(icon("image-plus", theme, size=14))
        for button, name in (
            (self.earlier, "chevron-left"),
            (self.later, "chevron-right"),
            (self.remove, "x"),
        ):
            button.setIcon(icon(name, theme, "ui.text.secondary", size=14))

    # -- what a person does ------------------------------------------------------------------

    def _choose(self) -> None:
        self._add(choose_pictures(self))

    def _paste(self) -> None:
        sources = pictures_in(QApplication.clipboard().mimeData())
        self.set_error("" if sources else _("There is no picture on the clipboard."))
        self._add(sources)

    def _add(self, sources: list[Source]) -> None:
        if sources:
            self.set_error("")
            self.added.emit(sources)

    def _shift(self, by: int) -> None:
        if self.chosen is not None:
            self._move(self.chosen, by)

    def _move(self, asset_id: str, by: int) -> None:
        place = self._ids.index(asset_id) + by
        if 0 <= place < len(self._ids):
            self.moved.emit(asset_id, place)

    def _remove(self) -> None:
        if self.chosen is not None:
            self.removed.emit(self.chosen)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        take_copy(event) if pictures_in(event.mimeData()) else event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        take_drop(self, event)
        sources = pictures_in(event.mimeData())
        self._add(sources)
        hand_on(self, event, sources, self.rest.emit)
