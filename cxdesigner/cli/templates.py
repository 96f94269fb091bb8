"""``cxdesigner templates``: list what a blueprint can start from."""

from __future__ import annotations

from typing import Any

from cxdesigner.cli.parser import OK, Parser
from cxdesigner.cli.text import aligned, say, say_json


def add_arguments(parser: Parser) -> None:
    """Say what can be asked."""
    parser.add_json()


def run(options: Any) -> int:
    """Print the list; return the exit code."""
    from cxdesigner.formats.own_templates import offered

    found = offered()
    if options.json:
        say_json(
            [
                {"name": one.name, "title": one.title, "description": one.description}
                for one in found
            ]
        )
    else:
        say(*aligned([(one.name, one.title, one.description) for one in found]))
    return OK
