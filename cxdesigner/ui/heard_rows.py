"""What a screen reader knows of the rows of a tree."""

from __future__ import annotations

from weakref import ref

from PySide6.QtGui import QAccessible, QAccessibleTableModelChangeEvent
from PySide6.QtWidgets import QTreeView


def read_anew_when_folded(tree: QTreeView) -> None:
    """Let the rows of a tree be read anew after one is folded.

    A screen reader finds a row by its number among those that are not folded away. Qt forgets what
    it has read as rows are unfolded, come and go, but not as they are folded: it would go on
    telling what had stood at a number before.
    """
    known = ref(tree)

    def forget(_index: object) -> None:
        folded = known()
        if folded is not None and QAccessible.isActive():
            reset = QAccessibleTableModelChangeEvent.ModelChangeType.ModelReset
            QAccessible.updateAccessibility(QAccessibleTableModelChangeEvent(folded, reset))

    tree.collapsed.connect(forget)
