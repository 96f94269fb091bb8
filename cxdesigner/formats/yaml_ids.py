"""Ids of an imported file: kept where they can be, derived from content where not."""

from __future__ import annotations

from cxdesigner.base.i18n import _
from cxdesigner.base.ids import derived_id
from cxdesigner.formats.yaml_fields import Fields, Source
from cxdesigner.model.record import is_record_id


class Names:
    """Which record an id of the file means, table by table.

    In the file a stage and a node may both be called ``s1``; in a document ids are unique. Who
    comes first keeps its id, so nodes are named before everything else.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._taken: set[str] = set()
        self._tables: dict[str, dict[str, str]] = {}

    def own(self, table: str, fields: Fields, prefix: str, *, wished: str = "") -> str:
        """Return the id that an entry of a table gets, and remember what the file calls it.

        Parameters
        ----------
        wished
            Readable id for an entry without one; taken if it is free.
        """
        written = fields.text("id")
        known = self._tables.setdefault(table, {})
        if written is None:
            return self.fresh(prefix, wished, fields.content)
        line = fields.line_of("id")
        if written in known:
            number = 2
            while f"{written}-{number}" in self._taken or f"{written}-{number}" in known:
                number += 1
            made = self._free(f"{written}-{number}", prefix, fields.content)
            message = _(
                "The id “{id}” is used twice; the later one is now “{new}”, references stay with "
                "the first."
            )
            text = message.format(id=written, new=made)
            self._source.repair(text, code="S04", line=line)
            known[made] = made
            return made
        made = self._free(written, prefix, written)
        if made != written:
            if is_record_id(written):
                message = _(
                    "The id “{id}” is already that of another record; here it is now “{new}”."
                )
            else:
                message = _("“{id}” is no valid id; it is now “{new}”.")
            self._source.repair(message.format(id=written, new=made), line=line)
        known[written] = made
        return made

    def fresh(self, prefix: str, wished: str, content: str) -> str:
        """Return an id for a record that the file does not name."""
        return self._free(wished, prefix, wished, content)

    def find(self, table: str, written: str | None) -> str | None:
        """Return the record id that an id of the file means in a table, or None."""
        return None if written is None else self._tables.get(table, {}).get(written)

    def find_anywhere(self, written: str | None) -> str | None:
        """Return the record id that an id of the file means in the first table that has it."""
        for known in self._tables.values():
            if written in known:
                return known[written]
        return None

    def alias(self, table: str, written: str, record_id: str) -> None:
        """Let another word mean a record, unless it means one already."""
        self._tables.setdefault(table, {}).setdefault(written, record_id)

    def _free(self, wished: str, prefix: str, *content: str) -> str:
        made = wished
        number = 0
        while made in self._taken or not is_record_id(made):
            made = derived_id(prefix, *content, *([str(number)] if number else []))
            number += 1
        self._taken.add(made)
        return made
