"""Editors of one value each: a caption, the editor, and a line that says what is wrong.

A field shows what it is told and says what the person wants; it knows no document. Showing the
value it already shows changes nothing, so focus, caret and a composition of an input method
survive every refresh.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.analysis.words import number_text
from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.editor.values import duration_text, parse_duration, parse_number
from cxdesigner.model.duration import Duration
from cxdesigner.ui.panels.completing import CompletingLine
from cxdesigner.ui.panels.typing_widgets import Area, Line
from cxdesigner.ui.widgets import Choice, give_tip, plain_label


class Field(QWidget):
    """A caption above an editor. ``edited`` carries the value a person gave."""

    edited = Signal(object)
    left = Signal()
    """The person went on to something else: the next edit is a step of its own."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.title = title
        self.empty_words = ""
        """What stands in grey where nothing is written, in place of a caption."""

        self.caption = plain_label(title, "field", wrap=True)
        if not title:
            # Showing it while it has no parent would open a window.
            self.caption.hide()
        self.error = plain_label("", "error", wrap=True)
        self.error.hide()
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(3)
        self.box.addWidget(self.caption)
        self.box.addWidget(self.error)

    def _install(self, editor: QWidget) -> None:
        editor.setAccessibleName(self.title)
        editor.setObjectName(f"{self.objectName()}Edit")
        self.caption.setBuddy(editor)
        self.box.insertWidget(1, editor)
        self.setFocusProxy(editor)

    def set_error(self, text: str) -> None:
        """Say what is wrong with what was typed; '' when all is well."""
        self.error.setText(text)
        self.error.setVisible(bool(text))
        editor = self.focusProxy()
        if isinstance(editor, QLineEdit) and bool(editor.property("invalid")) != bool(text):
            editor.setProperty("invalid", bool(text))
            editor.style().unpolish(editor)
            editor.style().polish(editor)

    def give_up(self) -> tuple[str, str]:
        """Forget what was typed and means nothing; return it and what is wrong, both '' for none.

        It stands here until something else is shown.
        """
        return "", ""

    def show_value(self, value: Any, *, mixed: bool = False, fallback: str = "") -> None:
        """Show a value; `fallback` is shown in grey where there is none."""
        raise NotImplementedError

    def commit(self) -> None:
        """Take what was typed and not taken yet."""


class TextField(Field):
    """A line of text, taken with every key; completes from words used before."""

    def __init__(
        self, name: str, title: str, completions: Callable[[], Sequence[str]] | None = None
    ) -> None:
        super().__init__(name, title)
        self.line = CompletingLine(completions) if completions is not None else Line()
        self._install(self.line)
        if isinstance(self.line, CompletingLine):
            self.line.chosen.connect(self.edited.emit)
        self.line.textEdited.connect(self.edited.emit)
        self.line.left.connect(self.left.emit)

    def show_value(self, value: Any, *, mixed: bool = False, fallback: str = "") -> None:
        text = "" if mixed or value is None else str(value)
        self.line.setPlaceholderText(_("Mixed") if mixed else fallback or self.empty_words)
        if self.line.text() != text:
            caret = self.line.cursorPosition()
            self.line.setText(text)
            self.line.setCursorPosition(caret if self.line.hasFocus() else 0)


class AreaField(Field):
    """Some lines of text, taken with every key."""

    def __init__(
        self, name: str, title: str, least: int = 2, *, return_finishes: bool = False
    ) -> None:
        super().__init__(name, title)
        self.area = Area(least, return_finishes=return_finishes)
        self._install(self.area)
        self._shown = ""
        self.area.textChanged.connect(self._typed)
        self.area.left.connect(self.left.emit)
        self.area.finished.connect(self.left.emit)

    def _typed(self) -> None:
        # An input method changes the shown text, not this one, until the word is chosen.
        text = self.area.toPlainText()
        if text != self._shown:
            self._shown = text
            self.edited.emit(text)

    def show_value(self, value: Any, *, mixed: bool = False, fallback: str = "") -> None:
        text = "" if mixed or value is None else str(value)
        self.area.setPlaceholderText(_("Mixed") if mixed else fallback or self.empty_words)
        if self.area.toPlainText() == text:
            self._shown = text
            return
        caret = self.area.textCursor().position()
        self._shown = text
        self.area.setPlainText(text)
        if self.area.hasFocus():
            cursor = self.area.textCursor()
            cursor.setPosition(min(caret, len(text)))
            self.area.setTextCursor(cursor)


class TypedField(Field):
    """A line that is taken when the person goes on or presses Return, and given up by Escape."""

    dropped = Signal(str)
    """What was typed and taken back by Escape."""

    def __init__(self, name: str, title: str, line: Line) -> None:
        super().__init__(name, title)
        self.line = line
        self._install(self.line)
        self._shown = ""
        self.line.textEdited.connect(lambda _text: self.set_error(""))
        self.line.escaped.connect(self._drop)

    @property
    def is_typed_over(self) -> bool:
        """Whether something else than the value stands here: not taken yet, or refused."""
        return self.line.text().strip() != self._shown

    def give_up(self) -> tuple[str, str]:
        if not self.is_typed_over or not self.error.text():
            return "", ""
        refused = self.line.text().strip(), self.error.text()
        self.revert()
        return refused

    def revert(self) -> None:
        """Show the value again, whatever was typed."""
        self.set_error("")
        self.line.setText(self._shown)

    def _drop(self) -> None:
        text = self.line.text().strip() if self.is_typed_over else ""
        self.revert()
        if text:
            self.dropped.emit(text)

    def bring_back(self, text: str) -> None:
        """Type a text once more that was dropped, and take it."""
        self.line.setFocus()
        self.line.setText(text)
        self.commit()


