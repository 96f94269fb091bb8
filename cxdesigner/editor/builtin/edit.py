"""Edit actions."""

from __future__ import annotations

from collections.abc import Callable

from cxdesigner.base.i18n import N_, _
from cxdesigner.base.progress import Stopped
from cxdesigner.editor.actions import Action, Slot
from cxdesigner.editor.aside import at_once
from cxdesigner.editor.builtin import feeling, finding
from cxdesigner.editor.builtin.conditions import (
    has_document,
    has_selection,
    in_document,
)
from cxdesigner.editor.builtin.copying import (
    can_duplicate_columns,
    chosen_fragment,
    duplicate,
    duplicate_columns,
)
from cxdesigner.editor.builtin.deleting import delete, remove
from cxdesigner.editor.builtin.pasting import paste_from_clipboard
from cxdesigner.editor.commands.text import main_text
from cxdesigner.editor.context import Context
from cxdesigner.editor.fragment import to_json
from cxdesigner.editor.many import MANY
from cxdesigner.editor.session import Session
from cxdesigner.editor.view_state import EditorName
from cxdesigner.model.element import Element
from cxdesigner.model.told import notes_about

_DRAWING: tuple[EditorName, ...] = ("canvas", "table", "outline")
"""Where what is selected is what is seen; in the plan a card stands before it."""

_CONTEXTS = ("element", "link", "lane", "row", "line", "stage", "step")


def actions() -> tuple[Action, ...]:
    """Return the actions of the Edit menu."""
    return (
        Action(
            "edit.undo",
            N_("Undo"),
            _undo,
            lambda context: context.has_document and context.can_undo,
            ("Ctrl+Z",),
            "undo",
            (Slot("menu:edit", 0, 0), Slot("toolbar", 0, 0)),
            title_of=_undo_title,
        ),
        Action(
            "edit.redo",
            N_("Redo"),
            _redo,
            lambda context: context.has_document and context.can_redo,
            ("Ctrl+Shift+Z", "Ctrl+Y"),
            "redo",
            (Slot("menu:edit", 0, 1), Slot("toolbar", 0, 1)),
            title_of=_redo_title,
        ),
        Action(
            "edit.history",
            N_("History…"),
            lambda session: session.host.show("history"),
            has_document,
            slots=(Slot("menu:edit", 0, 2),),
        ),
        Action(
            "edit.cancel_work",
            N_("Cancel what is being worked out"),
            lambda session: session.host.cancel_work(),
            lambda context: context.host.works,
            ("Shift+Esc",),
            slots=(Slot("menu:edit", 0, 3),),
        ),
        Action(
            "edit.cut",
            N_("Cut"),
            _or_in_table("cut", _cut),
            _can_copy,
            ("Ctrl+X",),
            slots=(
                Slot("menu:edit", 1, 0),
                *(Slot(f"context:{kind}", 1, 0) for kind in ("element", "link")),
                Slot("context:cell", -1, 0),
            ),
            editors=_DRAWING,
        ),
        Action(
            "edit.copy",
            N_("Copy"),
            _or_in_table("copy", _copy),
            _can_copy,
            ("Ctrl+C",),
            slots=(
                Slot("menu:edit", 1, 1),
                *(
                    Slot(f"context:{kind}", 1, 1)
                    for kind in ("element", "link", "stage", "step", "lane")
                ),
                Slot("context:cell", -1, 1),
            ),
        ),
        Action(
            "edit.copy_picture",
            N_("Copy as picture"),
            lambda session: session.host.copy_picture(session.document.selection.ids),
            has_document,
            ("Ctrl+Shift+C",),
            slots=(
                Slot("menu:edit", 1, 5),
                *(
                    Slot(f"context:{kind}", 1, 5)
                    for kind in ("element", "link", "stage", "step", "lane")
                ),
                Slot("context:canvas", 2, 1),
            ),
        ),
        Action(
            "edit.paste",
            N_("Paste"),
            _or_in_table("paste", paste_from_clipboard),
            lambda context: context.in_document and context.host.can_paste,
            ("Ctrl+V",),
            slots=(
                Slot("menu:edit", 1, 2),
                *(Slot(f"context:{kind}", 1, 2) for kind in ("element", "step", "canvas")),
                Slot("context:cell", -1, 2),
            ),
        ),
        Action(
            "edit.duplicate",
            N_("Duplicate"),
            duplicate,
            _can_copy,
            ("Ctrl+D",),
            slots=(Slot("menu:edit", 1, 3), Slot("context:element", 1, 3)),
            # In the table the same keys fill cells.
            editors=("canvas", "outline"),
        ),
        Action(
            "edit.duplicate_steps",
            N_("Duplicate step"),
            duplicate_columns,
            can_duplicate_columns,
            ("Ctrl+Shift+D",),
            slots=(
                Slot("menu:edit", 1, 6),
                Slot("context:step", 1, 3),
                Slot("context:stage", 1, 3),
            ),
            title_of=lambda context: (
                _("Duplicate stage") if context.stages else _("Duplicate step")
            ),
        ),
        Action(
            "edit.delete",
            N_("Delete"),
            _or_in_table("clear", delete),
            has_selection,
            ("Del", "Backspace"),
            slots=(
                Slot("menu:edit", 1, 4),
                *(Slot(f"context:{kind}", 8, 0) for kind in _CONTEXTS),
            ),
            editors=_DRAWING,
        ),
        Action(
            "edit.select_all",
            N_("Select all"),
            _or_in_table("select_all", _select_all),
            in_document,
            ("Ctrl+A",),
            slots=(Slot("menu:edit", 3, 0, "select"), Slot("context:canvas", 2, 0)),
        ),
        Action(
            "edit.select_none",
            N_("Select nothing"),
            lambda session: session.document.selection.clear(),
            has_selection,
            ("Ctrl+Shift+A",),
            slots=(Slot("menu:edit", 3, 1, "select"),),
        ),
        Action(
            "edit.rename",
            N_("Edit text"),
            _rename,
            lambda context: context.in_document and main_text(context.primary) is not None,
            ("F2",),
            slots=(
                Slot("menu:edit", 3, 0),
                *(Slot(f"context:{kind}", 0, 0) for kind in _CONTEXTS),
            ),
        ),
        *finding.actions(),
        Action(
            "edit.palette",
            N_("Find or run a command…"),
            lambda session: session.host.show("palette"),
            shortcuts=("Ctrl+K",),
            icon="search",
            slots=(Slot("menu:edit", 8, 0),),
        ),
        Action(
            "edit.preferences",
            N_("Preferences…"),
            lambda session: session.host.show("preferences"),
            shortcuts=("Ctrl+,",),
            slots=(Slot("menu:edit", 9, 0),),
        ),
        *feeling.actions(),
    )


