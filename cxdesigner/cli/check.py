"""``cxdesigner check``: find problems in documents."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from cxdesigner.base.errors import CxError
from cxdesigner.base.i18n import _, language, ngettext, use_language
from cxdesigner.cli.complaints import words_of
from cxdesigner.cli.parser import FOUND, OK, UNUSABLE, CommandError, Parser, one_of
from cxdesigner.cli.text import remark, say, say_json
from cxdesigner.model.blueprint import MATURITIES, Maturity
from cxdesigner.rules.finding import SEVERITIES, Finding

if TYPE_CHECKING:
    from cxdesigner.cli.fixing import Fixed
    from cxdesigner.model.view import RecordView
    from cxdesigner.rules.registry import Rule

Format = Literal["text", "json", "sarif"]
FORMATS: tuple[Format, ...] = ("text", "json", "sarif")


@dataclass(frozen=True, slots=True)
class _Result:
    """What came of one file; ``findings`` hold the suppressed ones too."""

    path: Path
    data: bytes
    view: RecordView
    findings: tuple[Finding, ...]
    fixed: tuple[Fixed, ...] = ()

    @property
    def active(self) -> list[Finding]:
        return [finding for finding in self.findings if not finding.suppressed]


def add_arguments(parser: Parser) -> None:
    """Say what can be asked."""
    parser.arguments.add_argument(
        "files", metavar="FILE", type=Path, nargs="*", help=_("documents to check")
    )
    parser.options.add_argument(
        "--maturity",
        metavar="LEVEL",
        type=one_of(MATURITIES),
        help=_("check as {levels}; default: what the document says").format(
            levels=", ".join(MATURITIES)
        ),
    )
    parser.options.add_argument(
        "--select",
        metavar="CODES",
        type=_codes,
        action="extend",
        help=_("show only these rules: codes, beginnings of codes or names, with commas between"),
    )
    parser.options.add_argument(
        "--ignore",
        metavar="CODES",
        type=_codes,
        action="extend",
        default=[],
        help=_("leave these rules out"),
    )
    parser.options.add_argument(
        "--fail-on",
        metavar="SEVERITY",
        type=one_of(SEVERITIES),
        default="error",
        help=_("end with exit code 1 from this severity on: {severities}; default: error").format(
            severities=", ".join(SEVERITIES)
        ),
    )
    parser.options.add_argument(
        "--fix",
        action="store_true",
        help=_("fix what needs no decision, and save; the former content is kept as a version"),
    )
    parser.options.add_argument(
        "--show-suppressed",
        action="store_true",
        help=_("list suppressed findings in the JSON too; they never fail"),
    )
    parser.options.add_argument(
        "--explain", metavar="CODE", type=_rule, help=_("explain a rule, and end")
    )
    parser.add_language(_("language of the messages"))
    form = parser.options.add_mutually_exclusive_group()
    form.add_argument(
        "--format",
        metavar="FORMAT",
        type=one_of(FORMATS),
        default="text",
        help=_("print {formats}; default: text").format(formats=", ".join(FORMATS)),
    )
    form.add_argument(
        "--json",
        dest="format",
        action="store_const",
        const="json",
        help=_("the same as {option}").format(option="--format json"),
    )


def run(options: Any) -> int:
    """Print the findings; return the exit code."""
    files: list[Path] = options.files
    with use_language(options.lang or language()):
        if options.explain is not None:
            from cxdesigner.cli.explain import explained

            say(*explained(options.explain))
            return OK
        if not files:
            raise CommandError(
                _("Missing: {names}.").format(names="FILE"),
                hint=_("See {command} --help.").format(command="cxdesigner check"),
            )
        if len(files) == 1:
            results, failures = [_checked(files[0], options)], list[str]()
        else:
            results, failures = _all_checked(files, options)
        _report(results, failures, len(files), options)
    if failures:
        return UNUSABLE
    worst = SEVERITIES.index(options.fail_on)
    active = [finding for result in results for finding in result.active]
    failed = any(SEVERITIES.index(finding.severity) <= worst for finding in active)
    return FOUND if failed else OK


def _all_checked(files: Sequence[Path], options: Any) -> tuple[list[_Result], list[str]]:
    """Check what can be checked; messages about the rest go to standard error at once."""
    results: list[_Result] = []
    failures: list[str] = []
    for path in files:
        try:
            results.append(_checked(path, options))
        except (CxError, OSError) as error:
            failures.append(words_of(error))
            remark(f"cxdesigner: {failures[-1]}")
    return results, failures


def _checked(path: Path, options: Any) -> _Result:
    from cxdesigner.cli.documents import open_document, write_document
    from cxdesigner.rules.runner import matches
    from cxdesigner.rules.runner import run as findings_of

    def all_in(view: RecordView) -> tuple[Finding, ...]:
        return findings_of(view, maturity=cast("Maturity | None", options.maturity))

    def chosen(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        return matches(findings, options.select, options.ignore)

    document = open_document(path)
    view, data = document.view, document.data
    if not options.fix:
        return _Result(path, data, view, chosen(all_in(view)))
    from cxdesigner.cli.fixing import fix_safely
    from cxdesigner.model.store import Store

    store = Store(view)
    fixed = fix_safely(store, all_in, chosen)
    if fixed:
        write_document(path, store, version=document.version)
        data = path.read_bytes()
    return _Result(path, data, store, chosen(all_in(store)), fixed)


# ---- what is printed


def _report(results: list[_Result], failures: list[str], asked: int, options: Any) -> None:
    printers: dict[Format, Callable[[], None]] = {
        "text": lambda: _print_text(results, asked, options.maturity),
        "json": lambda: _print_json(results, asked, options.show_suppressed),
        "sarif": lambda: _print_sarif(results, failures),
    }
    if options.format != "text":
        # Standard output holds the machine's part alone.
        for result in results:
            remark(*_fix_lines(result))
    printers[cast(Format, options.format)]()


def _print_text(results: list[_Result], asked: int, maturity: Maturity | None) -> None:
    from cxdesigner.cli.findings import finding_lines, summary_line, suppressed_lines

    for place, result in enumerate(results):
        if asked > 1:
            say(*([""] if place else []), str(result.path))
        say(*_fix_lines(result))
        active = result.active
        say(*finding_lines(active))
        aside = [finding for finding in result.findings if finding.suppressed]
        say(*suppressed_lines(aside, language()))
        level = maturity or result.view.blueprint.maturity
        say(summary_line(active, len(result.findings) - len(active), level))
    if asked > 1:
        active = [finding for result in results for finding in result.active]
        hidden = sum(len(result.findings) for result in results) - len(active)
        checked = ngettext("{n} file checked", "{n} files checked", len(results))
        say("", f"{checked.format(n=len(results))} · {summary_line(active, hidden)}")


def _print_json(results: list[_Result], asked: int, with_suppressed: bool) -> None:
    say_json(
        [
            {**({"file": str(result.path)} if asked > 1 else {}), **finding.to_json()}
            for result in results
            for finding in (result.findings if with_suppressed else result.active)
        ]
    )


def _print_sarif(results: list[_Result], failures: list[str]) -> None:
    from cxdesigner.cli.sarif import Checked, sarif_log

    checked = [Checked(one.path, one.data, one.view, one.findings) for one in results]
    say_json(sarif_log(checked, failures))


def _fix_lines(result: _Result) -> list[str]:
    from cxdesigner.cli.findings import subjects_text

    if not result.fixed:
        return []
    lines = [
        _("Fixed {code}: {fix}").format(code=one.finding.code, fix=one.finding.fix_label)
        + subjects_text(one.changed)
        for one in result.fixed
    ]
    return [*lines, _("{name}: written.").format(name=result.path)]


# ---- arguments


def _codes(text: str) -> list[str]:
    """Return the rules somebody asks for by code, beginning of a code, or name."""
    from cxdesigner.rules.registry import all_rules

    words = [word.strip() for word in text.split(",") if word.strip()]
    for word in words:
        if not any(
            rule.code.startswith(word.upper()) or rule.name == word.lower() for rule in all_rules()
        ):
            raise argparse.ArgumentTypeError(_unknown(word))
    return words


def _rule(text: str) -> Rule:
    from cxdesigner.rules.registry import find_rule

    found = find_rule(text.strip())
    if found is None:
        raise argparse.ArgumentTypeError(_unknown(text))
    return found


def _unknown(word: str) -> str:
    from cxdesigner.rules.registry import all_rules

    message = _("there is no rule “{word}”.").format(word=word)
    alike = get_close_matches(word.lower(), [rule.name for rule in all_rules()], n=1)
    if not alike:
        return message
    return f"{message} " + _("Did you mean “{command}”?").format(command=alike[0])
