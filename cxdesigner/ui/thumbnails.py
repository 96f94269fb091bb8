"""Small pictures of templates and files, drawn aside, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMarginsF,
    QObject,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QPainter

from cxdesigner.base.i18n import language
from cxdesigner.editor import thumbnail_cache
from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.own_templates import own_path
from cxdesigner.formats.templates import load_template
from cxdesigner.model.asset import Asset, contents_of
from cxdesigner.model.view import RecordView
from cxdesigner.qtrender.painter import ScenePainter
from cxdesigner.scene.build import LayoutOptions, layout
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.theme import qcolor
from cxdesigner.ui.workers import Job

THUMB = QSize(208, 128)
_RATIO = 2
_AIR = 6.0
_LEAST_HEIGHT = 0.25
"""Share of the height that a blueprint takes, however long it is."""


def blank(theme: Theme, paint: str = "ui.hover") -> QImage:
    """Return what stands for a picture that is not there yet."""
    picture = QImage(THUMB * _RATIO, QImage.Format.Format_RGB32)
    picture.fill(qcolor(theme, paint))
    picture.setDevicePixelRatio(_RATIO)
    return picture


def draw_view(view: RecordView, theme: Theme, wanted: str) -> QImage:
    """Return the whole of a blueprint, in the middle; of a very long one the beginning.

    Parameters
    ----------
    wanted
        Language of the texts, where the blueprint has it.
    """
    languages = view.blueprint.languages or (wanted,)
    chosen = wanted if wanted in languages else languages[0]
    scene = layout(view, LayoutOptions(language=chosen))
    picture = blank(theme, "canvas")
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    room = QSizeF(THUMB).shrunkBy(QMarginsF(_AIR, _AIR, _AIR, _AIR))
    by_width = room.width() / max(1.0, scene.width)
    by_height = room.height() / max(1.0, scene.height)
    scale = max(min(by_width, by_height), _LEAST_HEIGHT * by_height)
    left = max(_AIR, (THUMB.width() - scene.width * scale) / 2)
    painter.translate(left, (THUMB.height() - scene.height * scale) / 2)
    painter.scale(scale, scale)
    brush = ScenePainter(theme, contents_of(view.of_type(Asset)))
    for item in scene.in_paint_order():
        if left + item.x * scale < THUMB.width():
            brush.draw_item(painter, item)
    painter.resetTransform()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(qcolor(theme, "ui.border"))
    painter.drawRect(QRectF(0, 0, THUMB.width() - 0.5, THUMB.height() - 0.5))
    painter.end()
    return picture


def template_picture(name: str, theme: Theme) -> Callable[[], QImage | None]:
    """Return work that draws a template as it will be opened."""
    own = own_path(name)
    if own is not None:
        return file_picture(own, theme)
    wanted = language()
    return lambda: draw_view(RecordView(load_template(name)), theme, wanted)


def file_picture(path: Path, theme: Theme) -> Callable[[], QImage | None]:
    """Return work that draws a file, or takes the picture that was drawn of it before.

    The work returns None for a file that gets no picture: too large, damaged, gone.
    """
    wanted = language()

    def work() -> QImage | None:
        kept = thumbnail_cache.cached_at(path, f"{theme.name} {wanted} all")
        if kept is None:
            return None
        picture = QImage(str(kept)) if kept.is_file() else QImage()
        if picture.isNull():
            records = read_cxd(path.read_bytes(), path.name).records
            picture = draw_view(RecordView(records), theme, wanted)
            thumbnail_cache.keep(_png(picture), kept)
        picture.setDevicePixelRatio(_RATIO)
        return picture

    return work


def _png(picture: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


class Thumbnails(QObject):
    """Draws what is wanted in a thread, one picture at a time, in the order of the wishes."""

    ready = Signal(str, QImage)
    """Key of the wish, picture."""

    missing = Signal(str)
    """Key of a wish whose picture cannot be drawn."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[tuple[str, Callable[[], QImage | None]]] = []
        self._job: Job | None = None

    @property
    def is_idle(self) -> bool:
        """Whether every wish was seen to."""
        return self._job is None

    def want(self, key: str, work: Callable[[], QImage | None]) -> None:
        """Wish for a picture."""
        self._waiting.append((key, work))
        if self._job is None:
            self._next()

    def stop(self) -> None:
        """Forget all wishes; what is being drawn is dropped."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()

    def _next(self) -> None:
        self._job = None
        if not self._waiting:
            return
        key, work = self._waiting.pop(0)
        job = Job(lambda _job: work())
        job.on.done.connect(lambda picture: self._deliver(key, picture))
        job.on.failed.connect(lambda _error: self.missing.emit(key))
        job.on.ended.connect(self._next)
        self._job = job
        job.start()

    def _deliver(self, key: str, picture: QImage | None) -> None:
        if picture is None:
            self.missing.emit(key)
        else:
            self.ready.emit(key, picture)
