"""Views of what comes up beside something for a moment: choices, calendar, completions, waiting."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from cxdesigner.base.geometry import Point
from cxdesigner.base.i18n import _
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Stage
from cxdesigner.ui.canvas.pointer import PointerEvent
from cxdesigner.ui.dialogs.rules import RulesDialog
from cxdesigner.ui.dialogs.working import WorkingDialog
from cxdesigner.ui.panels.completing import CompletingLine
from cxdesigner.ui.panels.date_field import open_calendar
from cxdesigner.ui.plan.editor import PlanEditor
from tools.gallery_room import Room
from tools.gallery_views import view
from tools.gallery_window import first


@view("choices")
def choices(room: Room) -> None:
    """What a drop-down and a field that completes offer, and the kinds of a new link."""
    room.fresh()
    room.document.selection.set([first(room, Element)])
    room.wait(200)
    inspector = room.window.inspector
    line = next(one for one in inspector.findChildren(CompletingLine) if one.isVisible())
    line.setFocus()
    line.show_all()
    _shoot_above(room, "completions")
    room.document.selection.set([first(room, Stage)])
    room.wait(200)
    combo = next(one for one in inspector.findChildren(QComboBox) if one.isVisible())
    combo.showPopup()
    _shoot_above(room, "choice")
    combo.hidePopup()
    links = room.window.link_kinds
    for link in room.document.store.of_type(Link):
        links.offer(link.id, PointerEvent(Point(0.0, 0.0), view_x=300.0, view_y=260.0))
        if links.isVisible():
            break
    room.shot("link-kinds", links)
    links.dismiss()


@view("calendar")
def calendar(room: Room) -> None:
    """The calendar of a date, and what an action can answer."""
    room.fresh()
    room.act("view.plan")
    plan = room.window.editors.current
    assert isinstance(plan, PlanEditor)
    plan.board.choose(room.document.store.of_type(Opportunity)[0].id)
    room.wait(200)
    room.shot("plan-chosen")
    room.popup(plan.bar.buttons["answers"].click, "plan-answers")
    open_calendar(plan.strip, "gallery", _("Due date"), "2026-11-26", lambda _text: None)
    _shoot_above(room, "calendar")


@view("limits of rules")
def limits(room: Room) -> None:
    """The limits of the rules, in the second page of their dialog."""
    room.fresh()

    def see(dialog: QWidget) -> None:
        assert isinstance(dialog, RulesDialog)
        dialog.pages.setCurrentIndex(1)
        room.wait(150)
        room.shot("rules-limits", dialog)

    room.modal(lambda: room.act("tools.rules"), see)


@view("waiting")
def waiting(room: Room) -> None:
    """What is shown while something takes long."""
    room.fresh()
    dialog = WorkingDialog(_("The table is being read …"), room.window)
    dialog.show()
    dialog.show_progress(3, 8)
    room.wait(100)
    room.shot("waiting", dialog)
    dialog.close()


@view("guide filled in")
def filled_guide(room: Room) -> None:
    """Every page of the experience guide with its table filled in."""
    room.fresh("electronics")
    room.act("guide.cem")
    room.wait(200)
    panel = room.window.guide.panel
    assert panel is not None
    for row in range(panel.steps.count()):
        panel.steps.setCurrentRow(row)
        room.wait(350)
        room.shot(f"guide-filled-{row + 1}", panel)


def _shoot_above(room: Room, name: str) -> None:
    """Take the picture of what stands above the window."""
    room.wait(150)
    popup = QApplication.activePopupWidget()
    if popup is None:
        raise RuntimeError(f"nothing came up: {name}")
    room.shot(name, popup)
    room.close_popups()
