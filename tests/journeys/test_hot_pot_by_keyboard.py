"""The hot-pot blueprint of the sample, from the empty template, by keyboard alone."""

from pathlib import Path

import hot_pot
import hot_pot_keys as parts
import pytest
from costs import compare
from key_hands import CONTROL, K, Keys
from pytestqt.qtbot import QtBot

from cxdesigner.ui.window import Window


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_whole_blueprint(chinese_window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    hands, pot = Keys(chinese_window), hot_pot.shipped()
    # The first button of the welcome page has the focus.
    hands.key(K.Key_Return)
    parts.describe_blueprint(hands, pot)
    parts.list_of_steps(hands, pot)
    parts.draw_the_rest(hands, pot)
    parts.link_the_rest(hands, pot)
    parts.describe_stages(hands, pot)
    parts.fill_the_table(hands, pot)
    parts.write_insights(hands, pot)
    parts.write_feedback(hands, pot)

    target, pdf = tmp_path / "pot.cxd", tmp_path / "pot.pdf"
    hands.expect(("files-save-path", hands.type_path(target)))
    hands.key("s", CONTROL)
    qtbot.waitUntil(lambda: target.exists() and not hands.document.is_dirty, timeout=10_000)
    hands.expect(("exportDialog", hands.enter), ("files-export-path", hands.type_path(pdf)))
    hands.key("e", CONTROL)
    qtbot.waitUntil(pdf.exists, timeout=30_000)

    hot_pot.check_outcome(hands.document.store, pot, target, pdf)
    assert hands.presses == 0
    keys = hands.keys - len(str(target)) - len(str(pdf))
    compare("journeys", "Hot pot by keyboard", hands.presses, keys, hands.letters)
