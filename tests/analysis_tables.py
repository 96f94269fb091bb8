"""The tables of an analysis as a small window shows them."""

from __future__ import annotations

from collections.abc import Iterator

from hands import settle
from pytestqt.qtbot import QtBot

from cxdesigner.analysis.facts import Facts
from cxdesigner.base.i18n import use_language
from cxdesigner.formats.templates import load_template
from cxdesigner.model.store import Store
from cxdesigner.report.analysis_pages.compose import analysis_page
from cxdesigner.report.table import Section, Table
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.analysis.tables import SectionTable

ROOM_PX = 495
"""What a window of 1366 × 768 leaves to the tables beside the narrowest picture."""

_TEMPLATES = {"en": "outpatient", "zh-CN": "hot-pot", "zh-TW": "electronics"}


def tables_in_a_small_window(
    theme: Theme, qtbot: QtBot, key: str, language: str
) -> Iterator[tuple[Section, Table, SectionTable]]:
    """Yield each table of an analysis of the sample that is written in a language."""
    with use_language(language):
        facts = Facts(Store(load_template(_TEMPLATES[language])))
        for section in analysis_page(key, facts, language).sections:
            if section.table is None:
                continue
            found = SectionTable(section, theme)
            qtbot.addWidget(found)
            found.setFixedWidth(ROOM_PX)
            found.show()
            settle()
            yield section, section.table, found
