"""The guide: its steps with how far each is, and the page of one of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.base.i18n import _, language
from cxdesigner.editor.document import Document
from cxdesigner.editor.guide.guides import GUIDES, Guide, GuideStep, first_open
from cxdesigner.model.giving_view import GivingView
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.bridge import FRAME_MS, Later
from cxdesigner.ui.guide.counted import Asked, Counted, counted
from cxdesigner.ui.guide.counting import Counting
from cxdesigner.ui.guide.edge import GuideEdge
from cxdesigner.ui.guide.page import GuidePage
from cxdesigner.ui.guide.pages import make_page
from cxdesigner.ui.guide.seat import GuideSeat
from cxdesigner.ui.guide.steps import COMPACT_PX, StepsSide
from cxdesigner.ui.icons import icon
from cxdesigner.ui.reading_order import step_focus
from cxdesigner.ui.widgets import give_tip, plain_label

LARGE, _QUIET_MS = 2_000, 300
"""Records of a document from which on the guide waits until nothing changes for a while, and counts
in a thread."""


class GuidePanel(QFrame):
    """Leads through a method; everything it shows and changes are records of the document."""

    def __init__(self, seat: GuideSeat) -> None:
        super().__init__()
        self.setObjectName("guide")
        self.setAccessibleName(_("Guide"))
        self.seat = seat
        self._disconnects: list[Callable[[], None]] = []
        self._pages: dict[str, GuidePage] = {}
        self.page: GuidePage | None = None
        # Of guides whose page nobody has turned: it stays while it is filled in.
        self._opened: dict[str, str] = {}
        # What has changed in the meantime is counted next.
        self._counting = Counting(self._take, self.refresh)
        self._looked: object = None
        self._old: list[GuidePage] = []
        self._shedding = Later(self._shed, parent=self)
        self._later = Later(self.refresh, FRAME_MS, parent=self)
        self._quiet = Later(self.refresh, _QUIET_MS, restart=True, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.edge = GuideEdge(self, seat.width, seat.keep_width)
        row.addWidget(self.edge)
        self.side = StepsSide()
        self.steps, self.short = self.side.steps, self.side.short
        self.steps.currentRowChanged.connect(self._chosen)
        self.short.clicked.connect(self._shorten)
        row.addWidget(self.side)
        row.addLayout(self._make_right(), 1)
        self._place_short()
        self.restyle(seat.theme)

    # -- parts -------------------------------------------------------------------------------

    def _make_right(self) -> QVBoxLayout:
        self.heading = plain_label("", "heading", wrap=True)
        self.help = self._tool("guideHelp", _("Explain the method"), self._explain)
        self.close_button = self._tool("guideClose", _("Close the guide"), self._close)
        top = QHBoxLayout()
        top.setContentsMargins(14, 10, 8, 0)
        top.addWidget(self.heading, 1)
        top.addWidget(self.help, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        body = QWidget()
        body.setObjectName("guideBody")
        self._box = QVBoxLayout(body)
        self._box.setContentsMargins(14, 4, 14, 12)
        self._box.setSpacing(10)
        self.about = plain_label("", "hint", wrap=True)
        self._box.addWidget(self.about)
        self.first = self._push("guideFirst", "", self._go_first)
        self._box.addWidget(self.first, 0, Qt.AlignmentFlag.AlignLeft)
        self.area = QScrollArea()
        self.area.setObjectName("guideScroll")
        self.area.setAccessibleName(_("Page of the guide"))
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(body)
        self.seat.bring = self.area.ensureWidgetVisible
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.area, 1)
        column.addWidget(self._make_foot())
        return column

    def _make_foot(self) -> QWidget:
        foot = QFrame()
        foot.setObjectName("guideFoot")
        box = QVBoxLayout(foot)
        box.setContentsMargins(14, 8, 14, 10)
        box.setSpacing(8)
        self.missing = plain_label("", wrap=True)
        self.missing.setObjectName("guideMissing")
        self.back = self._push("guideBack", _("Back"), partial(self._step, -1))
        self.next = self._push("guideNext", _("Next"), partial(self._step, 1))
        self.analysis = self._push("guideAnalysis", _("Show the analysis"), self._analyse)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addWidget(self.next)
        row.addStretch(1)
        row.addWidget(self.analysis)
        box.addWidget(self.missing)
        box.addLayout(row)
        return foot

    def _tool(self, name: str, words: str, press: Callable[[], object]) -> QToolButton:
        made = QToolButton()
        made.setObjectName(name)
        made.setAccessibleName(words)
        give_tip(made, words)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.clicked.connect(lambda: press())
        return made

    def _push(self, name: str, words: str, press: Callable[[], object]) -> QPushButton:
        made = QPushButton(words)
        made.setObjectName(name)
        made.setAutoDefault(False)
        made.clicked.connect(lambda: press())
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_compact = self.width() < COMPACT_PX
        if is_compact != self.side.is_compact:
            self.side.set_compact(is_compact)
            self._place_short()

    def _place_short(self) -> None:
        """Put the choice of the short method where there is room for its words."""
        if self.side.is_compact:
            self._box.insertWidget(1, self.short)
        else:
            self.side.column.addWidget(self.short)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        return step_focus(self, is_next) or super().focusNextPrevChild(is_next)

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.seat.theme = theme
        self.close_button.setIcon(icon("x", theme, "ui.text.secondary", size=15))
        self.help.setIcon(icon("book-open", theme, "ui.text.secondary", size=15))
        for page in self._pages.values():
            page.restyle()
        if self._counted is not None:
            self._show_steps(self._counted)

    # -- document ----------------------------------------------------------------------------

    @property
    def guide(self) -> Guide:
        """The guide that is shown."""
        return GUIDES.get(self.seat.doc.view_state.guide.shown, GUIDES["journey"])

    @property
    def step(self) -> GuideStep:
        """The page that is shown."""
        known = self.seat.doc.view_state.guide.page
        if not any(step.key == known for step in self.guide.steps):
            known = self._opened.get(self.guide.key, "")
        return self.guide.step(known)

    @property
    def _counted(self) -> Counted | None:
        """What was counted for the guide that is shown, perhaps some edits ago."""
        found = self.seat.counted
        if self.seat.document is None or found is None or found.of.guide is not self.guide:
            return None
        return found

    @property
    def is_current(self) -> bool:
        """Whether what is shown is about the records as they are now."""
        return self._counting.is_idle and not self._later.is_waiting and not self._quiet.is_waiting

    def set_document(self, document: Document | None) -> None:
        """Follow a document; None while the guide is hidden."""
        if document is self.seat.document:
            # Zoom and place are part of the view too, and change with every move of the hand.
            if document is not None and self._looked != _look_of(document):
                self.refresh()
            return
        self.commit()
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()
        self._later.cancel()
        self._quiet.cancel()
        self._counting.forget()
        self.seat.document, self.seat.counted = document, None
        self.seat.forget()
        for page in self._pages.values():
            page.retire()
            self._old.append(page)
        self._pages.clear()
        self._opened.clear()
        self._shed()
        self.page = None
        if document is not None:
            self._disconnects = [
                document.changed.connect(self._changed),
                document.selection.changed.connect(self._changed),
            ]
            self.refresh()

    def _shed(self) -> None:
        """Let old pages go a few cards at a time: to delete thousands of widgets takes 0.2 s."""
        for page in tuple(self._old):
            if not page.shed():
                self._old.remove(page)
                page.deleteLater()
        if self._old:
            self._shedding.request()

    def _changed(self, _patch: object = None) -> None:
        # Of thousands of records, counting what is missing takes longer than a frame.
        is_large = len(self.seat.doc.store) >= LARGE
        (self._quiet if is_large else self._later).request()

    def commit(self) -> None:
        """Take what was typed and not taken yet."""
        if self.page is not None and self.seat.document is not None:
            self.page.commit()

    def refresh(self) -> None:
        """Show the guide, its progress and its page as the records are now."""
        document = self.seat.document
        self._later.cancel()
        self._quiet.cancel()
        if document is None:
            return
        self._looked = _look_of(document)
        asked = Asked(self.guide, document.store.revision, document.language, language())
        if self.seat.counted is None or self.seat.counted.of != asked:
            if len(document.store) < LARGE:
                self.seat.counted = counted(asked, document.store)
            else:
                snapshot = GivingView(document.store)
                self._counting.start(asked, lambda: counted(asked, snapshot))
        found = self._counted
        if found is None:
            # It comes in a moment.
            return
        if self.guide.key not in self._opened:
            self._opened[self.guide.key] = first_open(self.guide, found.progress)
        self.setUpdatesEnabled(False)
        try:
            self._show_steps(found)
            self._show_page(found)
        finally:
            self.setUpdatesEnabled(True)

    def _take(self, found: Counted) -> None:
        self.seat.counted = found

    def _show_steps(self, found: Counted) -> None:
        guide, here = self.guide, self.step
        self.side.show_progress(guide, found.progress, here, self.seat.theme)

    def _show_page(self, found: Counted) -> None:
        guide, step = self.guide, self.step
        place = guide.steps.index(step)
        self.heading.setText(f"{place + 1}  {_(step.title)}")
        self.about.setText(_(step.about))
        page = self._pages.get(step.key)
        if page is None:
            page = self._pages[step.key] = make_page(step.key, self.seat)
            self._box.addWidget(page, 1)
        if page is not self.page:
            if self.page is not None:
                self.page.commit()
                self.page.pause()
                self.page.hide()
            self.page = page
            page.show()
            self.area.verticalScrollBar().setValue(0)
        page.show_records((self.seat.doc.store.blueprint.id,))
        done = _("Everything this step asks for is there.")
        self.missing.setText("\n".join(found.progress[place].missing[:3]) or done)
        after = found.progress[place].after
        self.first.setVisible(after is not None)
        if after is not None:
            self.first.setText(_("Go to step {n}").format(n=after))
        self.back.setEnabled(place > 0)
        is_last = place == len(guide.steps) - 1
        # The seventh step of the experience method leads back to the first.
        goes_round = is_last and guide.key == "cem"
        self.next.setText(_("Step 1 again") if goes_round else _("Next"))
        self.next.setEnabled(goes_round or not is_last)

    # -- what the person does ----------------------------------------------------------------

    def _go_to(self, key: str) -> None:
        self.commit()
        document = self.seat.doc
        document.set_view(guide=document.view_state.guide.at(key))

    def _chosen(self, row: int) -> None:
        if 0 <= row < len(self.guide.steps):
            self._go_to(self.guide.steps[row].key)

    def _step(self, by: int) -> None:
        self._chosen((self.guide.steps.index(self.step) + by) % len(self.guide.steps))

    def _go_first(self) -> None:
        """Go to the step without which there is nothing to do in this one."""
        found = self._counted
        after = None if found is None else found.progress[self.guide.steps.index(self.step)].after
        if after is not None:
            self._chosen(after - 1)

    def _shorten(self, short: bool) -> None:
        self.commit()
        document = self.seat.doc
        guide = "journey_short" if short else "journey"
        document.set_view(guide=document.view_state.guide.show(guide))

    def _close(self) -> None:
        self.commit()
        document = self.seat.doc
        document.set_view(guide=document.view_state.guide.show(""))

    def _analyse(self) -> None:
        self.commit()
        self.seat.show_analysis(self.guide.analysis)

    def _explain(self) -> None:
        self.seat.show_handbook("score:cem" if self.guide.key == "cem" else "score:peak_end")


def _look_of(document: Document) -> object:
    """Return what of a view decides what the guide shows."""
    view = document.view_state
    return view.guide, view.language, view.persona_id
