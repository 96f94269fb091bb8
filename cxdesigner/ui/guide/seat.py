"""What the pages of a guide reach in the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtWidgets import QWidget

from cxdesigner.ui.dropped import open_dropped
from cxdesigner.ui.panels.page import Seat
from cxdesigner.ui.text_offers import offer_dropped

if TYPE_CHECKING:
    from cxdesigner.ui.findings import Findings
    from cxdesigner.ui.guide.counted import Counted
    from cxdesigner.ui.window import Window

T = TypeVar("T")


class GuideSeat(Seat):
    """The document, the theme, and ways from a page to the canvas and the panels."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.theme)
        self._window = window
        self.complain = window.status.tell
        self.dropped = partial(offer_dropped, window, here=True)
        self.open = partial(open_dropped, window)
        # A guide shows what it asks for: nothing is folded in it.
        self.open_folds = lambda: ("personaPortraitGroup",)
        self.counted: Counted | None = None
        """What is counted over all records; a moment behind in a large document."""

        self._kept: tuple[object, dict[str, Any]] = (None, {})
        self.bring: Callable[[QWidget], object] = lambda _card: None
        """Scrolls the page so that a card is seen; set by the panel."""

    @property
    def width(self) -> int:
        """How wide the guide was left, in pixels; 0 where nobody has changed it."""
        return self._window.session.state.value.guide_width

    def keep_width(self, width: int) -> None:
        """Remember how wide the guide is."""
        self._window.session.state.update(guide_width=width)

    @property
    def findings(self) -> Findings:
        """What the rules say about the document."""
        return self._window.findings

    @property
    def verdict(self) -> str:
        """What the analysis of the guide says, '' if nothing."""
        return "" if self.counted is None else self.counted.verdict

    def once(self, name: str, find: Callable[[], T]) -> T:
        """Return what a function finds in the records as they are now, found once for them all."""
        now = self.doc.store.revision, self.doc.language
        if self._kept[0] != now:
            self._kept = (now, {})
        known = self._kept[1]
        if name not in known:
            known[name] = find()
        found: T = known[name]
        return found

    def forget(self) -> None:
        """Forget what was found: the document is another one."""
        self._kept = (None, {})

    def go(self, ids: Sequence[str]) -> None:
        """Select records and show the first of them."""
        there = [key for key in ids if key in self.doc.store]
        if there:
            self.doc.selection.set(there)
            self._window.editors.current.reveal(there[0])

    def trigger(self, action_id: str) -> None:
        """Run an action of the program, if it applies."""
        self._window.update_actions()
        self._window.actions_[action_id].trigger()

    def can(self, action_id: str) -> bool:
        """Say whether an action applies."""
        return self._window.actions_[action_id].isEnabled()

    def show_analysis(self, page: str) -> None:
        """Show a page of the analysis panel."""
        self._window.analyses.run(f"page.{page}")

    def show_handbook(self, entry_id: str) -> None:
        """Show an entry of the handbook."""
        from cxdesigner.ui.dialogs.handbook import show_handbook

        show_handbook(self._window, entry_id)
