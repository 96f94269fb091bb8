"""What the rules have found is what one filters by."""

from __future__ import annotations

from hands import Hands, settle

from cxdesigner.editor.document import Document
from cxdesigner.editor.filter import Filter
from cxdesigner.model.link import Link
from cxdesigner.rules.finding import Finding, Severity
from cxdesigner.ui.window import Window


def finding(code: str, severity: Severity, *subjects: str) -> Finding:
    return Finding(code, code, severity, subjects, "")


def test_what_is_found_at_a_link_is_found_at_its_ends(
    hands: Hands, hot_pot: Document, window: Window
) -> None:
    link, other = hot_pot.store.of_type(Link)[:2]
    window.findings.found = (
        finding("L01", "error", link.id),
        finding("S01", "advice", link.source_id),
        finding("S01", "advice", other.target_id, "gone"),
    )
    found: dict[str, set[str]] = {"gone": {"S01", "advice"}}
    for key in (link.id, link.source_id, link.target_id):
        found.setdefault(key, set()).update({"L01", "error"})
    for key in (link.source_id, other.target_id):
        found.setdefault(key, set()).update({"S01", "advice"})
    assert window.finders.filter._problems() == found
    hands.document.set_view(filter=Filter(rules=("L01",)))
    settle()
    assert hot_pot.filtering.passing == {link.source_id, link.target_id}
