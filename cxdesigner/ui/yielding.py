"""The overview gives way where a low screen has no room for all that is open below the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from cxdesigner.base.i18n import _
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.panels.minimap import HEIGHT_PX
from cxdesigner.ui.screen_room import height_on_screen

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window


class Yielding(QObject):
    """Hides the overview until there is room for it again.

    Else the window would grow beyond the screen, and the status bar be out of sight.

    Parameters
    ----------
    centre
        All of the window but its menus and bars.
    """

    def __init__(self, window: Window, centre: QWidget) -> None:
        super().__init__(window)
        self._window, self._centre = window, centre
        self._is_away = False
        self._later = Later(self._fit, parent=self)
        for watched in (window, centre, window.minimap):
            watched.installEventFilter(self)

    @property
    def covered(self) -> frozenset[str]:
        """Names of the panels that are hidden only while others need their place."""
        return frozenset({"minimap"} if self._is_away else ())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._later.request()
        elif event.type() == QEvent.Type.ShowToParent and watched is self._window.minimap:
            if self._is_away:
                # Somebody asks for it.
                self._is_away = False
                self._window.status.tell(
                    _("There is no room for the overview: close something else around the canvas.")
                )
        return False

    def _fit(self) -> None:
        window, minimap = self._window, self._window.minimap
        if not window.isVisible():
            return
        most = height_on_screen(window)
        wanted = self._centre.minimumSizeHint().height() + window.height() - self._centre.height()
        if wanted > most and not minimap.isHidden():
            self._is_away = True
            minimap.hide()
            window.update_actions()
        elif self._is_away and wanted + HEIGHT_PX <= most:
            self._is_away = False
            minimap.show()
            window.update_actions()
        elif wanted <= most < window.height() and not window.isMaximized():
            window.resize(window.width(), most)
