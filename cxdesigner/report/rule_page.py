"""The documentation page of a rule, as shipped with the program."""

from __future__ import annotations

from cxdesigner.base.paths import resource
from cxdesigner.rules.registry import Rule


def rule_page(rule: Rule) -> str | None:
    """Return the page in Markdown, in English; None where an installation has no pages."""
    # A wheel and a frozen program carry the pages with their resources; a source tree has them in
    # its documentation.
    for folder in (resource("rules"), resource().parent / "docs" / "rules"):
        try:
            return (folder / rule.page).read_text(encoding="utf-8")
        except FileNotFoundError:
            continue
    return None


def page_body(page: str) -> str:
    """Return a page without its title and the line of severity and maturity."""
    blocks = page.strip().split("\n\n")
    return "\n\n".join(block for block in blocks if not block.startswith(("# ", "**")))
