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
    from cxdesigner.base.ids import new_id
    from cxdesigner.cli.documents import read_document, write_document
    from cxdesigner.formats.own_templates import offered, own_name, own_path, own_title
    from cxdesigner.formats.templates import load_template
    from cxdesigner.model.blueprint import Blueprint

    names = {template.name.lower(): template.name for template in offered()}
    asked = options.template.strip().lower()
    # The title of a template of one's own is enough.
    wanted = names.get(asked) or names.get(own_name(asked))
    if wanted is None:
        raise CommandError(
            _("There is no template “{name}”; choose from {allowed}.").format(
                name=options.template, allowed=", ".join(names.values())
            )
        )
    path = own_path(wanted)
    records = load_template(wanted) if path is None else tuple(read_document(path))
    if path is not None:
        # It starts a service of its own.
        lineage = new_id("lineage")
        records = tuple(
            record.replace(lineage_id=lineage) if isinstance(record, Blueprint) else record
            for record in records
        )
    if language() != "en":
        # Who starts from nothing writes in the language of the program; English needs no saying.
        records = tuple(
            record.replace(languages=(language(),))
            if isinstance(record, Blueprint) and not record.languages
            else record
            for record in records
        )
    write_document(options.output, records)
    said = _("{name}: made from the template {template}.")
    say(said.format(name=options.output, template=own_title(wanted)))
    return OK
