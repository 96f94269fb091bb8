"""The hot-pot blueprint of the sample, from the empty template, by mouse; keys only type texts."""

from pathlib import Path

import hot_pot
import hot_pot_mouse as parts
import pytest
from costs import compare
from mouse_hands import Mouse
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cxdesigner.base.i18n import _
from cxdesigner.ui.window import Window


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_whole_blueprint(chinese_window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    hands, pot = Mouse(chinese_window), hot_pot.shipped()
    start = chinese_window.findChild(QPushButton, "welcome-file.new")
    hands.press_button(start)
    parts.describe_blueprint(hands, pot)
    parts.draw_elements(hands, pot)
    parts.draw_stages(hands, pot)
    parts.draw_links(hands, pot)
    parts.describe_elements(hands, pot)
    parts.write_insights(hands, pot)
    parts.write_feedback(hands, pot)

    target, pdf = tmp_path / "pot.cxd", tmp_path / "pot.pdf"
    hands.expect(("files-save-path", hands.click_path(target)))
    hands.choose_in_menu_bar(_("File"), _("Save"))
    qtbot.waitUntil(lambda: target.exists() and not hands.document.is_dirty, timeout=10_000)
    hands.expect(
        ("exportDialog", hands.press("export")), ("files-export-path", hands.click_path(pdf))
    )
    hands.press_button(chinese_window.toolbar.export)
    qtbot.waitUntil(pdf.exists, timeout=30_000)

    hot_pot.check_outcome(hands.document.store, pot, target, pdf)
    keys = hands.keys - len(str(target)) - len(str(pdf))
    # No key but letters, and Enter between the lines of a list.
    assert keys == hands.letters + hands.line_ends
    compare("journeys", "Hot pot by mouse", hands.presses, keys, hands.letters)
