"""The window of a presentation: picture, heading, notes, and what keys and buttons do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.analysis.words import named
from cxdesigner.base.i18n import _, dotted
from cxdesigner.base.progress import Stopped, unheard
from cxdesigner.editor.aside import at_once
from cxdesigner.editor.document import Document
from cxdesigner.editor.presentation import (
    Slide,
    SpeakerNote,
    slide_of_column,
    slide_of_stage,
    stage_stops,
)
from cxdesigner.model.element import Element
from cxdesigner.model.queries import column_of
from cxdesigner.model.stage import Stage, Step
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.icons import show_words
from cxdesigner.ui.popup_menu import PopupMenu
from cxdesigner.ui.presenting.bar import ICON_PX, bar_button, stage_menu
from cxdesigner.ui.presenting.dark import DarkScreen
from cxdesigner.ui.presenting.show import Show, made_ready
from cxdesigner.ui.presenting.stage import StageView
from cxdesigner.ui.sheets import LARGE
from cxdesigner.ui.widgets import ShortLabel, plain_label

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window

_NOTES_PX = 132
"""The most that notes take; less where they need less, and a third of a small screen."""

_NOTES_MARGINS = QMargins(24, 10, 24, 10)
_ON_THE_WAY = frozenset({"stage", "step"})
_Key = Qt.Key
_NEXT = frozenset({_Key.Key_Right, _Key.Key_Space, _Key.Key_PageDown, _Key.Key_Return,
                   _Key.Key_Enter})  # fmt: skip
_NUMBERS = range(_Key.Key_0, _Key.Key_9 + 1)
_DARK = frozenset({_Key.Key_B, _Key.Key_Period})
_BACK = frozenset({_Key.Key_Left, _Key.Key_Backspace, _Key.Key_PageUp})


class Presenter(QWidget):
    """Walks through a snapshot of a blueprint; nothing here can change it."""

    def __init__(
        self,
        document: Document,
        theme: Theme,
        parent: QWidget | None = None,
        show: Show | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("presenter")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Presentation: {name}").format(name=document.name))
        show = made_ready(document)(unheard) if show is None else show
        self.slides, self._lanes = show.slides, show.lanes
        self.stage = StageView(show.items, show.grid, theme, show.images)
        self.stage.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.number = 0
        self.spot: str | None = None
        self._keeps_place = False
        self.stage.clicked.connect(lambda: self.go(self.number + 1))
        self.stage.turned.connect(lambda by: self.go(self.number + by))
        self._stops = stage_stops(self.slides)
        self.dark = DarkScreen(self, self.stage)
        self._build(theme)
        self._show(at_once=True)

    # -- the parts ---------------------------------------------------------------------------

    def _build(self, theme: Theme) -> None:
        self.trail = ShortLabel("presentationTrail", "hint")
        self.heading = ShortLabel("presentationHeading", "heading")
        self.notes = plain_label("", wrap=True)
        self.notes.setObjectName("speakerNotes")
        self.notes.setTextFormat(Qt.TextFormat.PlainText)
        self.notes.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.notes_area = QScrollArea(self)
        self.notes_area.setObjectName("speakerNotesArea")
        self.notes_area.setAccessibleName(_("Notes"))
        self.notes_area.setWidgetResizable(True)
        self.notes_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.notes_area.setWidget(_padded(self.notes))
        self.progress = QProgressBar()
        self.progress.setObjectName("presentationProgress")
        self.progress.setAccessibleName(_("Progress"))
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(3)
        self.progress.setRange(0, max(1, len(self.slides) - 1))
        self.back = bar_button("presentBack", "chevron-left", _("Back"), theme, "←")
        self.back.clicked.connect(lambda: self.go(self.number - 1))
        self.forward = bar_button("presentForward", "chevron-right", _("Next"), theme, "→")
        self.forward.clicked.connect(lambda: self.go(self.number + 1))
        self.count = bar_button("presentStages", "", _("Stages"), theme, "S")
        self.stages = stage_menu(self, self._stops, self.go)
        self.count.clicked.connect(self._show_stages)
        self.count.setEnabled(bool(self._stops))
        self.darken = bar_button("presentDark", "monitor", _("Dark screen"), theme, "B, .")
        self.darken.clicked.connect(self.dark.cover)
        self.spotlight = bar_button("presentSpotlight", "lamp", _("Spotlight"), theme, "↑ ↓, 0–9")
        self.spotlight.setMenu(self._lane_menu())
        self.spotlight.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.curve = bar_button("presentCurve", "chart-spline", _("Whole curve"), theme, "E")
        self.curve.setVisible(self.stage.has_curve)
        self.curve.setCheckable(True)
        self.curve.toggled.connect(self._show_curve)
        self.notes_toggle = bar_button("presentNotes", "notebook-pen", _("Notes"), theme, "N")
        self.notes_toggle.setCheckable(True)
        self.notes_toggle.setChecked(True)
        self.notes_toggle.setVisible(any(slide.notes for slide in self.slides))
        self.notes_toggle.toggled.connect(lambda: self._show())
        self.leave = bar_button("presentEnd", "x", _("End the presentation (Esc)"), theme)
        self.leave.clicked.connect(self.close)
        self._bar = bar = QHBoxLayout()
        bar.setContentsMargins(24, 12, 16, 10)
        bar.setSpacing(6)
        said = QWidget()
        words = QVBoxLayout(said)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(1)
        words.addWidget(self.trail)
        words.addWidget(self.heading)
        for label in (self.trail, self.heading):
            label.setText("字")  # Chinese letters are the highest.
            label.ensurePolished()
        # The picture begins at the same height where there is no trail.
        said.setMinimumHeight(said.sizeHint().height())
        bar.addWidget(said, 1)
        for widget in (self.spotlight, self.curve, self.notes_toggle, self.darken, self.back,
                       self.count, self.forward, self.leave):  # fmt: skip
            bar.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(bar)
        whole.addWidget(self.progress)
        whole.addWidget(self.stage, 1)
        self.notes_area.raise_()

    def _lane_menu(self) -> QMenu:
        menu = PopupMenu(self)
        menu.setObjectName("spotlightMenu")
        for number, (lane_id, name) in enumerate(((None, _("No spotlight")), *self._lanes)):
            entry = menu.addAction(f"{number}  {name}".replace("&", "&&"))
            entry.setObjectName(f"spotlight:{lane_id or ''}")
            entry.triggered.connect(lambda _checked=False, key=lane_id: self.set_spot(key))
        return menu

    def _show_stages(self) -> None:
        passed = sum(number <= self.number for _name, number in self._stops)
        for at, entry in enumerate(self.stages.actions(), 1):
            entry.setChecked(at == passed and self.slide.stage_id is not None)
            if entry.isChecked():
                self.stages.setActiveAction(entry)
        # Not showMenu: it would not return before the menu is closed.
        self.stages.popup(self.count.mapToGlobal(self.count.rect().bottomLeft()))

    # -- walking -----------------------------------------------------------------------------

    @property
    def slide(self) -> Slide:
        """The stop that is shown."""
        return self.slides[self.number]

    def go(self, number: int) -> None:
        """Show another stop; beyond the ends nothing happens."""
        number = min(max(number, 0), len(self.slides) - 1)
        if number != self.number:
            self.number = number
            self._show()

    def set_spot(self, lane_id: str | None) -> None:
        """Put a lane in the spotlight, or none."""
        if lane_id != self.spot:
            self.spot = lane_id
            self._show()

    def _step_spot(self, by: int) -> None:
        order: list[str | None] = [None, *(lane_id for lane_id, _name in self._lanes)]
        self.set_spot(order[(order.index(self.spot) + by) % len(order)])

    def _show_curve(self, whole: bool) -> None:
        self.stage.shows_whole_curve = whole
        self.stage.update()

    def _show(self, *, at_once: bool = False) -> None:
        slide = self.slide
        self.trail.setText(slide.trail)
        self.trail.setVisible(bool(slide.trail))
        self.heading.setText(slide.heading)
        text = _as_text(slide.notes)
        self.notes.setText(text)
        self._make_room_for_notes()
        self.stage.show_slide(slide, self.spot, at_once=at_once)
        at = f"{self.number + 1} / {len(self.slides)}"
        self.count.setText(at)
        self.count.setAccessibleName(named(_("Stages"), at))
        self.progress.setValue(self.number)
        self.back.setEnabled(self.number > 0)
        self.forward.setEnabled(self.number + 1 < len(self.slides))
        name = dict(self._lanes).get(self.spot or "", _("Spotlight"))
        self.spotlight.setText(name.replace("&", "&&"))
        self.stage.setAccessibleDescription(f"{slide.trail} {slide.heading}".strip())
        self._fit_bar()

    def _fit_bar(self) -> None:
        """Leave words out of the bar, those of the lane last, where they would cut the headings."""
        buttons = (self.notes_toggle, self.curve, self.spotlight)
        for button in buttons:
            show_words(button, True, ICON_PX)
        letters = self.heading.fontMetrics()
        longest = max(letters.horizontalAdvance(slide.heading) for slide in self.slides)
        margins = self._bar.contentsMargins()
        # A heading of half the bar is long, whatever follows.
        room = self.width() - margins.left() - margins.right() - min(longest, self.width() // 2)
        beside = (*buttons, self.darken, self.back, self.count, self.forward, self.leave)
        for button in buttons:
            shown = [one.sizeHint().width() for one in beside if not one.isHidden()]
            if sum(shown) + len(shown) * self._bar.spacing() <= room:
                break
            show_words(button, False, ICON_PX)

    def _make_room_for_notes(self) -> None:
        """Keep a place for notes on the way where it has some: the picture keeps its size.

        The whole that it begins and ends with has one where there are notes of its own.
        """
        on_way = [slide for slide in self.slides if slide.kind in _ON_THE_WAY]
        walked = self.slide.kind in _ON_THE_WAY and any(slide.notes for slide in on_way)
        here = bool(self.slide.notes)
        self._keeps_place = self.notes_toggle.isChecked() and (walked or here)
        self.notes_area.setVisible(self._keeps_place and here)
        self._set_notes_height()

    def _set_notes_height(self) -> None:
        """Give notes what the longest of the walk want: the picture keeps its size on the way."""
        is_end = self.slide.kind == "end"
        shown = self.notes.text()
        texts = [
            _as_text(slide.notes) for slide in self.slides if (slide.kind == "end") == is_end
        ] or [shown]
        margins = _NOTES_MARGINS
        room = self.width() - margins.left() - margins.right()
        heights = []
        for text in {max(texts, key=len), max(texts, key=lambda text: text.count("\n"))}:
            self.notes.setText(text or shown)
            heights.append(self.notes.heightForWidth(room))
        self.notes.setText(shown)
        wanted = max(heights) + margins.top() + margins.bottom() + 1
        height = min(wanted, _NOTES_PX, self.height() // 3)
        # In front of the picture, which goes on behind: without notes there is no empty strip.
        self.notes_area.setGeometry(0, self.height() - height, self.width(), height)
        self.stage.below_px = height if self._keeps_place else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.dark.setGeometry(self.rect())
        self._set_notes_height()
        self._fit_bar()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        # On some keyboards digits are typed with Shift.
        is_number = key in _NUMBERS and held == Qt.KeyboardModifier.ShiftModifier
        if held and not is_number:
            super().keyPressEvent(event)
        elif key in _NEXT:
            self.go(self.number + 1)
        elif key in _BACK:
            self.go(self.number - 1)
        elif key == _Key.Key_Home:
            self.go(0)
        elif key == _Key.Key_End:
            self.go(len(self.slides) - 1)
        elif key in (_Key.Key_Down, _Key.Key_Up):
            self._step_spot(1 if key == _Key.Key_Down else -1)
        elif key in _NUMBERS:
            self._spot_by_number(key - _Key.Key_0)
        elif key == _Key.Key_S and self._stops:
            self._show_stages()
        elif key in _DARK:
            self.dark.cover()
        elif key == _Key.Key_N:
            self.notes_toggle.toggle()
        elif key == _Key.Key_E and self.stage.has_curve:
            self.curve.toggle()
        elif key in (_Key.Key_Escape, _Key.Key_F5):
            self.close()
        else:
            super().keyPressEvent(event)

    def _spot_by_number(self, number: int) -> None:
        if number <= len(self._lanes):
            self.set_spot(self._lanes[number - 1][0] if number else None)


def _as_text(notes: tuple[SpeakerNote, ...]) -> str:
    return "\n".join(
        named(note.title, dotted(note.text.splitlines())) if note.title else note.text
        for note in notes
        if note.text
    )


def _padded(inside: QWidget) -> QWidget:
    outer = QWidget()
    box = QVBoxLayout(outer)
    box.setContentsMargins(_NOTES_MARGINS)
    box.addWidget(inside)
    return outer


def _first_slide(document: Document, found: tuple[Slide, ...]) -> int:
    """Return the stop of what is selected."""
    view = document.store
    match view.find(document.selection.primary):
        case Element() as element:
            column = column_of(view, element)
        case Step() as step:
            column = view.positions(Step).get(step.id)
        case Stage() as stage:
            owned = (at for at, step in enumerate(view.steps) if step.stage_id == stage.id)
            first = next(owned, None)
            return slide_of_stage(found, first) if first is not None else 0
        case _:
            column = None
    return slide_of_column(found, column) if column is not None else 0


def present(window: Window, *, from_selection: bool) -> None:
    """Show the presentation of the active document full screen."""
    document = window.document
    if document is None:
        return
    aside = document.aside if len(document.store) >= LARGE else at_once
    try:
        show = aside(_("Preparing the presentation…"), made_ready(document), may_drop=True)
    except Stopped:
        return
    presenter = Presenter(document, window.theme, window, show)
    if from_selection:
        presenter.go(_first_slide(document, presenter.slides))
    # Not the first screen: who speaks has drawn the window to where people look.
    screen = window.screen()
    presenter.setScreen(screen)
    presenter.setGeometry(screen.geometry())
    presenter.showFullScreen()
    presenter.stage.setFocus()
