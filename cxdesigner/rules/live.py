"""Findings that follow a store: local rules after each edit, the others when somebody asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cxdesigner.base import collector
from cxdesigner.base.signal import Signal
from cxdesigner.model.blueprint import Blueprint, Maturity, RuleSettings
from cxdesigner.model.lane import Lane
from cxdesigner.model.patch import Patch
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Store
from cxdesigner.model.view import RecordView
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import Finding
from cxdesigner.rules.profiles import policy_of
from cxdesigner.rules.registry import Rule, all_rules
from cxdesigner.rules.runner import Cache, findings_from
from cxdesigner.rules.sheet import Sheet, full_sheet
from cxdesigner.rules.touch import in_columns, is_structural, records_touched, touched_by

_EVERYWHERE: frozenset[type[Record]] = frozenset({Blueprint, RuleSettings, Lane, Step})
"""Types on which every rule of scope ``whole`` can depend through the facts."""


@dataclass(frozen=True, slots=True)
class WholeJob:
    """Rules of scope ``whole`` and a snapshot to run them on; may run in another thread."""

    snapshot: RecordView
    rules: tuple[Rule, ...]

    @collector.paused()
    def run(self) -> dict[str, Sheet]:
        """Return the answers of the rules, to be handed to ``LiveFindings.accept``."""
        facts = Facts(self.snapshot)
        return {rule.code: full_sheet(rule, facts) for rule in self.rules}


class LiveFindings:
    """The findings of a store, kept up to date.

    After each commit local rules are asked again about what the patch touched. Rules that look at
    everything keep their last answers until ``refresh_whole``; ``is_stale`` says that this is due.
    After it ``findings`` equals a full run.

    Parameters
    ----------
    maturity
        None means that of the document.
    defer_whole
        Leave the rules of scope ``whole`` for the first ``refresh_whole``.
    """

    def __init__(
        self, store: Store, *, maturity: Maturity | None = None, defer_whole: bool = False
    ) -> None:
        self.changed: Signal[()] = Signal()
        """Emitted when findings may have changed."""

        self.asked = 0
        """How many verdicts were computed since the start, for tests and benchmarks."""

        self._store = store
        self._maturity = maturity
        self._facts = Facts(store)
        self._local = [rule for rule in all_rules() if rule.is_local]
        self._whole = [rule for rule in all_rules() if not rule.is_local]
        self._sheets: dict[str, Sheet] = {}
        self._dirty: set[type[Record]] = set(_EVERYWHERE)
        self._outstanding = False
        self._findings: tuple[Finding, ...] | None = None
        self._cache: Cache = {}
        self._ask_all_local()
        if not defer_whole:
            self.refresh_whole()
        store.viewers.append(self.follow)

    def close(self) -> None:
        """Stop following the store."""
        if self.follow in self._store.viewers:
            self._store.viewers.remove(self.follow)

    @property
    def is_stale(self) -> bool:
        """Whether something changed that rules of scope ``whole`` have not seen."""
        return self._outstanding or bool(self._dirty)

    @property
    def maturity(self) -> Maturity:
        """The maturity at which rules run."""
        return self._maturity or self._store.blueprint.maturity

    def set_maturity(self, maturity: Maturity | None) -> None:
        """Run the rules of another maturity; None means that of the document. Asks no rule."""
        self._maturity = maturity
        self._announce()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, suppressed ones marked, in the order in which they are shown."""
        if self._findings is None:
            self._findings = self._assemble()
        return self._findings

    @property
    def sheets(self) -> Mapping[str, Sheet]:
        """The answers of each rule by code, before precedence and collapse."""
        return MappingProxyType(self._sheets)

    # -- following ---------------------------------------------------------------------------

    def follow(self, patch: Patch) -> None:
        """Follow a committed patch; the store calls this."""
        if not patch:
            return
        if is_structural(patch):
            self._dirty |= _EVERYWHERE
            self._facts.forget(None)
            self._ask_all_local()
        else:
            self._follow_locally(patch)
        gone = [key for key, (_, after) in patch.changes.items() if after is None]
        for rule in self._whole:
            sheet = self._sheets.get(rule.code)
            if sheet is not None:
                sheet.forget(gone)
        self._announce()

    def _follow_locally(self, patch: Patch) -> None:
        before = self._facts.document
        touched = touched_by(self._facts, patch)
        self._dirty |= touched.types
        after = self._facts.document
        if (after.blueprint, after.settings) != (before.blueprint, before.settings):
            # Channels can have become remote, which columns know of.
            self._facts.forget(None)
            self._ask_all_local()
            return
        if after != before:
            self._ask_all_local()
            return
        columns = in_columns(self._facts, touched)
        for rule in self._local:
            sheet = self._sheets[rule.code]
            sheet.forget(touched.gone)
            if touched.types.isdisjoint((*rule.over, *rule.reads)):
                continue
            if sheet.failure:
                self._sheets[rule.code] = full_sheet(rule, self._facts)
                continue
            records = tuple(records_touched(rule, self._facts, touched, columns))
            self.asked += len(records)
            sheet.ask(self._facts, records)
            sheet.ask_once(self._facts)

    @collector.paused()
    def _ask_all_local(self) -> None:
        for rule in self._local:
            self._sheets[rule.code] = full_sheet(rule, self._facts)
            self.asked += len(self._sheets[rule.code].candidates)

    # -- rules of scope whole ----------------------------------------------------------------

    def whole_job(self) -> WholeJob:
        """Return what there is to do for the rules of scope ``whole``, on a snapshot of now."""
        rules = tuple(rule for rule in self._whole if self._is_due(rule))
        self._dirty.clear()
        self._outstanding = True
        return WholeJob(self._store.snapshot(), rules)

    def accept(self, sheets: Mapping[str, Sheet]) -> None:
        """Take over the answers of a ``WholeJob``."""
        self._sheets.update(sheets)
        self._outstanding = False
        self._announce()

    def refresh_whole(self, snapshot: RecordView | None = None) -> None:
        """Ask the rules of scope ``whole`` that are due, here and now.

        Parameters
        ----------
        snapshot
            A snapshot of the store as it is now, if there is one already.
        """
        rules = tuple(rule for rule in self._whole if self._is_due(rule))
        self._dirty.clear()
        self.accept(WholeJob(snapshot or self._store, rules).run())

    def _is_due(self, rule: Rule) -> bool:
        sheet = self._sheets.get(rule.code)
        if sheet is None or sheet.failure or not self._dirty.isdisjoint(_EVERYWHERE):
            return True
        return not self._dirty.isdisjoint((*rule.over, *rule.reads))

    # -- results -----------------------------------------------------------------------------

    def _announce(self) -> None:
        self._findings = None
        self.changed.emit()

    def _assemble(self) -> tuple[Finding, ...]:
        if not self._facts.has("any"):
            return ()
        policy = policy_of(self._store, self._facts.settings.profile)
        running = {
            code: sheet
            for code, sheet in sorted(self._sheets.items())
            if policy.runs(sheet.rule, self.maturity)
        }
        found = findings_from(self._store, running, policy, self._cache)
        if not self.is_stale:
            return found
        # The answers of whole rules can still name what is gone.
        return tuple(
            finding
            for finding in found
            if finding.document or all(key in self._store for key in finding.subjects)
        )
