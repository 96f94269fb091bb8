"""Actions that compare the blueprint with another state of it, or with another blueprint."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from cxdesigner.base import paths
from cxdesigner.base.i18n import N_, _
from cxdesigner.base.progress import Stopped
from cxdesigner.editor.actions import Action, Choice, Slot
from cxdesigner.editor.builtin.conditions import has_document
from cxdesigner.editor.context import Context
from cxdesigner.editor.files import SUFFIX
from cxdesigner.editor.questions import Done, PathRequest, settle
from cxdesigner.editor.session import ComparingCommand, Session

VERSIONS_OFFERED = 8


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
            choices=_states,
            choose=_with_state,
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
    outcome = settle(partial(session.files.save_to_be, session.document), session.host.ask)
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
    if answer is not None:
        _with_path(session, Path(answer), Path(answer).name)


def _with_path(session: Session, path: Path, name: str) -> None:
    try:
        before = session.files.read(path)
    except Stopped:
        return
    session.host.compare(before, name)


def _states(session: Session) -> Sequence[Choice]:
    """List what there is to compare with.

    The blueprint as it was opened, the saved file, other open blueprints, kept versions.
    """
    document = session.workspace.active
    if document is None:
        return ()
    found = [Choice("opened", _("The blueprint as it was opened"))]
    if document.path is not None and document.path.is_file():
        found.append(Choice("saved", _("The file as it was saved last")))
    for number, other in enumerate(session.workspace.documents):
        if other is not document:
            found.append(Choice(f"tab:{number}", other.name))
    if document.path is not None:
        from cxdesigner.formats.versions import kept_versions

        for version in kept_versions(document.path)[:VERSIONS_OFFERED]:
            time = f"{version.time.astimezone():%Y-%m-%d %H:%M}"
            words = _("Kept version of {time}").format(time=time)
            found.append(Choice(f"version:{version.path}", words))
    return tuple(found)


def _with_state(session: Session, key: str) -> None:
    document = session.document
    sort, _colon, which = key.partition(":")
    name = next((one.label for one in _states(session) if one.key == key), "")
    match sort:
        case "opened":
            session.host.compare(document.history.at_start(), name)
        case "saved" if document.path is not None:
            _with_path(session, document.path, name)
        case "tab":
            other = session.workspace.documents[int(which)]
            session.host.compare(other.store.snapshot(), other.name)
        case "version":
            _with_path(session, Path(which), name)
