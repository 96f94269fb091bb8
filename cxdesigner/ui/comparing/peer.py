"""The other state beside the canvas: it can be looked at, and scrolls and zooms along."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QScrollBar, QVBoxLayout, QWidget

from cxdesigner.base.i18n import _
from cxdesigner.model.view import RecordView
from cxdesigner.scene.build import LiveLayout
from cxdesigner.scene.hit import SceneIndex
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.canvas.parting import Parting
from cxdesigner.ui.canvas.view import CanvasView
from cxdesigner.ui.comparing.marks import ChangeMarks, MarksInTurn
from cxdesigner.ui.comparing.picking import PickTool
from cxdesigner.ui.widgets import plain_label


def state_heading(name: str, words: str) -> QLabel:
    """Return the line above a state that says which one it is."""
    heading = plain_label(words, "strong")
    heading.setObjectName(name)
    heading.setContentsMargins(12, 5, 8, 5)
    return heading


class Peer(QWidget):
    """Another state of a blueprint, read only, linked with a canvas."""

    def __init__(
        self,
        made: tuple[LiveLayout, SceneIndex, Parting | None],
        view: RecordView,
        canvas: CanvasView,
        name: str,
        picked: Callable[[str], object],
    ) -> None:
        super().__init__()
        self.setObjectName("comparisonPeer")
        self.setAccessibleName(_("Before: {name}").format(name=name))
        self._main = canvas
        self._is_following = False
        self.layout_, index, parting = made
        self.view = CanvasView(canvas.paint.theme)
        self.view.setObjectName("comparisonCanvas")
        self.view.setAccessibleName(_("Before: {name}").format(name=name))
        self.view.setAcceptDrops(False)
        self.view.paint.pictures.follow(view)
        self.view.show_scene(self.layout_.scene, parting)
        self.view.tool = PickTool(index, picked)
        self.marks = ChangeMarks(self.view.paint)
        self.making = MarksInTurn(self.marks, self)
        scene = self.view.scene()
        assert scene is not None
        scene.addItem(self.marks)
        heading = state_heading("comparisonPeerHeading", _("Before: {name}").format(name=name))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        # Both states have one above, so that their lanes lie beside each other.
        box.addWidget(heading)
        box.addWidget(self.view, 1)
        canvas.zoom_changed.connect(self._zoom_along)
        self.view.zoom_changed.connect(self._lead_zoom)
        for mine, theirs in self._bars():
            theirs.valueChanged.connect(self._scroll_along)
            mine.valueChanged.connect(self._lead)

    def _bars(self) -> tuple[tuple[QScrollBar, QScrollBar], ...]:
        mine, theirs = self.view, self._main
        return (
            (mine.horizontalScrollBar(), theirs.horizontalScrollBar()),
            (mine.verticalScrollBar(), theirs.verticalScrollBar()),
        )

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.view.set_theme(theme)

    def reveal(self, record_id: str) -> bool:
        """Scroll so that a record is seen; say whether it is drawn here."""
        item = self.layout_.scene.items.get(record_id)
        if item is not None:
            self.view.reveal(item.rect)
        return item is not None

    def link(self) -> None:
        """Look at the same part as the canvas does."""
        self._zoom_along(self._main.zoom)
        self._scroll_along()

    def _zoom_along(self, zoom: float) -> None:
        if not self._is_following and abs(self.view.zoom - zoom) > 1e-6:
            self._is_following = True
            self.view.set_zoom(zoom)
            self._is_following = False
            self._scroll_along()

    def _lead_zoom(self, zoom: float) -> None:
        if not self._is_following and abs(self._main.zoom - zoom) > 1e-6:
            self._is_following = True
            self._main.set_zoom(zoom)
            self._is_following = False
            self._lead()

    def _scroll_along(self, *_ignored: object) -> None:
        if not self._is_following:
            self._is_following = True
            for mine, theirs in self._bars():
                mine.setValue(theirs.value())
            self._is_following = False

    def _lead(self, *_ignored: object) -> None:
        if not self._is_following:
            self._is_following = True
            for mine, theirs in self._bars():
                theirs.setValue(mine.value())
            self._is_following = False

    def let_go(self) -> None:
        """Follow the canvas no longer."""
        self._main.zoom_changed.disconnect(self._zoom_along)
        for _mine, theirs in self._bars():
            theirs.valueChanged.disconnect(self._scroll_along)
