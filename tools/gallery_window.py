"""Views of the window itself: editors, inspector, panels, menus, lenses."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QToolButton

from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, Line
from cxdesigner.model.link import Link
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from tools.gallery_room import Room
from tools.gallery_views import view

RECORDS: tuple[type[Record], ...] = (Element, Link, Lane, Line, Stage, Step)


@view("canvas")
def canvas(room: Room) -> None:
    """The canvas with an element, and empty ones."""
    room.fresh()
    room.shot("canvas")
    room.document.selection.set([first(room, Element)])
    room.wait(200)
    room.shot("canvas-selected")
    for template in ("empty-blueprint", "empty-journey", "homestay"):
        room.fresh(template)
        room.shot(f"canvas-{template}")


@view("inspector")
def inspector(room: Room) -> None:
    """Each page of the inspector, and all of it unfolded, piece by piece."""
    room.fresh()
    for kind in (*RECORDS, None):
        room.document.selection.set([first(room, kind)] if kind else [])
        room.wait(200)
        name = kind.__name__.lower() if kind else "document"
        room.shot(f"inspector-{name}", room.window.inspector)
        _unfold(room, name)
    room.document.selection.set([one.id for one in room.document.store.of_type(Element)[:4]])
    room.wait(200)
    room.shot("inspector-many", room.window.inspector)
    _unfold(room, "many")


def first(room: Room, kind: type[Record]) -> str:
    """Return the id of what shows most of its kind: something of the second step, if there is."""
    found = room.document.store.of_type(kind)
    if kind is Element:
        marked = [one for one in found if getattr(one, "marks", ())]
        return (marked or list(found))[0].id
    return found[0].id


def _unfold(room: Room, name: str) -> None:
    inspector = room.window.inspector
    for _round in range(2):
        for header in inspector.findChildren(QPushButton, "foldHeader"):
            if header.isVisible() and not header.isChecked():
                header.click()
        room.wait(120)
    for add in inspector.findChildren(QPushButton):
        if add.isVisible() and add.isEnabled() and add.objectName().endswith("Add"):
            add.click()
            room.wait(40)
    for _round in range(2):
        for header in inspector.findChildren(QPushButton, "foldHeader"):
            if header.isVisible() and not header.isChecked():
                header.click()
        room.wait(120)
    bar = inspector.verticalScrollBar()
    height = inspector.viewport().height()
    for part in range(1 + bar.maximum() // max(1, height)):
        bar.setValue(part * height)
        room.shot(f"inspector-{name}-open-{part}", inspector)


@view("menus")
def menus(room: Room) -> None:
    """The menus of the menu bar with their menus within."""
    room.fresh()
    room.document.selection.set([first(room, Element)])
    room.wait()
    bar = room.window.menuBar()
    for entry in bar.actions():
        menu = entry.menu()
        if isinstance(menu, QMenu):
            _shoot_menu(room, menu)


def _shoot_menu(room: Room, menu: QMenu) -> None:
    menu.popup(QPoint(0, 0))
    room.wait(60)
    room.shot(f"{menu.objectName()}", menu)
    menu.close()
    for entry in menu.actions():
        inner = entry.menu()
        if isinstance(inner, QMenu) and inner.actions():
            if not inner.objectName():
                inner.setObjectName(f"{menu.objectName()}-{entry.objectName()}")
            _shoot_menu(room, inner)


@view("context menus")
def context_menus(room: Room) -> None:
    """What a right click offers."""
    room.fresh()
    for kind in (*RECORDS, None):
        key = first(room, kind) if kind else None
        name = kind.__name__.lower() if kind else "canvas"
        room.popup(
            lambda key=key: room.window.show_record_menu(key, QPoint(0, 0)),  # type: ignore[misc]
            f"context-{name}",
        )


@view("toolbar menus")
def toolbar_menus(room: Room) -> None:
    """The drop-down menus of the toolbar and of the foot."""
    room.fresh()
    for button in room.window.findChildren(QToolButton):
        # Qt says that there is one always; most buttons have none.
        menu: QMenu | None = button.menu()
        if menu is not None and button.isVisible() and button.isEnabled():
            menu.aboutToShow.emit()
            menu.popup(QPoint(0, 0))
            room.wait(60)
            room.shot(f"drop-{button.objectName()}", menu)
            menu.close()


@view("table", "view.table", "table.filter_column", "table.columns")
def table(room: Room) -> None:
    """The table of elements and of steps, its filter, its menu, an empty one."""
    room.fresh()
    room.act("view.table")
    room.wait(300)
    room.shot("table-elements")
    editor = room.window.editors.current
    room.popup(lambda: editor.open_filter(2), "table-filter-popup")  # type: ignore[attr-defined]
    room.popup(lambda: room.act("table.columns"), "table-columns")
    room.act("table.rows_steps")
    room.wait(300)
    room.shot("table-steps")
    room.fresh("empty-journey")
    room.act("view.table")
    room.wait(200)
    room.shot("table-empty")


@view("outline", "view.outline", "outline_filter")
def outline(room: Room) -> None:
    """The outline, and its filter."""
    room.fresh()
    room.act("view.outline")
    room.wait(300)
    room.shot("outline")
    room.act("outline.filter")
    field = room.window.findChild(QLineEdit, "outlineFilter")
    assert field is not None
    field.setText(room.document.store.of_type(Element)[0].label.text(room.look.language)[:4])
    room.wait(300)
    room.shot("outline-filter")
    room.fresh("empty-blueprint")
    room.act("view.outline")
    room.wait(200)
    room.shot("outline-empty")


@view("plan", "view.plan", "plan:")
def plan(room: Room) -> None:
    """The plan: board, table, roles; an empty one."""
    for template in (None, "empty-blueprint"):
        room.fresh(template)
        room.act("view.plan")
        room.wait(300)
        for tab in ("board", "table", "roles"):
            room.act(f"plan.{tab}")
            room.wait(200)
            room.shot(f"plan-{tab}{'-empty' if template else ''}")


@view("several documents")
def several(room: Room) -> None:
    """Tabs, and all that is selected."""
    documents = [room.fresh()]
    for name in ("homestay", "empty-journey", "electronics"):
        # Else the next one takes its place: nothing was done in it.
        documents[-1].set_unsaved()
        documents.append(room.editor.files.new(name))
    room.wait(200)
    room.act("edit.select_all")
    room.wait(200)
    room.shot("tabs")
    for document in documents:
        document.set_saved()


@view("rail")
def rail(room: Room) -> None:
    """Tools of the rail in use, text typed in place."""
    room.fresh()
    for tool in ("link", "line", "lane"):
        room.act(f"tool.{tool}")
        room.shot(f"tool-{tool}")
    room.act("tool.select")
    room.document.selection.set([first(room, Element)])
    room.act("edit.rename")
    room.wait(200)
    room.shot("typing")
    room.window.text_editing.finish()
