"""Findings that follow a store: local rules after each edit, the others when somebody asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from cxdesigner.base import collector
from cxdesigner.base.signal import Signal
from cxdesigner.model.blueprint import Blueprint, Maturity, RuleSettings
from cxdesigner.model.giving_view import GivingView
from cxdesigner.model.lane import Lane
from cxdesigner.model.patch import Patch
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Store
from cxdesigner.model.view import RecordView
from cxdesigner.rules.assembly import MANY, Assembly
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import Finding
from cxdesigner.rules.precedence import Hits
from cxdesigner.rules.profiles import policy_of
from cxdesigner.rules.registry import Rule, all_rules
from cxdesigner.rules.sheet import Sheet, full_sheet
from cxdesigner.rules.touch import in_columns, is_structural, records_touched, touched_by

_EVERYWHERE: frozenset[type[Record]] = frozenset({Blueprint, RuleSettings, Lane, Step})
"""Types on which every rule of scope ``whole`` can depend through the facts."""


LARGE = 1_500
"""Records from which on all rules together take so long that nobody should wait for them."""


@dataclass(frozen=True, slots=True)
class FullRun:
    """What all rules together amount to, for the edits that come after it."""

    facts: Facts
    maturity: Maturity
    findings: tuple[Finding, ...]
    assembly: Assembly


@dataclass(frozen=True, slots=True)
class Answers:
    """What rules said; ``full`` if these are all rules."""

    sheets: Mapping[str, Sheet]
    full: FullRun | None = None


@dataclass(frozen=True, slots=True)
class DueJob:
    """Rules that are due and a snapshot to run them on; may run in another thread."""

    snapshot: RecordView
    rules: tuple[Rule, ...]
    maturity: Maturity
    """The one at which findings are wanted."""

    is_full: bool = False
    """Whether these are all rules."""

    known: Mapping[str, Hits] = field(default_factory=dict)
    """What some of these rules said before, by code: what they say again keeps its findings."""

    @collector.paused()
    def run(self) -> Answers:
        """Return the answers of the rules, to be handed to ``LiveFindings.accept``."""
        facts = Facts(self.snapshot)
        sheets = {rule.code: full_sheet(rule, facts) for rule in self.rules}
        for code, hits in self.known.items():
            sheets[code].recognise(hits)
        if not self.is_full:
            # Some of them refer back to these, and only the collector would find that.
            facts.forget(None)
            return Answers(sheets)
        # Edits are compared with what the document was when these answers were given.
        facts.document  # noqa: B018
        assembly = Assembly()
        findings = _assembled(self.snapshot, facts, sheets, self.maturity, assembly)
        return Answers(sheets, FullRun(facts, self.maturity, findings, assembly))


class LiveFindings:
    """The findings of a store, kept up to date.

    After each commit local rules are asked again about what the patch touched. Rules that look at
    everything keep their last answers until ``refresh``; ``is_stale`` says that this is due. After
    it ``findings`` equals a full run.

    Parameters
    ----------
    maturity
        None means that of the document.
    defer
        Leave whatever takes long to whoever takes ``due_job``, runs it in a thread and hands its
        answers to ``accept``: the first run, and in a large document a run of all rules. Edits
        may be made in between.
    """

    def __init__(
        self, store: Store, *, maturity: Maturity | None = None, defer: bool = False
    ) -> None:
        self.changed: Signal[()] = Signal()
        """Emitted when findings may have changed."""

        self.asked = 0
        """How many verdicts were computed since the start, for tests and benchmarks."""

        self._store = store
        self._maturity = maturity
        self._defers = defer
        self._facts: Facts | None = None
        self._local = [rule for rule in all_rules() if rule.is_local]
        self._whole = [rule for rule in all_rules() if not rule.is_local]
        self._sheets: dict[str, Sheet] = {}
        self._dirty: set[type[Record]] = set(_EVERYWHERE)
        self._outstanding = False
        self._is_behind = defer
        """Whether local rules follow no edits before all rules have been asked."""

        self._missed = Patch()
        """What has changed since the snapshot on which all rules are being asked."""

        self._findings: tuple[Finding, ...] | None = None
        self._assembly = Assembly()
        self._gone: frozenset[str] = frozenset()
        """What went since some rule was last asked: its answers can still name it."""

        if not defer:
            self._ask_all_local(Facts(store))
            self.refresh()
        store.viewers.append(self.follow)

    def close(self) -> None:
        """Stop following the store."""
        if self.follow in self._store.viewers:
            self._store.viewers.remove(self.follow)

    @property
    def is_stale(self) -> bool:
        """Whether something changed that some rules have not seen."""
        return self._outstanding or self._is_behind or bool(self._dirty)

    @property
    def maturity(self) -> Maturity:
        """The maturity at which rules run."""
        return self._maturity or self._store.blueprint.maturity

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
        self._assembly.follow(patch)
        # Thousands are not copied for nothing.
        self._gone = self._gone | patch.gone if self._gone else patch.gone
        if self._is_behind:
            self._missed = self._missed.then(patch)
        else:
            self._follow(patch)
        # The same id can have come back as another record by the time of the next answers.
        for rule in all_rules() if self._is_behind else self._whole:
            sheet = self._sheets.get(rule.code)
            if sheet is not None:
                sheet.forget(patch.gone, asked_anew=self._is_behind)
        is_much = self._is_behind and len(patch.changes) >= MANY
        self._announce(self._standing() if is_much else None)

    def _follow(self, patch: Patch) -> None:
        assert self._facts is not None
        is_large = self._defers and len(patch.changes) >= MANY
        if is_large or is_structural(patch):
            self._dirty |= _EVERYWHERE
            self._begin_again()
        else:
            self._follow_locally(self._facts, patch)

    def _follow_locally(self, facts: Facts, patch: Patch) -> None:
        before = facts.document
        touched = touched_by(facts, patch)
        self._dirty |= touched.types
        after = facts.document
        if after != before:
            # What is true of the whole document can change any answer.
            self._dirty |= _EVERYWHERE
            # Channels can have become remote, which columns know of.
            is_read_anew = (after.blueprint, after.settings) != (before.blueprint, before.settings)
            self._begin_again(None if is_read_anew else facts)
            return
        columns = in_columns(facts, touched)
        for rule in self._local:
            sheet = self._sheets[rule.code]
            sheet.forget(touched.gone)
            if touched.types.isdisjoint((*rule.over, *rule.reads)):
                continue
            if sheet.failure:
                self._sheets[rule.code] = full_sheet(rule, facts)
                continue
            records = tuple(records_touched(rule, facts, touched, columns))
            self.asked += len(records)
            sheet.ask(facts, records)
            sheet.ask_once(facts)

    def _begin_again(self, facts: Facts | None = None) -> None:
        """Have local rules asked about everything: at once, or where it takes long by a job."""
        if self._defers and len(self._store) >= LARGE:
            self._is_behind = True
        else:
            self._ask_all_local(facts or Facts(self._store))

    @collector.paused()
    def _ask_all_local(self, facts: Facts) -> None:
        self._facts = facts
        for rule in self._local:
            self._sheets[rule.code] = full_sheet(rule, facts)
            self.asked += len(self._sheets[rule.code].candidates)

    # -- rules that are due ------------------------------------------------------------------

    def due_job(self, snapshot: RecordView | None = None) -> DueJob:
        """Return what there is to do for rules that are due, on a snapshot of now.

        One job at a time: the next one after the answers of this one were accepted.

        Parameters
        ----------
        snapshot
            A snapshot of the store as it is now, if there is one already.
        """
        is_full = self._is_behind
        rules = tuple(
            rule for rule in (all_rules() if is_full else self._whole) if self._is_due(rule)
        )
        self._dirty.clear()
        self._missed = Patch()
        self._outstanding = True
        # For findings it counts whether the order of steps is the same object.
        self._store.positions(Step)
        codes = () if is_full else [rule.code for rule in rules if rule.code in self._sheets]
        known = {code: self._sheets[code].hits.copy() for code in codes}
        return DueJob(snapshot or GivingView(self._store), rules, self.maturity, is_full, known)

    def accept(self, answers: Answers) -> None:
        """Take over the answers of a ``DueJob``."""
        self._outstanding = False
        self._sheets.update(answers.sheets)
        full, found = answers.full, None
        if full is not None:
            self.asked += sum(len(sheet.candidates) for sheet in answers.sheets.values())
            full.facts.move_to(self._store)
            self._facts, self._assembly = full.facts, full.assembly
            self._is_behind = False
            missed, self._missed = self._missed, Patch()
            self.follow(missed)
            if not (missed or self.is_stale) and full.maturity == self.maturity:
                found = full.findings
        if not self.is_stale:
            self._gone = frozenset()
        self._announce(found)

    def refresh(self, snapshot: RecordView | None = None) -> None:
        """Ask the rules that are due here and now.

        Parameters
        ----------
        snapshot
            A snapshot of the store as it is now, if there is one already.
        """
        self.accept(self.due_job(snapshot or self._store).run())

    def _is_due(self, rule: Rule) -> bool:
        sheet = self._sheets.get(rule.code)
        if self._is_behind or sheet is None or sheet.failure:
            return True
        return not self._dirty.isdisjoint((*_EVERYWHERE, *rule.over, *rule.reads))

    # -- results -----------------------------------------------------------------------------

    def _standing(self) -> tuple[Finding, ...] | None:
        """Return what was found before without what is gone: all is asked anew in a moment."""
        return None if self._findings is None else self._without_gone(self._findings)

    def _announce(self, findings: tuple[Finding, ...] | None = None) -> None:
        self._findings = findings
        self.changed.emit()

    def _assemble(self) -> tuple[Finding, ...]:
        if self._facts is None:
            return ()
        found = _assembled(self._store, self._facts, self._sheets, self.maturity, self._assembly)
        # The answers of whole rules can still name what is gone.
        return self._without_gone(found) if self.is_stale else found

    def _without_gone(self, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
        gone, store = self._gone, self._store
        if not gone:
            return found
        return tuple(
            one
            for one in found
            if one.document
            or gone.isdisjoint(one.subjects)
            or all(key in store for key in one.subjects)
        )


def _assembled(
    view: RecordView,
    facts: Facts,
    sheets: Mapping[str, Sheet],
    maturity: Maturity,
    assembly: Assembly,
) -> tuple[Finding, ...]:
    if not facts.has("any"):
        return ()
    policy = policy_of(view, facts.settings)
    running = {
        code: sheet for code, sheet in sorted(sheets.items()) if policy.runs(sheet.rule, maturity)
    }
    return assembly.findings(view, running, policy)
