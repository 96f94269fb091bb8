"""Errors that a person can cause and understand; a bug stays a ValueError or an assert."""


class CxError(Exception):
    """What went wrong, to what, and what to do.

    Parameters
    ----------
    message
        One or two translated sentences; ``{name}`` is filled from `params`.
    hint
        What the person can do about it, filled likewise; may be empty.
    params
        The facts of the case, also kept in `params` for programs.
    """

    def __init__(self, message: str, *, hint: str = "", **params: object) -> None:
        self.message = _filled(message, params)
        self.hint = _filled(hint, params)
        self.params = params
        super().__init__(self.message)

    def __str__(self) -> str:
        return f"{self.message} {self.hint}" if self.hint else self.message


class EditError(CxError):
    """An edit was refused; the document is as it was before."""


class PolicyError(EditError):
    """The edit has no meaning, e.g. a link from an element to itself."""


class DanglingReferenceError(EditError):
    """A record would refer to one that does not exist."""


class TransactionError(EditError):
    """An edit was tried outside of a transaction, or in one that is over."""


class FormatError(CxError):
    """A file could not be read."""


class NewerFormatError(FormatError):
    """The file was written by a newer program."""


class DamagedFileError(FormatError):
    """The file is truncated or contradicts its format."""


class MigrationError(FormatError):
    """An older file could not be brought to the present format."""


class LayoutError(CxError):
    """The blueprint could not be laid out."""


class ExportError(CxError):
    """A picture or document could not be written."""


def _filled(text: str, params: dict[str, object]) -> str:
    if not params:
        return text
    try:
        return text.format(**params)
    except (KeyError, IndexError, ValueError):
        # The text is already filled and quotes braces of the person's own.
        return text
