"""Views of what stands beside the drawing: analyses, what if, comparison, guides, tour, finders."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QApplication

from cxdesigner.base.i18n import _
from cxdesigner.base.progress import reached
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.tour import TOUR
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.report.analysis_pages.page import PAGE_KEYS
from cxdesigner.ui.workers import Job
from tools.gallery_room import Room
from tools.gallery_views import view
from tools.gallery_window import first


@view("analyses", "tools.analyses", "analyses:")
def analyses(room: Room) -> None:
    """Each page of the analyses."""
    room.fresh()
    room.act("tools.analyses")
    for key in PAGE_KEYS:
        show_analysis(room, key)
        room.shot(f"analysis-{key}", room.window.analyses.panel)
    room.shot("analyses-window")
    room.fresh("empty-blueprint")
    room.act("tools.analyses")
    for key in PAGE_KEYS:
        show_analysis(room, key)
        room.shot(f"analysis-empty-{key}", room.window.analyses.panel)


def show_analysis(room: Room, key: str) -> None:
    """Show a page of the analyses, and wait until its figures are there."""
    room.window.show_dialog(f"analyses:page.{key}")
    panel = room.window.analyses.panel
    view = panel.view
    room.until(lambda: view.page is not None and view.page.key == key)
    room.wait(120)
    # Its picture may be drawn again, as wide as the tables leave room for.
    room.until(lambda: panel.live.is_current)


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
    room.window.session.host.compare(before, document.name)
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
    legend = room.window.lens_legend
    assert legend is not None
    room.popup(legend.click, "lens-legend")
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
                room.wait(350)
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


@view("work aside", "edit.cancel_work")
def work_aside(room: Room) -> None:
    """What is worked out beside the person, in the foot; a page of analysis that was stopped."""
    room.fresh()
    line = room.window.status.under_way
    for name, shares in (("busy", ()), ("share", (0.4,))):
        go_on = threading.Event()
        job = Job(partial(_hold, go_on, shares))
        line.tell(_("Drawing the picture …"), job, job.cancel)
        job.start()
        room.until(line.isVisible)
        room.wait(200)
        room.shot(f"work-aside-{name}")
        go_on.set()
        room.until(line.isHidden)
    room.window.show_panel("analyses", True)
    live = room.window.analyses.panel.live
    room.until(lambda: live.is_current)
    live.refresh()
    live.stop()
    room.wait(200)
    room.shot("work-aside-stopped")
    room.window.show_panel("analyses", False)


def _hold(go_on: threading.Event, shares: Sequence[float], _job: Job) -> None:
    for share in shares:
        reached(share)
    go_on.wait(20)
