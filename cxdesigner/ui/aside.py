"""Long work aside: a thread does it, the window lives on, a dialog shows how far it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, QTimer

from cxdesigner.base.progress import Stopped, Tell
from cxdesigner.ui.workers import Job

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cxdesigner.ui.dialogs.working import WorkingDialog

T = TypeVar("T")

PATIENCE_MS = 300
"""How long work may take before the person is told of it."""


_waits: list[str] = []
"""What somebody waits for, in the person's words."""


def is_waiting() -> bool:
    """Say whether somebody waits for work that is done aside."""
    return bool(_waits)


class WindowAside:
    """Does work of the editor in a thread (see ``editor.aside.Aside``) and waits for it.

    Until it is done the window paints and moves but takes no input.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def __call__(self, words: str, work: Callable[[Tell], T], *, may_drop: bool = False) -> T:
        """Do it; see ``Aside``."""
        _waits.append(words)
        try:
            return self._do(words, work, may_drop=may_drop)
        finally:
            _waits.pop()

    def _do(self, words: str, work: Callable[[Tell], T], *, may_drop: bool) -> T:
        results: list[T] = []
        errors: list[Exception] = []
        steps: list[tuple[int, int]] = []
        dialogs: list[WorkingDialog] = []

        def note(done: int, total: int) -> None:
            steps.append((done, total))
            for dialog in dialogs:
                dialog.show_progress(done, total)

        loop = QEventLoop()
        job = Job(lambda job: work(job.progress))
        job.on.done.connect(results.append)
        job.on.failed.connect(errors.append)
        job.on.progressed.connect(note)
        job.on.ended.connect(loop.quit)
        # What is typed or clicked in the meantime is meant for what comes.
        QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
        job.start()
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if not job.is_over:
            from cxdesigner.ui.dialogs.working import WorkingDialog

            dialog = WorkingDialog(words, self._window if self._window.isVisible() else None)
            dialogs.append(dialog)
            for step in steps[-1:]:
                dialog.show_progress(*step)

            def cancel() -> None:
                job.stop()
                if may_drop:
                    loop.quit()

            dialog.stopped.connect(cancel)
            dialog.show()
            if not job.is_over:
                loop.exec()
            dialog.close()
            dialog.deleteLater()
        # Whatever has heard of the job is kept with it; a document must not be.
        if errors:
            raise errors.pop()
        if not results:
            job.cancel()
            raise Stopped
        return results.pop()
