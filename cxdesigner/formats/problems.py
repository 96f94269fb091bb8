"""What is wrong with a file, where, and what was done about it."""

from __future__ import annotations

from dataclasses import dataclass

from cxdesigner.base.errors import DamagedFileError
from cxdesigner.base.i18n import _, listed, ngettext
from cxdesigner.formats import limits


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where it is and what was expected there.

    ``code`` is that of the rule that knows this condition (S01, S04 and so on), or empty.
    ``subject`` names the record as a person finds it, e.g. ``element "c3"``. Lines and columns
    count from 1; 0 means unknown.
    """

    message: str
    line: int = 0
    column: int = 0
    subject: str = ""
    field: str = ""
    code: str = ""
    unknown_word: bool = False
    """Whether it is a word that is none of those the field knows: a later format may know it."""

    @property
    def place(self) -> str:
        """Where it is, e.g. ``Line 12, element "c3", field "work"``; may be empty."""
        parts = []
        if self.line:
            parts.append(_("Line {line}").format(line=self.line))
        if self.column:
            parts.append(_("column {column}").format(column=self.column))
        if self.subject:
            parts.append(self.subject)
        if self.field:
            parts.append(_("field “{field}”").format(field=self.field))
        return listed(parts)

    def __str__(self) -> str:
        text = self.message
        if self.place:
            text = _("{place}: {message}").format(place=self.place, message=self.message)
        return f"{self.code} {text}" if self.code else text


@dataclass(frozen=True, slots=True)
class Repair:
    """What an import or a repair found and did; ``code`` is that of the rule, or empty."""

    message: str
    code: str = ""
    line: int = 0

    def __str__(self) -> str:
        text = self.message
        if self.line:
            place = _("Line {line}").format(line=self.line)
            text = _("{place}: {message}").format(place=place, message=self.message)
        return f"{self.code} {text}" if self.code else text


class ProblemList:
    """Collects problems: keeps the first ones, counts the rest up to a limit."""

    def __init__(self) -> None:
        self.shown: list[Problem] = []
        self.count = 0
        self.only_unknown_words = True

    def __bool__(self) -> bool:
        return self.count > 0

    @property
    def is_full(self) -> bool:
        """Whether it is no use to go on."""
        return self.count >= limits.PROBLEMS_COUNTED

    def add(self, problem: Problem) -> None:
        """Note a problem."""
        self.count += 1
        self.only_unknown_words &= problem.unknown_word
        if len(self.shown) < limits.PROBLEMS_SHOWN:
            self.shown.append(problem)

    def error(self, name: str, *, hint: str = "") -> DamagedFileError:
        """Return the one error that tells them all; its ``params`` hold the problems."""
        return damaged(name, *self.shown, count=self.count, hint=hint)

    def lines(self) -> str:
        """Return the problems that are shown, a line each."""
        return "\n".join(str(problem) for problem in self.shown)


def repair_hint() -> str:
    """Return what a person can do about a damaged document of ours."""
    return _(
        "Open an earlier version of the file, or save what can be saved: "
        "cxdesigner repair {name} -o REPAIRED.cxd"
    )


def damaged(
    name: str, *problems: Problem, count: int | None = None, hint: str = ""
) -> DamagedFileError:
    """Return an error that names the file and its problems.

    ``params["problems"]`` holds the `Problem`s that the message shows and ``params["count"]`` how
    many there are.
    """
    number = len(problems) if count is None else count
    lines = "\n".join(str(problem) for problem in problems)
    message = _("{name} cannot be read.\n{problems}")
    if number >= limits.PROBLEMS_COUNTED:
        message = _("{name} cannot be read.\n{problems}\n… {count} problems or more.")
    elif number > len(problems):
        message = ngettext(
            "{name} cannot be read.\n{problems}\n… {count} problem in all.",
            "{name} cannot be read.\n{problems}\n… {count} problems in all.",
            number,
        )
    error = DamagedFileError("", problems=problems, count=number, name=name)
    # Filled here: what the problems quote may hold braces of the person's own.
    error.message = message.format(name=name, problems=lines, count=number)
    error.hint = hint.format(name=name) if hint else ""
    error.args = (error.message,)
    return error
