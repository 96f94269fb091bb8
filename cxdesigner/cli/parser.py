"""Arguments in the language in use, with our own words for what argparse complains about."""

from __future__ import annotations

import argparse
import math
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from cxdesigner.base.errors import CxError
from cxdesigner.base.i18n import LANGUAGES, N_, _
from cxdesigner.cli.text import wrapped

OK = 0
FOUND = 1
UNUSABLE = 2
"""Exit codes: fine; findings at or above the limit; unusable input or arguments."""


class CommandError(CxError):
    """Why a command could not do what was asked; ends the program with `UNUSABLE`."""


# What argparse says in English, as regular expression, and what we say.
_COMPLAINTS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (?P<names>.+)", N_("Missing: {names}.")),
    (r"unrecognized arguments: (?P<names>.+)", N_("Not understood: {names}.")),
    (r"argument (?P<name>.+?): expected one argument", N_("{name} needs a value.")),
    (
        r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)",
        N_("{name} and {other} exclude each other."),
    ),
    (
        r"argument (?P<name>.+?): ignored explicit argument (?P<value>.+)",
        N_("{name} takes no value."),
    ),
    (
        r"ambiguous option: (?P<name>.+?) could match (?P<names>.+)",
        N_("{name} can mean {names}."),
    ),
    (r"argument (?P<name>.+?): (?P<reason>.+)", N_("{name}: {reason}")),
)


class _Formatter(argparse.HelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=96)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or _("Usage: "))

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in text.splitlines())


class Parser(argparse.ArgumentParser):
    """An argument parser that raises `CommandError` instead of ending the program.

    Arguments go into ``arguments`` (what to work on) and ``options``.
    """

    def __init__(self, prog: str, about: str, *, usage: str | None = None) -> None:
        super().__init__(
            prog=prog,
            usage=usage,
            description=about,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_Formatter,
        )
        self.arguments = self.add_argument_group(_("Arguments"))
        self.options = self.add_argument_group(_("Options"))
        self.options.add_argument("-h", "--help", action="help", help=_("show this help and end"))

    def format_help(self) -> str:
        """Return the help; argparse knows only one colon."""
        text = super().format_help()
        for group in (self.arguments, self.options):
            heading = _("{heading}:").format(heading=group.title)
            text = text.replace(f"\n{group.title}:\n", f"\n{heading}\n")
        return text

    def error(self, message: str) -> NoReturn:
        """Raise the complaint in the language in use.

        Raises
        ------
        CommandError
            Always.
        """
        raise CommandError(
            translated(message),
            hint=_("See {command} --help.").format(command=self.prog),
        )

    # ---- arguments that several commands have

    def add_file(self, what: str) -> None:
        """Add the document that a command reads."""
        self.arguments.add_argument("file", metavar="FILE", type=Path, help=what)

    def add_output(self, what: str, metavar: str = "FILE") -> None:
        """Add the file that a command writes."""
        self.options.add_argument(
            "-o", "--output", metavar=metavar, type=Path, required=True, help=what
        )

    def add_json(self) -> None:
        """Add the switch between text for people and JSON for programs."""
        self.options.add_argument("--json", action="store_true", help=_("print JSON for programs"))

    def add_language(self, what: str) -> None:
        """Add the choice of a language."""
        self.options.add_argument(
            "--lang",
            metavar="LANG",
            type=language_tag,
            help=f"{what} ({', '.join(LANGUAGES)})",
        )


def translated(message: str) -> str:
    """Return a complaint of argparse in the language in use."""
    for pattern, text in _COMPLAINTS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return _(text).format(**found.groupdict())
    return message


def one_of(words: Sequence[str]) -> Callable[[str], str]:
    """Return a type for arguments that are one of a few words; case does not matter."""
    by_lower = {word.lower(): word for word in words}

    def read(text: str) -> str:
        word = by_lower.get(text.strip().lower())
        if word is None:
            raise argparse.ArgumentTypeError(
                _("“{found}” is not among the choices: {allowed}.").format(
                    found=text, allowed=", ".join(words)
                )
            )
        return word

    return read


def language_tag(text: str) -> str:
    """Return an offered language tag as it is spelled here; ``zh_cn`` means ``zh-CN``."""
    return one_of(LANGUAGES)(text.replace("_", "-"))


def resolution(text: str) -> float:
    """Return a resolution in dots per inch."""
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not 1 <= number <= 10_000:
        raise argparse.ArgumentTypeError(
            _("“{found}” is no number of dots per inch from 1 to 10,000.").format(found=text)
        )
    return number
