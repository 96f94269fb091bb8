"""What went wrong, in one message for the person who asked."""

from __future__ import annotations

from cxdesigner.base.errors import CxError
from cxdesigner.base.i18n import _
from cxdesigner.base.system_words import reason_of


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
    reason = reason_of(error)
    if isinstance(error.filename, str):
        return _("{name}: {reason}.").format(name=error.filename, reason=reason)
    return _("{reason}.").format(reason=reason)
