"""What was closed or replaced goes: documents, their jobs and windows of another language."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from hands import settle
from program import running
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxdesigner.app import spare_collector
from cxdesigner.base import collector, i18n
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.templates import load_template
from cxdesigner.ui import findings, letting_go
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.workers import Job

TIMES = 3


@pytest.fixture
def editor(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Editor]:
    monkeypatch.setattr(letting_go, "_QUIET_MS", 10)
    monkeypatch.setattr(findings, "FIRST_MS", 0)
    with running(load_template("hot-pot")) as made:
        yield made
    gc.unfreeze()
    i18n.set_language("en")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "journey.cxd"
    found.write_bytes(write_cxd(load_template("homestay")))
    return found


def jobs() -> int:
    """Count all jobs that are kept by anything."""
    gc.unfreeze()
    return len([one for one in gc.get_objects() if isinstance(one, Job)])


def swept(traces: list[weakref.ref[object]], qtbot: QtBot) -> list[object]:
    """Return what is left of things when all that is due has happened and garbage was swept."""
    qtbot.waitUntil(lambda: not letting_go.is_letting_go())
    settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    collector.sweep()
    return [trace() for trace in traces if trace() is not None]


def test_documents_that_were_closed_go_with_their_jobs(
    editor: Editor, path: Path, qtbot: QtBot
) -> None:
    window = editor.window
    qtbot.waitUntil(lambda: window.findings.is_current)
    before = jobs()
    traces: list[weakref.ref[object]] = []
    for _time in range(TIMES):
        document, _notes = editor.files.open(path)
        qtbot.waitUntil(lambda: window.findings.is_current)
        traces.append(weakref.ref(document))
        editor.workspace.remove(document)
        del document
    assert swept(traces, qtbot) == []
    assert jobs() - before < TIMES


def test_windows_of_another_language_go(editor: Editor, qtbot: QtBot) -> None:
    traces: list[weakref.ref[object]] = []
    for tag in ("zh-CN", "zh-TW", "en"):
        qtbot.waitUntil(lambda: editor.window.findings.is_current)
        traces.append(weakref.ref(editor.window))
        editor.settings.update(language=tag)
        QTest.qWait(50)
        settle()
    qtbot.waitUntil(lambda: editor.window.findings.is_current)
    assert swept(traces, qtbot) == []


@pytest.mark.parametrize("is_endless", [False, True])
def test_a_sweep_waits_for_closed_drawings_on_their_way_out_but_not_for_ever(
    editor: Editor,
    path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    is_endless: bool,
) -> None:
    monkeypatch.setattr("cxdesigner.app._SWEEP_MS", 10)
    monkeypatch.setattr(collector.Departures, "LARGE", 1)
    held = letting_go.is_letting_go
    is_held = True
    monkeypatch.setattr(letting_go, "is_letting_go", lambda: is_held or held())
    spare_collector(editor)
    document, _notes = editor.files.open(path)
    qtbot.waitUntil(lambda: editor.window.findings.is_current)
    trace = weakref.ref(document)
    editor.workspace.remove(document)
    del document
    qtbot.waitUntil(lambda: not held())
    qtbot.wait(50)
    assert trace() is not None
    if is_endless:
        monkeypatch.setattr("cxdesigner.app._LATEST_S", 0.0)
    else:
        is_held = False
    qtbot.waitUntil(lambda: trace() is None)
