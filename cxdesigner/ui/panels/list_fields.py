"""Editors of several values each: words to tick, words of one's own, texts and pairs by line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QToolButton, QWidget

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.editor.values import (
    numbers_text,
    pairs_text,
    parse_numbers,
    parse_pairs,
    split_lines,
)
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.flow import FlowLayout
from cxdesigner.ui.icons import icon
from cxdesigner.ui.panels.completing import CompletingLine
from cxdesigner.ui.panels.fields import AreaField, Field, TypedField
from cxdesigner.ui.roving import Roving
from cxdesigner.ui.text_lines import lines_of
from cxdesigner.ui.widgets import give_tip

_CHIP_PX = 150
"""Room for a line of a chip within a card."""


class TicksField(Field):
    """Words that have a meaning, each on or off; ``edited`` carries the word that is pressed."""

    def __init__(self, name: str, title: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(name, title)
        self._labels = dict(choices)
        self.holder = QWidget()
        self.holder.setObjectName(f"{name}Holder")
        self._flow = FlowLayout(self.holder)
        self._roving = Roving(self.holder)
        self.chips: dict[str, QToolButton] = {}
        for word in self._labels:
            self._chip(word)
        self.box.insertWidget(1, self.holder)
        self.setFocusProxy(next(iter(self.chips.values())))

    def _chip(self, word: str) -> QToolButton:
        chip = QToolButton()
        chip.setObjectName(f"{self.objectName()}-{word}")
        chip.setProperty("role", "choice")
        chip.setText(self._labels.get(word, word).replace("&", "&&"))
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        chip.clicked.connect(partial(self._pressed, word))
        self.chips[word] = chip
        self._roving.add(chip)
        self._flow.addWidget(chip)
        return chip

    def _pressed(self, word: str, _checked: bool = False) -> None:
        self.edited.emit(word)
        self.left.emit()

    def show_words(self, everywhere: Sequence[str], somewhere: Sequence[str]) -> None:
        """Show which words all have that are shown, and which only some."""
        for word in (*everywhere, *somewhere):
            # A word of one's own is shown as it is.
            if word not in self.chips:
                self._chip(word)
        for word, chip in self.chips.items():
            chip.setChecked(word in everywhere)
            chip.setVisible(word in self._labels or word in everywhere or word in somewhere)
            show_partly(chip, is_partly=word in somewhere)
        self._roving.follow()
        self.holder.updateGeometry()

    def show_value(self, value: Any, *, mixed: bool = False, fallback: str = "") -> None:
        self.show_words(tuple(value or ()), ())


def show_partly(chip: QToolButton, *, is_partly: bool, otherwise: str = "") -> None:
    """Show that only some of the things selected have what a chip says."""
    words = _("Some of the selected have this") if is_partly else otherwise
    give_tip(chip, words)
    if bool(chip.property("partly")) != is_partly:
        chip.setProperty("partly", is_partly)
        chip.style().unpolish(chip)
        chip.style().polish(chip)


class WordsField(TypedField):
    """Words of one's own: chips that go when pressed, and a line that adds one.

    ``edited`` carries the word that comes or goes. Words may stand for something else: `names`
    gives what each is called, and only these can be added.
    """

    def __init__(
        self,
        name: str,
        title: str,
        used: Callable[[], Sequence[str]],
        names: Callable[[], Mapping[str, str]] | None = None,
    ) -> None:
        line = CompletingLine(used if names is None else lambda: list(names().values()))
        super().__init__(name, title, line)
        self._names = names
        self._added = ""
        self._theme: Theme | None = None
        self.holder = QWidget()
        self.holder.setObjectName(f"{name}Holder")
        self._flow = FlowLayout(self.holder)
        self.line.setPlaceholderText(_("Add and press Enter"))
        self._roving = Roving(self.holder, then=self.line)
        self.box.insertWidget(1, self.holder)
        self.chips: dict[str, QToolButton] = {}
        line.returnPressed.connect(self.commit)
        line.chosen.connect(self._choose)
        line.left.connect(self.commit)

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        for chip in self.chips.values():
            chip.setIcon(icon("x", theme, "ui.text.secondary", size=12))

    def _choose(self, text: str) -> None:
        """Add a word of the list; Return may have done it a moment before."""
        if text != self._added:
            self.line.setText(text)
            self.commit()
        # Only after this the list puts the word into the line.
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        self._added = ""
        self.revert()

    def commit(self) -> None:
        """Add what was typed."""
        text = self.line.text().strip()
        if not text:
            return
        self._added = text
        QTimer.singleShot(0, self, partial(setattr, self, "_added", ""))
        word: str | None = text
        if self._names is not None:
            word = next((key for key, label in self._names().items() if label == text), None)
        if word is None:
            self.set_error(_("There is nothing of this name. Choose from the list."))
            return
        self.revert()
        chip = self.chips.get(word)
        if chip is None or chip.isHidden() or chip.property("partly"):
            self.edited.emit(word)
            self.left.emit()

    def show_words(self, everywhere: Sequence[str], somewhere: Sequence[str]) -> None:
        """Show the words that all have that are shown, and those that only some have."""
        shown = (*everywhere, *somewhere)
        for gone in [word for word in self.chips if word not in shown]:
            chip = self.chips.pop(gone)
            self._roving.drop(chip)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        names = self._names() if self._names is not None and shown else {}
        for word in shown:
            chip = self.chips.get(word) or self._chip(word)
            label = names.get(word, word)
            lines = [line.strip() for line in lines_of(label, chip.font(), _CHIP_PX)]
            # A word without an end has no other place to be parted.
            side, metrics = Qt.TextElideMode.ElideRight, chip.fontMetrics()
            cut = [metrics.elidedText(line, side, _CHIP_PX) for line in lines]
            chip.setText("\n".join(cut).replace("&", "&&"))
            chip.setAccessibleName(_("Remove {name}").format(name=label))
            show_partly(chip, is_partly=word in somewhere, otherwise="" if cut == lines else label)
        self._roving.follow()
        self.holder.setVisible(bool(shown))
        self.holder.updateGeometry()

    def show_value(self, value: Any, *, mixed: bool = False, fallback: str = "") -> None:
        self.show_words(tuple(value or ()), ())

    def _chip(self, word: str) -> QToolButton:
        chip = QToolButton()
        chip.setObjectName(f"{self.objectName()}-{word}")
        chip.setProperty("role", "choice")
        chip.setIconSize(QSize(12, 12))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        chip.clicked.connect(partial(self._remove, word))
        if self._theme is not None:
            chip.setIcon(icon("x", self._theme, "ui.text.secondary", size=12))
        before = next(reversed(self.chips.values()), None)
        self.chips[word] = chip
        self._roving.add(chip)
        self._flow.addWidget(chip)
        # Else Tab reaches it behind all else in the window.
        QWidget.setTabOrder(before or self.line, chip)
        # Else it is shown a moment later and counted as hidden until then.
        chip.show()
        return chip

    def _remove(self, word: str, _checked: bool = False) -> None:
        self.edited.emit(word)
        self.left.emit()


class LinesField(AreaField):
    """Texts, one a line; ``edited`` carries the lines that say something."""

    def _typed(self) -> None:
        text = self.area.toPlainText()
        if text != self._shown:
            self._shown = text
            self.edited.emit(split_lines(text))

    def show_value(self, value: Any, *, mixed: bool = False, fallback: str = "") -> None:
        lines = tuple(value or ())
        # An empty line that is being filled in stays.
        if not mixed and lines and split_lines(self.area.toPlainText()) == lines:
            return
        super().show_value("\n".join(lines), mixed=mixed, fallback=fallback)


class PairsField(AreaField):
    """Names with what they say, one pair a line; taken when the person goes on."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__(name, title, 1)
        self._taken = ""
        self.area.left.connect(self.commit)
        give_tip(self.area, self.hint())

    def hint(self) -> str:
        """Return how to write it."""
        return _("One a line, such as price: 48.")

    def parse(self, text: str) -> tuple[tuple[str, Any], ...]:
        """Return the pairs that a text means, or refuse it with an `EditError`."""
        return parse_pairs(text)

    def format(self, pairs: Sequence[tuple[str, Any]]) -> str:
        """Return pairs as a text."""
        return pairs_text(pairs)

    def _typed(self) -> None:
        self._shown = self.area.toPlainText()
        self.set_error("")

    def commit(self) -> None:
        """Take what was typed; what is no pair is kept and explained."""
        text = self.area.toPlainText().strip()
        if text == self._taken:
            return
        try:
            pairs = self.parse(text)
        except EditError as error:
            self.set_error(str(error))
            return
        self._taken = text
        self.edited.emit(pairs)

    def show_value(self, value: Any, *, mixed: bool = False, fallback: str = "") -> None:
        text = "" if mixed else self.format(tuple(value or ()))
        is_typing = self.area.hasFocus() and self.area.toPlainText().strip() != self._taken
        if is_typing or (self._taken == text and self.error.isVisibleTo(self)):
            return
        self._taken = text
        super().show_value(text, mixed=mixed)


class NumbersField(PairsField):
    """Answers with how many gave them, one a line."""

    def hint(self) -> str:
        return _("One a line: the answer, a colon, how many gave it.")

    def parse(self, text: str) -> tuple[tuple[str, Any], ...]:
        return parse_numbers(text)

    def format(self, pairs: Sequence[tuple[str, Any]]) -> str:
        return numbers_text(pairs)
