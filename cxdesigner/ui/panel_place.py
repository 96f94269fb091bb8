"""Panels that are imported and made when the document on screen first asks for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from cxdesigner.editor.document import Document
from cxdesigner.scene.theme import Theme

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window


class FollowingPanel(Protocol):
    """What can be shown in a place."""

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        ...


P = TypeVar("P", bound=FollowingPanel)


class PanelPlace(Generic[P]):
    """Follows the document on screen and its view; a subclass shows the panel."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self.panel: P | None = None
        self._document: Document | None = None
        self._disconnect: Callable[[], None] | None = None
        window.session.workspace.activated.connect(self.set_document)

    def set_document(self, document: Document | None) -> None:
        """Follow another document."""
        if self._disconnect is not None:
            self._disconnect()
            self._disconnect = None
        self._document = document
        if document is not None:
            self._disconnect = document.view_changed.connect(self._follow)
        self._follow()

    def restyle(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        if self.panel is not None:
            self.panel.restyle(theme)

    def _follow(self, _state: object = None) -> None:
        document = self._document
        shown = document is not None and self._is_wanted(document)
        if shown and self.panel is None:
            self.panel = self._make()
        if self.panel is not None:
            self._show(self.panel, document if shown else None)

    def _is_wanted(self, document: Document) -> bool:
        """Say whether a document asks for the panel."""
        raise NotImplementedError

    def _make(self) -> P:
        """Return the panel in its place, hidden."""
        raise NotImplementedError

    def _show(self, panel: P, document: Document | None) -> None:
        """Show a panel with a document, or hide it with None."""
        raise NotImplementedError
