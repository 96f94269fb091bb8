"""Where the rules draw the line: waits, low points, flat curves, small samples, channels."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QWidget,
)

from cxdesigner.base.fold import has_cjk
from cxdesigner.base.i18n import N_, _, language
from cxdesigner.editor.problems.ruleset import LIMITS, Ruleset
from cxdesigner.rules.settings import REMOTE_CHANNELS
from cxdesigner.ui.fittings import keep_off_edge
from cxdesigner.ui.text_fields import TextLines
from cxdesigner.ui.widgets import plain_label

_NUMBERS: tuple[tuple[str, str, float, float, float], ...] = (
    ("wait_mark", N_("A wait is long from, in minutes"), 0.0, 10_080.0, 1.0),
    ("low_threshold", N_("A feeling is low from, −1 to 0"), -1.0, 0.0, 0.05),
    ("flat_curve", N_("A curve is flat below, 0 to 2"), 0.0, 2.0, 0.05),
    ("collapse_share", N_("Findings of a rule are one from, share 0.5 to 1"), 0.5, 1.0, 0.05),
)
"""Limit, label, least, most, step."""

_COUNTS: tuple[tuple[str, str, int, int], ...] = (
    ("collapse_least", N_("… and from, in findings"), 2, 1_000),
    ("small_sample", N_("A survey is small below, in answers"), 1, 100_000),
)
"""Limit, label, least, most."""

_ROWS = 4
"""Channels that are seen at once."""


def _as_they_come() -> tuple[str, ...]:
    """Return the channels without sight, those in the letters of the language in use first."""
    chinese = language().startswith("zh")
    return tuple(sorted(REMOTE_CHANNELS, key=lambda word: has_cjk(word) != chinese))


class _Figure(QDoubleSpinBox):
    """A number with a true minus sign; Qt reads a hyphen too."""

    def textFromValue(self, value: float) -> str:
        return super().textFromValue(value).replace("-", "\N{MINUS SIGN}")


class RuleLimits(QWidget):
    """One field a limit; what equals the default is shown as such."""

    changed = Signal(str, object)
    """Name of a limit and its value; see ``LIMITS``."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ruleLimits")
        form = QFormLayout(self)
        form.setContentsMargins(0, 10, 0, 0)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        self.numbers: dict[str, QDoubleSpinBox | QSpinBox] = {}
        for name, label, least, most, step in _NUMBERS:
            field = _Figure()
            field.setRange(least, most)
            field.setSingleStep(step)
            field.setDecimals(0 if step == 1.0 else 2)
            field.valueChanged.connect(lambda value, name=name: self.changed.emit(name, value))
            self._add(form, name, label, field)
        for name, label, least, most in _COUNTS:
            count = QSpinBox()
            count.setRange(least, most)
            count.valueChanged.connect(lambda value, name=name: self.changed.emit(name, value))
            self._add(form, name, label, count)
        self.channels = TextLines()
        self.channels.setObjectName("limitRemoteChannels")
        self.channels.setAccessibleName(_("Channels without sight, one in each line"))
        self.channels.setTabChangesFocus(True)
        self.channels.textChanged.connect(self._channels_typed)
        form.addRow(plain_label(_("Channels without sight, one in each line"), "field"))
        form.addRow(self.channels)
        self.reset = QPushButton(_("All limits as they come"))
        self.reset.setObjectName("limitsReset")
        self.reset.setAutoDefault(False)
        self.reset.clicked.connect(self._reset)
        row = QHBoxLayout()
        row.addWidget(self.reset)
        row.addStretch(1)
        form.addRow(row)

    def _add(
        self, form: QFormLayout, name: str, label: str, field: QDoubleSpinBox | QSpinBox
    ) -> None:
        field.setObjectName(f"limit{name.title().replace('_', '')}")
        field.setAccessibleName(_(label))
        keep_off_edge(field)
        self.numbers[name] = field
        form.addRow(plain_label(_(label), "field"), field)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        field = self.channels
        line = field.blockBoundingRect(field.document().firstBlock()).height()
        inside = round(_ROWS * line + 2 * field.document().documentMargin())
        # Whole lines: half a letter at the edge looks like a fault.
        field.setFixedHeight(inside + field.height() - field.viewport().height())

    def show_limits(self, rules: Ruleset) -> None:
        """Show the limits of a ruleset."""
        for name, field in self.numbers.items():
            field.blockSignals(True)
            field.setValue(rules.limits.get(name, LIMITS[name]))
            field.blockSignals(False)
        own = rules.limits.get("remote_channels")
        words = _as_they_come() if own is None else own
        if words != self._typed():
            self.channels.blockSignals(True)
            self.channels.setPlainText("\n".join(words))
            self.channels.blockSignals(False)

    def _typed(self) -> tuple[str, ...]:
        lines = (" ".join(line.split()) for line in self.channels.toPlainText().splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))

    def _channels_typed(self) -> None:
        words = self._typed()
        is_default = set(words) == set(REMOTE_CHANNELS)
        self.changed.emit("remote_channels", None if is_default else words)

    def _reset(self) -> None:
        for name, field in self.numbers.items():
            field.setValue(LIMITS[name])
        self.channels.setPlainText("\n".join(_as_they_come()))
