"""What painting with Qt needs again and again: fonts, pens, brushes; made once."""

from __future__ import annotations

import os
import sys
from functools import cache

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPen,
    QRawFont,
)

from cxdesigner.base.errors import ExportError
from cxdesigner.base.i18n import _
from cxdesigner.qtrender.per_thread import cached_per_thread
from cxdesigner.scene import fonts
from cxdesigner.scene.primitives import FontStyle, Stroke
from cxdesigner.scene.theme import Theme

# Kept for the life of the process: Qt objects die with their application.
_applications: list[QCoreApplication] = []

# The first brush makes PySide look up the types that one can be made of; of two threads that do it
# at once one finds them half made.
QBrush(QColor())

# Features that would make a run narrower than the sum of its advances.
_SHAPING = ("kern", "liga", "clig", "calt", "dlig")


def ensure_application() -> None:
    """Create a QGuiApplication if there is none yet; without a display it draws to memory only."""
    if QCoreApplication.instance() is not None:
        return
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _applications.append(QGuiApplication([]))


@cache
def register_fonts() -> None:
    """Make the bundled fonts known to Qt; needs a QGuiApplication.

    Raises
    ------
    ExportError
        If a font file is missing or damaged.
    """
    for face in fonts.faces().values():
        if QFontDatabase.addApplicationFont(str(face.path)) < 0:
            raise ExportError(
                _("A font of the program is missing or damaged: {path}"),
                hint=_("Install the program again."),
                path=face.path,
            )
    # Else Qt would take a coloured font of the system, which PDF cannot follow.
    QFontDatabase.setApplicationEmojiFontFamilies([fonts.face(fonts.EMOJI).name])


@cached_per_thread(256)
def font(family: str, style: FontStyle, pixels: int) -> QFont:
    """Return a font that draws as `scene.measure` measures: unhinted, unkerned, no ligatures."""
    register_fonts()
    found = QFont([fonts.face(family, style).name])
    found.setPixelSize(pixels)
    found.setBold(fonts.face(family, style).style == "bold")
    found.setStyleStrategy(QFont.StyleStrategy.NoFontMerging | QFont.StyleStrategy.PreferAntialias)
    return unshaped(found)


def unshaped(font: QFont) -> QFont:
    """Return a font whose letters are as wide in a line as each is alone."""
    found = QFont(font)
    found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    found.setKerning(False)
    for feature in _SHAPING:
        tag = QFont.Tag.fromString(feature)
        if tag is not None:
            found.setFeature(tag, 0)
    return found


def window_font(size: float, language: str, style: FontStyle = "regular") -> QFont:
    """Return the font of widgets, with all bundled families to fall back on; size in points."""
    register_fonts()
    found = QFont([fonts.face(family, style).name for family in fonts.fallback_order(language)])
    found.setPointSizeF(size)
    found.setBold(style == "bold")
    return found


@cached_per_thread(1024)
def raw_font(family: str, style: FontStyle, size: float) -> QRawFont:
    """Return the glyphs of a face at a size in units of the painter."""
    found = QRawFont.fromFont(font(family, style, 100))
    found.setPixelSize(size)
    return found


def color(theme: Theme, token: str) -> QColor:
    """Return the colour of a paint token."""
    return QColor(*theme.colour(token))


class PaintBox:
    """Pens and brushes of one theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._pens: dict[Stroke, QPen] = {}
        self._brushes: dict[tuple[str, float], QBrush] = {}
        self._text_pens: dict[str, QPen] = {}

    def pen(self, stroke: Stroke) -> QPen:
        """Return the pen of a stroke; its width is in units of the painter."""
        found = self._pens.get(stroke)
        if found is None:
            found = QPen(color(self.theme, stroke.paint), stroke.width)
            found.setCapStyle(
                Qt.PenCapStyle.RoundCap if stroke.cap == "round" else Qt.PenCapStyle.FlatCap
            )
            found.setJoinStyle(
                Qt.PenJoinStyle.RoundJoin
                if stroke.join == "round"
                else Qt.PenJoinStyle.SvgMiterJoin
            )
            if stroke.dash:
                # Qt counts dashes in widths of the pen, and wants pairs.
                dash = stroke.dash if len(stroke.dash) % 2 == 0 else stroke.dash * 2
                found.setDashPattern([length / stroke.width for length in dash])
            self._pens[stroke] = found
        return found

    def brush(self, token: str, opacity: float = 1.0) -> QBrush:
        """Return the brush of a paint token; opacity 0…1."""
        found = self._brushes.get((token, opacity))
        if found is None:
            paint = color(self.theme, token)
            paint.setAlphaF(paint.alphaF() * opacity)
            found = self._brushes[token, opacity] = QBrush(paint)
        return found

    def text_pen(self, token: str) -> QPen:
        """Return the pen that texts of a paint token are drawn with."""
        found = self._text_pens.get(token)
        if found is None:
            found = self._text_pens[token] = QPen(color(self.theme, token))
        return found