def _or_in_table(command: str, handler: Callable[[Session], object]) -> Callable[[Session], object]:
    """Return a handler that does the like with the cells where the table is in front."""

    def handle(session: Session) -> None:
        if session.document.view_state.editor == "table":
            session.host.in_table(command)
        else:
            handler(session)

    return handle


def _undo(session: Session) -> None:
    # What was said about the step would be said of what is no longer so.
    session.host.tell("")
    session.document.undo()


def _redo(session: Session) -> None:
    session.host.tell("")
    session.document.redo()


def _undo_title(context: Context) -> str:
    if not context.undo_label:
        return _("Undo")
    return _("Undo: {action}").format(action=context.undo_label)


def _redo_title(context: Context) -> str:
    if not context.redo_label:
        return _("Redo")
    return _("Redo: {action}").format(action=context.redo_label)


def _can_copy(context: Context) -> bool:
    what = (context.elements, context.links, context.stages, context.steps, context.lanes)
    return context.in_document and any(what)


def _copy(session: Session, *, is_cut: bool = False) -> bool:
    """Copy what is selected; say whether that was done."""
    document = session.document
    try:
        fragment = chosen_fragment(document, is_cut=is_cut)
        aside = document.aside if len(fragment.records) >= MANY else at_once
        text = aside(_("Copy"), lambda _tell: to_json(fragment), may_drop=True)
    except Stopped:
        return False
    session.host.set_clipboard(text, fragment.text)
    return True


def _cut(session: Session) -> None:
    if _copy(session, is_cut=True):
        document = session.document
        # They come with what is pasted, as they go with what is moved.
        remove(document, _("Cut"), notes_about(document.store, document.selection.ids))


def _select_all(session: Session) -> None:
    document = session.document
    passing = filter(document.filtering.matches, document.shown.of_type(Element))
    document.selection.set(element.id for element in passing)


def _rename(session: Session) -> None:
    primary = session.document.selection.primary
    if primary is not None:
        session.host.begin_text_edit(primary)
