"""The look that a person gave elements, links or lanes: colour, lines, title."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QVBoxLayout

from cxdesigner.base.i18n import _
from cxdesigner.editor.builtin.styles import FIELD_NAMES, VALUE_NAMES
from cxdesigner.editor.commands.styles import (
    COLOUR_NAMES,
    StyleField,
    colour_of,
    set_colour,
    set_style_field,
)
from cxdesigner.model.asset import Style
from cxdesigner.scene.styles import look_of
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


def style_fields(
    page: Page, fields: tuple[StyleField, ...], into: QVBoxLayout | None = None
) -> None:
    """Add choices of line pattern, line width, size and weight of the title, two in a row."""
    made = []
    for name in fields:
        choices = [(value, _(words)) for value, words in VALUE_NAMES[name].items()]
        field = ChoiceField(f"style_{name}", _(FIELD_NAMES[name]), choices)
        page.custom(field, into)
        made.append(field)
        page.by_attribute[f"style_{name}"] = field
        field.edited.connect(partial(_edit, page, field, name))
        page.on_refresh(partial(_show, page, field, name))
    for pair in zip(made[::2], made[1::2], strict=True):
        page.row(*pair, into=into)


def _edit(page: Page, field: ChoiceField, name: StyleField, value: str | None) -> None:
    page.run(change_label(field.title), set_style_field, page.ids, name, value)


def _show(page: Page, field: ChoiceField, name: StyleField) -> None:
    view = page.seat.doc.store
    found: set[str | None] = set()
    # Without styles all look alike, and two looks are as mixed as twenty thousand.
    for key in page.ids if view.count(Style) else page.ids[:1]:
        found.add(getattr(look_of(view, key), name))
        if len(found) > 1:
            break
    field.show_value(next(iter(found), None), mixed=len(found) > 1)
