"""What the program is, its version, and the licences of what it is built on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from cxdesigner import __version__
from cxdesigner.base.i18n import N_, _
from cxdesigner.base.paths import resource
from cxdesigner.ui.dialogs.frame import FramedDialog
from cxdesigner.ui.widgets import plain_label

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window


SAID = (
    N_("Third-party software"),
    N_(
        "CX Designer is built on the work of others. The frozen program holds the packages of the "
        "first table; the full texts of their licences lie in its folder "
        "resources/licences/packages/, and those of the LGPL, GPL and MPL beside this file."
    ),
    N_("Package  ·  Version  ·  Licence  ·  From"),
    N_("Also in the frozen program  ·  Licence"),
    N_("Shipped files  ·  Licence"),
    N_(
        "Qt and PySide6 are used unchanged under the GNU Lesser General Public License, version 3. "
        "They lie as separate libraries in the folder of the program and may be replaced by other "
        "versions of the same interface. Their source is offered at https://download.qt.io and "
        "https://code.qt.io/cgit/pyside/pyside-setup.git."
    ),
)
"""Lines of the notices that are sentences and headings, and not names."""


class AboutDialog(FramedDialog):
    """Version and licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("aboutDialog", _("CX Designer"), parent)
        self.body.addWidget(plain_label(_("Version {version}").format(version=__version__)))
        self.body.addWidget(
            plain_label(
                _("Draw service blueprints and journey maps, see them checked, hand over a PDF."),
                wrap=True,
            )
        )
        self.body.addWidget(plain_label(_("Software and fonts of others"), "field"))
        notices = self.notices = QPlainTextEdit()
        notices.setObjectName("aboutNotices")
        notices.setAccessibleName(_("Software and fonts of others"))
        notices.setReadOnly(True)
        try:
            text = without_markup(
                resource("licences", "THIRD-PARTY.md").read_text(encoding="utf-8")
            )
        except OSError:
            text = _("The notices are missing. Install the program again.")
        said = (_(line) if line in SAID else line for line in text.split("\n"))
        notices.setPlainText("\n".join(said))
        self.body.addWidget(notices)
        close = self.add_button("close", _("Close"), default=True)
        close.clicked.connect(self.accept)
        self.resize(560, 460)


def without_markup(text: str) -> str:
    """Return Markdown as plain lines: headings, rows of tables with gaps, addresses of links.

    A paragraph is one line, to be broken where the reader's window ends.
    """
    lines: list[str] = []
    goes_on = False
    for line in text.splitlines():
        if re.fullmatch(r"[|\s:-]+", line) and "-" in line:
            continue
        is_words = bool(line) and not line.startswith(("|", "#", "-", "*", " "))
        if line.startswith("|"):
            line = "  ·  ".join(cell.strip() for cell in line.strip("|").split("|"))
        line = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line).replace("`", "").lstrip("# ")
        if goes_on and is_words:
            lines[-1] += f" {line}"
        else:
            lines.append(line)
        goes_on = is_words
    return "\n".join(lines)


def show_about(window: Window) -> None:
    """Show what the program is."""
    dialog = AboutDialog(window)
    dialog.exec()
    dialog.deleteLater()
