"""Hands on the outline of a small blueprint."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hands import Hands, settle
from PySide6.QtCore import QPoint, Qt

from builders import BlueprintBuilder
from cxdesigner.editor.document import Document
from cxdesigner.editor.outline.nodes import Key
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.outline.editor import OutlineEditor
from cxdesigner.ui.outline.model import OutlineModel


def sample() -> BlueprintBuilder:
    builder = BlueprintBuilder(steps=4, stages=(2, 2))
    builder.element("queue", "customer", 1, label="Takes a number", marks=("wait",))
    builder.element("second", "customer", 1, label="Waits")
    builder.element("host", "frontstage", 1, label="Shows tables")
    builder.element("sit", "customer", 2, label="Sits down")
    builder.element("brand", "evidence", None, label="Brand")
    builder.link("queue", "sit")
    builder.emotion("queue", 0.5)
    return builder


def long_sample(steps: int) -> BlueprintBuilder:
    """Stages of one step each, an element in each of them; every second one waits."""
    builder = BlueprintBuilder(steps=steps, stages=(1,) * steps)
    for step in range(1, steps + 1):
        marks = ("wait",) if step % 2 else ()
        builder.element(f"at-{step}", "customer", step, label=f"Does {step}", marks=marks)
    return builder


class OutlineHands(Hands):
    """Hands on the outline."""

    @property
    def outline(self) -> OutlineEditor:
        found = self.window.editors.get("outline")
        assert isinstance(found, OutlineEditor)
        return found

    @property
    def model(self) -> OutlineModel:
        found = self.outline.tree.outline()
        assert found is not None
        return found

    @property
    def current(self) -> Key | None:
        return self.outline.tree.current_key()

    def select(self, record_id: str) -> None:
        self.document.selection.set((record_id,))
        settle()

    def selected(self) -> list[Key]:
        rows = self.outline.tree.selectionModel().selectedRows()
        return [self.model.key(index) for index in rows]

    def seen(self) -> list[Key]:
        """Return the rows that can be scrolled to, from top to bottom."""
        found = list[Key]()
        index = self.model.index(0, 0)
        while index.isValid():
            found.append(self.model.key(index))
            index = self.outline.tree.indexBelow(index)
        return found

    def in_sight(self) -> list[Key]:
        """Return the rows in sight, from top to bottom."""
        tree, found = self.outline.tree, list[Key]()
        index = tree.indexAt(QPoint(0, 0))
        while index.isValid() and tree.visualRect(index).top() < tree.viewport().height():
            found.append(self.model.key(index))
            index = tree.indexBelow(index)
        return found

    def is_open(self, key: Key) -> bool:
        return self.outline.tree.isExpanded(self.model.index_at(key))

    def cell(self, lane: str, step: str | None) -> list[str]:
        cell = self.document.store.elements_in(f"lane-{lane}", step)
        return [element.label.text("en") for element in cell]


@contextmanager
def outline_of_its_own(
    editor: Editor, builder: BlueprintBuilder | None = None
) -> Iterator[OutlineHands]:
    """Give hands on the outline of a document of their own in a window that others use too."""
    document = editor.workspace.add(Document((builder or sample()).records, name="Sample"))
    settle()
    found = OutlineHands(editor.window)
    found.key("3", Qt.KeyboardModifier.AltModifier)
    yield found
    for other in editor.workspace.documents:
        other.set_saved()
        if other is not document:
            editor.workspace.remove(other)
