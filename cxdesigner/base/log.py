"""Log files for bug reports; they never hold what a person wrote in a document.

Log ids, counts and file formats. Titles, labels and quotes stay out, because a log is sent to
strangers.
"""

import logging
import os
from contextlib import suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from cxdesigner.base import paths

FILE_NAME = "cxdesigner.log"
MAX_BYTES = 1_000_000
FILES_KEPT = 3


class _PrivateFile(RotatingFileHandler):
    """A rotating file that only its owner may read."""

    def _open(self) -> TextIOWrapper:
        # The base class opens with the umask of the process, which may let others read.
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(descriptor, "a", encoding=self.encoding, errors=self.errors)

    def rotate(self, source: str, dest: str) -> None:
        # Windows renames no file that a second window has open: it grows on until that one ends.
        with suppress(PermissionError):
            super().rotate(source, dest)


def set_up(level: int = logging.INFO) -> Path | None:
    """Log the program's messages to a file; return its path, or None if it cannot be written.

    Keeps `FILES_KEPT` files of at most `MAX_BYTES` bytes. Calling it again changes the level only.
    """
    logger = logging.getLogger("cxdesigner")
    logger.setLevel(level)
    for handler in logger.handlers:
        if isinstance(handler, _PrivateFile):
            return Path(handler.baseFilename)
    try:
        path = paths.ensure(paths.log_dir()) / FILE_NAME
        handler = _PrivateFile(
            path, maxBytes=MAX_BYTES, backupCount=FILES_KEPT - 1, encoding="utf-8"
        )
    except OSError:
        # A full or read-only disk must not keep anybody from working.
        logger.addHandler(logging.NullHandler())
        return None
    handler.setFormatter(
        logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S")
    )
    logger.addHandler(handler)
    return path


def shut_down() -> None:
    """Close the log file; `set_up` may be called again afterwards."""
    logger = logging.getLogger("cxdesigner")
    for handler in list(logger.handlers):
        if isinstance(handler, _PrivateFile):
            logger.removeHandler(handler)
            handler.close()
