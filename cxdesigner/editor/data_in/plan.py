"""What an import will do, told before it is done, and the one undo step that does it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.base.progress import Tell, unheard
from cxdesigner.editor.data_in.columns import MEASURED
from cxdesigner.editor.data_in.header import Plot, titles
from cxdesigner.editor.data_in.names import Names, name_key
from cxdesigner.editor.data_in.records import earlier, made_records
from cxdesigner.editor.data_in.tally import LeftColumn, LeftOut, Unread, tally
from cxdesigner.formats.tabular.sheet import Sheet
from cxdesigner.model.insight import Feedback
from cxdesigner.model.record import Record
from cxdesigner.model.store import Transaction
from cxdesigner.model.view import RecordView


@dataclass(frozen=True, slots=True)
class Plan:
    """Records to put and ids to delete, and what was not used, by line."""

    source: str
    rows: int
    matched: int
    puts: tuple[Record, ...]
    gone: tuple[str, ...]
    replaced: int
    """Records of an earlier import of the same source that are there again."""

    left_out: tuple[LeftOut, ...]
    left_columns: tuple[LeftColumn, ...]
    unread: tuple[Unread, ...]
    columns: tuple[str, ...]
    """Names of all columns, for messages."""

    @property
    def is_whole(self) -> bool:
        """Whether every row and every cell is used."""
        return not self.left_out and not self.left_columns and not self.unread

    @property
    def strangers(self) -> tuple[tuple[str, int], ...]:
        """Names without an element, and of how many rows or values; the commonest first."""
        names: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for one in self.left_out:
            if one.reason in ("unknown", "ambiguous", "skipped"):
                counts[name_key(one.name)] += 1
                names.setdefault(name_key(one.name), one.name)
        for column in self.left_columns:
            counts[name_key(column.name)] += column.values
            names.setdefault(name_key(column.name), column.name)
        return tuple((names[key], number) for key, number in counts.most_common())


def make_plan(
    view: RecordView,
    sheet: Sheet,
    plot: Plot,
    source: str,
    matches: Mapping[str, str] | None = None,
    tell: Tell = unheard,
    known: Names | None = None,
) -> Plan:
    """Return what an import will do.

    Parameters
    ----------
    source
        Name that the metrics get, and by which a later import knows them.
    matches
        Name keys that somebody matched by hand: to an element id, or to '' to leave them out.
    known
        The names of these records, where they have been worked out before.

    Raises
    ------
    EditError
        If no column says what is measured, or one touchpoint a row is wanted without its column.
    Stopped
        If the person cancelled.
    """
    if not plot.places(*MEASURED, "comment"):
        raise EditError(_("No column says what was answered or measured."))
    if plot.layout == "touchpoints" and not plot.places("touchpoint"):
        raise EditError(_("No column names the touchpoint."))
    blueprint = view.blueprint
    scale = blueprint.scale_min, blueprint.scale_max
    found = tally(sheet, plot, (known or Names(view)).matched(matches or {}), scale, tell)
    names = titles(sheet, plot.header)
    puts = tuple(made_records(view, found, plot, names, source))
    before = earlier(view, source)
    now = {record.id for record in puts}
    return Plan(
        source=source,
        rows=found.rows,
        matched=found.matched,
        puts=puts,
        gone=tuple(
            key for key, record in before.items() if key not in now and not _is_worked_on(record)
        ),
        replaced=len(now & before.keys()),
        left_out=tuple(found.left_out),
        left_columns=tuple(found.left_columns),
        unread=tuple(found.unread),
        columns=names,
    )


def import_data(tx: Transaction, plan: Plan) -> tuple[str, ...]:
    """Put what a plan holds and delete what it replaces; nothing is selected by it."""
    tx.delete(plan.gone)
    for record in plan.puts:
        tx.put(record)
    return ()


def _is_worked_on(record: Record) -> bool:
    """Say whether somebody made something of a comment: that is no longer the table's."""
    return isinstance(record, Feedback) and bool(
        record.analyse or record.owner or record.act_id or record.closed or record.told_customer
    )
