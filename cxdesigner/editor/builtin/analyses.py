"""Actions of the analysis panel."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.actions import Action, Choice, Slot
from cxdesigner.editor.builtin.conditions import has_document
from cxdesigner.editor.context import Context
from cxdesigner.editor.session import Session

PANEL = "analyses"


def actions() -> tuple[Action, ...]:
    """Return the actions that show the analyses and take them elsewhere."""
    return (
        Action(
            "tools.analyses",
            N_("Analyses"),
            lambda session: session.host.toggle_panel(PANEL),
            has_document,
            ("F12",),
            slots=(Slot("menu:tools", 2, 0),),
            checked=_is_shown,
        ),
        Action(
            "tools.analysis",
            N_("Show the analysis"),
            when=has_document,
            slots=(Slot("menu:tools", 2, 1),),
            choices=_pages,
            choose=lambda session, key: session.host.show(f"{PANEL}:page.{key}"),
        ),
        Action(
            "tools.copy_analysis_table",
            N_("Copy the tables of the analysis"),
            partial(_run, "copy_table"),
            _is_shown,
            slots=(Slot("menu:tools", 2, 2),),
        ),
        Action(
            "tools.copy_analysis_picture",
            N_("Copy the picture of the analysis"),
            partial(_run, "copy_picture"),
            _is_shown,
            slots=(Slot("menu:tools", 2, 3),),
        ),
        Action(
            "tools.export_analyses",
            N_("Export analysis report…"),
            partial(_run, "export"),
            has_document,
            icon="file-down",
            slots=(Slot("menu:tools", 2, 4),),
        ),
    )


def _is_shown(context: Context) -> bool:
    return context.has_document and PANEL in context.host.panels


def _run(command: str, session: Session) -> None:
    session.host.show(f"{PANEL}:{command}")


def _pages(session: Session) -> Sequence[Choice]:
    from cxdesigner.report.analysis_pages.page import PAGE_KEYS, TITLES

    shown = _shown_page(session)
    return tuple(Choice(key, _(TITLES[key]), key == shown) for key in PAGE_KEYS)


def _shown_page(session: Session) -> str:
    return session.document.view_state.analysis if _is_shown(session.context) else ""
