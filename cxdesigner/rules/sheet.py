"""What one rule said about one blueprint: its candidates and hits, before any tidying."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.record import Record
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import Hit
from cxdesigner.rules.registry import Rule

_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class Sheet:
    """Verdicts of one rule, by id of the record it was asked about."""

    rule: Rule
    candidates: set[str] = field(default_factory=set)
    hits: dict[str, tuple[Hit, ...]] = field(default_factory=dict)
    once: Hit | None = None
    failure: str = ""
    """Name of the exception with which the check ended; then nothing else counts."""

    def ask(self, facts: Facts, records: Iterable[Record]) -> None:
        """Ask the check about some records and note the answers in place of earlier ones."""
        check, candidates, hits = self.rule.check, self.candidates, self.hits
        try:
            for record in records:
                verdict = check(facts, record)
                if verdict is None:
                    candidates.discard(record.id)
                else:
                    candidates.add(record.id)
                if verdict:
                    # The same answer again leaves the findings of the rule as they are.
                    if hits.get(record.id) != verdict:
                        hits[record.id] = verdict
                else:
                    hits.pop(record.id, None)
        except Exception as error:  # a broken rule must not silence the others
            self._fail(error)

    def ask_once(self, facts: Facts) -> None:
        """Ask for the one hit that replaces all single ones."""
        if self.rule.once is not None and not self.failure:
            try:
                self.once = self.rule.once(facts)
            except Exception as error:
                self._fail(error)

    def _fail(self, error: Exception) -> None:
        # Of the exception only the type: its text can quote the document.
        _LOG.warning("rule %s failed: %s", self.rule.code, type(error).__name__)
        self.failure = type(error).__name__

    def forget(self, record_ids: Collection[str], *, asked_anew: bool = False) -> None:
        """Drop the answers about records that are gone.

        Where the rule is `asked_anew` about everything in a moment, only hits are dropped: to go
        through the candidates of all rules takes 0.1 s where thousands of records are gone.
        """
        if not asked_anew:
            self.candidates.difference_update(record_ids)
        few, others = sorted((self.hits.keys(), record_ids), key=len)
        for record_id in [key for key in few if key in others]:
            del self.hits[record_id]

    def recognise(self, known: Mapping[str, tuple[Hit, ...]]) -> None:
        """Take hits of before in the place of those that are equal."""
        hits = self.hits
        for record_id, found in hits.items():
            before = known.get(record_id)
            if before == found:
                hits[record_id] = before


def records_for(rule: Rule, facts: Facts) -> Iterable[Record]:
    """Return all records a rule is to be asked about."""
    for record_type in rule.over:
        if record_type is Blueprint:
            yield facts.blueprint
        else:
            yield from facts.view.of_type(record_type)


def full_sheet(rule: Rule, facts: Facts) -> Sheet:
    """Return the answers of a rule about everything."""
    sheet = Sheet(rule)
    sheet.ask(facts, records_for(rule, facts))
    sheet.ask_once(facts)
    return sheet
