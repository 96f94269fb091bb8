"""A sample is opened, its curve is bent, and the program is asked to close it."""

from pathlib import Path

import pytest
from answers import take_away
from costs import compare
from hands import Hands
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from cxdesigner.base.paths import resource
from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.model.persona import Emotion
from cxdesigner.model.store import Store

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def value_at_c2(store: Store) -> float | None:
    return next(e.value for e in store.of_type(Emotion) if e.element_id == "c2")


@pytest.fixture
def file(hands: Hands, qtbot: QtBot, tmp_path: Path) -> Path:
    """A file of the sample, opened through the file dialog."""
    path = tmp_path / "pot.cxd"
    path.write_bytes(resource("templates", "hot-pot.cxd").read_bytes())
    seen = hands.expect(("files-open-path", hands.type_path(path)))
    hands.key(Qt.Key.Key_O, CONTROL)
    qtbot.waitUntil(lambda: hands.document.path == path, timeout=10_000)
    assert seen == ["files-open-path"]
    return path


def bend(hands: Hands) -> None:
    emotion = next(e for e in hands.document.store.of_type(Emotion) if e.element_id == "c2")
    axis = hands.window.controller.grid.emotion
    assert axis is not None
    start = hands.middle(emotion.id)
    hands.drag(start, QPointF(start.x(), axis.y_of(1)))


def test_the_curve_is_bent_taken_back_and_bent_again(hands: Hands, file: Path) -> None:
    before = value_at_c2(hands.document.store)
    bend(hands)
    assert value_at_c2(hands.document.store) == 1
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert value_at_c2(hands.document.store) == before
    assert not hands.document.is_dirty
    hands.key(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert value_at_c2(hands.document.store) == 1
    keys = hands.keys - len(str(file))
    compare("journeys", "Curve bent in a file", hands.presses, keys, hands.letters)


@pytest.mark.parametrize("answer", ["save", "discard", "cancel"])
def test_closing_unsaved_work_does_what_the_button_says(
    hands: Hands, file: Path, answer: str
) -> None:
    bend(hands)
    document = hands.document
    before = hands.presses, hands.keys
    seen = hands.expect(("question-unsaved", hands.press(f"answer-{answer}")))
    hands.key(Qt.Key.Key_W, CONTROL)
    cost = hands.presses - before[0], hands.keys - before[1]
    compare("journeys", "Unsaved work closed", *cost, 0)
    assert seen == ["question-unsaved"]
    stored = value_at_c2(Store(read_cxd(file.read_bytes(), file.name).records))
    assert (stored == 1) == (answer == "save")
    assert (document in hands.window.workspace.documents) == (answer == "cancel")
    if answer == "cancel":
        assert document.is_dirty


def test_text_that_is_being_typed_counts_as_unsaved(hands: Hands, file: Path) -> None:
    document = hands.document
    hands.double_click(hands.middle("c2"))
    hands.type("Queue")
    seen = hands.expect(("question-unsaved", hands.press("answer-save")))
    hands.key(Qt.Key.Key_W, CONTROL)
    assert seen == ["question-unsaved"]
    assert "Queue" in file.read_text(encoding="utf-8")
    assert document not in hands.window.workspace.documents


def test_closing_a_document_without_changes_asks_nothing(hands: Hands, file: Path) -> None:
    document = hands.document
    seen = hands.expect(("question-unsaved", hands.press("answer-cancel")))
    hands.key(Qt.Key.Key_W, CONTROL)
    assert seen == []
    assert take_away() == ["question-unsaved"]
    assert document not in hands.window.workspace.documents
