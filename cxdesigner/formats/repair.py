"""Save what can be saved of a damaged document, and say what was lost."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cxdesigner.base.errors import FormatError, MigrationError, NewerFormatError
from cxdesigner.base.i18n import _, ngettext
from cxdesigner.base.ids import derived_id
from cxdesigner.formats import limits
from cxdesigner.formats.canonical_json import canonical
from cxdesigner.formats.cxd_read import read_cxd, refuse_newer
from cxdesigner.formats.cxd_scan import CannotScan, ValueReader, subject_of
from cxdesigner.formats.integrity import Fault, faults_of, parent_ring
from cxdesigner.formats.migrations import Migration, migrated, migrations_from
from cxdesigner.formats.problems import Problem, Repair, damaged
from cxdesigner.formats.telling import told_right
from cxdesigner.formats.validate import Invalid, record_of, type_name
from cxdesigner.formats.version import CURRENT, Version, parse_version
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.record import OpaqueRecord, Record
from cxdesigner.model.schema import REFERENCES, type_order
from cxdesigner.model.stage import Stage

_VERSION = re.compile(r'"version"\s*:\s*(?:"([0-9.]{1,20})"|([0-9]{1,9})\b)')
_RECORDS = re.compile(r'"records"\s*:\s*\[')
_RECORD = re.compile(r'\{\s*"')
# What may stand between two records: brackets and commas, and the marks of a merge conflict.
_BETWEEN = re.compile(r"[\s,\[\]{}]*|\s*(?:<{7}|={7}|>{7}|\|{7}).*")
# One record a line: what is broken ends with its line, in other layouts before the next record.
_NEXT = re.compile(r"\n|\}\s*,\s*(?=\{)")
_FIELD = re.compile(r"^([a-z_]+)")


@dataclass(frozen=True, slots=True)
class Repaired:
    """Records that hold together, and what was found, mended or lost on the way."""

    records: tuple[Record, ...]
    repairs: tuple[Repair, ...]
    lost: int = 0
    """Number of records that could not be saved, as far as it can be told."""

    version: Version = CURRENT


def repair(data: bytes, name: str) -> Repaired:
    """Return what can be saved of a document; of an undamaged one, all of it.

    Damaged lines are left out. A field that cannot be read is left out alone where the record can
    be without it. Links to nothing (S01) or to themselves (S02) are dropped, a second record of one
    id (S04) gets another, other references to nothing are cleared or drop their record as a
    deletion would.

    Raises
    ------
    DamagedFileError
        If nothing could be saved.
    NewerFormatError, MigrationError
        If the format is not known to this version: guessing would lose what it cannot see.
    """
    try:
        result = read_cxd(data, name)
        return Repaired(result.records, (), version=result.report.version)
    except (NewerFormatError, MigrationError):
        raise
    except FormatError:
        pass
    data = data.removeprefix(b"\xef\xbb\xbf")
    salvage = _Salvage(name, data.decode("utf-8", "replace"))
    for line in _undecodable(data):
        what = _("Characters that are no UTF-8 were lost; “{sign}” stands for them.")
        salvage.say(what.format(sign="\N{REPLACEMENT CHARACTER}"), line=line)
    salvage.read()
    if not salvage.records:
        raise damaged(name, Problem(_("Nothing in it could be saved.")))
    records = told_right(_mended(salvage), salvage.version)
    version = max(salvage.version, CURRENT)
    listed = tuple(sorted(records, key=type_order))
    return Repaired(listed, tuple(salvage.repairs), salvage.lost, version)


def _undecodable(data: bytes) -> Iterator[int]:
    """Yield the numbers of the lines in which characters are replaced, since they are no UTF-8."""
    for number, line in enumerate(data.split(b"\n"), start=1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            yield number


def _left_out(subject: str, field: str, reason: str) -> str:
    message = _("{subject}: the field “{field}” was left out. {reason}")
    return message.format(subject=subject, field=field, reason=reason)


class _Salvage:
    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.records: list[Record] = []
        self.lines: list[int] = []
        self.repairs: list[Repair] = []
        self.lost = 0
        self.version = CURRENT
        self._steps: tuple[Migration, ...] = ()

    def say(self, message: str, *, code: str = "", line: int = 0) -> None:
        if len(self.repairs) == limits.PROBLEMS_COUNTED:
            message, code, line = _("More than that was found; the rest is not listed."), "", 0
        if len(self.repairs) <= limits.PROBLEMS_COUNTED:
            self.repairs.append(Repair(message, code, line))

    def lose(self, reason: str, line: int) -> None:
        self.lost += 1
        self.say(_("Lost: {reason}").format(reason=reason), line=line)

    def read(self) -> None:
        found = _VERSION.search(self.text)
        version = parse_version(found[1] or int(found[2])) if found else None
        if version is None:
            self.say(_("The version of the format is missing; taken as the present one."), line=1)
        else:
            refuse_newer(version, self.name)
            self.version = version
            self._steps = migrations_from(version, self.name)
        for line, raw in self._raw_records():
            if len(self.records) + self.lost >= limits.RECORDS:
                break
            for item in migrated(raw, self._steps):
                self._take(item, line)

    def _raw_records(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield every object that looks like a record, wherever it stands; tell of all else."""
        reader = ValueReader()
        start = _RECORDS.search(self.text)
        at = start.end() if start else 0
        line, counted = 1, 0
        told = False
        """Whether what stands here belongs to a record that was told as lost."""
        while True:
            found = _RECORD.search(self.text, at)
            until = found.start() if found else len(self.text)
            line += self.text.count("\n", counted, at)
            told = self._told_between(at, until, line, told=told)
            if found is None:
                return
            line += self.text.count("\n", at, until)
            counted = until
            try:
                raw, at = reader.read(self.text, until)
            except CannotScan as error:
                self.lose(error.problem.message, line)
                told = True
                following = _NEXT.search(self.text, found.end())
                at = following.start() + 1 if following else len(self.text)
                continue
            if "type" not in raw and "id" not in raw:
                if not told:
                    self.lose(_("This is no record."), line)
                told = True
                continue
            told = False
            for field, message in reader.faults:
                if field in reader.unusable:
                    said = _left_out(subject_of(raw), field, message)
                else:
                    said = f"{subject_of(raw)} {field}: {message}"
                self.say(said, line=line)
            for field in reader.unusable:
                raw.pop(field, None)
            yield line, raw

    def _told_between(self, start: int, end: int, line: int, *, told: bool) -> bool:
        """Tell of what stands between two objects, once for each record that it was."""
        for number, text in enumerate(self.text[start:end].split("\n"), start=line):
            if _BETWEEN.fullmatch(text):
                continue
            if not told or ('"id"' in text and '"type"' in text):
                self.lose(_("This is no record."), number)
            told = True
        return told

    def _take(self, raw: dict[str, Any], line: int) -> None:
        """Read a record; leave out fields that are wrong while it can be without them."""
        rest = dict(raw)
        for _round in range(len(raw) + 1):
            try:
                record = record_of(rest, line)
            except Invalid as invalid:
                problem = invalid.problems[0]
                found = _FIELD.match(problem.field)
                field = found[1] if found else ""
                if field in rest and field not in ("id", "type"):
                    del rest[field]
                    self.say(_left_out(problem.subject, field, problem.message), line=line)
                    continue
                self.lose(str(dataclasses.replace(problem, line=0)), line)
                return
            self.records.append(record)
            self.lines.append(line)
            return


