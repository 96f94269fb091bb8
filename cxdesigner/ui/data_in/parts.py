"""Words and small parts of the dialog that brings a table in."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton

from cxdesigner.base.i18n import _
from cxdesigner.ui.widgets import plain_label


def what_it_takes() -> str:
    """Say what a table looks like that can be read, for whoever has none yet."""
    return "\n".join(
        (
            _("A CSV or Excel table whose first row names the columns, in one of three layouts:"),
            _("One row for each answer: touchpoint, score, and if you like the date."),
            _("One row for each touchpoint: its name, then NPS, CSAT, CES, number of answers …"),
            _("One row for each person, and a column of scores named after each touchpoint."),
        )
    )


def button(name: str, words: str) -> QPushButton:
    """Return a button that Enter does not press by itself."""
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAutoDefault(False)
    return made


def said(name: str, role: str) -> QLabel:
    """Return an empty label for what comes of the table, strong or as a hint."""
    label = plain_label("", "strong" if role == "strong" else "hint", wrap=True)
    label.setObjectName(name)
    return label
