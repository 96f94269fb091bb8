"""Pictures of everything the program can open, in several themes and languages.

    python3 tools/gallery.py FOLDER [--looks en:light zh-CN:dark] [--sizes 1366x768] [--only NAME]

For each look a folder of pictures, sheets of small ones (``sheet-*.png``) and ``notes.txt``: texts
that are cut, pale letters, small targets, what scrolls sideways, windows larger than the screen,
dialogs without a default button, Latin words in Chinese windows. ``--strict`` tells what is never
right (what failed, texts that are cut and that no tip tells, pale letters, windows larger than the
screen) and returns 1 if there is any. ``--check`` only tells which actions and dialogs no picture
shows.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from cxdesigner.editor.builtin import register_all  # noqa: E402
from tools import gallery_views  # noqa: E402

LOOKS = (
    "en:light", "en:dark", "zh-CN:light", "zh-CN:dark", "zh-TW:light", "en:high-contrast",
)  # fmt: skip
SIZES = ("1366x768", "1440x900")
_PATIENCE_S = 240
_CELL, _COLUMNS, _ROWS = (640, 400), 3, 4


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures; return 1 if something that opens is not shown, or something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--looks", nargs="+", default=LOOKS, metavar="LANGUAGE:THEME")
    parser.add_argument("--sizes", nargs="+", default=SIZES, metavar="WIDTHxHEIGHT")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="views whose name has this in it")
    parser.add_argument("--strict", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    missing = gallery_views.uncovered(
        [*gallery_views.opening_actions(register_all()), *gallery_views.dialog_names()]
    )
    for name in missing:
        print(f"no view shows {name}")
    if given.check or given.folder is None:
        return 1 if missing else 0
    is_wrong = bool(missing)
    for size in given.sizes:
        for look in given.looks:
            if given.here:
                _take(given, look, size)
            is_wrong = not _take_apart(given, look, size) or is_wrong
    return 1 if is_wrong else 0


def _take_apart(given: argparse.Namespace, look: str, size: str) -> bool:
    """Take the pictures of one look in a process of its own: the screen is chosen at its start.

    Returns whether it ended well; see ``--strict``.
    """
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ,
            "CXDESIGNER_HOME": home,
            "PYTHONPATH": str(ROOT),
            "HOME": home,
        }
        only = ["--only", *given.only] if given.only else []
        strict = ["--strict"] if given.strict else []
        done = subprocess.run(
            [sys.executable, __file__, str(given.folder), "--here", "--looks", look,
             "--sizes", size, *only, *strict],
            env=environment,
            check=False,
        )  # fmt: skip
        return done.returncode == 0


def _take(given: argparse.Namespace, look_text: str, size: str) -> NoReturn:
    from tools.gallery_room import Look, Room, use_screen

    language, theme = look_text.split(":")
    width, height = (int(part) for part in size.split("x"))
    look = Look(theme, language, width, height)
    target = given.folder / look.name
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("*.png"):
        old.unlink()
    use_screen(look, target)
    room = Room(look, target)
    for one in gallery_views.all_views():
        if given.only and not any(word in one.name for word in given.only):
            continue
        faulthandler.dump_traceback_later(_PATIENCE_S, exit=True)
        try:
            one.take(room)
        except Exception:
            room.notes.add("failed", one.name, [traceback.format_exc()])
        (target / "notes.txt").write_text(room.notes.text(), encoding="utf-8")
    _make_sheets(target, room.shots)
    print(f"{look.name}: {len(room.shots)} pictures")
    faults = room.notes.faults if given.strict else []
    for fault in faults:
        print(fault)
    sys.stdout.flush()
    # The window may be in a state that nobody closes it from.
    os._exit(1 if faults else 0)


def _make_sheets(folder: Path, names: Sequence[str]) -> None:
    """Put the pictures beside each other, a dozen on a sheet, each with its name."""
    from PySide6.QtCore import QPoint, QRect, Qt
    from PySide6.QtGui import QColor, QImage, QPainter

    page = _COLUMNS * _ROWS
    wide, high = _CELL
    for start in range(0, len(names), page):
        part = names[start : start + page]
        rows = -(-len(part) // _COLUMNS)
        sheet = QImage(_COLUMNS * wide, rows * high, QImage.Format.Format_RGB32)
        sheet.fill(QColor("#888888"))
        painter = QPainter(sheet)
        for at, name in enumerate(part):
            corner = QPoint(at % _COLUMNS * wide, at // _COLUMNS * high)
            painter.setPen(QColor("#000000"))
            painter.drawText(corner + QPoint(6, 14), name)
            room = QRect(corner + QPoint(4, 18), corner + QPoint(wide - 4, high - 4))
            picture = QImage(str(folder / f"{name}.png"))
            if picture.width() > room.width() or picture.height() > room.height():
                picture = picture.scaled(
                    room.size(),
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            painter.drawImage(room.topLeft(), picture)
        painter.end()
        sheet.save(str(folder / f"sheet-{start // page:02d}.png"))


if __name__ == "__main__":
    sys.exit(main())