def _mended(salvage: _Salvage) -> list[Record]:
    """Return the records with references that lead somewhere; each thing done is told."""
    records: dict[int, Record] = dict(enumerate(salvage.records))
    lines = salvage.lines
    while True:
        places = sorted(records)
        faults = faults_of(records[place] for place in places)
        if not faults:
            return [records[place] for place in places]
        done: set[int] = set()
        for fault in faults:
            place = -1 if fault.place is None else places[fault.place]
            if place in done:
                continue  # Seen again in the next round, if it still is wrong.
            done.add(place)
            _mend(fault, place, records, lines, salvage)


def _mend(
    fault: Fault, place: int, records: dict[int, Record], lines: list[int], salvage: _Salvage
) -> None:
    if fault.kind == "no_blueprint":
        new = len(lines)
        lines.append(0)
        records[new] = Blueprint(id=_free_id("blueprint", records))
        salvage.say(_("The record of type blueprint was lost; a new one was made."))
        return
    record = records[place]
    subject = subject_of({"type": type_name(record), "id": record.id})

    def say(message: str) -> None:
        text = f"{subject}: {fault.message} {message}"
        salvage.say(text, code=fault.code, line=lines[place])

    match fault.kind:
        case "duplicate" if record in (other for at, other in records.items() if at < place):
            del records[place]
            say(_("It is there twice, word for word; one was left out."))
        case "duplicate":
            made = derived_id(record.PREFIX, record.id, repr(record), str(place))
            records[place] = _renamed(record, made)
            say(_("The later one is now “{new}”.").format(new=made))
        case "second":
            del records[place]
            salvage.lost += 1
            say(_("The later one was left out."))
        case "cycle" if not isinstance(record, Stage) or not parent_ring(
            record, {r.id: r for r in records.values()}
        ):
            pass  # Another stage of the ring was taken out of it.
        case "cycle":
            records[place] = record.replace(parent_id=None)
            say(_("It is now contained in none."))
        case "self_link":
            del records[place]
            salvage.lost += 1
            say(_("It was left out."))
        case "dangling":
            _mend_reference(fault, place, record, records, salvage, say)


def _renamed(record: Record, new: str) -> Record:
    if isinstance(record, OpaqueRecord):
        body = canonical({**json.loads(record.body), "id": new})
        return record.replace(id=new, body=body)
    return record.replace(id=new)


def _mend_reference(
    fault: Fault,
    place: int,
    record: Record,
    records: dict[int, Record],
    salvage: _Salvage,
    say: Any,
) -> None:
    references = REFERENCES.get(type(record), ())
    reference = next(reference for reference in references if reference.field == fault.field)
    field = type(record).model_fields[reference.field]
    if reference.many:
        value = getattr(record, reference.field)
        left = tuple(target for target in value if target != fault.target)
        records[place] = record.replace(**{reference.field: left})
        say(_("The reference was taken out."))
    elif field.is_required():
        del records[place]
        salvage.lost += 1
        say(_("It was left out."))
    else:
        # What is known about a lost element is kept for the whole journey.
        records[place] = record.replace(**{reference.field: None})
        say(_("The reference was taken out."))


def _free_id(wished: str, records: dict[int, Record]) -> str:
    taken = {record.id for record in records.values()}
    made, number = wished, 1
    while made in taken:
        number += 1
        made = f"{wished}-{number}"
    return made


def repair_summary(repaired: Repaired) -> str:
    """Return one sentence that says how much was saved and lost."""
    saved = ngettext("{count} record saved", "{count} records saved", len(repaired.records))
    lost = ngettext("{count} lost", "{count} lost", repaired.lost)
    return _("{saved}, {lost}.").format(
        saved=saved.format(count=len(repaired.records)), lost=lost.format(count=repaired.lost)
    )
