"""What an element shows besides words, in the inspector: its pictures and its icon."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSizePolicy, QToolButton

from cxdesigner.base.errors import CxError
from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.pictures import move_picture, remove_picture
from cxdesigner.editor.commands.styles import STYLE_FIELDS
from cxdesigner.model.asset import Asset
from cxdesigner.model.element import Element
from cxdesigner.scene.icon_words import ICON_LABELS
from cxdesigner.ui.panels.fields import Field
from cxdesigner.ui.panels.page import Page
from cxdesigner.ui.panels.picture_field import PictureField, thumbnail
from cxdesigner.ui.panels.style_fields import ColourField, style_fields
from cxdesigner.ui.picture_drops import add_to
from cxdesigner.ui.picture_import import Source, bring_in
from cxdesigner.ui.widgets import plain_label

_ICON = QSize(18, 18)


class IconField(Field):
    """The icon of elements: a button that shows it and leads to all others."""

    def __init__(self) -> None:
        super().__init__("icon", _("Icon"))
        self.button = QToolButton()
        self.button.setProperty("role", "field")
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setIconSize(_ICON)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._install(self.button)
        self.button.setAccessibleName(_("Choose icon"))
        self.button.clicked.connect(lambda: self.edited.emit(None))

    def show_icon(self, words: str, icon: QIcon) -> None:
        """Show an icon and what it is called."""
        self.button.setText(words)
        self.button.setIcon(icon)
        self.button.setAccessibleName(_("Icon: {name}").format(name=words))


class LookGroup:
    """A folded group of an element page."""

    def __init__(self, page: Page, choose_icon: Callable[[tuple[str, ...]], object]) -> None:
        self._page = page
        self._looks: set[tuple[str | None, str | None]] = set()
        """The icons that the elements have, the bundled or the own one of each."""

        self.fold = page.fold(_("Style, pictures, icon"), "lookGroup")
        self.colour = ColourField(page, self.fold.box)
        style_fields(page, STYLE_FIELDS, self.fold.box)
        self.pictures = PictureField("pictures", _("Pictures"))
        self.icon = IconField()
        self.only_one = plain_label(
            _("Choose one element to order or remove its pictures."), "hint", wrap=True
        )
        page.custom(self.pictures, self.fold.box)
        self.fold.box.addWidget(self.only_one)
        page.custom(self.icon, self.fold.box)
        self.pictures.added.connect(self._add)
        self.pictures.rest.connect(lambda *rest: page.seat.open(*rest))
        self.pictures.removed.connect(self._remove)
        self.pictures.moved.connect(self._move)
        self.icon.edited.connect(lambda _value: choose_icon(page.ids))
        page.on_refresh(self.refresh)
        self.restyle()

    def refresh(self) -> None:
        """Show what the elements have now."""
        view = self._page.seat.doc.store
        elements = [found for key in self._page.ids if (found := view.get(Element, key))]
        self._looks = {(element.icon, element.icon_id) for element in elements}
        single = elements[0] if len(elements) == 1 else None
        held = single.image_ids if single is not None else ()
        assets = [asset for key in held if (asset := view.get(Asset, key)) is not None]
        self.pictures.show_pictures(assets)
        self.only_one.setVisible(len(elements) > 1)
        self.fold.set_count(str(len(assets)) if assets else "")
        self._show_icon()

    def _show_icon(self) -> None:
        if len(self._looks) > 1:
            self.icon.show_icon(_("Mixed"), QIcon())
            return
        name, own_id = next(iter(self._looks), (None, None))
        own = self._page.seat.doc.store.get(Asset, own_id)
        if own is not None:
            self.icon.show_icon(_("Own picture"), QIcon(thumbnail(own, _ICON)))
        elif name in ICON_LABELS:
            assert name is not None
            from cxdesigner.ui.dialogs.icon_picker import element_icon

            shown = QIcon(element_icon(name, self._page.seat.theme, _ICON.width()))
            self.icon.show_icon(_(ICON_LABELS[name]), shown)
        else:
            self.icon.show_icon(_("From the channel"), QIcon())

    def restyle(self) -> None:
        """Take the colours of the theme."""
        self.pictures.restyle(self._page.seat.theme)
        if self._page.ids and self._page.seat.document is not None and not self._page.isHidden():
            self._show_icon()

    # -- writing -----------------------------------------------------------------------------

    def _add(self, sources: list[Source]) -> None:
        document, ids = self._page.seat.doc, self._page.ids

        def refuse(error: CxError) -> None:
            if self._page.ids == ids:
                self.pictures.set_error(str(error))

        bring_in(sources, lambda found: add_to(document, ids, found), refuse)

    def _remove(self, asset_id: str) -> None:
        self._page.run(_("Remove picture"), remove_picture, self._page.ids[0], asset_id)
        self._page.refresh()

    def _move(self, asset_id: str, place: int) -> None:
        self._page.run(_("Move picture"), move_picture, self._page.ids[0], asset_id, place)
        self._page.refresh()
