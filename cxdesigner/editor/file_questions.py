"""What a person is asked and told about files: before one is written over, when one was read."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesigner.base.i18n import _, ngettext
from cxdesigner.editor.document import Document
from cxdesigner.editor.questions import CANCEL, Choice, Question

_MOST_NOTES = 12
"""A file with more has another trouble than these."""

EACH = "each"
"""Key of the choice to be asked about each of several documents."""

MERGE, LOAD, COMPARE = "merge", "load", "compare"
"""Keys of the choices to bring a document and its changed file together, to take the file, and
to see what differs."""


def unsaved(document: Document) -> Question:
    """Ask what to do with changes before a document is closed."""
    steps = document.history.unsaved_steps
    return Question(
        "unsaved",
        _("Save the changes to “{name}”?").format(name=document.name),
        (
            Choice("save", _("Save")),
            Choice("discard", _("Do not save"), destructive=True),
            Choice(CANCEL, _("Cancel")),
        ),
        ngettext(
            "{count} change is lost if you do not save.",
            "{count} changes are lost if you do not save.",
            steps,
        ).format(count=steps)
        if steps
        else _("It is not in a file yet."),
    )


def unsaved_many(documents: Sequence[Document]) -> Question:
    """Ask what to do with the changes of several documents before all are closed."""
    n = len(documents)
    names = [document.name for document in documents]
    return Question(
        "unsaved-many",
        ngettext(
            "Save the changes to {n} document?", "Save the changes to {n} documents?", n
        ).format(n=n),
        (
            Choice("save", _("Save all")),
            Choice("discard", _("Save none"), destructive=True),
            Choice(EACH, _("Ask about each")),
            Choice(CANCEL, _("Cancel")),
        ),
        "\n".join([*names[:_MOST_NOTES], *(["…"] if n > _MOST_NOTES else [])]),
    )


def changed_outside(document: Document, *, may_merge: bool) -> Question:
    """Ask what to do with a file that another program has changed."""
    return Question(
        "changed-outside",
        _("“{name}” was changed by another program since it was opened.").format(
            name=document.name
        ),
        (
            *((Choice(MERGE, _("Merge both…")),) if may_merge else ()),
            Choice("save-as", _("Save under another name…")),
            Choice("overwrite", _("Overwrite"), destructive=True),
            Choice(CANCEL, _("Cancel")),
        ),
        _("Overwriting loses the changes of the other program; an earlier version is kept."),
    )


def changed_meanwhile(document: Document) -> Question:
    """Ask what to do when somebody comes back to a document whose file is another one now."""
    load = Choice(LOAD, _("Load the changed file"))
    compare = Choice(COMPARE, _("Compare"))
    keep = Choice(CANCEL, _("Keep mine"))
    text = _("“{name}” was changed by another program since it was opened.")
    choices: tuple[Choice, ...]
    if document.is_dirty:
        choices = (Choice(MERGE, _("Merge both…")), load, compare, keep)
        detail = _(
            "You have unsaved changes. Loading replaces them and Undo brings them back; "
            "saving asks before it overwrites the file."
        )
    else:
        choices = (load, compare, keep)
        detail = _("Loading replaces what you see, and Undo brings it back.")
    return Question("changed-meanwhile", text.format(name=document.name), choices, detail)


def read_notes(name: str, notes: Sequence[str]) -> Question:
    """Tell what reading a file brought up."""
    n = len(notes)
    text = ngettext(
        "Reading “{name}” brought up {n} point.", "Reading “{name}” brought up {n} points.", n
    )
    shown = [*notes[:_MOST_NOTES], *(["…"] if n > _MOST_NOTES else [])]
    close = Choice("close", _("Close"))
    return Question("read-notes", text.format(name=name, n=n), (close,), "\n".join(shown))
