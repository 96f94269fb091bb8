"""S20: a decision whose ways out cannot be told apart."""

from __future__ import annotations

from cxdesigner.base.i18n import N_, _
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import FINE, Finding, Verdict, hit
from cxdesigner.rules.registry import Fix, rule


def _label(tx: Transaction, finding: Finding) -> None:
    """Label the first two exits without a label Yes and No."""
    exits = [link for link in tx.view.outgoing(finding.subjects[0]) if link.kind == "flow"]
    words = [LocalText.of(_("Yes")), LocalText.of(_("No"))]
    seen: set[LocalText] = set()
    for link in exits:
        if link.label and link.label not in seen:
            seen.add(link.label)
            continue
        if link.default and not link.label:
            continue
        word = next((word for word in words if word not in seen), None)
        if word is not None:
            seen.add(word)
            tx.put(link.replace(label=word))


@rule(
    code="S20",
    name="decision-unlabelled-exit",
    severity="warning",
    maturity="draft",
    scope="neighbours",
    over=Element,
    reads=(Link,),
    message=N_("The ways out of “{name}” cannot be told apart: label them."),
    collapsed=N_("The ways out of {count} of {total} decisions cannot be told apart."),
    fix=Fix(N_("Label the exits Yes and No"), _label),
)
def check(facts: Facts, element: Element) -> Verdict:
    """Speak of decisions with two or more exits of which a label is empty or two are equal."""
    if element.kind != "decision":
        return None
    exits = [link for link in facts.view.outgoing(element.id) if link.kind == "flow"]
    if len(exits) < 2:
        return None
    silent = [link for link in exits if not link.label]
    labels = [link.label for link in exits if link.label]
    if len(set(labels)) < len(labels):
        return hit(element.id, name=facts.name(element))
    if silent and not (len(silent) == 1 and silent[0].default):
        return hit(element.id, name=facts.name(element))
    return FINE
