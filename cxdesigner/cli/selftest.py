"""``cxdesigner selftest``: whether this installation works, the frozen one above all.

A frozen program is built fine with files missing and fails only when it runs: this goes once
through everything that is loaded late.
"""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cxdesigner.base.i18n import LANGUAGES, _, use_language
from cxdesigner.cli.parser import OK, CommandError, Parser
from cxdesigner.cli.text import say

TEMPLATE = "hot-pot"
_PNG = b"\x89PNG\r\n\x1a\n"


def add_arguments(parser: Parser) -> None:
    """Nothing can be asked."""


def run(options: Any) -> int:
    """Open a template, check it, save it, export it with Chinese text; return the exit code."""
    from cxdesigner.cli.documents import read_document, write_document
    from cxdesigner.formats.templates import load_template
    from cxdesigner.model.view import RecordView
    from cxdesigner.rules.runner import run as findings_of

    done: list[str] = []

    def part(name: str, work: Callable[[], bool]) -> None:
        if not work():
            raise CommandError(_("Self-test: {part} failed.").format(part=name))
        done.append(name)

    view = RecordView(load_template(TEMPLATE))
    part("template", lambda: len(view) > 0)
    part("rules", lambda: not findings_of(view))
    part("catalogues", _is_translated)
    with tempfile.TemporaryDirectory(prefix="cxdesigner-") as name:
        folder = Path(name)
        document = folder / "sample.cxd"
        write_document(document, view)
        part("file", lambda: dict(read_document(document).records) == dict(view.records))
        for form, test in _PICTURES.items():
            part(form, lambda form=form, test=test: test(_exported(view, form)))  # type: ignore[misc]
    say(f"OK: {', '.join(done)}")
    return OK


def _exported(view: Any, form: Any) -> bytes:
    from cxdesigner.report.sheet_file import sheet_bytes
    from cxdesigner.scene.page import PageOptions, compose

    pages = compose(
        view,
        PageOptions(size="A3", landscape=True, language="zh-CN", single=form != "pdf"),
    )
    return sheet_bytes(view, pages, form, 72.0)


def _is_translated() -> bool:
    source = "Frontstage"
    said = []
    for tag in LANGUAGES:
        with use_language(tag):
            said.append(_(source))
    return said[0] == source and source not in said[1:]


def _is_pdf(data: bytes) -> bool:
    # Chinese fonts are embedded as subsets under their names.
    return data.startswith(b"%PDF-") and b"%%EOF" in data[-64:] and b"NotoSansSC" in data


def _is_png(data: bytes) -> bool:
    if not data.startswith(_PNG) or b"IEND" not in data[-16:]:
        return False
    width, height = struct.unpack(">II", data[16:24])
    # An empty sheet of this size packs into a few kilobytes.
    return bool(width > 500 and height > 300 and len(data) > 20_000)


def _is_svg(data: bytes) -> bool:
    return "到店等位".encode() in data and data.rstrip().endswith(b"</svg>")


_PICTURES: dict[str, Callable[[bytes], bool]] = {
    "pdf": _is_pdf,
    "svg": _is_svg,
    "png": _is_png,
}
