"""What is wrong and what is right by a rule, drawn as the canvas draws it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from cxdesigner.base.i18n import N_, _, dotted
from cxdesigner.qtrender.painter import ScenePainter
from cxdesigner.report.rule_pictures.pair import rule_pictures, said_about
from cxdesigner.scene.items import Scene
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.theme import qcolor
from cxdesigner.ui.widgets import plain_label

WIDTH_PX = 348
_AIR = 6.0
_LARGEST = 1.2
"""Small pictures are enlarged no more than this."""

_HEADINGS = (N_("Wrong"), N_("Right"))


class _Picture(QLabel):
    """A picture that is drawn smaller where there is less room."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    def heightForWidth(self, width: int) -> int:
        size = self.pixmap().deviceIndependentSize()
        if size.isEmpty():
            return 0
        return round(min(width, size.width()) * size.height() / size.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        width = min(self.width(), round(self.pixmap().deviceIndependentSize().width()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRect(0, 0, width, self.heightForWidth(width)), self.pixmap())
        painter.end()


class RulePictures(QWidget):
    """Two pictures under their headings, the wrong one with what the rule says about it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rulePictures")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.said = plain_label("", wrap=True)
        self.labels: list[_Picture] = []
        for heading in _HEADINGS:
            column.addWidget(plain_label(_(heading), "strong"))
            if not self.labels:
                column.addWidget(self.said)
            label = _Picture()
            label.setObjectName(f"rulePicture{len(self.labels)}")
            label.setAccessibleName(_(heading))
            column.addWidget(label)
            self.labels.append(label)

    def show_rule(self, code: str, theme: Theme) -> None:
        """Show the pictures of the rule with a code."""
        pair = rule_pictures(code) if code else None
        self.setVisible(pair is not None)
        said = said_about(code)
        self.said.setText(said)
        self.said.setVisible(bool(said))
        for label, scene in zip(self.labels, pair or (), strict=False):
            label.setPixmap(drawn(scene, theme))
            label.setAccessibleDescription(_spoken(scene))


def _spoken(scene: Scene) -> str:
    """Return what stands in the table of a picture; a drawing is told by its page."""
    return dotted(item.description for item in scene.of_kind("summary"))


def drawn(scene: Scene, theme: Theme) -> QPixmap:
    """Return a scene as a picture of at most ``WIDTH_PX``, twice as fine as the screen asks."""
    rect = scene.rect.grown(_AIR)
    scale = min(_LARGEST, WIDTH_PX / rect.width)
    size = QSize(round(rect.width * scale), round(rect.height * scale))
    picture = QPixmap(size * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(qcolor(theme, "canvas"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.translate(-rect.x, -rect.y)
    ScenePainter(theme).draw_items(painter, scene.in_paint_order())
    painter.end()
    return picture
