"""What a file is by its first bytes, before anything is parsed."""

from __future__ import annotations

import re

from cxdesigner.base.i18n import N_, _
from cxdesigner.formats import limits
from cxdesigner.formats.problems import Problem, damaged, repair_hint

YAML_SUFFIXES = (".yaml", ".yml")
"""Ends of the names of outlines that can be imported."""

_CONTAINERS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", N_("This is a ZIP archive, not a CX Designer document.")),
    (b"PK\x05\x06", N_("This is a ZIP archive, not a CX Designer document.")),
    (b"\x1f\x8b", N_("This is a gzip archive, not a CX Designer document. Unpack it first.")),
    (b"%PDF", N_("This is a PDF, not a CX Designer document.")),
    (b"\x89PNG", N_("This is a picture, not a CX Designer document.")),
    (b"\xff\xd8\xff", N_("This is a picture, not a CX Designer document.")),
    (b"\xd0\xcf\x11\xe0", N_("This is an Office file, not a CX Designer document.")),
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MERGE = re.compile(rb"^(?:<{7}|={7}|>{7})(?: |\r?$)", re.MULTILINE)
_BOM = b"\xef\xbb\xbf"


def read_text(
    data: bytes, name: str, *, most: int = limits.DOCUMENT_BYTES, is_ours: bool = True
) -> str:
    """Return the text of a file in UTF-8, a byte order mark in front left out.

    Parameters
    ----------
    is_ours
        Whether it should be a document of ours, of which earlier versions are kept.

    Raises
    ------
    DamagedFileError
        If it is empty, too large, zeros, of another kind, no UTF-8, or holds merge markers.
    """
    hint = repair_hint() if is_ours else ""
    older = _("Open an earlier version of the file.") if is_ours else ""
    if not data:
        raise damaged(name, Problem(_("The file is empty (0 bytes).")), hint=older)
    if len(data) > most:
        text = _("The file has {size} MB; the limit is {most} MB.").format(
            size=len(data) // 1_000_000, most=most // 1_000_000
        )
        raise damaged(name, Problem(text))
    if not data.strip(b"\0"):
        raise damaged(name, Problem(_("The file contains only zero bytes.")), hint=older)
    for start, message in _CONTAINERS:
        if data.startswith(start):
            raise damaged(name, Problem(_(message)))
    if data.startswith(_UTF16) or data[:4].count(0) == 2:
        raise damaged(name, Problem(_("The file is in UTF-16. Save it in UTF-8.")))
    data = data.removeprefix(_BOM)
    start = data[:200].lstrip().lower()
    if start.startswith((b"<!doctype", b"<html")):
        message = _("This is an HTML page, not a CX Designer document.")
        raise damaged(name, Problem(message, line=1))
    if start.startswith((b"<?xml", b"<svg", b"<mx")):
        message = _("This is an XML file, not a CX Designer document.")
        raise damaged(name, Problem(message, line=1))
    marker = _MERGE.search(data) if b"<<<<<<<" in data else None
    if marker:
        line = data.count(b"\n", 0, marker.start()) + 1
        message = _("Merge conflict markers: choose one of the two versions first.")
        raise damaged(name, Problem(message, line=line), hint=hint)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        problem = Problem(_("Expected UTF-8 characters."), line=line, column=column)
        raise damaged(name, problem, hint=hint) from None
