"""Entry point of the command line: choose a command, run it, say what went wrong."""

from __future__ import annotations

import io
import logging
import os
import sys
import traceback
from argparse import SUPPRESS
from collections.abc import Sequence
from contextlib import suppress
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from cxdesigner import __version__
from cxdesigner.base import i18n, log
from cxdesigner.base.errors import CxError
from cxdesigner.base.i18n import N_, _
from cxdesigner.cli.complaints import words_of
from cxdesigner.cli.parser import OK, UNUSABLE, CommandError, Parser
from cxdesigner.cli.text import aligned

if TYPE_CHECKING:
    from cxdesigner.editor.merging import Versions

PROGRAM = "cxdesigner"
LANGUAGE_VARIABLE = "CXDESIGNER_LANG"
INTERRUPTED = 130


class OpenEditor(Protocol):
    """Opens the editor on a document (or none) and returns its exit code."""

    def __call__(
        self, path: Path | None, screenshot: Path | None, merging: Versions | None = None, /
    ) -> int:
        """Save a picture of the window if asked; begin with a merge if there is one to do."""


# Module and purpose of each command; the module is imported when the command is asked for.
COMMANDS: dict[str, tuple[str, str]] = {
    "new": ("new", N_("start a blueprint from a template")),
    "templates": ("templates", N_("list what a blueprint can start from")),
    "check": ("check", N_("find problems")),
    "export": ("export", N_("write a PDF, PNG or SVG")),
    "analyse": ("analyse", N_("print lead time, waits, emotion curve, dependence")),
    "compare": ("compare", N_("tell what differs between two documents")),
    "merge": ("merge", N_("bring two changes of one document together")),
    "import": ("import_yaml", N_("read a blueprint in YAML")),
    "measure": ("measure", N_("bring survey answers and measurements in")),
    "repair": ("repair", N_("save what can be saved of a damaged document")),
    "schema": ("schema", N_("print the JSON schema of the document format")),
    "selftest": ("selftest", N_("check that this installation works")),
}


class Command(Protocol):
    """What a module of a command offers."""

    def add_arguments(self, parser: Parser) -> None:
        """Say what can be asked."""

    def run(self, options: Any) -> int:
        """Do it; return the exit code."""


