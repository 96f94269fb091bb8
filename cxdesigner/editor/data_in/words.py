"""What an import will do and what it leaves out, in words for the person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from cxdesigner.base.i18n import N_, _, listed, ngettext, quoted
from cxdesigner.editor.data_in.plan import Plan
from cxdesigner.editor.data_in.tally import Reason
from cxdesigner.model.insight import Feedback, Metric

_SHOWN = 8
"""Line numbers that a sentence names."""

REASONS: dict[Reason, str] = {
    "nameless": N_("without a touchpoint"),
    "unknown": N_("with an unknown touchpoint"),
    "ambiguous": N_("with a name that several elements have"),
    "skipped": N_("left out by hand"),
    "empty": N_("without a value"),
    "repeated": N_("measured again later"),
}


def summary(plan: Plan) -> str:
    """Return the numbers of rows: ``132 rows read, 118 matched, 14 without a touchpoint``."""
    parts = [
        ngettext("{n} row read", "{n} rows read", plan.rows).format(n=plan.rows),
        _("{n} matched").format(n=plan.matched),
    ]
    counts = Counter(one.reason for one in plan.left_out)
    parts += [
        _("{n} {reason}").format(n=counts[reason], reason=_(words))
        for reason, words in REASONS.items()
        if counts[reason]
    ]
    return listed(parts)


def results(plan: Plan) -> str:
    """Return what comes of it: ``5 metrics (3 replace earlier ones), 2 feedback entries``."""
    metrics = sum(isinstance(record, Metric) for record in plan.puts)
    comments = sum(isinstance(record, Feedback) for record in plan.puts)
    parts = []
    if metrics:
        parts.append(ngettext("{n} metric", "{n} metrics", metrics).format(n=metrics))
    if comments:
        parts.append(
            ngettext("{n} feedback entry", "{n} feedback entries", comments).format(n=comments)
        )
    if plan.replaced:
        parts.append(
            ngettext(
                "{n} of them replaces an earlier one",
                "{n} of them replace earlier ones",
                plan.replaced,
            ).format(n=plan.replaced)
        )
    if plan.gone:
        parts.append(
            ngettext(
                "{n} earlier one is no longer in the table and goes",
                "{n} earlier ones are no longer in the table and go",
                len(plan.gone),
            ).format(n=len(plan.gone))
        )
    return listed(parts) if parts else _("nothing to import")


def details(plan: Plan) -> Iterator[str]:
    """Yield a sentence for each kind of row or cell that is left out, with line numbers."""
    for reason, words in REASONS.items():
        lines = [one.line for one in plan.left_out if one.reason == reason]
        if lines and reason != "skipped":
            names = dict.fromkeys(
                one.name for one in plan.left_out if one.reason == reason and one.name
            )
            sentence = ngettext(
                "{n} {reason} (row {lines})", "{n} {reason} (rows {lines})", len(lines)
            ).format(n=len(lines), reason=_(words), lines=_some([str(line) for line in lines]))
            if names and reason in ("unknown", "ambiguous"):
                marked = [quoted(name) for name in names]
                sentence = _("{what}: {reason}").format(what=sentence, reason=_some(marked))
            yield sentence
    for left in plan.left_columns:
        if left.reason != "skipped":
            yield ngettext(
                "Column “{name}” names no touchpoint: {n} value is left out",
                "Column “{name}” names no touchpoint: {n} values are left out",
                left.values,
            ).format(name=plan.columns[left.column], n=left.values)
    for column in sorted({one.column for one in plan.unread}):
        cells = [one for one in plan.unread if one.column == column]
        shown = [
            _("“{text}” in row {line}").format(text=_short(one.text), line=one.line)
            for one in cells
        ]
        yield ngettext(
            "Column “{name}”: {n} cell cannot be used: {cells}",
            "Column “{name}”: {n} cells cannot be used: {cells}",
            len(cells),
        ).format(name=plan.columns[column], n=len(cells), cells=_some(shown))


def as_json(plan: Plan) -> dict[str, Any]:
    """Return a plan for programs; rows are those of the file, columns are named."""
    return {
        "source": plan.source,
        "rows": plan.rows,
        "matched": plan.matched,
        "metrics": sum(isinstance(record, Metric) for record in plan.puts),
        "feedback": sum(isinstance(record, Feedback) for record in plan.puts),
        "replaced": plan.replaced,
        "removed": len(plan.gone),
        "left_out": [
            {"row": one.line, "reason": one.reason, "name": one.name} for one in plan.left_out
        ],
        "left_out_columns": [
            {
                "column": plan.columns[one.column],
                "reason": one.reason,
                "name": one.name,
                "values": one.values,
            }
            for one in plan.left_columns
        ],
        "unread": [
            {"row": one.line, "column": plan.columns[one.column], "text": one.text}
            for one in plan.unread
        ],
    }


def _some(words: list[str]) -> str:
    return listed(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 30 else f"{flat[:29]}…"
