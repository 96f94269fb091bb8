"""Actions that compare the blueprint with another state of it, or with another blueprint."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from cxdesigner.base import paths
from cxdesigner.base.i18n import N_, _
from cxdesigner.base.progress import Stopped
from cxdesigner.editor.actions import Action, Slot
from cxdesigner.editor.builtin.conditions import has_document
from cxdesigner.editor.context import Context
from cxdesigner.editor.files import SUFFIX
from cxdesigner.editor.future_state import save_to_be
from cxdesigner.editor.questions import Done, PathRequest, settle
from cxdesigner.editor.session import ComparingCommand, Session
from cxdesigner.editor.states import state_of, states


def actions() -> tuple[Action, ...]:
    """Return the actions about states of a blueprint."""
    return (
        Action(
            "file.save_to_be",
            N_("Save as to-be…"),
            _save_to_be,
            has_document,
            slots=(Slot("menu:file", 1, 2),),
        ),
        Action(
            "compare.file",
            N_("Compare with a file…"),
            _with_file,
            has_document,
            ("Ctrl+Alt+B",),
            slots=(Slot("menu:tools", 8, 0),),
        ),
        Action(
            "compare.with",
            N_("Compare with"),
            when=has_document,
            slots=(Slot("menu:tools", 8, 1),),
            choices=states,
            choose=_with_state,
        ),
        Action(
            "file.merge",
            N_("Merge with another version…"),
            lambda session: session.host.show("merge"),
            has_document,
            slots=(Slot("menu:file", 1, 5),),
        ),
        Action(
            "compare.overlay",
            N_("Mark the changes on the canvas"),
            _command("overlay"),
            is_comparing,
            slots=(Slot("menu:tools", 8, 2),),
            checked=lambda context: "comparison.overlay" in context.host.panels,
        ),
        Action(
            "compare.side",
            N_("Side by side"),
            _command("side"),
            is_comparing,
            slots=(Slot("menu:tools", 8, 3),),
            checked=lambda context: "comparison.side" in context.host.panels,
        ),
        Action(
            "compare.end",
            N_("End the comparison"),
            _command("end"),
            is_comparing,
            slots=(Slot("menu:tools", 8, 4),),
        ),
    )


def is_comparing(context: Context) -> bool:
    """Apply while the document is compared with something."""
    return "comparison" in context.host.panels


def _command(command: ComparingCommand) -> Callable[[Session], object]:
    return lambda session: session.host.comparing(command)


def _save_to_be(session: Session) -> None:
    save = partial(save_to_be, session.files, session.document)
    try:
        outcome = settle(save, session.host.ask)
    except Stopped:
        session.host.tell(_("Opening was cancelled."))
        return
    if isinstance(outcome, Done) and outcome.message:
        session.host.tell(outcome.message)


def _with_file(session: Session) -> None:
    document = session.document
    folder = document.path.parent if document.path is not None else paths.documents_dir()
    answer = session.host.ask(
        PathRequest(
            "compare-path",
            "open",
            _("Compare with"),
            folder,
            ((_("CX Designer blueprint"), (SUFFIX,)),),
        )
    )
    if answer is None:
        return
    try:
        before = session.files.read(Path(answer))
    except Stopped:
        return
    session.host.compare(before, Path(answer).name)


def _with_state(session: Session, key: str) -> None:
    name = next((one.label for one in states(session) if one.key == key), "")
    try:
        before = state_of(session, key)
    except Stopped:
        return
    session.host.compare(before, name)
