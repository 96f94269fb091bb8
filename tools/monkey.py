"""A monkey at the window: thousands of random deeds of a person, and what must hold after them.

    python3 tools/monkey.py [--seed N] [--steps N] [--start TEMPLATE | --elements N] [--log FILE]

The program runs offscreen with folders of its own, and as a person runs it: `app.furnish`, the
collector included. What is done is written down before it is done, so that the end of a log names
what brought the program down. Exit code 1 if anything was found. Threads and timers have their own
time: a seed repeats what is tried, not when.
"""

from __future__ import annotations

import argparse
import faulthandler
import logging
import os
import random
import sys
import tempfile
import traceback
from collections import Counter, deque
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

ROOT = Path(__file__).resolve().parent.parent
for _folder in (ROOT, ROOT / "benchmarks"):
    if str(_folder) not in sys.path:
        sys.path.insert(0, str(_folder))

if TYPE_CHECKING:
    from cxdesigner.ui.assembly import Editor

_NO_NEWS = ("This plugin does not support", "not accepted by receiving widget")
"""Warnings of Qt about having no screen, and of its mouse for tests about places without use."""

_TOLD = 2
"""How often the same failure is told with all its words."""

_CHECK_EVERY, _LOOK_EVERY = 10, 150
_STUCK_S = 300


class Diary:
    """What was done, and what went wrong meanwhile."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.step = 0
        self.failures: Counter[str] = Counter()
        self._recent: deque[str] = deque(maxlen=12)

    def note(self, *words: object) -> None:
        """Write down what is about to be done."""
        line = f"{self.step} " + " ".join(str(word) for word in words)
        self._recent.append(line)
        print(line, file=self.stream, flush=True)

    def fail(self, kind: str, text: str) -> None:
        """Write down that something went wrong."""
        key = f"{kind}: {text.strip().splitlines()[-1][:200]}"
        self.failures[key] += 1
        if self.failures[key] <= _TOLD:
            told = "\n  ".join(self._recent)
            print(f"FAILURE {kind}\n{text}\nafter\n  {told}", file=self.stream, flush=True)

    def listen(self) -> None:
        """Hear of exceptions that reach nobody, of warnings of Qt and of errors in the log."""
        from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

        def raised(
            kind: type[BaseException], error: BaseException, trace: TracebackType | None
        ) -> None:
            self.fail("exception", "".join(traceback.format_exception(kind, error, trace)))

        def warned(kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
            quiet = (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
            if kind not in quiet and not any(words in text for words in _NO_NEWS):
                self.fail("Qt", "".join(traceback.format_stack(limit=8)) + text)

        diary = self

        class Ear(logging.Handler):
            def emit(self, record: logging.LogRecord) -> None:
                if record.levelno >= logging.ERROR or record.msg.startswith("job failed"):
                    diary.fail("log", record.getMessage())

        sys.excepthook = raised
        sys.unraisablehook = lambda one: raised(
            one.exc_type, one.exc_value or RuntimeError(), one.exc_traceback
        )
        qInstallMessageHandler(warned)
        logging.getLogger("cxdesigner").setLevel(logging.INFO)
        logging.getLogger("cxdesigner").addHandler(Ear())


def main() -> int:
    """Run the command line; return 1 if something was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10_000))
    parser.add_argument("--steps", type=int, default=2_000)
    parser.add_argument("--start", default="hot-pot", help="name of a template")
    parser.add_argument("--elements", type=int, default=0, help="start with a generated blueprint")
    parser.add_argument("--log", type=Path, help="where the diary goes, instead of the screen")
    options = parser.parse_args()
    stream = options.log.open("w", encoding="utf-8") if options.log else sys.stderr
    print(f"seed {options.seed}")
    with tempfile.TemporaryDirectory() as folder:
        found = _run(options, Diary(stream), Path(folder))
    for key, count in found.most_common():
        print(f"{count} x {key}")
    print(f"seed {options.seed}: {options.steps} steps, {found.total()} failures", flush=True)
    # The window may be in a state that nobody closes it from.
    os._exit(1 if found else 0)


def _run(options: argparse.Namespace, diary: Diary, folder: Path) -> Counter[str]:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for name in ("CXDESIGNER_HOME", "HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(folder)
    os.chdir(folder)
    faulthandler.enable(diary.stream)
    from cxdesigner import app
    from tools.monkey_hands import Monkey
    from tools.monkey_oracle import Oracle

    _application, window = app.open_frame()
    diary.listen()
    editor = app.furnish(window)
    oracle = Oracle(editor, diary.fail)
    _begin(editor, options)
    monkey = Monkey(editor, random.Random(options.seed), folder, diary.note)
    for diary.step in range(1, options.steps + 1):
        faulthandler.dump_traceback_later(_STUCK_S, exit=True, file=diary.stream)
        oracle.answers = monkey.answers = []
        _guarded(diary, monkey.act)
        if diary.step % _CHECK_EVERY == 0:
            oracle.check()
        if diary.step % _LOOK_EVERY == 0:
            _guarded(diary, oracle.look_closely)
    _guarded(diary, oracle.look_closely)
    _guarded(diary, oracle.replay)
    _guarded(diary, editor.end)
    return diary.failures


def _guarded(diary: Diary, work: Callable[[], object]) -> None:
    try:
        work()
    except Exception:
        diary.fail("step", traceback.format_exc())


def _begin(editor: Editor, options: argparse.Namespace) -> None:
    from cxdesigner.editor.document import Document

    if options.elements:
        from generate import blueprint_of  # type: ignore[import-not-found]

        editor.workspace.add(Document(blueprint_of(options.elements), name="Generated"))
    else:
        editor.files.new(options.start)
    editor.window.show()
    editor.window.activateWindow()


if __name__ == "__main__":
    sys.exit(main())
