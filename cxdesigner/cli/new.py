"""``cxdesigner new``: start a blueprint from a template."""

from __future__ import annotations

from typing import Any

from cxdesigner.base.i18n import _, language
from cxdesigner.cli.parser import OK, CommandError, Parser
from cxdesigner.cli.text import say

DEFAULT = "empty-blueprint"


def add_arguments(parser: Parser) -> None:
    """Say what can be asked."""
    parser.options.add_argument(
        "--template",
        metavar="NAME",
        default=DEFAULT,
        help=_("what to start from; “cxdesigner templates” lists the names"),
    )
    parser.add_output(_("document to write"))


def run(options: Any) -> int:
    """Write the document; return the exit code."""
    from cxdesigner.cli.documents import write_document
    from cxdesigner.formats.templates import load_template, template_names
    from cxdesigner.model.blueprint import Blueprint

    names = [template.name for template in template_names()]
    wanted = options.template.strip().lower()
    if wanted not in names:
        raise CommandError(
            _("There is no template “{name}”; choose from {allowed}.").format(
                name=options.template, allowed=", ".join(names)
            )
        )
    records = load_template(wanted)
    if language() != "en":
        # Who starts from nothing writes in the language of the program; English needs no saying.
        records = tuple(
            record.replace(languages=(language(),))
            if isinstance(record, Blueprint) and not record.languages
            else record
            for record in records
        )
    write_document(options.output, records)
    say(
        _("{name}: made from the template {template}.").format(name=options.output, template=wanted)
    )
    return OK