def main(argv: Sequence[str] | None = None, *, open_editor: OpenEditor | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    argv
        Arguments without the name of the program; None = those of the process.
    open_editor
        Opens the editor; None where there is none, as in tests.

    Returns
    -------
    int
        0 fine, 1 findings at or above the limit, 2 unusable input or arguments.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    i18n.set_language(os.environ.get(LANGUAGE_VARIABLE) or None)
    code = OK
    try:
        code = _run(arguments, open_editor)
        _flush()
    except BrokenPipeError:
        # Whoever reads us has seen enough, as in ``cxdesigner check big.cxd | head``.
        _close_quietly()
    except KeyboardInterrupt:
        return INTERRUPTED
    except (CxError, OSError) as error:
        return _complain(words_of(error))
    except SystemExit as end:
        # argparse ends the program after --help.
        code = end.code if isinstance(end.code, int) else OK
    except Exception as error:
        return _complain(_bug(error))
    return code


def _run(arguments: list[str], open_editor: OpenEditor | None) -> int:
    if arguments and arguments[0] in COMMANDS:
        return _command(arguments[0], arguments[1:])
    if arguments == ["--selftest"]:
        return _command("selftest", [])
    return _editor(arguments, open_editor)


def _command(name: str, arguments: list[str]) -> int:
    module, about = COMMANDS[name]
    command = cast(Command, import_module(f"cxdesigner.cli.{module}"))
    words = _(about)
    about = _("{sentence}.").format(sentence=words[:1].upper() + words[1:])
    parser = Parser(f"{PROGRAM} {name}", about)
    command.add_arguments(parser)
    return command.run(parser.parse_args(arguments))


def _editor(arguments: list[str], open_editor: OpenEditor | None) -> int:
    if arguments:
        _check_word(arguments[0])
    options = _main_parser().parse_args(arguments)
    path: Path | None = options.file
    if path is not None and not path.exists():
        raise CommandError(_("{name}: there is no such file.").format(name=path))
    if open_editor is None:
        raise CommandError(_("The editor is not part of this installation."))
    if options.merge is None:
        for name, value in (("--base", options.base), ("--into", options.into)):
            if value is not None:
                raise CommandError(
                    _("{name} goes with {other} only.").format(name=name, other="--merge")
                )
        return open_editor(path, options.screenshot)
    from cxdesigner.editor.merging import Versions

    if path is None:
        raise CommandError(_("{name} needs a document to merge into.").format(name="--merge"))
    return open_editor(path, None, Versions(options.merge, options.base, options.into))


def _check_word(word: str) -> None:
    """Refuse a first argument that is neither an option nor a file, nor the name of one.

    Raises
    ------
    CommandError
        With the command that was meant, if one is like it.
    """
    if word.startswith("-") or Path(word).suffix or os.sep in word or Path(word).exists():
        return
    alike = get_close_matches(word.lower(), COMMANDS, n=1)
    hint = _("See {command} --help.").format(command=PROGRAM)
    if alike:
        hint = _("Did you mean “{command}”?").format(command=alike[0])
    raise CommandError(_("There is no file and no command “{word}”.").format(word=word), hint=hint)


def _main_parser() -> Parser:
    parser = Parser(
        PROGRAM,
        _("Draw service blueprints and journey maps, check them, export them."),
        usage=f"{PROGRAM} [FILE]\n       {PROGRAM} COMMAND …",
    )
    parser.arguments.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        type=Path,
        help=_("document to open in the editor; without it, the welcome page"),
    )
    parser.options.add_argument(
        "--version",
        action="version",
        version=f"CX Designer {__version__}",
        help=_("show the version and end"),
    )
    for name, metavar, what in (
        ("--merge", "THEIRS", _("merge this version into FILE in the window, as a tool of git")),
        ("--base", "BASE", _("with --merge: document as it was before both changes")),
        ("--into", "OUT", _("with --merge: document to save the result to; default: FILE")),
    ):
        parser.options.add_argument(name, metavar=metavar, type=Path, help=what)
    parser.options.add_argument("--screenshot", metavar="PICTURE", type=Path, help=SUPPRESS)
    rows = [(f"  {name}", _(about)) for name, (_module, about) in COMMANDS.items()]
    parser.epilog = "\n".join(
        [
            _("Commands:"),
            *aligned(rows),
            "",
            _("{command} explains a command.").format(command=f"{PROGRAM} COMMAND --help"),
            _(
                "Exit codes: 0 fine, 1 findings at or above --fail-on, "
                "2 unusable input or arguments."
            ),
        ]
    )
    return parser


# ---- what went wrong, in one message


def _complain(words: str) -> int:
    with suppress(OSError, ValueError):
        _flush()
    with suppress(OSError, ValueError):
        sys.stderr.write(f"{PROGRAM}: {words}\n")
        sys.stderr.flush()
    return UNUSABLE


def _bug(error: Exception) -> str:
    path = log.set_up()
    # The message of the error may quote a document: only where it happened is kept.
    where = "".join(traceback.format_tb(error.__traceback__))
    logging.getLogger(__name__).error("%s\n%s", type(error).__name__, where)
    log.shut_down()
    message = _("Something went wrong inside the program ({kind}).").format(
        kind=type(error).__name__
    )
    if path is None:
        return message
    return f"{message} " + _("Details for a bug report: {path}").format(path=path)


# ---- streams


def _speak_utf8() -> None:
    for name in ("stdout", "stderr"):
        # A window program on Windows has none.
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))
    # A redirected stream has the code page of the system on Windows; JSON is UTF-8.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with suppress(ValueError, OSError):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _flush() -> None:
    sys.stdout.flush()
    sys.stderr.flush()


def _close_quietly() -> None:
    # Python flushes standard output once more at its end and would complain then.
    with suppress(OSError, ValueError):
        hole = os.open(os.devnull, os.O_WRONLY)
        os.dup2(hole, sys.stdout.fileno())
        os.close(hole)
