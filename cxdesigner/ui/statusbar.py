"""The line at the foot of the window: figures at the left; problems, maturity and zoom right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QToolButton

from cxdesigner.analysis.emotion import Curve
from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.words import minutes_text, number_text, share_text, size_text, value_text
from cxdesigner.base.i18n import _, dotted, ngettext
from cxdesigner.editor.context import Context
from cxdesigner.editor.document import Document
from cxdesigner.editor.view_state import ViewState
from cxdesigner.model.element import Element, Parked
from cxdesigner.model.giving_view import GivingView
from cxdesigner.model.patch import Patch
from cxdesigner.model.view import RecordView
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.figures_line import BETWEEN, FiguresLine
from cxdesigner.ui.icons import beside_words, icon
from cxdesigner.ui.qactions import QActions
from cxdesigner.ui.under_way import UnderWay
from cxdesigner.ui.widgets import ShortLabel, give_tip
from cxdesigner.ui.workers import Job
from cxdesigner.ui.zoom_slider import ZoomSlider

TELL_MS = 8000
OFFER_MS = 30_000
"""How long something is said, in milliseconds, and how long what offers something."""

_FACTS_MS = 250
_FEW = 1500
"""Up to so many records figures are worked out at once; beyond that in a thread."""

_FIRST = 1_000_000
"""Share of the figures in the room that is left; the hint has 1."""

_BEFORE_ALL = 1_000 * _FIRST
"""Share of what is worked out: the figures get what that leaves."""


def facts_text(view: RecordView, persona_id: str | None = None, *, on_canvas: bool = True) -> str:
    """Return the figures of a blueprint in one line: counts, lead time and wait, peak–end.

    An empty one says on the canvas how to begin there.
    """
    facts = Facts(view)
    parts = [size_text(facts.counts)]
    parked = view.count(Parked)
    if parked:
        parts.append(ngettext("{n} parked", "{n} parked", parked).format(n=parked))
    if on_canvas and not view.count(Element):
        parts.append(
            _("Double-click a cell or press Enter to write, or drag from the left onto the canvas")
        )
    longest = facts.lead_time.longest
    if longest is not None and longest.minutes:
        text = _("Lead time {time}").format(time=minutes_text(longest.minutes))
        if longest.wait_share is not None:
            share = _("wait {share}").format(share=share_text(longest.wait_share, 0))
            text = dotted((text, share))
        parts.append(text)
    curve: Curve | None = facts.curve
    if persona_id is not None:
        curve = next((c for c in facts.curves if c.persona_id == persona_id), None)
    if curve is not None and curve.figures is not None:
        score = value_text(curve.figures.score, curve.scale_min)
        if curve.figures.positive is not None:
            # Two peaks are equally strong: the rule alone does not tell which is remembered.
            other = value_text(curve.figures.positive, curve.scale_min)
            score = _("{one} or {other}").format(one=score, other=other)
        parts.append(_("Peak–end {score}").format(score=score))
    return BETWEEN.join(parts)


class KeyHint(QLabel):
    """What keys do with what is selected; there while it fits, as the figures are more needed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("keyHint")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setContentsMargins(12, 0, 12, 0)
        # It takes what is left, and never widens the window.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._is_wanted, self._gives_way = False, False
        self.hide()

    def show_keys(self, words: str) -> None:
        """Say what keys do; '' for nothing."""
        self.setText(words)
        self.setAccessibleName(words)
        self._is_wanted = bool(words)
        self.setVisible(self._is_wanted and not self._gives_way)

    def give_way(self, given: bool) -> None:
        """Let something that is said in passing have the room."""
        self._gives_way = given
        self.setVisible(self._is_wanted and not given)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.fontMetrics().horizontalAdvance(self.text()) <= self.contentsRect().width():
            super().paintEvent(event)


