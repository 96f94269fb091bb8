"""``cxdesigner analyse``: print the figures of a document."""

from __future__ import annotations

from typing import Any

from cxdesigner.base.i18n import _
from cxdesigner.cli.parser import OK, Parser
from cxdesigner.cli.text import say, say_json, section_lines


def add_arguments(parser: Parser) -> None:
    """Say what can be asked."""
    parser.add_file(_("document to analyse"))
    parser.add_language(_("language of labels and words; default: the document's first"))
    parser.add_json()


def run(options: Any) -> int:
    """Print the figures; return the exit code."""
    from cxdesigner.cli.documents import content_language, read_document

    view = read_document(options.file)
    language = content_language(view, options.lang)
    if options.json:
        from cxdesigner.cli.figures import figures_of

        say_json(figures_of(view, language))
        return OK
    from cxdesigner.report.sections import analysis_sections

    title = view.blueprint.title.line(language)
    lines = [title] if title else []
    for section in analysis_sections(view, language):
        lines += ["", *section_lines(section)] if lines else section_lines(section)
    say(*lines)
    return OK
