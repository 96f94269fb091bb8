"""What went wrong, in one message for the person who asked."""

from __future__ import annotations

from cxdesigner.base.errors import CxError
from cxdesigner.base.i18n import _


def words_of(error: CxError | OSError) -> str:
    """Return the message of an error without the name of the program."""
    return _system_words(error) if isinstance(error, OSError) else _words(error)


def _words(error: CxError) -> str:
    lines = str(error.message).split("\n")
    if len(lines) == 2:
        # One problem reads as one sentence.
        what, reason = lines
        lines = [_("{what}: {reason}").format(what=what.rstrip(".。"), reason=reason)]
    if error.hint:
        lines[-1:] = [f"{lines[-1]} {error.hint}"] if len(lines) == 1 else [lines[-1], error.hint]
    return "\n".join(lines)


def _system_words(error: OSError) -> str:
    name = error.filename if isinstance(error.filename, str) else ""
    match error:
        case FileNotFoundError():
            reason = _("there is no such file or folder.")
        case PermissionError():
            reason = _("access is not allowed.")
        case IsADirectoryError():
            reason = _("this is a folder.")
        case NotADirectoryError():
            reason = _("a part of the path is no folder.")
        case _:
            reason = error.strerror or type(error).__name__
    return f"{name}: {reason}" if name else reason
