"""The real window on a workspace of its own, offscreen."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from answers import wait_to_answer
from hands import Hands, settle
from program import document_of_its_own, running, started
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot
from small import SCREEN

from cxdesigner.base.i18n import LANGUAGES, set_language
from cxdesigner.editor.document import Document
from cxdesigner.formats.templates import load_template
from cxdesigner.model.store import Store
from cxdesigner.scene.build import LayoutOptions, LiveLayout
from cxdesigner.scene.items import Scene
from cxdesigner.scene.theme import Theme
from cxdesigner.ui import sheets
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.canvas.view import CanvasView
from cxdesigner.ui.panels.inspector import Inspector
from cxdesigner.ui.presenting.presenter import Presenter
from cxdesigner.ui.sheets import Made
from cxdesigner.ui.window import Window


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[Editor]:
    """A running program with an empty blueprint; changed documents are dropped at the end."""
    with started() as made:
        yield made


@pytest.fixture
def window(editor: Editor) -> Window:
    """The window of the running program."""
    return editor.window


@pytest.fixture(scope="module")
def program(qapp: QApplication) -> Iterator[Editor]:
    """One program for all tests of a module: each has a document of its own."""
    with running() as made:
        yield made


@pytest.fixture
def document(program: Editor) -> Iterator[Document]:
    """The hot-pot template in the program that the tests of a module share."""
    with document_of_its_own(program, load_template("hot-pot")) as made:
        yield made


@pytest.fixture
def inspector(program: Editor, document: Document) -> Inspector:
    """The inspector of the program that the tests of a module share."""
    return program.window.inspector


@pytest.fixture(params=LANGUAGES)
def small_window(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Window]:
    """The program in each language, on a screen with room for little."""
    set_language(request.param)
    with started(welcome=True) as editor:
        editor.window.resize(SCREEN)
        settle()
        yield editor.window


@pytest.fixture
def hot_pot(editor: Editor, qtbot: QtBot) -> Document:
    """The hot-pot template, opened as a new document."""
    document = editor.files.new("hot-pot")
    qtbot.wait(20)
    return document


@pytest.fixture
def answering(qtbot: QtBot) -> Callable[[str], list[str]]:
    """Press a button, by objectName, of the next dialog; the list gets the dialog's name."""

    def answer(button: str) -> list[str]:
        seen: list[str] = []

        def look() -> Callable[[], object] | None:
            dialog = QApplication.activeModalWidget()
            found = dialog.findChild(QAbstractButton, button) if dialog is not None else None
            if dialog is None or found is None:
                return None
            seen.append(dialog.objectName())
            return found.click

        wait_to_answer(button, look)
        return seen

    return answer


@pytest.fixture
def cxd(tmp_path: Path) -> Path:
    """The hot-pot template as a file of the person."""
    from cxdesigner.base.paths import resource

    target = tmp_path / "hot pot.cxd"
    target.write_bytes(resource("templates", "hot-pot.cxd").read_bytes())
    return target


@pytest.fixture
def hands(window: Window, hot_pot: Document, qtbot: QtBot) -> Iterator[Hands]:
    """Mouse and keys on the window, which shows the hot-pot template."""
    assert window.document is hot_pot
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas.setFocus()
    yield Hands(window)
    window.text_editing.finish()


@pytest.fixture
def scene() -> Scene:
    store = Store(load_template("hot-pot"))
    return LiveLayout(store, LayoutOptions(language="zh-CN")).scene


@pytest.fixture
def view(qtbot: QtBot, scene: Scene) -> CanvasView:
    made = CanvasView(Theme.load("light"))
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.show_scene(scene)
    settle()
    return made


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Every document is large, and laying out waits until it may go on."""
    go_on = threading.Event()
    real = sheets.laid_out

    def waiting(view: object, options: LayoutOptions) -> Made:
        if threading.current_thread() is not threading.main_thread():
            assert go_on.wait(20)
        return real(view, options)  # type: ignore[arg-type]

    monkeypatch.setattr(sheets, "LARGE", 0)
    monkeypatch.setattr(sheets, "laid_out", waiting)
    return go_on


@pytest.fixture
def presenter(window: Window, hot_pot: Document, qtbot: QtBot) -> Iterator[Presenter]:
    """Return a presentation of the hot-pot blueprint that is drawn; it may end in the test."""
    window.actions_["view.present"].trigger()
    found = window.findChild(Presenter)
    assert found is not None
    qtbot.waitUntil(lambda: found.stage.look is not None)
    yield found
    if window.findChild(Presenter) is not None:
        found.close()
