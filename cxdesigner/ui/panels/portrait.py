"""The portrait of a persona on its card: to choose, to drop, to paste, to remove."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon
from PySide6.QtWidgets import QApplication, QToolButton

from cxdesigner.base.errors import CxError
from cxdesigner.base.i18n import _
from cxdesigner.base.picture import Picture
from cxdesigner.editor.commands.pictures import set_portrait
from cxdesigner.model.asset import Asset
from cxdesigner.model.persona import Persona
from cxdesigner.ui.dropped import hand_on, take_copy, take_drop
from cxdesigner.ui.icons import icon
from cxdesigner.ui.panels.page import Seat
from cxdesigner.ui.panels.picture_button import PictureButton, paste_tip
from cxdesigner.ui.panels.picture_field import thumbnail
from cxdesigner.ui.picture_import import Source, bring_in, choose_pictures, pictures_in
from cxdesigner.ui.popup_menu import PopupMenu
from cxdesigner.ui.widgets import give_tip

_SIZE = QSize(30, 30)


class PortraitButton(PictureButton):
    """A round picture; pressing it shows what can be done with it."""

    def __init__(self, seat: Seat, persona_id: str) -> None:
        super().__init__()
        self._seat, self._persona_id = seat, persona_id
        self._shown: str | None = ""
        self.setObjectName("personaPortrait")
        self.setProperty("role", "portrait")
        self.setAccessibleName(_("Picture of the persona"))
        give_tip(self, paste_tip())
        self.setIconSize(_SIZE)
        self.setAcceptDrops(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = PopupMenu(self)
        menu.setObjectName("portraitMenu")
        self.choose = menu.addAction(_("Choose a picture…"), self._choose)
        self.choose.setObjectName("portraitChoose")
        self.paste = menu.addAction(_("Paste picture"), self._paste)
        self.paste.setObjectName("portraitPaste")
        self.remove = menu.addAction(_("Remove picture"), self._remove)
        self.remove.setObjectName("portraitRemove")
        menu.aboutToShow.connect(self._offer)
        self.setMenu(menu)
        self.pasted.connect(self._paste)
        self.removed.connect(self._remove)

    def refresh(self) -> None:
        """Show the portrait as it is now."""
        view = self._seat.doc.store
        persona = view.get(Persona, self._persona_id)
        asset = view.get(Asset, persona.image_id if persona is not None else None)
        shown = asset.id if asset is not None else None
        if shown != self._shown:
            self._shown = shown
            self.restyle()

    def restyle(self) -> None:
        """Take the colours of the theme."""
        asset = self._seat.doc.store.get(Asset, self._shown) if self._shown else None
        if asset is not None:
            self.setIcon(QIcon(thumbnail(asset, _SIZE, is_round=True)))
        else:
            self.setIcon(icon("circle-user", self._seat.theme, "ui.text.secondary", size=26))

    def _offer(self) -> None:
        self.paste.setEnabled(bool(pictures_in(QApplication.clipboard().mimeData())))
        self.remove.setEnabled(self._shown is not None)

    def _choose(self) -> None:
        self._take(choose_pictures(self, several=False))

    def _paste(self) -> None:
        self._take(pictures_in(QApplication.clipboard().mimeData()))

    def _take(self, sources: list[Source]) -> None:
        document = self._seat.doc

        def taken(found: tuple[Picture, ...]) -> None:
            document.run(_("Change portrait"), set_portrait, self._persona_id, found[0])
            document.selection.clear()

        def refuse(error: CxError) -> None:
            self._seat.complain(str(error))

        if sources:
            bring_in(sources[:1], taken, refuse)

    def _remove(self) -> None:
        self._seat.doc.run(_("Remove picture"), set_portrait, self._persona_id, None)
        self._seat.doc.selection.clear()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        take_copy(event) if pictures_in(event.mimeData()) else event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        take_drop(self, event)
        sources = pictures_in(event.mimeData())[:1]
        self._take(sources)
        hand_on(self, event, sources, self._seat.open)