class StatusLine(QStatusBar):
    """Figures of the document, what was said in passing, and a few controls."""

    zoomed = Signal(float)
    """The slider was moved: zoom, 1 = 100 %."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("statusBar")
        self.setSizeGripEnabled(False)
        # QStatusBar keeps 3 px above and 2 px below what is in it, which cut letters.
        self.setContentsMargins(0, -3, 0, -2)
        self._document: Document | None = None
        self._looked_at: ViewState | None = None
        self._offers: list[QToolButton] = []
        self._is_over: Callable[[Patch | None], bool] | None = None
        self._has_controls = self._has_zoom = True
        self._disconnects: list[Callable[[], None]] = []
        self._said = QTimer(self)
        self._said.setSingleShot(True)
        self._said.setInterval(TELL_MS)
        self._said.timeout.connect(lambda: self.tell(""))
        self._later = Later(self._work_out, _FACTS_MS, restart=True, parent=self)
        self._job: Job | None = None
        self.facts, self.message = FiguresLine("facts"), ShortLabel("message")
        for label in (self.facts, self.message):
            label.setContentsMargins(12, 0, 0, 0)
        self.message.hide()
        self.hint = KeyHint()
        self.addWidget(self.message)
        # Before the hint, after all else.
        self.addWidget(self.facts, _FIRST)
        self.addWidget(self.hint, 1)
        self.problems = self._button("problemsCounter", checkable=True)
        self.problems.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.problems.setIconSize(beside_words(13))
        self.maturity = self._button("maturityPicker")
        self.maturity.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.slider = ZoomSlider()
        self.slider.setObjectName("zoomSlider")
        self.slider.setAccessibleName(_("Zoom"))
        self.slider.setFixedWidth(92)
        self.slider.setMaximumHeight(18)
        self.slider.valueChanged.connect(self._slid)
        self.percent = self._button("zoomPercent")
        self.percent.setMinimumWidth(52)
        self.fit = self._button("fitButton")
        # What is said at the left gives way to it; what stands at the right stays where it is.
        self.under_way = UnderWay()
        self.addPermanentWidget(self.under_way, _BEFORE_ALL)
        self._controls = (self.problems, self.maturity, self.slider, self.percent, self.fit)
        for widget in self._controls:
            self.addPermanentWidget(widget)
        self.show_problems(0, 0, 0)
        self.restyle(theme)

    def _button(self, name: str, *, checkable: bool = False) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setCheckable(checkable)
        button.setMaximumHeight(20)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.under_way.restyle(theme)
        self.problems.setIcon(
            icon("flag", theme, "ui.text.secondary", on_paint="ui.selected.ink", size=13)
        )

    # -- document ----------------------------------------------------------------------------

    def set_document(self, document: Document | None) -> None:
        """Follow another document."""
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()
        if document is not self._document or self._offers:
            # It was said of a document that nobody sees, and would be done to it.
            self.tell("")
        if document is not self._document:
            self.facts.setText("")
        self._document = document
        self.under_way.set_document(document)
        self._later.cancel()
        if self._job is not None:
            self._job.cancel()
        if document is None:
            self.facts.setText("")
            return
        self._disconnects = [
            document.changed.connect(self._later.request),
            document.changed.connect(self._reconsider),
            document.selection.changed.connect(lambda: self._reconsider(None)),
            document.view_changed.connect(self._view_changed),
        ]
        self._looked_at = document.view_state.without_place
        self._later.request()

    def _view_changed(self, state: ViewState) -> None:
        # Zoom and place change all the time, and say nothing about the journey.
        looked_at = state.without_place
        if looked_at != self._looked_at:
            self._looked_at = looked_at
            self._later.request()

    def _work_out(self) -> None:
        document = self._document
        if document is None:
            return
        persona_id = document.view_state.persona_id
        on_canvas = document.view_state.editor == "canvas"
        if len(document.store) <= _FEW:
            self._show_facts(facts_text(document.store, persona_id, on_canvas=on_canvas))
            return
        if self._job is not None:
            self._job.cancel()
        snapshot = GivingView(document.store)
        self._job = Job(lambda _job: facts_text(snapshot, persona_id, on_canvas=on_canvas))
        self._job.on.done.connect(self._show_facts)
        self._job.start(quietly=True)

    def _show_facts(self, text: str) -> None:
        self.facts.setText(text)

    # -- words -------------------------------------------------------------------------------

    def tell(self, text: str, *, stays: bool = False) -> None:
        """Say something in passing; '' shows the figures again."""
        self._said.stop()
        self._withdraw()
        self.message.setText(" ".join(text.split()))
        self.message.setVisible(bool(text))
        self.facts.setVisible(not text)
        self.hint.give_way(bool(text))
        if text and not stays:
            self._said.start(TELL_MS)

    def offer(
        self,
        text: str,
        offers: Sequence[tuple[str, str, Callable[[], object]]],
        *,
        is_over: Callable[[Patch | None], bool] | None = None,
    ) -> None:
        """Say something, with buttons for what can be done about it: name, words, what is done.

        After each change (None: of the selection) `is_over` says whether it is to go at once.
        """
        self.tell(text, stays=bool(offers))
        self._is_over = is_over
        for name, words, act in offers:
            button = self._button(name)
            button.setProperty("role", "offer")
            button.setText(words)
            button.setAccessibleName(words)
            button.clicked.connect(act)
            self._offers.append(button)
            self.insertWidget(1 + len(self._offers), button)
            button.show()
        # Somebody who works on while it stays needs to know the keys.
        self.hint.give_way(bool(text) and not offers)
        # A button that somebody wants to reach stays long enough for that.
        self._said.start(TELL_MS if not offers else OFFER_MS)

    def _reconsider(self, patch: Patch | None) -> None:
        if self._is_over is not None and self._is_over(patch):
            self.tell("")

    def _withdraw(self) -> None:
        self._is_over = None
        for button in self._offers:
            self.removeWidget(button)
            button.deleteLater()
        self._offers.clear()

    def show_keys(self, context: Context, actions: QActions, *, writing: bool) -> None:
        """Say what the keys that build do, while one element is selected on the canvas.

        While its text is typed: what the end of it is taken for.
        """
        is_one = len(context.selected) == 1 and len(context.elements) == 1
        is_elsewhere = context.host.editing_text and not writing
        # A note is free text: its end is taken for nothing.
        is_note = writing and is_one and context.elements[0].kind == "note"
        if not is_one or is_elsewhere or is_note or context.editor != "canvas":
            self.hint.show_keys("")
            return
        if writing:
            self.hint.show_keys(
                _("At the end of the text: 40m = time · W = wait · ! = pain · +1.5 -1 +0 = emotion")
            )
            return
        said = []
        for action_id, words in (
            ("insert.next", _("{key}: next step")),
            ("insert.below", _("{key}: element below")),
        ):
            keys = actions[action_id].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            if keys and actions[action_id].isEnabled():
                said.append(words.format(key=keys))
        self.hint.show_keys(dotted(said))

    def enable_controls(self, has_document: bool) -> None:
        """Let zoom and maturity be used only while there is something that has them."""
        for widget in (self.maturity, self.slider, self.percent, self.fit):
            widget.setEnabled(has_document)

    def show_controls(self, shown: bool) -> None:
        """Show or hide what is about a document: problems, maturity, zoom."""
        self._has_controls = shown
        self._show_controls()

    def show_zoom_controls(self, shown: bool) -> None:
        """Show or hide the zoom, which only a drawing has."""
        self._has_zoom = shown
        self._show_controls()

    def _show_controls(self) -> None:
        for widget in self._controls:
            is_zoom = widget in (self.slider, self.percent, self.fit)
            widget.setVisible(self._has_controls and (self._has_zoom or not is_zoom))

    def show_problems(self, errors: int, warnings: int, advice: int) -> None:
        """Show how many findings there are."""
        total = errors + warnings + advice
        text = ngettext("{n} problem", "{n} problems", total).format(n=number_text(total))
        self.problems.setText(text if total else _("No problems"))
        detail = _("{errors} errors, {warnings} warnings, {advice} pieces of advice").format(
            errors=errors, warnings=warnings, advice=advice
        )
        self.problems.setAccessibleName(self.problems.text())
        give_tip(self.problems, detail)

    def show_checking(self) -> None:
        """Say that nobody knows yet how many findings there are."""
        self.problems.setText(_("Checking…"))
        self.problems.setAccessibleName(self.problems.text())
        give_tip(self.problems, "")

    # -- zoom --------------------------------------------------------------------------------

    def show_zoom(self, zoom: float) -> None:
        """Show a zoom; 1 = 100 %."""
        self.percent.setText(_("{n}%").format(n=round(zoom * 100)))
        self.slider.blockSignals(True)
        self.slider.setValue(round(zoom * 100))
        self.slider.blockSignals(False)

    def _slid(self, percent: int) -> None:
        self.zoomed.emit(percent / 100)
