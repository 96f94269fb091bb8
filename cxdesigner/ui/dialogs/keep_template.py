"""What is open becomes a template: how it is called, and how much of it is kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QRadioButton, QWidget

from cxdesigner.base.errors import CxError
from cxdesigner.base.i18n import _
from cxdesigner.editor.document import Document
from cxdesigner.editor.own_templates import keep_as_template
from cxdesigner.editor.questions import Done, settle
from cxdesigner.ui.dialogs.frame import FramedDialog
from cxdesigner.ui.dialogs.questions import ask
from cxdesigner.ui.text_fields import TextLine
from cxdesigner.ui.widgets import plain_label

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window

MOST_LETTERS = 80


class KeepTemplateDialog(FramedDialog):
    """A name, and whether the content is kept or the frame alone."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__("keepTemplateDialog", _("Save as template"), parent)
        hint = _("“New from template” offers it from then on.")
        self.body.addWidget(plain_label(hint, "hint", wrap=True))
        self.name = TextLine(document.store.blueprint.title.text(document.language))
        self.name.setObjectName("keepTemplateName")
        self.name.setAccessibleName(_("Name of the template"))
        self.name.setPlaceholderText(_("Name of the template"))
        self.name.setMaxLength(MOST_LETTERS)
        self.body.addWidget(self.name)
        self.whole = QRadioButton(_("With all its content"))
        self.whole.setObjectName("keepTemplateWhole")
        self.frame = QRadioButton(_("Only stages, steps, lanes and lines"))
        self.frame.setObjectName("keepTemplateFrame")
        self.whole.setChecked(True)
        for button in (self.whole, self.frame):
            self.body.addWidget(button)
        self.said = plain_label("", "error", wrap=True)
        self.said.hide()
        self.body.addWidget(self.said)
        self.add_cancel()
        self.keep = self.add_button("keepTemplate", _("Save template"), default=True)
        self.name.textChanged.connect(self._look)
        self._look()
        self.resize(460, self.sizeHint().height())
        self.name.setFocus()
        self.name.selectAll()

    def _look(self) -> None:
        self.keep.setEnabled(bool(self.name.text().strip()))
        self.said.hide()

    def say(self, error: CxError) -> None:
        """Say why it could not be kept; what was typed stays."""
        self.said.setText(str(error))
        self.said.show()


def ask_keep_template(window: Window) -> None:
    """Let the person keep the active document as a template."""
    document, session = window.document, window.session
    if document is None:
        return
    window.commit_fields()
    dialog = KeepTemplateDialog(document, window)

    def keep() -> None:
        attempt = partial(
            keep_as_template,
            session.files,
            document,
            dialog.name.text(),
            whole=dialog.whole.isChecked(),
        )
        try:
            outcome = settle(attempt, partial(ask, parent=dialog))
        except CxError as error:
            dialog.say(error)
            return
        if isinstance(outcome, Done):
            session.host.tell(outcome.message)
            dialog.accept()

    dialog.keep.clicked.connect(keep)
    dialog.exec()
    dialog.deleteLater()
