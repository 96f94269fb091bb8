"""The steps of a guide, at the left of its page: how far each is, and how far all are."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
)

from cxdesigner.base.i18n import _
from cxdesigner.editor.guide.guides import Guide, GuideStep, completeness
from cxdesigner.editor.guide.progress import Progress, State, state_name
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.icons import icon
from cxdesigner.ui.whole_words import WholeWords
from cxdesigner.ui.widgets import give_tip, plain_label, plain_tip

COMPACT_PX = 560
"""Width of a guide below which its page needs the room of the words beside it."""

_SIDE_PX, _COMPACT_SIDE_PX = 178, 66

_ICONS: dict[State, tuple[str, str]] = {
    "empty": ("circle", "ui.text.secondary"),
    "begun": ("circle-dot", "ui.accent"),
    "done": ("circle-check", "ui.accent"),
}


class StepsSide(QFrame):
    """A list of steps; in a narrow guide their numbers alone, and words in tooltips."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("guideSide")
        self.is_compact = False
        self._words: list[str] = []
        self.column = QVBoxLayout(self)
        self.column.setSpacing(8)
        self.title = plain_label("", "strong", wrap=True)
        self.bar = QProgressBar()
        self.bar.setObjectName("guideProgress")
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.percent = plain_label("", "hint")
        self.percent.setObjectName("guidePercent")
        self.steps = QListWidget()
        self.steps.setObjectName("guideSteps")
        self.steps.setAccessibleName(_("Steps of the guide"))
        self.steps.setWordWrap(True)
        self.steps.setItemDelegate(WholeWords(self.steps))
        self.steps.setIconSize(QSize(16, 16))
        self.steps.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.short = QCheckBox(_("Four steps only"))
        self.short.setObjectName("guideShort")
        self.column.addWidget(self.title)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.percent)
        self.column.addWidget(self.steps, 1)
        self.set_compact(False)

    def set_compact(self, is_compact: bool) -> None:
        """Show numbers alone, or numbers and words."""
        self.is_compact = is_compact
        self.setFixedWidth(_COMPACT_SIDE_PX if is_compact else _SIDE_PX)
        self.column.setContentsMargins(*(6, 12, 4, 10) if is_compact else (10, 12, 8, 10))
        self.title.setVisible(not is_compact)
        self.percent.setVisible(not is_compact)
        for place, words in enumerate(self._words):
            self.steps.item(place).setText(self._label(place, words))

    def show_progress(
        self, guide: Guide, progress: tuple[Progress, ...], here: GuideStep, theme: Theme
    ) -> None:
        """Show a guide, how far its steps are, and which of them is open."""
        self.title.setText(_(guide.title))
        share = round(100 * completeness(progress))
        self.bar.setValue(share)
        self.percent.setText(_("{share}% filled in").format(share=share))
        self.bar.setAccessibleName(self.percent.text())
        give_tip(self.bar, f"{self.title.text()}\n{self.percent.text()}")
        self.short.setVisible(guide.key != "cem")
        self.short.setChecked(guide.key == "journey_short")
        self.steps.blockSignals(True)
        if self.steps.count() != len(guide.steps):
            self.steps.clear()
            for _step in guide.steps:
                self.steps.addItem(QListWidgetItem())
        self._words = [_(step.title) for step in guide.steps]
        for place, (step, made) in enumerate(zip(guide.steps, progress, strict=True)):
            item = self.steps.item(place)
            item.setText(self._label(place, self._words[place]))
            name, paint = _ICONS[made.state]
            item.setIcon(icon(name, theme, paint, size=16))
            spoken = f"{place + 1}  {self._words[place]} — {state_name(made.state)}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setToolTip(plain_tip("\n".join((spoken, *made.missing))))
            if step is here:
                self.steps.setCurrentRow(place)
        self.steps.blockSignals(False)

    def _label(self, place: int, words: str) -> str:
        return str(place + 1) if self.is_compact else f"{place + 1}  {words}"
