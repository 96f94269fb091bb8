"""The page of the drawing: what is in each lane, what is missing, and what can be done at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from cxdesigner.analysis.words import number_text
from cxdesigner.base.i18n import _, ngettext
from cxdesigner.model.element import Element
from cxdesigner.model.queries import lane_name
from cxdesigner.ui.flow import FlowLayout
from cxdesigner.ui.guide.page import GuidePage
from cxdesigner.ui.guide.seat import GuideSeat
from cxdesigner.ui.widgets import plain_label

_CODES = ("S", "L")
"""Rules about structure, lines and lanes."""

_MOST = 8


class DrawingPage(GuidePage):
    """What is drawn."""

    def __init__(self, seat: GuideSeat) -> None:
        super().__init__(seat, "guideDraw")
        self._shown: list[str] = []
        self.box.addWidget(plain_label(_("In the lanes"), "strong"))
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self.box.addWidget(holder)
        actions = QWidget()
        actions.setObjectName("guideDrawActions")
        flow = FlowLayout(actions, gap=8)
        self.links = self._action("guideDrawLinks", _("Draw the implied links"), flow)
        self.links.clicked.connect(partial(self._do, "tools.draw_implied_links"))
        self.grow = self._action("guideGrow", _("Grow into a service blueprint"), flow)
        self.grow.clicked.connect(partial(self._do, "file.grow_blueprint"))
        self.problems = self._action("guideProblems", _("Show all problems"), flow)
        self.problems.clicked.connect(partial(self._do, "tools.check"))
        self.box.addWidget(actions)
        self.box.addWidget(plain_label(_("What the checks say about the drawing"), "strong"))
        self.none = self.label("", "hint")
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.box.addLayout(self._list)
        self.rest = self.label("", "hint")
        self.box.addStretch(1)
        self.findings: list[QPushButton] = []
        seat.findings.changed.connect(self._show_findings)
        self.on_refresh(self._show)

    def _action(self, name: str, words: str, into: FlowLayout) -> QPushButton:
        made = QPushButton(words)
        made.setObjectName(name)
        made.setAutoDefault(False)
        into.addWidget(made)
        return made

    def _do(self, action_id: str, _checked: bool = False) -> None:
        self.seat.trigger(action_id)

    def _show(self) -> None:
        view, language = self.view, self.language
        lanes = [(lane.id, lane_name(lane, language)) for lane in view.lanes]
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, (lane_id, name) in enumerate(lanes):
            count = len(view.referring(lane_id, Element))
            words = ngettext("{n} element", "{n} elements", count).format(n=number_text(count))
            self._grid.addWidget(plain_label(name), at, 0)
            held = plain_label(words if count else _("empty"), "" if count else "hint")
            self._grid.addWidget(held, at, 1, Qt.AlignmentFlag.AlignRight)
        self.grow.setVisible(view.blueprint.kind == "journey_map")
        self._show_findings()

    def _show_findings(self) -> None:
        if self.seat.document is None or self.isHidden():
            return
        found = [one for one in self.seat.findings.found if one.code.startswith(_CODES)]
        shown = [one.message for one in found[:_MOST]]
        drawn = any(True for _one in self.view.of_type(Element))
        self.none.setText(
            _("Nothing is wrong with what is drawn.") if drawn else _("Nothing is drawn yet.")
        )
        self.none.setVisible(not found)
        self.rest.setVisible(len(found) > _MOST)
        n = len(found) - _MOST
        text = ngettext("{n} more is not shown.", "{n} more are not shown.", max(n, 1))
        self.rest.setText(text.format(n=n))
        if shown == self._shown:
            return
        self._shown = shown
        for button in self.findings:
            self._list.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.findings = [self._finding(one.message, one.subjects) for one in found[:_MOST]]

    def _finding(self, message: str, subjects: tuple[str, ...]) -> QPushButton:
        made = QPushButton(message.replace("&", "&&"))
        made.setObjectName("guideFinding")
        made.setFlat(True)
        made.setAutoDefault(False)
        made.setProperty("role", "lead")
        made.clicked.connect(partial(self._go, subjects))
        self._list.addWidget(made)
        made.show()
        return made

    def _go(self, subjects: tuple[str, ...], _checked: bool = False) -> None:
        self.seat.go(subjects)
