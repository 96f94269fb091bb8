"""A picture that one clicks: a template, or a file that was open before."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QEnterEvent,
    QFont,
    QFontMetrics,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton

from cxdesigner.scene.chinese import JOINER, kept_together
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.icons import program_icon
from cxdesigner.ui.theme import qcolor
from cxdesigner.ui.thumbnails import THUMB, blank
from cxdesigner.ui.type_sizes import FONT_PX, SMALL_PX

CARD_PAD = 7
_LINES = 2
_RADIUS = 9.0
_SIGN_PX = 48
_SHORT = 0.5
"""A line that is shorter than this part of the other stands alone."""

_SIGNS = frozenset("。，、；：！？")


class PictureCard(QAbstractButton):
    """A picture, a title, and up to two lines of what is said about it."""

    def __init__(
        self,
        name: str,
        title: str,
        said: str,
        theme: Theme,
        *,
        is_path: bool,
        is_low: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(said)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._said = said
        # Of a long path the folder at its end is what one knows it by.
        self._is_path = is_path
        # Only as high as its words, where all cards of a row say equally much.
        self._is_low = is_low or is_path
        self._theme = theme
        self._picture = blank(theme)
        self.has_picture = False

    def show_picture(self, picture: QImage) -> None:
        """Show the picture, now that it is drawn."""
        self._picture = picture
        self.has_picture = True
        self.update()

    def show_sign(self) -> None:
        """Show the sign of the program where no picture can be drawn."""
        self._picture = blank(self._theme)
        place = QRect(0, 0, _SIGN_PX, _SIGN_PX)
        place.moveCenter(QRect(QPoint(), THUMB).center())
        painter = QPainter(self._picture)
        program_icon().paint(painter, place)
        painter.end()
        self.update()

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme; the picture comes later."""
        self._theme = theme
        self._picture = blank(theme)
        self.has_picture = False
        self.update()

    def sizeHint(self) -> QSize:
        small = QFontMetrics(self._font(SMALL_PX))
        title = QFontMetrics(self._font(FONT_PX, bold=True))
        lines = len(self.lines()) if self._is_low else _LINES
        below = 8 + title.height() + 2 + lines * small.height()
        return QSize(THUMB.width() + 2 * CARD_PAD, THUMB.height() + below + 2 * CARD_PAD)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter)
        place = QRectF(CARD_PAD, CARD_PAD, THUMB.width(), THUMB.height())
        frame = QPainterPath()
        frame.addRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 5.0, 5.0)
        painter.save()
        painter.setClipPath(frame)
        painter.drawImage(place, self._picture)
        painter.restore()
        painter.setPen(QPen(qcolor(self._theme, "ui.field.border"), 1.0))
        painter.drawPath(frame)
        self._paint_words(painter, CARD_PAD + THUMB.height() + 8)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        edge = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isDown():
            painter.setBrush(qcolor(self._theme, "ui.pressed"))
        elif self.underMouse():
            painter.setBrush(qcolor(self._theme, "ui.hover"))
            painter.setPen(qcolor(self._theme, "ui.hover.border"))
        painter.drawRoundedRect(edge, _RADIUS, _RADIUS)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus():
            painter.setPen(QPen(qcolor(self._theme, "ui.focus"), 2.0))
            painter.drawRoundedRect(edge, _RADIUS, _RADIUS)

    def _paint_words(self, painter: QPainter, top: int) -> None:
        left, width = CARD_PAD, THUMB.width()
        bold = self._font(FONT_PX, bold=True)
        metrics = QFontMetrics(bold)
        painter.setFont(bold)
        painter.setPen(qcolor(self._theme, "ui.text"))
        title = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, width)
        painter.drawText(
            QRect(left, top, width, metrics.height()), Qt.AlignmentFlag.AlignLeft, title
        )
        top += metrics.height() + 2
        small = self._font(SMALL_PX)
        painter.setFont(small)
        painter.setPen(qcolor(self._theme, "ui.text.secondary"))
        metrics = QFontMetrics(small)
        for line in self.lines():
            painter.drawText(
                QRect(left, top, width, metrics.height()), Qt.AlignmentFlag.AlignLeft, line
            )
            top += metrics.height()

    def lines(self) -> list[str]:
        """Return what is said below the title, a line each, shortened where there is no room."""
        font, width = self._font(SMALL_PX), THUMB.width()
        metrics = QFontMetrics(font)
        if self._is_path:
            return [metrics.elidedText(self._said, Qt.TextElideMode.ElideMiddle, width)]
        return caption(self._said, font, width)

    def _font(self, size: int, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setBold(bold)
        return font


def caption(words: str, font: QFont, width: int) -> list[str]:
    """Return what is said below a picture in two lines at most, none of them a lonely word."""
    said = kept_together(words)
    found = _broken(said, font, width)
    if len(found) == _LINES:
        found = _balanced(said, font, found, width)
    if len(found) > _LINES:
        rest = "".join(found[_LINES - 1 :])
        last = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        found = [*found[: _LINES - 1], last]
    return [line.rstrip().replace(JOINER, "") for line in found]


def _broken(said: str, font: QFont, width: int) -> list[str]:
    """Return the lines of a text, each no wider than a width, with the spaces at their ends."""
    laid = QTextLayout(said, font)
    laid.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    laid.beginLayout()
    found: list[str] = []
    line = laid.createLine()
    while line.isValid():
        line.setLineWidth(width)
        found.append(said[line.textStart() : line.textStart() + line.textLength()])
        line = laid.createLine()
    laid.endLayout()
    return found


def _balanced(said: str, font: QFont, lines: list[str], width: int) -> list[str]:
    """Return two lines of like length where the second has but a few words.

    Chinese ones part behind a sign, if that leaves neither of them short.
    """
    metrics = QFontMetrics(font)

    def long(line: str) -> int:
        return metrics.horizontalAdvance(line.rstrip().replace(JOINER, ""))

    if long(lines[1]) >= _SHORT * long(lines[0]):
        return lines
    parts = [
        [said[: at + 1], said[at + 1 :]] for at, sign in enumerate(said[:-1]) if sign in _SIGNS
    ]
    fitting = [
        part
        for part in parts
        if max(map(long, part)) <= width and min(map(long, part)) >= _SHORT * max(map(long, part))
    ]
    if fitting:
        return min(fitting, key=lambda part: max(map(long, part)))
    for narrow in range(width // 2, width, 4):
        found = _broken(said, font, narrow)
        if len(found) == len(lines):
            return found
    return lines
