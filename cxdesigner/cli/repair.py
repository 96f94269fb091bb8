"""``cxdesigner repair``: save what can be saved of a damaged document."""

from __future__ import annotations

from typing import Any

from cxdesigner.base.i18n import _
from cxdesigner.cli.parser import OK, Parser
from cxdesigner.cli.text import remark, say


def add_arguments(parser: Parser) -> None:
    """Say what can be asked."""
    parser.add_file(_("damaged document"))
    parser.add_output(_("document to write; the damaged one stays as it is"))


def run(options: Any) -> int:
    """Write what could be saved, tell what was lost; return the exit code."""
    from cxdesigner.cli.documents import read_bytes, write_document
    from cxdesigner.formats.repair import repair, repair_summary

    result = repair(read_bytes(options.file), str(options.file))
    for found in result.repairs:
        remark(str(found))
    write_document(options.output, result.records, options.file, version=result.version)
    say(_("{name}: written.").format(name=options.output), repair_summary(result))
    return OK
