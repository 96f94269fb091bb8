"""What the operating system refuses, in words of our own: its texts follow no language of ours."""

from __future__ import annotations

import errno
import os
import sys
from typing import Final

from cxdesigner.base.i18n import N_, _

IN_USE: Final = frozenset({32, 33})
"""What Windows says of a file that is open elsewhere: sharing violation, lock violation."""
BUSY: Final = IN_USE | {5}
"""With access denied: a virus scanner or a sync client looks in, and soon it is over."""

_FOLDER = N_("it is a folder")
_WORDS: Final[dict[int, str]] = {
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EACCES: N_("access is not allowed"),
    errno.EPERM: N_("access is not allowed"),
    errno.EISDIR: _FOLDER,
    errno.ENOTDIR: N_("a part of the path is no folder"),
    errno.EEXIST: N_("it exists already"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk is full"),
    errno.EROFS: N_("the disk is read-only"),
    errno.EIO: N_("the disk reports an error"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EINVAL: N_("names or files of this kind are not possible there"),
    errno.ELOOP: N_("its links lead in a circle"),
    errno.EFBIG: N_("it is too large for this disk"),
    errno.EMFILE: N_("too many files are open"),
    errno.ENFILE: N_("too many files are open"),
    errno.ENOMEM: N_("there is not enough memory"),
    errno.EBUSY: N_("another program has it open"),
    errno.ETXTBSY: N_("another program has it open"),
    errno.ETIMEDOUT: N_("there is no answer"),
}
_WRITING: Final[dict[int, str]] = {
    errno.ENOENT: N_("the folder does not exist"),
    errno.ENOTDIR: N_("the folder does not exist"),
    errno.EACCES: N_("writing there is not allowed"),
    errno.EPERM: N_("writing there is not allowed"),
}


def reason_of(error: BaseException, *, writing: bool = False) -> str:
    """Return why something failed, as words for the end of a sentence, without a full stop.

    An error that is none of the operating system, or one that we have no words for, says what it
    says itself.

    Parameters
    ----------
    writing
        Whether a file should have been written: what is missing then is its folder.
    """
    if not isinstance(error, OSError):
        return str(error) or type(error).__name__
    code = getattr(error, "winerror", None)
    # What could be written but not renamed is open elsewhere: a PDF in its reader, say.
    if code in IN_USE or (code in BUSY and error.filename2 is not None):
        return _("another program has it open")
    number = error.errno or _number_of(error)
    name = error.filename
    # Windows says of a folder that access is not allowed.
    if not writing and number == errno.EACCES and isinstance(name, str) and os.path.isdir(name):
        return _(_FOLDER)
    if sys.platform == "win32" and not writing and number == errno.EACCES and code is None:
        # The C library, by which files are opened, says the same of both.
        return _("access is not allowed, or another program has it open")
    words = (_WRITING.get(number) if writing else None) or _WORDS.get(number)
    return _(words) if words else error.strerror or str(error) or type(error).__name__


def _number_of(error: OSError) -> int:
    """Return the number of an error that was raised without one."""
    match error:
        case FileNotFoundError():
            return errno.ENOENT
        case FileExistsError():
            return errno.EEXIST
        case PermissionError():
            return errno.EACCES
        case IsADirectoryError():
            return errno.EISDIR
        case NotADirectoryError():
            return errno.ENOTDIR
    return 0
