"""``cxdesigner schema``: print the JSON schema of the document format."""

from __future__ import annotations

import sys
from typing import Any

from cxdesigner.cli.parser import OK, Parser


def add_arguments(parser: Parser) -> None:
    """Nothing can be asked."""


def run(options: Any) -> int:
    """Print the schema that was shipped; return the exit code."""
    from cxdesigner.base.paths import resource

    sys.stdout.write(resource("schema", "cxd-1.schema.json").read_text(encoding="utf-8"))
    return OK
