"""A list is typed or pasted on the left; on the right stands what it will become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QPlainTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from cxdesigner.analysis.words import value_text
from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import N_, _, dotted, listed, ngettext
from cxdesigner.editor.builtin.build import list_command, reveal_covered
from cxdesigner.editor.builtin.insert import KIND_NAMES
from cxdesigner.editor.builtin.mark import MARK_NAMES
from cxdesigner.editor.list_text import ListLine, parse_list
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.queries import lane_name
from cxdesigner.model.stage import Step
from cxdesigner.scene.specs import duration_text
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.dialogs.frame import LEAST_ROWS_PX, FramedDialog
from cxdesigner.ui.dialogs.keys_field import written
from cxdesigner.ui.empty_words import paint_empty_words
from cxdesigner.ui.icons import icon
from cxdesigner.ui.text_fields import TextLines
from cxdesigner.ui.widgets import plain_label, plain_tip
from cxdesigner.ui.wrapping_tree import ChevronTreeWidget, wrap_rows

if TYPE_CHECKING:
    from cxdesigner.editor.session import Session
    from cxdesigner.scene.theme import Theme
    from cxdesigner.ui.window import Window

_SIZE_PX = (1060, 640)
_LANE_PX, _LEAST_NAME_PX = {False: 128, True: 84}, {False: 180, True: 96}
"""What the lane gets at most, and the name at least: it is broken where there is little room."""

_SAYS_SHARE = 0.4
"""Share of the room that goes to what an element comes with, at most."""

_LEAST_TEXT_PX = 96
_BESIDE_PX = 860
"""Width from which the preview has room beside the text."""

_SIGN_PX = 16
_PAUSE_MS = 60
_INSERT = "Ctrl+Return"

# Signs are translated too: as the keyboard of the language has them.
_GRAMMAR: tuple[tuple[str, str], ...] = (
    (N_("40m  1h20  1:20"), N_("how long it takes")),
    (N_("40m W"), N_("how long one waits")),
    (N_("W  F  *"), N_("wait point, fail point, moment of truth")),
    (N_("!  or  ! words"), N_("pain point and its wording")),
    (N_("+1.5  −1  +0"), N_("emotion")),
    (N_("@channel  #owner"), N_("channel, owner")),
    (N_("label?"), N_("decision")),
    (N_("# Stage  or  Stage:"), N_("opens a stage")),
    (N_("indented line"), N_("in the lane below, same step")),
    (N_("\\"), N_("takes the meaning from the next sign")),
)


class ListText(TextLines):
    """The text of the list; Tab indents, as lists are written."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Tab and not event.modifiers():
            self.insertPlainText("    ")
        elif event.key() == Qt.Key.Key_Backtab:
            self._outdent()
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._indent_like_before()

    def _outdent(self) -> None:
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.StartOfBlock)
        for _space in range(4):
            if cursor.block().text()[:1] in (" ", "\t"):
                cursor.deleteChar()

    def _indent_like_before(self) -> None:
        before = self.textCursor().block().previous().text()
        self.insertPlainText(before[: len(before) - len(before.lstrip())])


class _Preview(ChevronTreeWidget):
    """What the list becomes; before anything is typed, that it will stand there."""

    @property
    def empty_words(self) -> str:
        """What is said instead of rows."""
        has_rows = self.topLevelItemCount() > 0
        return "" if has_rows else _("What you type is shown here as it is inserted.")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if words := self.empty_words:
            paint_empty_words(self, words)


