"""``cxdesigner compare``: tell what differs between two documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxdesigner.base.i18n import _, use_language
from cxdesigner.cli.parser import FOUND, OK, CommandError, Parser, one_of
from cxdesigner.cli.text import remark, say, say_json, section_lines
from cxdesigner.model.blueprint import MATURITIES
from cxdesigner.scene.paper import PAPER

if TYPE_CHECKING:
    from cxdesigner.model.comparison import Comparison
    from cxdesigner.report.comparing.figures import Figures


def add_arguments(parser: Parser) -> None:
    """Say what can be asked."""
    parser.arguments.add_argument(
        "before", metavar="A", type=Path, help=_("document as it was, e.g. the current state")
    )
    parser.arguments.add_argument(
        "after", metavar="B", type=Path, help=_("document as it is now, e.g. the future state")
    )
    parser.options.add_argument(
        "--maturity",
        metavar="LEVEL",
        type=one_of(MATURITIES),
        help=_("count findings as {levels}; default: what document B says").format(
            levels=", ".join(MATURITIES)
        ),
    )
    parser.add_language(_("language of labels and words; default: the first of document B"))
    parser.options.add_argument(
        "-o",
        "--output",
        metavar="PDF",
        type=Path,
        help=_("draw document B with the changes marked, and with what is gone"),
    )
    parser.options.add_argument(
        "--page",
        metavar="SIZE",
        type=one_of(tuple(PAPER)),
        help=_("sheet: {sizes} (a slide); default: as large as the drawing").format(
            sizes=", ".join(PAPER)
        ),
    )
    parser.add_json()


def run(options: Any) -> int:
    """Print what differs; return 0 if nothing does, else 1."""
    from cxdesigner.cli.documents import content_language, read_document
    from cxdesigner.model.comparison import compare
    from cxdesigner.report.comparing.figures import Figures

    if options.output is not None and options.output.suffix.lower() != ".pdf":
        raise CommandError(
            _("{name}: the ending says what to write; choose from {allowed}.").format(
                name=options.output, allowed=".pdf"
            )
        )
    comparison = compare(read_document(options.before), read_document(options.after))
    language = content_language(comparison.after, options.lang)
    with use_language(language):
        figures = Figures(comparison, options.maturity, language=language)
        if options.json:
            say_json(comparison_json(comparison, figures, language))
        else:
            _print(comparison, figures, language)
    if options.output is not None:
        _draw(comparison, options, language)
    return FOUND if comparison else OK


def _draw(comparison: Comparison, options: Any, language: str) -> None:
    from cxdesigner.cli.documents import write_output
    from cxdesigner.report.sheet_file import sheet_bytes
    from cxdesigner.scene.comparison_pages import compose_comparison
    from cxdesigner.scene.page import PageOptions

    pages = compose_comparison(
        comparison,
        options.before.stem,
        PageOptions(size=options.page, landscape=None, language=language, name=options.after.stem),
    )
    data = sheet_bytes(comparison.after, pages, "pdf")
    write_output(options.output, data, options.before, options.after)
    remark(_("{name}: written.").format(name=options.output))


def _print(comparison: Comparison, figures: Figures, language: str) -> None:
    from cxdesigner.report.comparing.sections import comparison_sections

    sections = comparison_sections(comparison, language, figures=figures)
    lines: list[str] = []
    for section in sections if comparison else sections[:1]:
        lines += ["", *section_lines(section)] if lines else section_lines(section)
    say(*lines)


def comparison_json(comparison: Comparison, figures: Figures, language: str) -> dict[str, Any]:
    """Return what differs as plain data: figures unrounded, field values as files hold them."""
    from cxdesigner.formats.canonical_json import value_to_raw
    from cxdesigner.report.comparing.sections import record_title

    return {
        "same": not comparison,
        "relation": comparison.relation,
        "maturity": figures.maturity,
        "changes": [
            {
                "id": change.id,
                "after_id": change.after.id if change.after is not None else None,
                "type": change.record.TYPE,
                "name": record_title(comparison, change, language),
                "aspects": list(change.aspects),
                "fields": [
                    {
                        "field": one.name,
                        "aspect": one.aspect,
                        "before": value_to_raw(one.before),
                        "after": value_to_raw(one.after),
                    }
                    for one in change.fields
                ],
            }
            for change in comparison.changes
        ],
        "figures": {
            one.key: {
                "name": one.name,
                "unit": one.unit,
                "before": one.before,
                "after": one.after,
                "difference": one.difference,
                "verdict": one.verdict or None,
            }
            for one in figures.changes
        },
    }
