"""One window for all tests of a module, with everything shown that can be."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hands import Hands
from program import running
from PySide6.QtWidgets import QApplication

from cxdesigner.formats.templates import load_template
from cxdesigner.ui.assembly import Editor


@pytest.fixture
def editor(shared: Editor) -> Editor:
    """The program in front; a dialog or a test before may have left it behind."""
    hands = Hands(shared.window)
    shared.window.activateWindow()
    hands.wait(shared.window.isActiveWindow)
    return shared


@pytest.fixture(scope="module")
def shared(qapp: QApplication) -> Iterator[Editor]:
    """The program with everything shown that can be: an element in the inspector, problems."""
    with running(load_template("outpatient")) as made:
        made.window.show_panel("problems", True)
        yield made
