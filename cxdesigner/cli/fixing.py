"""Fixes that may be made without asking anybody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cxdesigner.model.store import Store
from cxdesigner.model.view import RecordView
from cxdesigner.rules.finding import Finding
from cxdesigner.rules.fixes import fix_all_patch
from cxdesigner.rules.safe import SAFE, is_safe

Run = Callable[[RecordView], tuple[Finding, ...]]
Choose = Callable[[tuple[Finding, ...]], tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Fixed:
    """One finding that is gone, and the records that changed for it."""

    finding: Finding
    changed: tuple[str, ...]


def fix_safely(store: Store, run: Run, chosen: Choose) -> tuple[Fixed, ...]:
    """Fix what can be fixed safely, rule by rule; return what was.

    A rule whose fixes would lead to another error or warning is left alone.

    Parameters
    ----------
    run
        Finds everything that is wrong with the records as they are.
    chosen
        Picks from that what may be fixed.
    """
    fixed: list[Fixed] = []
    before = run(store)
    for code in sorted(SAFE):
        wanted = [one for one in chosen(before) if one.code == code and is_safe(store, one)]
        patch = fix_all_patch(store, wanted) if wanted else None
        if patch is None:
            continue
        trial = Store(store)
        trial.apply(patch)
        after = run(trial)
        if _grave(after) - _grave(before):
            continue
        store.apply(patch)
        left = {finding.key for finding in after}
        changed = set(patch.changes)
        fixed += [
            Fixed(one, tuple(key for key in _ids(one) if key in changed))
            for one in wanted
            if one.key not in left
        ]
        before = after
    return tuple(fixed)


def _ids(finding: Finding) -> tuple[str, ...]:
    parts = finding.parts or (finding,)
    return tuple(dict.fromkeys(key for part in parts for key in part.subjects))


def _grave(findings: tuple[Finding, ...]) -> set[tuple[str, tuple[str, ...]]]:
    return {
        finding.key
        for finding in findings
        if finding.severity != "advice" and not finding.suppressed
    }
