"""The documentation page of a rule, as shipped with the program."""

from __future__ import annotations

import re

from cxdesigner.base.i18n import N_, _, language
from cxdesigner.base.paths import resource
from cxdesigner.report.when import ALONE, WHEN
from cxdesigner.report.whys import WHYS
from cxdesigner.rules.registry import Rule

MANY = N_(
    "On four fifths of its candidates, and at least three, the findings become one about the"
    " document."
)

_PLACEHOLDER = re.compile(r"\{[^{}]*\}(?:…\{[^{}]*\})*…?")


def says(rule: Rule) -> str:
    """Return what a rule says in the language in use, with … for what it is about."""
    words = _PLACEHOLDER.sub("…", _(rule.message))
    # Three dots and a full stop are one sign.
    return words.replace("….", "…")


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


def source_of(page: str) -> str:
    """Return where the reason on a page comes from, on one line; '' where it is not said."""
    found = re.search(r"^Source: (.+?)(?:\n\n|\Z)", page, re.MULTILINE | re.DOTALL)
    return " ".join(found.group(1).split()) if found is not None else ""


def page_here(rule: Rule) -> str:
    """Return the body of the page of a rule in Markdown, in the language in use.

    In English it is the page itself; else it is put together from what is translated: what the
    rule says, when, what it leaves alone, why, its source, and what helps.
    """
    page = rule_page(rule) or ""
    if page and language() == "en":
        return page_body(page)
    heading = _("Why")
    blocks = [says(rule), _(WHEN[rule.code])]
    if rule.code in ALONE:
        blocks.append(_("Left alone: {what}").format(what=_(ALONE[rule.code])))
    if rule.collapsed:
        blocks.append(_(MANY))
    blocks += [f"## {heading}", _(WHYS[rule.code])]
    source = source_of(page)
    if source:
        blocks.append(_("Source: {source}").format(source=_(source)))
    if rule.fix is not None:
        heading = _("Quick fix")
        blocks += [f"## {heading}", _(rule.fix.label)]
    return "\n\n".join(blocks)


def page_in_words(rule: Rule) -> str:
    """Return `page_here` without its pictures, which belong to the page as a browser shows it."""
    return re.sub(r"!\[[^\]]*\]\([^)]*\)\n*", "", page_here(rule))


def plain(page: str) -> str:
    """Return a page without the signs of headings."""
    return re.sub(r"^#+ ", "", page, flags=re.MULTILINE)


def page_body(page: str) -> str:
    """Return a page without its title and the line of severity and maturity."""
    blocks = page.strip().split("\n\n")
    return "\n\n".join(block for block in blocks if not block.startswith(("# ", "**")))
