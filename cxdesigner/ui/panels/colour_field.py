"""The colour that a person gave elements, links or lanes."""

from __future__ import annotations

from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QVBoxLayout

from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.styles import COLOUR_NAMES, colour_of, set_colour
from cxdesigner.ui.panels.fields import ChoiceField
from cxdesigner.ui.panels.page import Page, change_label

_SWATCH_PX = 12


class ColourField(ChoiceField):
    """The colours of the palette by name, each with a swatch in the theme of the window."""

    def __init__(self, page: Page, into: QVBoxLayout | None = None) -> None:
        names = [(name, _(words)) for name, words in COLOUR_NAMES.items()]
        super().__init__("colour", _("Colour"), names)
        self._page = page
        page.custom(self, into)
        page.by_attribute["colour"] = self
        self.edited.connect(
            lambda name: page.run(change_label(self.title), set_colour, page.ids, name)
        )
        page.on_refresh(self._show)

    def _show(self) -> None:
        view = self._page.seat.doc.store
        found = {colour_of(view, key) for key in self._page.ids}
        self.show_value(next(iter(found), None), mixed=len(found) > 1)
        theme = self._page.seat.theme
        for at, name in enumerate(COLOUR_NAMES):
            if name is not None:
                swatch = QPixmap(_SWATCH_PX, _SWATCH_PX)
                swatch.fill(QColor(*theme.colour(f"style.{name}")))
                self.choice.setItemIcon(at, QIcon(swatch))
