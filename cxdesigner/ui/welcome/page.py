"""The welcome page: what one may begin with, at a glance."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QImage, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.builtin.file import begin_with
from cxdesigner.formats.own_templates import own_templates
from cxdesigner.formats.templates import Template, template_names
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.fade import Fade
from cxdesigner.ui.flow import FlowLayout
from cxdesigner.ui.icons import beside_words, icon, pixmap
from cxdesigner.ui.thumbnails import Thumbnails, file_picture, template_picture
from cxdesigner.ui.welcome.cards import CARD_PAD, PictureCard
from cxdesigner.ui.widgets import give_tip, plain_label

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window

_SIDE_PX = 272
_MOST_RECENT = 8
_TEMPLATE = "template-"
"""Before the name of a template: what its card is called."""

_STARTS: tuple[tuple[str, str], ...] = (
    ("file.new", "new"),
    ("file.new_journey", "chart-spline"),
    ("file.open", "open"),
    ("help.tour", "graduation-cap"),
)
"""Actions that the page begins with, the first one as what is done most, and their icons."""

_GUIDED: tuple[tuple[str, str, str, str], ...] = (
    ("guide.journey", "route", "empty-journey", N_("Journey map")),
    ("guide.cem", "list-checks", "empty-blueprint", N_("Experience management")),
)
"""Methods that one is led through, their icons, the template that each begins with, and its name.
"""


class WelcomePage(QWidget):
    """Buttons at the left, pictures of recent files and of templates at the right."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self.setAccessibleName(_("Welcome"))
        self._window = window
        self._theme = window.theme
        self.pictures = Thumbnails(self)
        self.pictures.ready.connect(self._show_picture)
        self.pictures.missing.connect(self._show_sign)
        self.starts: dict[str, QPushButton] = {}
        self.recent_cards: list[PictureCard] = []
        self.own_cards: list[PictureCard] = []
        self.template_cards: list[PictureCard] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._make_side())
        row.addWidget(self._make_gallery(), 1)
        self.restyle(window.theme)

    # -- parts -------------------------------------------------------------------------------

    def _make_side(self) -> QWidget:
        side = _scrolling("welcomeSideArea", _("Welcome"))
        side.setFixedWidth(_SIDE_PX)
        body = QFrame()
        body.setObjectName("welcomeSide")
        side.setWidget(body)
        column = QVBoxLayout(body)
        column.setContentsMargins(28, 34, 24, 20)
        column.setSpacing(8)
        title = plain_label(_("CX Designer"))
        title.setObjectName("welcomeTitle")
        column.addWidget(title)
        column.addWidget(plain_label(_("Service blueprints and journey maps"), "hint", wrap=True))
        column.addSpacing(18)
        for action_id, _icon in _STARTS:
            button = self._start_button(action_id)
            button.clicked.connect(self._window.actions_[action_id].trigger)
            column.addWidget(button)
        column.addSpacing(10)
        column.addWidget(plain_label(_("Step by step through a method"), "hint", wrap=True))
        for action_id, _icon, template, name in _GUIDED:
            button = self._start_button(action_id)
            button.setText(_(name))
            button.clicked.connect(partial(self._begin_guided, action_id, template))
            column.addWidget(button)
        column.addStretch(1)
        self._computer = QLabel()
        self._computer.setFixedWidth(20)
        self._computer.setAlignment(Qt.AlignmentFlag.AlignTop)
        calm = QHBoxLayout()
        calm.setSpacing(6)
        calm.addWidget(self._computer)
        promise = plain_label(
            _("Your files stay on this computer: the program never goes online."),
            "hint",
            wrap=True,
        )
        promise.setObjectName("welcomePromise")
        calm.addWidget(promise, 1)
        column.addLayout(calm)
        column.addSpacing(6)
        self.at_start = QCheckBox(_("Show this page at the start"))
        self.at_start.setObjectName("welcomeAtStart")
        self.at_start.toggled.connect(self._set_at_start)
        column.addWidget(self.at_start)
        return side

    def _start_button(self, action_id: str) -> QPushButton:
        action = self._window.actions_[action_id]
        keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        button = QPushButton(action.text())
        button.setObjectName(f"welcome-{action_id}")
        button.setProperty("role", "start" if self.starts else "first")
        button.setIconSize(beside_words(18))
        button.setMinimumHeight(38)
        button.setAutoDefault(False)
        button.setAccessibleName(action.text().replace("&", ""))
        give_tip(button, keys)
        self.starts[action_id] = button
        return button

    def _make_gallery(self) -> QScrollArea:
        body = QWidget()
        body.setObjectName("welcomeBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 20, 24, 6)
        column.setSpacing(4)
        self.recent_title = _title(_("Recent files"))
        self.recent = QWidget()
        self._recent_flow = FlowLayout(self.recent, gap=8)
        column.addWidget(self.recent_title)
        column.addWidget(self.recent)
        self.own_title = _title(_("My templates"), above=8)
        self.own = QWidget()
        self._own_flow = FlowLayout(self.own, gap=8)
        column.addWidget(self.own_title)
        column.addWidget(self.own)
        column.addSpacing(8)
        column.addWidget(_title(_("Templates")))
        templates = QWidget()
        flow = FlowLayout(templates, gap=8)
        for template in template_names():
            card = self._template_card(template)
            flow.addWidget(card)
            self.template_cards.append(card)
        column.addWidget(templates)
        column.addStretch(1)
        area = _scrolling("welcomeGallery", _("Recent files and templates"))
        area.setWidget(body)
        self._fade = Fade(area, self._theme, Qt.Edge.BottomEdge, "ui.panel")
        return area

    def _template_card(self, template: Template, *, is_low: bool = False) -> PictureCard:
        title, said = template.title, template.description
        name = _TEMPLATE + template.name
        card = PictureCard(name, title, said, self._theme, is_path=False, is_low=is_low)
        card.clicked.connect(partial(self._begin, template.name))
        return card

    def _open(self, path: Path, _checked: bool = False) -> None:
        self._window.open_files([path])
        if not os.path.isfile(path):
            # Gone since the page was shown.
            self.refresh()
            self.begin()

    def _begin(self, template: str, _checked: bool = False) -> None:
        if not begin_with(self._window.session, template):
            # It may be gone.
            self.refresh()

    def _change(self, template: str, _checked: bool = False) -> None:
        """Show a template of one's own in the gallery, where it is renamed or thrown away."""
        from cxdesigner.ui.dialogs.templates import choose_template

        choose_template(self._window, template)

    # -- what it shows -----------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the files and the templates that are there now."""
        _empty(self._recent_flow, self.recent_cards)
        _empty(self._own_flow, self.own_cards)
        last: QWidget = self.at_start
        for path in self._window.session.files.recent[:_MOST_RECENT]:
            card = PictureCard(str(path), path.stem, _folder(path), self._theme, is_path=True)
            give_tip(card, str(path))
            card.clicked.connect(partial(self._open, path))
            self._recent_flow.addWidget(card)
            card.show()
            QWidget.setTabOrder(last, card)
            last = card
            self.recent_cards.append(card)
        for template in own_templates():
            card = self._template_card(template, is_low=True)
            card.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
            change = QAction(_("Rename or move to the trash…"), card)
            change.triggered.connect(partial(self._change, template.name))
            card.addAction(change)
            self._own_flow.addWidget(card)
            card.show()
            self.own_cards.append(card)
        for card in (*self.own_cards, *self.template_cards):
            QWidget.setTabOrder(last, card)
            last = card
        for widget in (self.recent_title, self.recent):
            widget.setVisible(bool(self.recent_cards))
        for widget in (self.own_title, self.own):
            widget.setVisible(bool(self.own_cards))
        self.at_start.blockSignals(True)
        self.at_start.setChecked(self._window.session.settings.value.welcome)
        self.at_start.blockSignals(False)
        self._want_pictures()

    def _begin_guided(self, action_id: str, template: str, _checked: bool = False) -> None:
        self._window.session.files.new(template)
        self._window.update_actions()
        self._window.actions_[action_id].trigger()

    def begin(self) -> None:
        """Give the focus to what is done most."""
        self.starts["file.new"].setFocus()

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        for action_id, name, *_template in (*_STARTS, *_GUIDED):
            first = self.starts[action_id].property("role") == "first"
            paint = "ui.accent.ink" if first else "ui.text.secondary"
            self.starts[action_id].setIcon(icon(name, theme, paint, size=18))
        self._fade.restyle(theme)
        self._computer.setPixmap(pixmap("monitor", theme, "ui.text.secondary", 15))
        for card in self._cards():
            card.restyle(theme)
        if self.isVisible():
            self._want_pictures()

    def _want_pictures(self) -> None:
        self.pictures.stop()
        for card in self.recent_cards:
            path = Path(card.objectName())
            self.pictures.want(card.objectName(), file_picture(path, self._theme))
        for card in (*self.own_cards, *self.template_cards):
            if not card.has_picture:
                name = card.objectName().removeprefix(_TEMPLATE)
                self.pictures.want(card.objectName(), template_picture(name, self._theme))

    def _show_picture(self, key: str, picture: QImage) -> None:
        for card in self._cards():
            if card.objectName() == key:
                card.show_picture(picture)

    def _show_sign(self, key: str) -> None:
        for card in self._cards():
            if card.objectName() == key:
                card.show_sign()

    def _cards(self) -> Iterator[PictureCard]:
        yield from (*self.recent_cards, *self.own_cards, *self.template_cards)

    # -- keys, choices -----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Buttons take the space bar alone; Enter is what one tries first.
        focus = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            focus, QAbstractButton
        ):
            focus.click()
            return
        super().keyPressEvent(event)

    def _set_at_start(self, shown: bool) -> None:
        self._window.session.settings.update(welcome=shown)


def _scrolling(name: str, called: str) -> QScrollArea:
    area = QScrollArea()
    area.setObjectName(name)
    area.setAccessibleName(called)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _empty(flow: FlowLayout, cards: list[PictureCard]) -> None:
    for card in cards:
        flow.removeWidget(card)
        card.hide()
        card.deleteLater()
    cards.clear()


def _title(text: str, *, above: int = 0) -> QLabel:
    label = plain_label(text, "strong")
    # In line with the pictures.
    label.setContentsMargins(CARD_PAD, above, 0, 0)
    return label


def _folder(path: Path) -> str:
    try:
        below_home = path.parent.relative_to(Path.home())
    except (ValueError, RuntimeError):
        return str(path.parent)
    return str(Path("~") / below_home) if below_home.parts else _("Home folder")
