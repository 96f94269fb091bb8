"""C08: a text that lacks one of the languages."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.languages import has_language
from cxdesigner.rules.registry import Fix, rule


def _prefill(tx: Transaction, finding: Finding) -> None:
    """Write the words of the first language that has some where a language lacks them."""
    languages = tx.view.blueprint.languages
    for subject in finding.subjects:
        record = tx.view.find(subject)
        if not isinstance(record, Element | Link | Stage | Step):
            continue
        field = "name" if isinstance(record, Stage | Step) else "label"
        label: LocalText = getattr(record, field)
        words = next((label.text(tag) for tag in languages if has_language(label, tag)), "")
        for tag in languages:
            if words and not has_language(label, tag):
                label = label.with_text(words, tag)
        tx.put(record.replace(**{field: label}))


@rule(
    code="C08",
    name="translation-missing",
    severity="advice",
    maturity="review",
    scope="record",
    over=(Element, Link, Stage, Step),
    message=N_("“{name}” is not translated to: {missing}."),
    collapsed=N_("{count} of {total} labels lack a language of the blueprint."),
    fix=Fix(N_("Prefill from the first language"), _prefill, field="label"),
)
def check(facts: Facts, record: Element | Link | Stage | Step) -> Verdict:
    """Speak of labels that lack a declared language; a plain text serves all languages."""
    languages = facts.blueprint.languages
    label: LocalText = record.name if isinstance(record, Stage | Step) else record.label
    if len(languages) < 2 or not label or getattr(record, "kind", "") == "note":
        return None
    if label.is_plain:
        return FINE
    missing = tuple(tag for tag in languages if not has_language(label, tag))
    return hit(record.id, name=label, missing=missing) if missing else FINE
