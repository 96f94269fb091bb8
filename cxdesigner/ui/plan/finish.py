"""What a done action changed, asked when it is done: the loop from hearing to telling closes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from cxdesigner.analysis.words import named
from cxdesigner.base.i18n import _
from cxdesigner.editor.commands import plan
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Feedback, Opportunity
from cxdesigner.model.queries import reading_order
from cxdesigner.model.view import RecordView
from cxdesigner.report.analysis_pages.behind import things_behind
from cxdesigner.report.plan.actions import DONE
from cxdesigner.report.record_names import name_of
from cxdesigner.ui.dialogs.frame import FramedDialog
from cxdesigner.ui.widgets import plain_label

_BETWEEN_PX = 18


class FinishDialog(FramedDialog):
    """Ticks what an action changed, and which feedback is closed and told to customers.

    What it changed before is ticked; else nothing is: only the person knows.
    """

    def __init__(self, document: Document, action_id: str, parent: QWidget | None = None) -> None:
        super().__init__("finishDialog", _("What did it change?"), parent)
        view, language = document.store, document.language
        idea = view.need(Opportunity, action_id)
        about = plain_label(name_of(view, idea, language), wrap=True)
        about.setObjectName("finishAction")
        self.body.addWidget(about)
        self.body.addWidget(plain_label(_("Elements that it changed"), "field"))
        self.elements = QListWidget()
        self.elements.setObjectName("finishElements")
        self.elements.setAccessibleName(_("Elements that it changed"))
        self.elements.setMinimumHeight(190)
        for key in candidates(document, action_id):
            item = QListWidgetItem(name_of(view, view.find(key), language))
            item.setData(Qt.ItemDataRole.UserRole, key)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable)
            on = key in idea.changed_ids
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.elements.addItem(item)
        self.elements.setCurrentRow(0)
        self.body.addWidget(self.elements, 1)
        self.closed: dict[str, QCheckBox] = {}
        self.told: dict[str, QCheckBox] = {}
        for item_of in view.referring(action_id, Feedback):
            self._add_feedback(item_of, name_of(view, item_of, language))
        self.add_cancel()
        self.accept_button = self.add_button("finish", _("It is done"), default=True)
        self.accept_button.clicked.connect(self.accept)
        self.setMinimumWidth(440)

    def _add_feedback(self, item: Feedback, name: str) -> None:
        self.body.addWidget(
            plain_label(_("Feedback: {name}").format(name=name), "field", wrap=True)
        )
        row = QHBoxLayout()
        row.setSpacing(_BETWEEN_PX)
        for kind, words, on, boxes in (
            ("Closed", _("Closed"), True, self.closed),
            ("Told", _("The customer was told"), item.told_customer, self.told),
        ):
            box = QCheckBox(words)
            box.setObjectName(f"finish{kind}-{item.id}")
            box.setAccessibleName(named(words, name))
            box.setChecked(on)
            row.addWidget(box)
            boxes[item.id] = box
        row.addStretch(1)
        self.body.addLayout(row)

    @property
    def changed_ids(self) -> tuple[str, ...]:
        """The elements that are ticked."""
        items = (self.elements.item(row) for row in range(self.elements.count()))
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    @property
    def closed_ids(self) -> tuple[str, ...]:
        """The feedback that is closed."""
        return tuple(key for key, box in self.closed.items() if box.isChecked())

    @property
    def told_ids(self) -> tuple[str, ...]:
        """The feedback whose customers were told."""
        return tuple(key for key, box in self.told.items() if box.isChecked())


def is_finishing(view: RecordView, record_ids: Sequence[str], status: object) -> bool:
    """Say whether a status is that of actions that are done, and these are actions."""
    return status == DONE and all(view.get(Opportunity, key) is not None for key in record_ids)


def ask_and_finish(document: Document, action_ids: Sequence[str], parent: QWidget | None) -> None:
    """Ask of each action what it changed and what feedback is closed by it, and keep that.

    It is the only way by which the window says that an action is done. One that is called off
    stays as it is.
    """
    for key in action_ids:
        dialog = FinishDialog(document, key, parent)
        if dialog.exec():
            with document.transaction(_("Action done")) as tx:
                plan.finish(tx, key, dialog.changed_ids, dialog.closed_ids, dialog.told_ids)
        dialog.deleteLater()


def candidates(document: Document, action_id: str) -> Sequence[str]:
    """Return the elements to choose from: what it is about, what is selected, then all others."""
    view = document.store
    idea = view.need(Opportunity, action_id)
    first = [
        *idea.changed_ids,
        *things_behind(view, (action_id,)),
        *document.selection.ids,
        *(element.id for element in reading_order(view)),
    ]
    return [key for key in dict.fromkeys(first) if view.get(Element, key) is not None]
