"""Copy as picture: PNG and SVG on the clipboard, for slides and chats."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from cxdesigner.base.errors import CxError
from cxdesigner.base.i18n import _, use_language
from cxdesigner.base.progress import part
from cxdesigner.base.system_words import reason_of
from cxdesigner.model.asset import Asset, contents_of
from cxdesigner.model.view import RecordView
from cxdesigner.scene.items import Scene
from cxdesigner.scene.options import LayoutOptions
from cxdesigner.ui.sheets import shown_options
from cxdesigner.ui.workers import Job

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window

PNG, SVG = "image/png", "image/svg+xml"

_DPI = 192.0
_MOST_PIXELS = 40e6
"""What a chat or a slide takes without trouble; a larger drawing gets a lower resolution."""

_LAID_OUT, _PAINTED = 0.5, 0.8
"""Which share of the work is done once the drawing is laid out, once its pixels are painted."""


def draw_pictures(
    view: RecordView, ids: tuple[str, ...], options: LayoutOptions
) -> tuple[bytes, bytes]:
    """Return a picture of some records as PNG and as SVG."""
    from cxdesigner.qtrender.raster import write_png
    from cxdesigner.render.svg import write_svg
    from cxdesigner.scene.excerpt import excerpt
    from cxdesigner.scene.theme import PRINT, Theme

    with part(0.0, _LAID_OUT):
        page = excerpt(view, ids, options)
    theme = Theme.load(PRINT)
    images = contents_of(view.of_type(Asset))
    title = view.blueprint.title.text(options.language)
    most = math.sqrt(_MOST_PIXELS / (page.width * page.height)) * 72.0
    with use_language(options.language):
        with part(_LAID_OUT, _PAINTED):
            png = write_png(page, theme, dpi=min(_DPI, most), images=images, title=title)
        with part(_PAINTED, 1.0):
            return png, write_svg(page, theme, title=title, images=images)


def draw_scene(scene: Scene, title: str, language: str) -> tuple[bytes, bytes]:
    """Return a picture of a scene, in the colours of print, as PNG and as SVG."""
    from cxdesigner.qtrender.raster import write_png
    from cxdesigner.render.svg import write_svg
    from cxdesigner.scene.items import Page
    from cxdesigner.scene.theme import PRINT, Theme

    page, theme = Page(scene, scene.width, scene.height), Theme.load(PRINT)
    with use_language(language):
        with part(0.0, _PAINTED):
            png = write_png(page, theme, dpi=_DPI, title=title)
        with part(_PAINTED, 1.0):
            return png, write_svg(page, theme, title=title)


def copy_scene(window: Window, scene: Scene, title: str) -> None:
    """Draw a scene aside and put it on the clipboard."""
    language = scene.language
    words = _("The picture is on the clipboard.")
    _draw_aside(window, lambda: draw_scene(scene, title, language), words)


def copy_picture(window: Window, ids: tuple[str, ...]) -> None:
    """Draw aside what some records stand for and put it on the clipboard."""
    document = window.document
    if document is None:
        return
    from cxdesigner.scene.excerpt import says_something

    view, options = document.shown.snapshot(), shown_options(document)
    if says_something(view, ids):
        words = _("What is selected is on the clipboard as a picture.")
    elif ids:
        words = _(
            "What is selected is not drawn: the whole blueprint is on the clipboard as a picture."
        )
    else:
        words = _("The whole blueprint is on the clipboard as a picture.")
    _draw_aside(window, lambda: draw_pictures(view, ids, options), words)


def _draw_aside(window: Window, draw: Callable[[], tuple[bytes, bytes]], words: str) -> None:
    job = Job(lambda _job: draw())
    job.on.done.connect(lambda drawn: _put(window, words, *drawn))
    job.on.failed.connect(lambda error: _report(window, error))

    def cancel() -> None:
        job.cancel()
        window.status.tell(_("No picture was copied; the clipboard is as it was."))

    window.status.tell("")
    window.status.under_way.tell(_("Drawing the picture…"), job, cancel)
    job.start()


def _put(window: Window, words: str, png: bytes, svg: bytes) -> None:
    mime = QMimeData()
    mime.setImageData(QImage.fromData(png))
    mime.setData(PNG, png)
    mime.setData(SVG, svg)
    QApplication.clipboard().setMimeData(mime)
    # The window may be another one by now, after a change of language.
    window.session.host.tell(words)


def _report(window: Window, error: Exception) -> None:
    if not isinstance(error, CxError):
        error = CxError(_("The picture cannot be drawn: {reason}"), reason=reason_of(error))
    window.session.host.report(error)
