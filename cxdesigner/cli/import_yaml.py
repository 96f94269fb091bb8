"""``cxdesigner import``: read a blueprint in YAML."""

from __future__ import annotations

from typing import Any

from cxdesigner.base.i18n import _
from cxdesigner.cli.parser import OK, CommandError, Parser
from cxdesigner.cli.text import remark, say


def add_arguments(parser: Parser) -> None:
    """Say what can be asked."""
    parser.add_file(_("file in YAML, of the form of the templates"))
    parser.add_output(_("document to write"))


def run(options: Any) -> int:
    """Write the document, tell the repairs; return the exit code."""
    from cxdesigner.cli.documents import read_bytes, write_document
    from cxdesigner.formats import limits
    from cxdesigner.formats.cxd_read import EXTENSION
    from cxdesigner.formats.yaml_import import import_yaml

    if options.file.suffix.lower() == EXTENSION:
        raise CommandError(
            _("{name} is a document already; there is nothing to import.").format(name=options.file)
        )
    result = import_yaml(read_bytes(options.file, limits.IMPORT_BYTES), str(options.file))
    for repair in result.repairs:
        remark(str(repair))
    write_document(options.output, result.records, options.file)
    say(_("{name}: written.").format(name=options.output))
    return OK
