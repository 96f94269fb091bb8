"""Where the quadrants of importance and performance meet: a rule, or two figures of one's own."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QLabel, QWidget

from cxdesigner.analysis.names import CROSSHAIR_NAMES
from cxdesigner.analysis.quadrants import Crosshair, Quadrants
from cxdesigner.base.i18n import _
from cxdesigner.ui.fittings import keep_off_edge
from cxdesigner.ui.widgets import Choice, plain_label

HIGHEST = 10.0
"""End of both scales."""

_FIGURE_PX = 58


class CrosshairBar(QWidget):
    """A drop-down of the rules and the two figures; typing one makes it one's own."""

    chosen = Signal(str, object)
    """Rule, and for a crosshair of one's own (importance, performance)."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("crosshairBar")
        self.rule = Choice()
        self.rule.setObjectName("crosshairRule")
        self.rule.setAccessibleName(_("Crosshair"))
        for key, name in CROSSHAIR_NAMES.items():
            self.rule.addItem(_(name), key)
        self.importance = _figure("crosshairImportance", _("Importance of the crosshair"))
        self.performance = _figure("crosshairPerformance", _("Experience of the crosshair"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        grid.addWidget(self.rule, 0, 0, 1, 4)
        for at, (words, figure) in enumerate(
            ((_("Importance"), self.importance), (_("Experience"), self.performance))
        ):
            label: QLabel = plain_label(words, "hint")
            label.setBuddy(figure)
            grid.addWidget(label, 1, 2 * at)
            grid.addWidget(figure, 1, 2 * at + 1)
            grid.setColumnStretch(2 * at + 1, 1)
        self.rule.activated.connect(self._rule_chosen)
        for figure in (self.importance, self.performance):
            figure.valueChanged.connect(self._moved)

    def show_crosshair(self, found: Quadrants) -> None:
        """Show where the lines stand."""
        self.rule.setCurrentIndex(self.rule.findData(found.crosshair))
        for figure, value in (
            (self.importance, found.importance),
            (self.performance, found.performance),
        ):
            if figure.hasFocus() and round(figure.value(), 2) == round(value, 2):
                continue
            figure.blockSignals(True)
            figure.setValue(value)
            figure.blockSignals(False)

    def _lines(self) -> tuple[float, float]:
        return self.importance.value(), self.performance.value()

    def _rule_chosen(self) -> None:
        rule = cast("Crosshair", self.rule.currentData())
        self.chosen.emit(rule, self._lines() if rule == "custom" else None)

    def _moved(self) -> None:
        self.chosen.emit("custom", self._lines())


def _figure(name: str, title: str) -> QDoubleSpinBox:
    figure = QDoubleSpinBox()
    figure.setObjectName(name)
    figure.setAccessibleName(title)
    figure.setRange(0.0, HIGHEST)
    figure.setSingleStep(0.5)
    figure.setDecimals(2)
    figure.setKeyboardTracking(False)
    keep_off_edge(figure)
    figure.setMinimumWidth(_FIGURE_PX)
    return figure
