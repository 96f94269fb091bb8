"""File actions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from cxdesigner.base import paths
from cxdesigner.base.errors import CxError, EditError
from cxdesigner.base.i18n import N_, _
from cxdesigner.base.progress import Stopped
from cxdesigner.editor.actions import Action, Choice, Slot
from cxdesigner.editor.builtin.conditions import has_document
from cxdesigner.editor.closing import close_all
from cxdesigner.editor.commands.kinds import grow_blueprint, journey_records
from cxdesigner.editor.context import Context
from cxdesigner.editor.file_questions import MERGE, read_notes
from cxdesigner.editor.files import SUFFIX
from cxdesigner.editor.questions import Answer, Done, PathRequest, Question, settle
from cxdesigner.editor.session import Session
from cxdesigner.editor.states import open_version, versions
from cxdesigner.formats.own_templates import own_title


def actions() -> tuple[Action, ...]:
    """Return the actions of the File menu."""
    return (
        Action(
            "file.new",
            N_("New blueprint"),
            _new,
            shortcuts=("Ctrl+N",),
            icon="new",
            slots=(Slot("menu:file", 0, 0),),
        ),
        Action(
            "file.new_journey",
            N_("New journey map"),
            lambda session: session.files.new("empty-journey"),
            slots=(Slot("menu:file", 0, 1),),
        ),
        Action(
            "file.new_from_template",
            N_("New from template…"),
            lambda session: session.host.show("templates"),
            shortcuts=("Ctrl+Shift+N",),
            slots=(Slot("menu:file", 0, 2),),
        ),
        Action(
            "file.open",
            N_("Open…"),
            _open,
            shortcuts=("Ctrl+O",),
            icon="open",
            slots=(Slot("menu:file", 0, 3),),
        ),
        Action(
            "file.open_recent",
            N_("Open recent"),
            when=lambda context: True,
            slots=(Slot("menu:file", 0, 4),),
            choices=_recent,
            choose=lambda session, key: open_path(session, Path(key)),
        ),
        Action(
            "file.grow_blueprint",
            N_("Grow into a service blueprint"),
            _grow,
            lambda context: context.has_document and context.kind == "journey_map",
            slots=(Slot("menu:file", 1, 6),),
        ),
        Action(
            "file.as_journey",
            N_("Show as journey map"),
            _as_journey,
            lambda context: context.has_document and context.kind == "service_blueprint",
            slots=(Slot("menu:file", 1, 7),),
        ),
        Action(
            "file.save",
            N_("Save"),
            _save,
            _can_save,
            ("Ctrl+S",),
            "save",
            (Slot("menu:file", 1, 0),),
        ),
        Action(
            "file.save_as",
            N_("Save as…"),
            _save_as,
            has_document,
            ("Ctrl+Shift+S",),
            slots=(Slot("menu:file", 1, 1),),
        ),
        Action(
            "file.keep_template",
            N_("Save as template…"),
            lambda session: session.host.show("keep_template"),
            has_document,
            slots=(Slot("menu:file", 1, 3),),
        ),
        Action(
            "file.versions",
            N_("Earlier versions"),
            when=lambda context: context.has_document and context.has_path,
            slots=(Slot("menu:file", 1, 4),),
            choices=versions,
            choose=open_version,
        ),
        Action(
            "file.import_data",
            N_("Import survey answers…"),
            lambda session: session.host.show("data_in"),
            has_document,
            slots=(Slot("menu:file", 1, 8),),
        ),
        Action(
            "file.export",
            N_("Export…"),
            lambda session: session.host.show("export"),
            has_document,
            ("Ctrl+E",),
            "export",
            (Slot("menu:file", 2, 0), Slot("toolbar", 9, 0)),
        ),
        Action(
            "file.print",
            N_("Print…"),
            lambda session: session.host.show("print"),
            has_document,
            ("Ctrl+P",),
            slots=(Slot("menu:file", 2, 1),),
        ),
        Action(
            "file.close",
            N_("Close"),
            _close,
            has_document,
            ("Ctrl+W",),
            slots=(Slot("menu:file", 3, 0), Slot("context:tab", 0, 0)),
        ),
        Action(
            "file.close_others",
            N_("Close the others"),
            lambda session: close_all(session.files, session.host.ask, session.document),
            lambda context: context.document_count > 1,
            slots=(Slot("context:tab", 0, 1),),
        ),
        Action(
            "file.show_in_folder",
            N_("Show in folder"),
            _show_in_folder,
            _has_file,
            slots=(Slot("context:tab", 1, 0),),
        ),
        Action(
            "file.copy_path",
            N_("Copy the path"),
            _copy_path,
            _has_file,
            slots=(Slot("context:tab", 1, 1),),
        ),
        Action(
            "file.quit",
            N_("Quit"),
            quit_program,
            shortcuts=("Ctrl+Q",),
            slots=(Slot("menu:file", 3, 1),),
        ),
    )


def _grow(session: Session) -> None:
    session.document.run(_("Grow into a service blueprint"), grow_blueprint)


def _as_journey(session: Session) -> None:
    document = session.document
    title = document.store.blueprint.title.text(document.language) or document.name
    name = _("{title} – journey map").format(title=title)
    try:
        session.files.open_made(document.store, journey_records, name, document.language)
    except Stopped:
        session.host.tell(_("Opening was cancelled."))


def _can_save(context: Context) -> bool:
    # What is being typed is taken first; only then it shows whether there is something to save.
    may_change = context.is_dirty or context.host.editing_text
    return context.has_document and (may_change or not context.has_path)


def _new(session: Session) -> None:
    session.files.new()


def begin_with(session: Session, template: str) -> bool:
    """Open a new document made from a template; else tell why not, and return False."""
    try:
        _document, notes = session.files.begin(template)
    except Stopped:
        session.host.tell(_("Opening was cancelled."))
    except CxError as error:
        session.host.report(error)
    else:
        say_notes(session, own_title(template), notes)
        return True
    return False


def open_path(session: Session, path: Path) -> None:
    """Open a file and say what reading it brought up."""
    try:
        _document, notes = session.files.open(path)
    except Stopped:
        session.host.tell(_("Opening was cancelled."))
        return
    say_notes(session, path.name, notes)


def say_notes(session: Session, name: str, notes: Sequence[str]) -> None:
    """Say what reading a file brought up: one thing in passing, more of them to be read."""
    if len(notes) > 1:
        session.host.ask(read_notes(name, notes))
    for note in notes if len(notes) == 1 else ():
        session.host.tell(note)


def _open(session: Session) -> None:
    folder = Path(session.state.value.last_folder or paths.documents_dir())
    answer = session.host.ask(
        PathRequest(
            "open-path",
            "open",
            _("Open blueprint"),
            folder,
            (
                (_("CX Designer blueprint"), (SUFFIX,)),
                (_("Outline in YAML"), (".yaml", ".yml")),
            ),
        )
    )
    if answer is not None:
        open_path(session, Path(answer))


def _recent(session: Session) -> Sequence[Choice]:
    return tuple(Choice(str(path), path.name) for path in session.files.recent)


def _save(session: Session) -> None:
    if session.document.path is not None and not session.document.is_dirty:
        return
    merging: list[bool] = []

    def ask(question: Question | PathRequest) -> Answer | None:
        answer = session.host.ask(question)
        if answer != MERGE:
            return answer
        merging.append(True)
        return None

    save = partial(session.files.save, session.document, may_merge=True)
    _tell(session, settle(save, ask))
    if merging:
        session.host.show("merge_file")


def _save_as(session: Session) -> None:
    _tell(session, settle(partial(session.files.save_as, session.document), session.host.ask))


def _close(session: Session) -> None:
    _tell(session, settle(partial(session.files.close, session.document), session.host.ask))


def _has_file(context: Context) -> bool:
    return context.has_document and context.has_path


def _show_in_folder(session: Session) -> None:
    path = session.document.path
    assert path is not None
    if not path.parent.is_dir():
        raise EditError(_("There is no folder {folder} any more."), folder=str(path.parent))
    session.host.show_folder(path.parent)


def _copy_path(session: Session) -> None:
    session.host.set_clipboard("", str(session.document.path))
    session.host.tell(_("The path of the file is on the clipboard."))


def _tell(session: Session, outcome: object) -> None:
    if isinstance(outcome, Done) and outcome.message:
        session.host.tell(outcome.message)


def quit_program(session: Session) -> bool:
    """Close everything, asking about unsaved work, and end; False if the person cancelled."""
    if not close_all(session.files, session.host.ask):
        return False
    session.host.quit()
    return True
