"""The slim bar above the canvas: undo, emotion curve, persona, language, export."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyleOptionToolButton,
    QToolBar,
    QToolButton,
    QWidget,
)

from cxdesigner.base.i18n import _
from cxdesigner.editor.builtin import editors
from cxdesigner.editor.builtin.view import LANGUAGE_NAMES
from cxdesigner.editor.context import Context
from cxdesigner.editor.session import Session
from cxdesigner.editor.view_state import EmotionMode
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.icons import beside_words, icon, show_words
from cxdesigner.ui.popup_menu import PopupMenu
from cxdesigner.ui.qactions import QActions
from cxdesigner.ui.widgets import DoubleClick, draw_chevron, give_tip

_MARGINS_PX = (4, 4, 4, 4)
_SPACING_PX = 1
_ARROW_PX = 8
_ICON_PX, _SEARCH_PX = 16, 14


class WordButton(QToolButton):
    """A button whose icons are as large as it says; Qt asks the tool bar that it stands in."""

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        super().initStyleOption(option)
        option.iconSize = self.iconSize()


class Picker(WordButton):
    """Says what is picked, and has a small arrow head where there is room for words."""

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._arrow_px(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._arrow_px():
            painter = QPainter(self)
            arrow = QRect(self.width() - 21, 0, 18, self.height())
            draw_chevron(painter, arrow, enabled=self.isEnabled())
            painter.end()

    def _arrow_px(self) -> int:
        is_bare = self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        return 0 if is_bare else _ARROW_PX


class MainToolbar(QToolBar):
    """Only what is needed all the time; the menus have the rest."""

    resized = Signal()
    """The bar, and with it the window, is wider or narrower now."""

    def __init__(self, session: Session, actions: QActions, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("mainToolbar")
        self.setAccessibleName(_("Tool bar"))
        self.setWindowTitle(_("Tool bar"))
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(QSize(18, 18))
        self._session = session
        self._last_place: EmotionMode = "band"
        for action_id in ("edit.undo", "edit.redo"):
            self._action(actions, action_id, Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._action(actions, "style.brush", Qt.ToolButtonStyle.ToolButtonIconOnly)
        brush = self.widgetForAction(actions["style.brush"])
        self._double = DoubleClick(brush, actions["style.brush_kept"].trigger)
        self._rule()
        for action_id in editors.TOOLBAR:
            self._action(actions, action_id, Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._rule()
        self.emotion = self._button("emotionToggle", _("Emotion curve"))
        self.emotion.setCheckable(True)
        give_tip(self.emotion, _("Show or hide the emotion curve"))
        self.emotion.clicked.connect(self._toggle_emotion)
        places = PopupMenu(self)
        places.setObjectName("emotionPlaces")
        for mode in ("band", "above", "overlay", "off"):
            places.addAction(actions[f"view.emotion_{mode}"])
        places.addSeparator()
        for action_id in ("view.all_personas", "view.surveyed", "view.evidence_curve"):
            places.addAction(actions[action_id])
        self.place = self._button("emotionPlace", "")
        self.place.setAccessibleName(_("Place of the emotion curve"))
        give_tip(self.place, _("Place of the emotion curve"))
        self.place.setMenu(places)
        self.place.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._rule()
        self.persona = self._picker("personaPicker", self._people(actions))
        self.language = self._picker("languagePicker", actions.menu("view.language"))
        self.filter = self._button("filterButton", "")
        self.filter.setCheckable(True)
        self.filter.clicked.connect(actions["view.filter"].trigger)
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(room)
        self.search = QPushButton(_("Find or run a command"))
        self.search.setObjectName("paletteBox")
        self.search.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.search.clicked.connect(actions["edit.palette"].trigger)
        self.addWidget(self.search)
        self.search.setAccessibleName(_("Find or run a command"))
        give_tip(self.search, _("Find or run a command"))
        self._actions = actions
        self._keys = ""
        self._fit = Later(self._fit_room, parent=self)
        self._fitted: tuple[object, ...] = ()
        self.export = QPushButton(_("Export PDF"))
        self.export.setObjectName("exportButton")
        self.export.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.export.clicked.connect(actions["file.export"].trigger)
        self.addWidget(self.export)
        self.restyle(theme)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        layout = self.layout()
        if event.type() == QEvent.Type.StyleChange and layout is not None:
            # Another style sheet makes Qt double them, and the buttons are cut.
            layout.setContentsMargins(*_MARGINS_PX)
            layout.setSpacing(_SPACING_PX)

    def _rule(self) -> None:
        line = QFrame()
        line.setObjectName("toolbarSeparator")
        self.addWidget(line)

    def _action(self, actions: QActions, action_id: str, style: Qt.ToolButtonStyle) -> None:
        self.addAction(actions[action_id])
        button = self.widgetForAction(actions[action_id])
        button.setObjectName(f"button-{action_id}")
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(style)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _button(self, name: str, text: str) -> QToolButton:
        return self._furnish(WordButton(), name, text)

    def _furnish(self, button: QToolButton, name: str, text: str) -> QToolButton:
        button.setObjectName(name)
        button.setText(text)
        show_words(button, True, _ICON_PX)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.addWidget(button)
        return button

    def _picker(self, name: str, menu: QMenu) -> QToolButton:
        button = self._furnish(Picker(), name, "")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        button.setMenu(menu)
        return button

    def _people(self, actions: QActions) -> QMenu:
        """Return the menu of the personas, which also adds one."""
        menu, choices = PopupMenu(self), actions.menu("view.persona")
        menu.setObjectName("personaMenu")

        def fill() -> None:
            menu.clear()
            choices.aboutToShow.emit()
            menu.addActions(choices.actions())
            menu.addSeparator()
            for action_id in ("insert.persona", "view.all_personas"):
                menu.addAction(actions[action_id])

        menu.aboutToShow.connect(fill)
        return menu

    def _toggle_emotion(self) -> None:
        document = self._session.workspace.active
        if document is None:
            return
        shown = document.view_state.emotion
        if shown != "off":
            self._last_place = shown
        document.set_view(emotion=self._last_place if shown == "off" else "off")

    def show_context(self, context: Context) -> None:
        """Show the moment: what is chosen, what applies."""
        keys = self._actions["edit.palette"].shortcut()
        self._keys = keys.toString(keys.SequenceFormat.NativeText)
        # The curve is drawn: a table and an outline have none.
        has_curve = context.has_document and context.editor == "canvas"
        self.emotion.setEnabled(has_curve)
        self.emotion.setChecked(context.has_document and context.emotion != "off")
        self.place.setEnabled(has_curve)
        self.filter.setEnabled(context.has_document)
        self.filter.setChecked(context.is_filtered)
        self.export.setEnabled(context.has_document)
        name = dict(context.personas).get(context.persona_id or "", "")
        is_all = len(context.shown_personas) == len(context.personas) > 1
        none = _("without a name") if context.personas else _("none yet")
        shown = _("all") if is_all else name or none
        self.persona.setText(_("Persona: {name}").format(name=_short(shown)))
        give_tip(self.persona, _("Persona: {name}").format(name=shown))
        self.persona.setEnabled(context.has_document)
        tag = context.language
        self.language.setText(LANGUAGE_NAMES.get(tag, tag))
        give_tip(self.language, _("Language of the blueprint"))
        # With one language there is nothing to pick.
        for action in self.actions():
            if self.widgetForAction(action) is self.language:
                action.setVisible(len(context.languages) > 1)
        self._fit.request()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit.request()
        self.resized.emit()

    def _fit_room(self) -> None:
        """Leave words away, those that are missed least first, until nothing is pushed off."""
        pickers = (self.persona, self.language, self.filter)
        shown = tuple((button.text(), button.isHidden()) for button in pickers)
        fitted = self.width(), self._keys, shown
        if fitted == self._fitted:
            return
        self._fitted = fitted
        words = _("Find or run a command")
        self._name_search(f"{words}   {self._keys}".rstrip())
        self._make_tight(False)
        wordy = (self.language, self.filter, self.persona, self.emotion)
        for button in wordy:
            show_words(button, True, _ICON_PX)
        steps: list[Callable[[], None]] = [
            lambda: self._name_search(self._keys),
            lambda: self._name_search(""),
            *(partial(show_words, button, False, _ICON_PX) for button in wordy),
            lambda: self._make_tight(True),
        ]
        for step in steps:
            if self.sizeHint().width() <= self.width():
                break
            step()

    def _name_search(self, text: str) -> None:
        self.search.setText(text)
        self.search.setIconSize(beside_words(_SEARCH_PX) if text else QSize(_SEARCH_PX, _SEARCH_PX))

    def _make_tight(self, tight: bool) -> None:
        """Leave no room around the buttons, or the usual one."""
        if bool(self.property("tight")) == tight:
            return
        self.setProperty("tight", tight)
        for button in self.findChildren(QToolButton):
            # A rule that looks at a property is read anew.
            button.style().unpolish(button)
            button.style().polish(button)

    def show_filter(self, counts: tuple[int, int] | None) -> None:
        """Show how many elements pass, of how many; None while nothing is asked for."""
        words = _("Filter")
        if counts is not None:
            words = _("Filter: {found} of {total}").format(found=counts[0], total=counts[1])
        self.filter.setText(words)
        give_tip(self.filter, words)
        self.filter.setChecked(counts is not None)
        self._fit.request()

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.emotion.setIcon(icon("chart-spline", theme, size=_ICON_PX))
        self.place.setIcon(icon("chevron-down", theme, "ui.text.secondary", size=14))
        show_words(self.place, False, _ICON_PX)
        self.filter.setIcon(icon("filter", theme, size=_ICON_PX))
        self.search.setIcon(icon("search", theme, "ui.text.secondary", size=_SEARCH_PX))
        self.persona.setIcon(icon("user-round", theme, size=_ICON_PX))
        self.language.setIcon(icon("languages", theme, size=_ICON_PX))


def _short(text: str, most: int = 22) -> str:
    line = " ".join(text.split()).replace("&", "&&")
    return line if len(line) <= most else line[: most - 1] + "…"
