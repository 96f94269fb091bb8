"""Pictures from files and from the clipboard, read aside and then given to whoever asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from cxdesigner.base.errors import CxError, FormatError
from cxdesigner.base.i18n import _, ngettext
from cxdesigner.base.picture import MOST_SIDE, PICTURE_SUFFIXES, Picture
from cxdesigner.base.system_words import reason_of
from cxdesigner.editor.questions import PathRequest
from cxdesigner.ui.workers import Job

_SAID = 6
"""Files of which it is said what is wrong with them; nobody reads more."""

Source = Path | QImage
"""A picture file, or a picture that is nowhere but in memory."""


def pictures_in(mime: QMimeData | None) -> list[Source]:
    """Return the pictures that are dragged or on the clipboard, without reading any file.

    A copied range of a spreadsheet comes with a picture of itself; there the text counts.
    """
    if mime is None:
        return []
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    found: list[Source] = [path for path in files if path.suffix.lower() in PICTURE_SUFFIXES]
    if not found and mime.hasImage() and not mime.hasText():
        image = mime.imageData()
        if isinstance(image, QImage) and not image.isNull():
            found.append(image)
    return found


def choose_pictures(parent: QWidget, *, several: bool = True) -> list[Source]:
    """Let the person choose picture files; none for never mind."""
    request = PathRequest(
        "picture", "open", _("Choose a picture"), suffixes=((_("Pictures"), PICTURE_SUFFIXES),)
    )
    from cxdesigner.ui.dialogs.questions import path_dialog

    dialog = path_dialog(request, parent)
    if several:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    done, chosen = dialog.exec(), dialog.selectedFiles()
    dialog.deleteLater()
    return [Path(name) for name in chosen] if done else []


def bring_in(
    sources: Sequence[Source],
    take: Callable[[tuple[Picture, ...]], object],
    refuse: Callable[[CxError], object],
    *,
    side: int = MOST_SIDE,
) -> Job:
    """Read pictures aside; `take` gets those that can be used, `refuse` says which cannot.

    Both are called in the window's thread, `take` first.
    """
    job = Job(lambda job: _read(job, sources, side))

    def done(result: tuple[tuple[Picture, ...], tuple[FormatError, ...]]) -> None:
        pictures, errors = result
        if pictures:
            try:
                take(pictures)
            except CxError as error:
                refuse(error)
                return
        if errors:
            refuse(_together(errors))

    job.on.done.connect(done)
    job.on.failed.connect(
        lambda error: refuse(
            FormatError(_("The picture cannot be read: {reason}"), reason=reason_of(error))
        )
    )
    return job.start()


def _read(
    job: Job, sources: Sequence[Source], side: int
) -> tuple[tuple[Picture, ...], tuple[FormatError, ...]]:
    from cxdesigner.qtrender.pictures import picture_of_image, read_picture

    found: list[Picture] = []
    errors: list[FormatError] = []
    for number, source in enumerate(sources):
        job.progress(number, len(sources))
        try:
            if isinstance(source, QImage):
                found.append(picture_of_image(source, side))
            else:
                found.append(read_picture(source, side))
        except FormatError as error:
            errors.append(error)
    return tuple(found), tuple(errors)


def _together(errors: Sequence[FormatError]) -> FormatError:
    if len(errors) == 1:
        return errors[0]
    n = len(errors)
    text = ngettext(
        "{n} file cannot be used as a picture.", "{n} files cannot be used as pictures.", n
    )
    shown = [error.message for error in errors[:_SAID]]
    hint = "\n".join([*shown, "…"] if n > _SAID else shown)
    # Without parameters: names of files may have braces.
    return FormatError(text.format(n=n), hint=hint)
