"""View actions."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import LANGUAGES, N_, _
from cxdesigner.editor.actions import Action, Choice, Slot
from cxdesigner.editor.builtin.conditions import has_document
from cxdesigner.editor.context import Context
from cxdesigner.editor.session import Session
from cxdesigner.editor.settings import THEME_CHOICES, ThemeChoice
from cxdesigner.model.element import Element
from cxdesigner.model.queries import stage_of, steps_of_stage
from cxdesigner.model.stage import Stage, Step
from cxdesigner.report.kind_names import LANGUAGE_NAMES as LANGUAGE_NAMES

_THEME_NAMES: dict[ThemeChoice, str] = {
    "system": N_("Like the system"),
    "light": N_("Light"),
    "dark": N_("Dark"),
    "high_contrast": N_("High contrast"),
}

_STEP = 1.25


def actions() -> tuple[Action, ...]:
    """Return the actions of the View menu."""
    return (
        Action(
            "view.zoom_in",
            N_("Zoom in"),
            lambda session: session.host.zoom(_STEP),
            _on_canvas,
            ("Ctrl++", "Ctrl+="),
            "zoom-in",
            (Slot("menu:view", 0, 0, "zoom"),),
        ),
        Action(
            "view.zoom_out",
            N_("Zoom out"),
            lambda session: session.host.zoom(1 / _STEP),
            _on_canvas,
            ("Ctrl+-",),
            "zoom-out",
            (Slot("menu:view", 0, 1, "zoom"),),
        ),
        Action(
            "view.zoom_100",
            N_("Actual size"),
            lambda session: session.host.zoom_to(1.0),
            _on_canvas,
            ("Ctrl+0",),
            slots=(Slot("menu:view", 0, 2, "zoom"),),
        ),
        Action(
            "view.zoom_fit",
            N_("Fit to window"),
            lambda session: session.host.zoom_fit(),
            _on_canvas,
            ("Ctrl+9",),
            "zoom-fit",
            (Slot("menu:view", 0, 3, "zoom"), Slot("status", 0, 0), Slot("context:canvas", 3, 0)),
        ),
        Action(
            "view.zoom_selection",
            N_("Fit the selection"),
            _zoom_selection,
            lambda context: context.has_selection,
            ("Ctrl+Shift+9",),
            slots=(Slot("menu:view", 0, 4, "zoom"), Slot("context:element", 7, 0)),
        ),
        Action(
            "view.zoom_stage",
            N_("Fit the stage"),
            _zoom_stage,
            lambda context: context.primary is not None,
            ("Ctrl+Alt+9",),
            slots=(Slot("menu:view", 0, 5, "zoom"), Slot("context:stage", 4, 1)),
        ),
        Action(
            "view.trace",
            N_("Light up what leads here and what follows"),
            lambda session: session.document.set_view(trace=not session.context.trace),
            has_document,
            ("Ctrl+T",),
            slots=(
                Slot("menu:view", 2, 2),
                Slot("context:element", 7, 1),
                Slot("context:link", 7, 1),
            ),
            checked=lambda context: context.trace,
        ),
        Action(
            "view.language",
            N_("Language of the blueprint"),
            when=lambda context: len(context.languages) > 1,
            slots=(Slot("menu:view", 3, 0), Slot("toolbar", 2, 1)),
            choices=_languages,
            choose=lambda session, key: session.document.set_view(language=key),
            exclusive="language",
        ),
        Action(
            "view.inspector",
            N_("Inspector"),
            lambda session: session.host.toggle_panel("inspector"),
            shortcuts=("F4",),
            slots=(Slot("menu:view", 4, 0),),
            checked=lambda context: "inspector" in context.host.panels,
        ),
        Action(
            "view.problems",
            N_("Problems"),
            lambda session: session.host.toggle_panel("problems"),
            shortcuts=("F8",),
            slots=(Slot("menu:view", 4, 1),),
            checked=lambda context: "problems" in context.host.panels,
        ),
        Action(
            "view.minimap",
            N_("Overview"),
            lambda session: session.host.toggle_panel("minimap"),
            shortcuts=("F9",),
            slots=(Slot("menu:view", 4, 2),),
            checked=lambda context: "minimap" in context.host.panels,
        ),
        Action(
            "view.present",
            N_("Present"),
            lambda session: session.host.present(from_selection=False),
            _can_present,
            ("F5",),
            "presentation",
            (Slot("menu:view", -1, 8),),
        ),
        Action(
            "view.present_here",
            N_("Present from the selection"),
            lambda session: session.host.present(from_selection=True),
            _can_present,
            ("Shift+F5",),
            slots=(Slot("menu:view", -1, 9), Slot("context:stage", 4, 0)),
        ),
        Action(
            "view.next_pane",
            N_("Next part of the window"),
            lambda session: session.host.go_to_pane(1),
            shortcuts=("F6",),
            slots=(Slot("menu:view", 4, 8, "parts"),),
        ),
        Action(
            "view.previous_pane",
            N_("Previous part of the window"),
            lambda session: session.host.go_to_pane(-1),
            shortcuts=("Shift+F6",),
            slots=(Slot("menu:view", 4, 9, "parts"),),
        ),
        Action(
            "view.next_group",
            N_("Next group of the inspector"),
            lambda session: session.host.go_to_group(1),
            has_document,
            ("Ctrl+Alt+Down",),
            slots=(Slot("menu:view", 4, 10, "parts"),),
        ),
        Action(
            "view.previous_group",
            N_("Previous group of the inspector"),
            lambda session: session.host.go_to_group(-1),
            has_document,
            ("Ctrl+Alt+Up",),
            slots=(Slot("menu:view", 4, 11, "parts"),),
        ),
        Action(
            "view.next_document",
            N_("Next document"),
            lambda session: _go_to_document(session, 1),
            lambda context: context.document_count > 1,
            ("Ctrl+PgDown", "Ctrl+Tab"),
            slots=(Slot("menu:view", 4, 12, "parts"),),
        ),
        Action(
            "view.previous_document",
            N_("Previous document"),
            lambda session: _go_to_document(session, -1),
            lambda context: context.document_count > 1,
            ("Ctrl+PgUp", "Ctrl+Shift+Tab"),
            slots=(Slot("menu:view", 4, 13, "parts"),),
        ),
        Action(
            "view.move_tab_left",
            N_("Move the tab to the left"),
            lambda session: _move_tab(session, -1),
            lambda context: context.document_count > 1,
            slots=(Slot("menu:view", 4, 14, "parts"), Slot("context:tab", 2, 0)),
        ),
        Action(
            "view.move_tab_right",
            N_("Move the tab to the right"),
            lambda session: _move_tab(session, 1),
            lambda context: context.document_count > 1,
            slots=(Slot("menu:view", 4, 15, "parts"), Slot("context:tab", 2, 1)),
        ),
        Action(
            "view.theme",
            N_("Colours of the window"),
            slots=(Slot("menu:view", 5, 0),),
            choices=_themes,
            choose=lambda session, key: session.settings.update(theme=key),
            exclusive="theme",
        ),
        Action(
            "view.program_language",
            N_("Language of the program"),
            slots=(Slot("menu:view", 5, 1),),
            choices=_program_languages,
            choose=lambda session, key: session.settings.update(language=key or None),
            exclusive="program_language",
        ),
    )


def _on_canvas(context: Context) -> bool:
    """Only a drawing has a zoom: the other editors would change one that nobody sees."""
    return context.has_document and context.editor == "canvas"


def _zoom_selection(session: Session) -> None:
    session.document.set_view(editor="canvas")
    session.host.zoom_to_records(session.document.selection.ids)


def _zoom_stage(session: Session) -> None:
    view = session.document.store
    stage: Stage | None = None
    match session.context.primary:
        case Stage() as stage:
            pass
        case Step() as step:
            stage = view.get(Stage, step.stage_id)
        case Element() as element:
            stage = stage_of(view, element)
    if stage is None:
        raise EditError(_("What is selected belongs to no stage."))
    steps = steps_of_stage(view, stage.id)
    session.document.set_view(editor="canvas")
    session.host.zoom_to_records((stage.id, *(step.id for step in steps)), whole_height=True)


def _go_to_document(session: Session, by: int) -> None:
    """Show the next open document (1) or the one before (-1); behind the last comes the first."""
    workspace = session.workspace
    documents = workspace.documents
    here = documents.index(session.document)
    workspace.activate(documents[(here + by) % len(documents)])


def _move_tab(session: Session, by: int) -> None:
    """Put the document in front one place on (1) or back (-1); behind the last comes the first."""
    workspace, document = session.workspace, session.document
    documents = workspace.documents
    workspace.move(document, (documents.index(document) + by) % len(documents))


def _can_present(context: Context) -> bool:
    return context.has_document and context.step_count > 0


def _languages(session: Session) -> Sequence[Choice]:
    context = session.context
    return tuple(
        Choice(tag, LANGUAGE_NAMES.get(tag, tag), tag == context.language)
        for tag in context.languages
    )


def _themes(session: Session) -> Sequence[Choice]:
    chosen = session.settings.value.theme
    return tuple(Choice(key, _(_THEME_NAMES[key]), key == chosen) for key in THEME_CHOICES)


def _program_languages(session: Session) -> Sequence[Choice]:
    chosen = session.settings.value.language
    return (
        Choice("", _("Like the system"), chosen is None),
        *(Choice(tag, LANGUAGE_NAMES[tag], tag == chosen) for tag in LANGUAGES),
    )
