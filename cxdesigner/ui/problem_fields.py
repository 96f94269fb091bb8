"""Where a person fills in what only they know: the field that a finding names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.persona import Persona
from cxdesigner.rules.cem import steps_filled
from cxdesigner.ui.panels.known_groups import SHOWN_WITH_OWNER

if TYPE_CHECKING:
    from cxdesigner.editor.document import Document
    from cxdesigner.rules.finding import Finding
    from cxdesigner.ui.window import Window

CEM_PAGES: tuple[str, ...] = ("brand", "scores", "key", "ideal", "needs", "fit", "review")
"""Pages of the guide of the experience method, in the order of its seven steps."""


def lead_to_field(window: Window, finding: Finding) -> bool:
    """Show the field to fill in and put the focus there; say whether there is one."""
    document = window.document
    if document is None or not finding.field:
        return False
    match finding.code:
        case "M01" | "M04":
            _show_guide(window, document, finding)
            return True
        case "M08":
            window.analyses.run("page.servqual")
            return True
    window.show_panel("inspector", True)
    record = document.store.find(finding.subjects[0]) if finding.subjects else None
    if finding.document and not finding.parts and finding.field in Blueprint.model_fields:
        document.selection.set(())
    elif record is not None and type(record) in {Persona, *SHOWN_WITH_OWNER}:
        return window.inspector.focus_card(record.id, finding.field)
    return window.inspector.focus_field(finding.field)


def _show_guide(window: Window, document: Document, finding: Finding) -> None:
    filled = steps_filled(document.store)
    # The last edit may have filled the one that was left out.
    skipped = filled.index(False) if False in filled else len(CEM_PAGES) - 1
    page = "fit" if finding.code == "M04" else CEM_PAGES[skipped]
    document.set_view(guide=document.view_state.guide.show("cem").at(page))
    if window.guide.panel is not None:
        window.guide.panel.steps.setFocus()