class ParsedField(TypedField):
    """A line whose text means something."""

    def __init__(self, name: str, title: str, line: Line | None = None) -> None:
        super().__init__(name, title, line or Line())
        self.line.editingFinished.connect(self.commit)
        self.line.left.connect(self.left.emit)

    def parse(self, text: str) -> Any:
        """Return the value a text means; None for no value.

        Raises
        ------
        EditError
            If it means nothing.
        """
        raise NotImplementedError

    def format(self, value: Any) -> str:
        """Return the text of a value."""
        raise NotImplementedError

    def commit(self) -> None:
        """Take what was typed; what means nothing is kept in the line and explained."""
        text = self.line.text().strip()
        if text == self._shown:
            self.set_error("")
            return
        try:
            value = self.parse(text) if text else None
        except EditError as error:
            self.set_error(str(error))
            return
        self.set_error("")
        before, self._shown = self._shown, text
        self.edited.emit(value)
        if self.error.text():
            # It was refused: as with what means nothing, it stays to be put right.
            self._shown = before
        elif value is not None:
            # "2m" is shown as everywhere else, also where it changed nothing.
            self._shown = self.format(value)
            self.line.setText(self._shown)

    def show_value(self, value: Any, *, mixed: bool = False, fallback: str = "") -> None:
        self.line.setPlaceholderText(_("Mixed") if mixed else fallback)
        text = "" if mixed or value is None else self.format(value)
        if text == self._shown:
            is_wrong = bool(self.error.text())
            if is_wrong or self.line.text() == text or self.line.hasFocus():
                return
        elif self.line.hasFocus() and self.line.isModified() and self.line.text() != self._shown:
            # The person is in the middle of typing something else.
            self._shown = text
            return
        self._shown = text
        self.set_error("")
        self.line.setText(text)
        self.line.setCursorPosition(0 if not self.line.hasFocus() else len(text))


class DurationField(ParsedField):
    """A duration: ``40``, ``80 min``, ``1h20``, ``10-25 min``."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__(name, title)
        give_tip(self.line, _("Write a time such as 40, 1h20, 1:20 or 10-25 min."))

    def parse(self, text: str) -> Any:
        return parse_duration(text)

    def format(self, value: Any) -> str:
        assert isinstance(value, Duration)
        return duration_text(value)


class NumberField(ParsedField):
    """A number, within bounds if there are any."""

    def __init__(
        self,
        name: str,
        title: str,
        low: float | None = None,
        high: float | None = None,
    ) -> None:
        super().__init__(name, title)
        self.low, self.high = low, high

    def parse(self, text: str) -> Any:
        return parse_number(text, self.low, self.high)

    def format(self, value: Any) -> str:
        return number_text(float(value))


class ChoiceField(Field):
    """One of some values; a value that is not among them is shown too."""

    def __init__(self, name: str, title: str, choices: Sequence[tuple[Any, str]] = ()) -> None:
        super().__init__(name, title)
        self.choice = Choice()
        self._install(self.choice)
        self._values: list[Any] = []
        self.set_choices(choices)
        self.choice.activated.connect(self._chosen)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer other values: pairs of value and words."""
        labels = [label for _value, label in choices]
        values = [value for value, _label in choices]
        shown = [self.choice.itemText(n) for n in range(self.choice.count())]
        if values == self._values and labels == shown:
            return
        self._values = values
        self.choice.clear()
        self.choice.addItems(labels)

    @property
    def value(self) -> Any:
        """What is chosen; None also while nothing is."""
        index = self.choice.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def _chosen(self, index: int) -> None:
        if 0 <= index < len(self._values):
            self.edited.emit(self._values[index])
            self.left.emit()

    def show_value(self, value: Any, *, mixed: bool = False, fallback: str = "") -> None:
        if mixed:
            self.choice.setPlaceholderText(_("Mixed"))
            self.choice.setCurrentIndex(-1)
            return
        if value not in self._values:
            self._values.append(value)
            self.choice.addItem(str(value) if value is not None else "")
        index = self._values.index(value)
        if self.choice.currentIndex() != index:
            self.choice.setCurrentIndex(index)


class CheckField(Field):
    """Yes or no."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__(name, "")
        self.title = title
        self.check = QCheckBox(title)
        self._install(self.check)
        self.check.clicked.connect(self._clicked)

    def _clicked(self) -> None:
        self.check.setTristate(False)
        self.edited.emit(self.check.isChecked())
        self.left.emit()

    def show_value(self, value: Any, *, mixed: bool = False, fallback: str = "") -> None:
        self.check.setTristate(mixed)
        if mixed:
            self.check.setCheckState(Qt.CheckState.PartiallyChecked)
        else:
            self.check.setChecked(bool(value))
