"""Actions of the registry as QActions: words, shortcuts, whether they apply now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget

from cxdesigner.base.i18n import _
from cxdesigner.editor.actions import Action, ActionRegistry
from cxdesigner.editor.context import Context
from cxdesigner.editor.keymap import Own, keymap
from cxdesigner.editor.session import Session
from cxdesigner.editor.settings import Settings
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.icons import icon, is_known
from cxdesigner.ui.popup_menu import MenuBar, PopupMenu

_ROLES = {
    "file.quit": QAction.MenuRole.QuitRole,
    "help.about": QAction.MenuRole.AboutRole,
    "edit.preferences": QAction.MenuRole.PreferencesRole,
}

_LOUD, _QUIET = Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.WidgetShortcut

TextField = QLineEdit | QPlainTextEdit | QTextEdit

_OF_TEXT: dict[str, Callable[[TextField], object]] = {
    "edit.cut": lambda field: field.cut(),
    "edit.copy": lambda field: field.copy(),
    "edit.paste": lambda field: field.paste(),
    "edit.delete": lambda field: _delete(field),
    "edit.select_all": lambda field: field.selectAll(),
}
"""What belongs to the text while one types, and what it does there."""


class QActions(QObject):
    """One QAction for each action, its objectName the action's id.

    ``before`` is called before any action runs, so that what is being typed is taken first. While
    one types menus and buttons offer what they offer otherwise, but the keys stay with the text.
    """

    selected = Signal()
    """An action has selected something else in the document it began with."""

    def __init__(
        self,
        registry: ActionRegistry,
        session: Session,
        theme: Theme,
        parent: QWidget,
        before: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self._registry = registry
        self._session = session
        self._before = before
        self._known: Context | None = None
        self._all: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._lists: dict[str, QMenu] = {}
        for action in registry:
            self._all[action.id] = self._make(action, parent)
            # Shortcuts work whether or not an action is in a menu; the window gives those of the
            # canvas to the canvas.
            if action.scope == "window":
                parent.addAction(self._all[action.id])
        self._own: Own | None = None
        self.take_shortcuts(session.settings.value)
        session.settings.changed.connect(self.take_shortcuts)
        self.restyle(theme)

    def __getitem__(self, action_id: str) -> QAction:
        return self._all[action_id]

    def __contains__(self, action_id: object) -> bool:
        return action_id in self._all

    def get(self, action_id: str) -> QAction | None:
        """Return the QAction of an id, or None if there is no such action."""
        return self._all.get(action_id)

    def menu(self, action_id: str) -> QMenu:
        """Return the menu of an action that is a list."""
        return self._lists[action_id]

    def take_shortcuts(self, settings: Settings) -> None:
        """Give every action the keys that the person wants it to have."""
        if settings.shortcuts == self._own:
            return
        self._own = settings.shortcuts
        for action_id, keys in keymap(self._registry, settings.shortcuts).items():
            made = self._all[action_id]
            made.setShortcuts([QKeySequence.fromString(one) for one in keys])
            self._show_tip(made)

    def _make(self, action: Action, parent: QWidget) -> QAction:
        made: QAction
        if action.choices is not None:
            menu = PopupMenu(parent)
            menu.setToolTipsVisible(True)
            menu.aboutToShow.connect(partial(self._fill, action, menu))
            self._lists[action.id] = menu
            made = menu.menuAction()
        else:
            made = QAction(parent)
            made.triggered.connect(partial(self._run, action.id))
        made.setObjectName(action.id)
        made.setCheckable(action.checked is not None)
        made.setShortcutContext(_LOUD if action.scope == "window" else _QUIET)
        made.setMenuRole(_ROLES.get(action.id, QAction.MenuRole.NoRole))
        if action.exclusive:
            group = self._groups.get(action.exclusive)
            if group is None:
                group = self._groups[action.exclusive] = QActionGroup(self)
            group.addAction(made)
        return made

    def _run(self, action_id: str, _checked: bool = False) -> None:
        self._do(action_id, None)

    def _do(self, action_id: str, choice: str | None) -> None:
        field = typed_in()
        if field is not None and action_id in _OF_TEXT:
            _OF_TEXT[action_id](field)
            return
        self._before()
        if not self._registry[action_id].applies(self._session.context):
            self._session.host.go_to_editor()
        document = self._session.workspace.active
        before = document.selection.ids if document is not None else ()
        self._registry.run(action_id, self._session, choice)
        if document is not None and document is self._session.workspace.active:
            if document.selection.ids != before:
                self.selected.emit()
        # A checkable QAction has switched itself already; show what is really so.
        self.update(force=True)

    def _fill(self, action: Action, menu: QMenu) -> None:
        menu.clear()
        assert action.choices is not None
        for choice in action.choices(self._session):
            entry = menu.addAction(choice.label.replace("&", "&&"))
            entry.setObjectName(f"{action.id}:{choice.key}")
            entry.setCheckable(choice.checked)
            entry.setChecked(choice.checked)
            entry.triggered.connect(partial(self._chosen, action.id, choice.key))
        if menu.isEmpty():
            # A list that does not open looks broken.
            menu.addAction(_("Nothing here yet")).setEnabled(False)

    def _chosen(self, action_id: str, key: str, _checked: bool = False) -> None:
        self._do(action_id, key)

    def update(self, *, force: bool = False) -> None:
        """Show what applies now."""
        context = self._session.context
        if context == self._known and not force:
            return
        self._known = context
        offered = context.beside_text
        is_typing = offered is not context
        for action in self._registry:
            made = self._all[action.id]
            title = action.title(context).replace("&", "&&")
            if made.text() != title:
                made.setText(title)
                self._show_tip(made)
            applies = bool(action.applies(offered))
            made.setEnabled(
                applies or (is_typing and (action.id in _OF_TEXT or bool(action.applies(context))))
            )
            if action.scope == "window":
                # Keys that the field has no use for must not reach the drawing.
                is_quiet = is_typing and not action.applies(context)
                made.setShortcutContext(_QUIET if is_quiet else _LOUD)
            if action.checked is not None:
                made.setChecked(bool(action.checked(context)))

    @staticmethod
    def _show_tip(made: QAction) -> None:
        keys = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        made.setToolTip(f"{made.text().replace('&&', '&')} ({keys})" if keys else "")

    def restyle(self, theme: Theme) -> None:
        """Take the icons in the colours of another theme."""
        for action in self._registry:
            found = icon(action.icon, theme, size=18) if is_known(action.icon) else QIcon()
            self._all[action.id].setIcon(found)


def typed_in() -> TextField | None:
    """Return the text field that has the keys, if one has, or has them again after a menu."""
    focus = QApplication.focusWidget()
    if isinstance(focus, MenuBar):
        focus = focus.before
    if isinstance(focus, QTextEdit) and focus.isReadOnly():
        return None
    return focus if isinstance(focus, TextField) else None


def _delete(field: TextField) -> None:
    if isinstance(field, QLineEdit):
        field.del_()
    else:
        field.textCursor().deleteChar()