class ListDialog(FramedDialog):
    """Text on the left, what it becomes on the right, the grammar below the text."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("listDialog", _("Insert list"), parent)
        self._session, self._theme = session, theme
        self._is_tight = False
        self.text = ListText()
        self.text.setObjectName("listText")
        self.text.setAccessibleName(_("List, one line for each element"))
        self.text.setPlaceholderText(_("One line for each element"))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.preview = _Preview()
        self.preview.setObjectName("listPreview")
        self.preview.setAccessibleName(_("What the list becomes"))
        self.preview.setHeaderLabels([_("Becomes"), _("Lane"), _("Step"), _("With")])
        self.preview.setRootIsDecorated(False)
        self.preview.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.preview.setIndentation(14)
        self.preview.setUniformRowHeights(True)
        self.preview.setIconSize(QSize(_SIGN_PX, _SIGN_PX))
        self.preview.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.preview.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.text.setMinimumHeight(_LEAST_TEXT_PX)
        self.preview.setMinimumHeight(LEAST_ROWS_PX)
        self.message = plain_label("", "hint", wrap=True)
        self.message.setObjectName("listMessage")
        self._lay_out()
        self.add_cancel()
        self.insert = self.add_button("insert", _("Insert"), default=True)
        self.insert.clicked.connect(self.accept)
        done = QShortcut(QKeySequence(_INSERT), self)
        done.activated.connect(self._finish)
        self._later = Later(self.show_preview, _PAUSE_MS, parent=self)
        self.text.textChanged.connect(self._later.request)
        self.resize(*_SIZE_PX)
        self.show_preview()
        self.text.setFocus()

    def _lay_out(self) -> None:
        grammar = self._grammar = QGridLayout()
        grammar.setHorizontalSpacing(14)
        grammar.setVerticalSpacing(3)
        half = (len(_GRAMMAR) + 1) // 2
        for place, (sign, words) in enumerate(_GRAMMAR):
            row, column = place % half, place // half * 2
            grammar.addWidget(plain_label(_(sign), "strong"), row, column)
            grammar.addWidget(plain_label(_(words), "hint", wrap=True), row, column + 1)
        grammar.setColumnStretch(1, 1)
        grammar.setColumnStretch(3, 1)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(16)
        self._sides.addWidget(self.text, 2)
        self._sides.addWidget(self.preview, 3)
        self.body.addLayout(self._sides, 1)
        self.body.addWidget(self.message)
        self.body.addLayout(grammar)

    def tighten(self) -> None:
        """Have the preview beside the text all the same, and what it comes to at the buttons."""
        self._is_tight = True
        self._place_sides()
        wrap_rows(self.preview)
        self.buttons.insertWidget(0, self.message, 100)
        self._grammar.setVerticalSpacing(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_sides()

    def _place_sides(self) -> None:
        way = QBoxLayout.Direction
        is_wide = self._is_tight or self.width() >= _BESIDE_PX
        self._sides.setDirection(way.LeftToRight if is_wide else way.TopToBottom)
        self._sides.setStretch(0, 2 if is_wide else 1)
        self._later.request()

    def _fit_columns(self) -> None:
        """Give each column what it needs, as far as the name keeps enough."""
        header = self.preview.header()
        # The bar may come a moment later.
        bar = self.preview.verticalScrollBar().sizeHint().width()
        room = self.preview.width() - 2 * self.preview.frameWidth() - bar

        # What is broken asks for no more than it has.
        self.preview.setWordWrap(False)
        hints = [
            max(self.preview.sizeHintForColumn(column), header.sectionSizeHint(column)) + 8
            for column in range(header.count())
        ]
        self.preview.setWordWrap(self._is_tight)

        def wanted(column: int, most: float) -> int:
            return int(min(hints[column], most))

        lane = _LANE_PX[self._is_tight]
        widths = [wanted(1, lane), wanted(2, lane)]
        # What the names leave, and a share of the room in any case.
        left, least = room - sum(widths), _LEAST_NAME_PX[self._is_tight]
        most = max(room * _SAYS_SHARE, left - wanted(0, room))
        widths.append(wanted(3, min(most, left - least) if self._is_tight else most))
        widths.insert(0, max(room - sum(widths), min(least, wanted(0, room))))
        for column, width in enumerate(widths):
            header.resizeSection(column, width)

    def _finish(self) -> None:
        # Whoever types fast does not wait for the preview.
        self._later.now()
        self.insert.click()

    def show_preview(self) -> None:
        """Show what the text becomes now, or why it cannot."""
        self._later.cancel()
        text = self.text.toPlainText()
        lines = parse_list(text)
        self.preview.clear()
        if not lines:
            self._fit_columns()
            self._say(_("{keys} inserts the list.").format(keys=written(_INSERT)), is_error=False)
            self.insert.setEnabled(False)
            return
        document = self._session.document
        steps = len(document.store.steps)
        with document.store.trial() as tx:
            try:
                made = list_command(tx, self._session, text)
            except EditError as error:
                self._show_lines(lines, ())
                self._say(str(error), is_error=True)
                self.insert.setEnabled(False)
                return
            self._show_lines(lines, made)
            more = len(tx.view.steps) - steps
        count = len(made)
        parts = [ngettext("{n} element", "{n} elements", count).format(n=count)]
        if more:
            parts.append(ngettext("{n} new step", "{n} new steps", more).format(n=more))
        self._say(
            _("{summary}. {keys} inserts the list.").format(
                summary=listed(parts), keys=written(_INSERT)
            )
        )
        self.insert.setEnabled(True)

    def _say(self, text: str, *, is_error: bool = False) -> None:
        self.message.setText(text)
        self.message.setProperty("role", "error" if is_error else "hint")
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)

    def _show_lines(self, lines: tuple[ListLine, ...], made: tuple[str, ...]) -> None:
        view = self._session.document.store
        language = self._session.document.language
        waiting = list(made)
        path: list[QTreeWidgetItem] = []
        heading: QTreeWidgetItem | None = None
        for line in lines:
            if line.is_stage:
                heading = QTreeWidgetItem([line.text, "", "", _("Stage")])
                font = heading.font(0)
                font.setBold(True)
                heading.setFont(0, font)
                heading.setToolTip(0, plain_tip(line.text))
                self.preview.addTopLevelItem(heading)
                path = []
                continue
            element = view.get(Element, waiting.pop(0)) if waiting else None
            says = dotted(_says(line))
            shown = QTreeWidgetItem([line.text, "", "", says])
            shown.setToolTip(0, plain_tip(line.text))
            shown.setToolTip(3, plain_tip(says))
            if element is not None:
                lane = view.need(Lane, element.lane_id)
                shown.setText(1, lane_name(lane, language))
                shown.setText(2, str(view.positions(Step)[element.step_id or ""] + 1))
                shown.setIcon(0, icon(f"tool-{element.kind}", self._theme, size=_SIGN_PX))
                shown.setToolTip(0, plain_tip(f"{line.text}\n{_(KIND_NAMES[element.kind])}"))
                shown.setToolTip(1, plain_tip(shown.text(1)))
            depth = min(line.depth, len(path))
            owner = path[depth - 1] if depth else heading
            if owner is None:
                self.preview.addTopLevelItem(shown)
            else:
                owner.addChild(shown)
            path[depth:] = [shown]
        self.preview.expandAll()
        self._fit_columns()
        self.preview.scrollToBottom()


def _says(line: ListLine) -> list[str]:
    """Return in words what the endings of a line say."""
    found: list[str] = []
    if line.duration:
        time = duration_text(Duration.of(line.duration), None) or line.duration
        found.append(_("Wait {time}").format(time=time) if line.is_wait else time)
    for mark, is_on in (
        ("wait", line.is_wait and not line.duration),
        ("fail", line.is_fail),
        ("mot", line.is_truth),
        ("pain", line.pain is not None),
    ):
        if is_on:
            name = _(MARK_NAMES[mark])
            words = line.pain if mark == "pain" else ""
            found.append(_("{kind} “{name}”").format(kind=name, name=words) if words else name)
    if line.emotion is not None:
        found.append(_("Emotion {value}").format(value=value_text(line.emotion)))
    if line.channel:
        found.append(f"@{line.channel}")
    if line.owner:
        found.append(f"#{line.owner}")
    return found


def insert_list_of_elements(window: Window) -> None:
    """Let the person type a list and make elements of it as one undo step."""
    document = window.session.document
    dialog = ListDialog(window.session, window.theme, window)
    if dialog.exec():
        try:
            made = document.run(
                _("Insert list"), list_command, window.session, dialog.text.toPlainText()
            )
        except EditError as error:
            window.status.tell(str(error))
        else:
            reveal_covered(window.session, made)
            window.controller.reveal(made[-1] if made else "")
    dialog.deleteLater()
