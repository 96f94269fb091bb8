"""What a rule of the method says, whatever the maturity: a remark beside a page, no finding."""

from __future__ import annotations

from cxdesigner.model.view import RecordView
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import fill
from cxdesigner.rules.registry import find_rule


def note(view: RecordView, code: str) -> str:
    """Return what a rule about the whole document says in the language in use; '' if nothing.

    Raises
    ------
    KeyError
        If there is no such rule.
    """
    rule = find_rule(code)
    if rule is None:
        raise KeyError(code)
    hits = rule.check(Facts(view), view.blueprint) or ()
    return "\n".join(fill(hit.message or rule.message, hit.params) for hit in hits)
