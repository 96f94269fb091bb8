"""Above a step without a stage a double click begins one, as it begins an element in a cell."""

from __future__ import annotations

from hands import Hands, settle
from program import running
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from cxdesigner.editor.commands.stages import group_steps
from cxdesigner.formats.templates import load_template
from cxdesigner.model.stage import Stage, Step


def test_a_double_click_above_a_step_without_stage_begins_one(qtbot: QtBot) -> None:
    with running(load_template("empty-blueprint")) as editor:
        hands = Hands(editor.window)
        store = hands.document.store
        first, second = (step.id for step in store.steps[:2])
        (stage,) = hands.document.run("Stage", group_steps, (first,))
        settle()
        bar, high = hands.header(stage)
        at = QPointF(hands.header(second)[1].x(), high.y())
        hands.double_click_on(bar, at)
        settle()
        hands.type("Eats")
        hands.key(Qt.Key.Key_Return)
        made = store.need(Stage, store.need(Step, second).stage_id or "")
        assert made.name.line("en") == "Eats"
        assert store.count(Stage) == 2
        # Beside the columns nothing begins.
        hands.double_click_on(bar, QPointF(bar.width() - 3.0, high.y()))
        assert store.count(Stage) == 2
        hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert store.need(Step, second).stage_id is None
