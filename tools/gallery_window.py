"""Views of the window itself: editors, inspector, panels, menus, lenses."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton

from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.tour import TOUR
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, Line
from cxdesigner.model.link import Link
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.report.analysis_pages.page import PAGE_KEYS
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


@view("analyses", "tools.analyses", "analyses:")
def analyses(room: Room) -> None:
    """Each page of the analyses."""
    room.fresh()
    room.act("tools.analyses")
    for key in PAGE_KEYS:
        room.window.show_dialog(f"analyses:page.{key}")
        room.wait(250)
        room.shot(f"analysis-{key}", room.window.analyses.panel)
    room.shot("analyses-window")
    room.fresh("empty-blueprint")
    room.act("tools.analyses")
    for key in PAGE_KEYS:
        room.window.show_dialog(f"analyses:page.{key}")
        room.wait(120)
        room.shot(f"analysis-empty-{key}", room.window.analyses.panel)


@view("what if", "tools.what_if")
def what_if(room: Room) -> None:
    """What if somebody is switched off, and other times."""
    room.fresh()
    room.act("tools.what_if")
    room.wait(200)
    room.shot("what-if")
    support = [lane.id for lane in room.document.store.lanes if lane.role == "support"]
    found = [e.id for e in room.document.store.of_type(Element) if e.lane_id in support]
    room.document.selection.set(found[:1])
    room.wait()
    room.act("tools.switch_off")
    room.wait(300)
    room.shot("what-if-off")
    room.act("tools.what_if")


@view("compare", "compare.with", "compare.side")
def compare(room: Room) -> None:
    """A blueprint beside what it was."""
    document = room.fresh()
    before = document.store.snapshot()
    elements = document.store.of_type(Element)
    with document.store.transaction("Change") as tx:
        tx.put(elements[3].replace(channel=elements[4].label, mitigation=elements[5].label))
        tx.put(elements[6].replace(step_id=elements[2].step_id))
        tx.delete([elements[8].id])
    room.window.session.host.compare(before, "as-is")
    comparing = room.window.comparing.controller
    assert comparing is not None
    room.until(lambda: comparing.is_current and comparing.found is not None)
    room.wait(300)
    room.shot("compare")
    room.act("compare.side")
    room.wait(300)
    room.shot("compare-side")


@view("panels", "view.problems", "view.minimap", "view.parking")
def panels(room: Room) -> None:
    """Problems, overview and parking strip."""
    document = room.fresh()
    room.window.show_panel("problems", True)
    room.wait(300)
    room.shot("problems-few")
    links = [link.id for link in document.store.of_type(Link)]
    document.run("x", delete_records, links[: len(links) // 2])
    room.window.findings.refresh()
    room.until(lambda: room.window.findings.is_current)
    room.wait(200)
    room.shot("problems-many")
    room.window.show_panel("problems", False)
    room.window.show_panel("minimap", True)
    room.shot("minimap")
    room.window.show_panel("minimap", False)
    document.selection.set([one.id for one in document.store.of_type(Element)[3:6]])
    room.act("move.park")
    room.wait(200)
    room.shot("parking")


@view("lenses", "view.heat", "view.critical_path")
def lenses(room: Room) -> None:
    """Figures laid over the drawing, and the emotion curve in its other places."""
    room.fresh()
    for name in ("critical_path", "ruler", "crossings", "all_personas", "emotion_above",
                 "emotion_overlay", "trace"):  # fmt: skip
        room.document.selection.set([first(room, Element)])
        room.act(f"view.{name}")
        room.wait(200)
        room.shot(f"lens-{name}")
    room.fresh()
    registry, session = room.window.registry, room.window.session
    choices = registry["view.heat"].choices
    assert choices is not None
    for choice in choices(session):
        registry.run("view.heat", session, choice.key)
        room.wait(200)
        room.shot(f"lens-heat-{choice.key}")


@view("storyboard", "insert.storyboard")
def storyboard(room: Room) -> None:
    """The lane of pictures, and the link that asks what kind it should be."""
    room.fresh("homestay")
    room.act("insert.storyboard")
    room.wait(200)
    room.shot("storyboard")


@view("guides", "guide.journey", "guide.cem")
def guides(room: Room) -> None:
    """Every page of the guides, filled and empty."""
    for template in (None, "empty-blueprint"):
        for action in ("guide.journey", "guide.cem"):
            room.fresh(template)
            room.act(action)
            room.wait(200)
            panel = room.window.guide.panel
            assert panel is not None
            for row in range(panel.steps.count()):
                panel.steps.setCurrentRow(row)
                room.wait(120)
                empty = "-empty" if template else ""
                room.shot(f"{action}-{row + 1}{empty}", room.window if row == 0 else panel)


@view("tour", "help.tour")
def tour(room: Room) -> None:
    """Each step of the tour and its end."""
    room.fresh("empty-blueprint")
    room.act("help.tour")
    room.wait(100)
    for step in TOUR:
        room.shot(f"tour-{step.id}", room.window.tour.panel)
        room.act("help.tour_skip")
    room.shot("tour-over", room.window.tour.panel)
    room.act("help.tour_end")


@view("welcome")
def welcome(room: Room) -> None:
    """The first page, without and with files opened before."""
    for document in room.editor.workspace.documents:
        document.set_saved()
        room.editor.workspace.remove(document)
    room.window.front.welcome()
    room.wait(1200)
    room.shot("welcome")
    path = room.folder / "Hot pot, main street.cxd"
    document = room.editor.files.new("hot-pot")
    room.editor.files.save_as(document, {"save-path": path})
    room.editor.workspace.remove(document)
    room.window.front.welcome()
    room.wait(1200)
    room.shot("welcome-recent")


@view("finders", "edit.palette", "palette", "edit.find", "find", "edit.replace", "replace",
      "view.filter", "filter")  # fmt: skip
def finders(room: Room) -> None:
    """Palette, find and replace, filter."""
    document = room.fresh()
    room.act("edit.palette")
    room.wait(150)
    room.shot("palette")
    room.window.finders.palette.field.setText("e")
    room.wait(200)
    room.shot("palette-typed")
    room.window.finders.palette.dismiss()
    room.act("edit.find")
    room.shot("find-empty")
    room.act("edit.replace")
    find = room.window.finders.find
    find.bar.field.setText(document.store.of_type(Element)[0].label.text(document.language)[:1])
    room.wait(400)
    room.shot("replace")
    find.bar.regex.setChecked(True)
    find.bar.field.setText("(")
    room.wait(300)
    room.shot("find-wrong")
    find.close_bar()
    room.act("view.filter")
    room.wait(200)
    popup = QApplication.activePopupWidget() or room.window.finders.filter.popover
    room.shot("filter", popup)
    room.close_popups()


@view("several documents")
def several(room: Room) -> None:
    """Tabs, and all that is selected."""
    room.fresh()
    for name in ("homestay", "empty-journey", "electronics"):
        room.editor.files.new(name)
    room.wait(200)
    room.act("edit.select_all")
    room.wait(200)
    room.shot("tabs")


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
