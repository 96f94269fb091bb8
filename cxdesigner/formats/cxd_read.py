"""Read a ``.cxd`` document: all of it is checked before anything is handed out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cxdesigner.base.errors import NewerFormatError
from cxdesigner.base.i18n import _
from cxdesigner.formats import limits
from cxdesigner.formats.cxd_plain import plain_document
from cxdesigner.formats.cxd_scan import CannotScan, scan, subject_of
from cxdesigner.formats.integrity import faults_of
from cxdesigner.formats.migrations import Migration, migrated, migrations_from
from cxdesigner.formats.problems import Problem, ProblemList, damaged, repair_hint
from cxdesigner.formats.sniff import read_text
from cxdesigner.formats.telling import told_right
from cxdesigner.formats.validate import Invalid, record_of, type_name
from cxdesigner.formats.version import CURRENT, FORMAT, Version, parse_version
from cxdesigner.model.record import OpaqueRecord, Record

EXTENSION = ".cxd"


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What was noticed while reading a document that could be read.

    ``version`` is the one to hand to ``write_cxd``: a higher minor version than the present one is
    kept. ``written_in`` is that of the file. ``warnings`` name unknown fields and record types,
    in one sentence if a newer program brought them; they are kept and written back.
    """

    version: Version
    written_in: Version
    application: str = ""
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The records of a document, in the order of the file, and what was noticed."""

    records: tuple[Record, ...]
    report: ReadReport


def read_cxd(data: bytes, name: str) -> ReadResult:
    """Return the records of a document.

    Parameters
    ----------
    name
        How messages call the file.

    Raises
    ------
    DamagedFileError
        One error that names file, line and field of up to 20 problems. ``params["problems"]``
        holds them as `Problem`s, with the code of the rule that knows the condition.
    NewerFormatError
        If a newer program wrote the file, in a version that this one cannot read, or with words
        that it does not know.
    MigrationError
        If the version was never in use.
    """
    text = read_text(data, name)
    plain = plain_document(text)
    if plain is not None:
        found = told_right(plain[0], CURRENT)
        if not faults_of(found):
            return ReadResult(tuple(found), ReadReport(CURRENT, CURRENT, plain[1]))
    return read_carefully(text, name)


def read_carefully(text: str, name: str) -> ReadResult:
    """Return the records of a document, or say all that is wrong with it; see `read_cxd`."""
    problems = ProblemList()
    reader = _Reader(name, problems)
    try:
        scan(text, problems, reader)
    except CannotScan as error:
        problems.add(error.problem)
        raise problems.error(name, hint=repair_hint()) from None
    reader.finish()
    lines, version = reader.lines, reader.version
    records = told_right(reader.records, version)
    if not problems:
        _check_whole(records, lines, problems)
    elif version > CURRENT and problems.only_unknown_words:
        # A record without the word would be another one, and the word be lost when it is saved.
        raise _newer(version, name, problems.lines())
    if problems:
        raise problems.error(name, hint=repair_hint())
    warnings = tuple(reader.warnings)
    report = ReadReport(
        version=max(version, CURRENT),
        written_in=version,
        application=reader.application,
        warnings=_brought(version) if version > CURRENT and warnings else warnings,
    )
    return ReadResult(tuple(records), report)


class _Reader:
    """Checks header and records as they come."""

    def __init__(self, name: str, problems: ProblemList) -> None:
        self.records: list[Record] = []
        self.lines: list[int] = []
        self.warnings: list[Problem] = []
        self.version = CURRENT
        self.application = ""
        self._name = name
        self._problems = problems
        self._steps: tuple[Migration, ...] = ()
        self._has_format = False
        self._has_version = False
        self._waiting: list[tuple[int, Any]] = []

    def header(self, key: str, value: Any) -> None:
        """Take one field of the header.

        Raises
        ------
        DamagedFileError, NewerFormatError, MigrationError
            If the file is none that can be read.
        """
        match key:
            case "format":
                if value != FORMAT:
                    raise self._foreign()
                self._has_format = True
            case "version":
                version = parse_version(value)
                if version is None:
                    message = _("Expected a version such as {known}.").format(known=CURRENT)
                    raise damaged(self._name, Problem(message, line=1, field="version"))
                refuse_newer(version, self._name)
                self._has_version = True
                self.version = version
                self._steps = migrations_from(version, self._name)
            case "application":
                self.application = value if isinstance(value, str) else ""
            case "records":
                message = _("Expected a list of records.")
                problem = Problem(message, field="records")
                raise damaged(self._name, problem, hint=repair_hint())
            case _:
                message = _("This field of the header is not known and was left out.")
                self.warnings.append(Problem(message, line=1, field=key[:80]))

    def record(self, line: int, raw: Any) -> bool:
        """Take one raw record; one that comes before the version waits for it."""
        if not self._has_version:
            self._waiting.append((line, raw))
            return True
        made = migrated(raw, self._steps) if isinstance(raw, dict) and self._steps else (raw,)
        for item in made:
            try:
                record = record_of(item, line)
            except Invalid as invalid:
                for problem in invalid.problems:
                    self._problems.add(problem)
                continue
            self.records.append(record)
            self.lines.append(line)
            if isinstance(record, OpaqueRecord):
                message = _("Records of this type are not known; it was kept as it is.")
                self._warn(message, line, raw, "type")
            elif record.unknown:
                message = _("This field is not known; it was kept as it is.")
                for field, _text in record.unknown:
                    self._warn(message, line, raw, field)
        return not self._problems.is_full

    def finish(self) -> None:
        """Take what waited.

        Raises
        ------
        DamagedFileError
            If format or version are missing.
        """
        if not self._has_format:
            raise self._foreign()
        if not self._has_version:
            message = _("The version of the format is missing.")
            raise damaged(self._name, Problem(message, line=1, field="version"))
        for line, raw in self._waiting:
            if not self.record(line, raw):
                break

    def _warn(self, message: str, line: int, raw: Any, field: str) -> None:
        if len(self.warnings) < limits.PROBLEMS_COUNTED:
            self.warnings.append(Problem(message, line, subject=subject_of(raw), field=field))

    def _foreign(self) -> Exception:
        message = _("This is JSON, but not a CX Designer document.")
        return damaged(self._name, Problem(message, line=1, field="format"))


def refuse_newer(version: Version, name: str) -> None:
    """Do nothing if a version can be read.

    Raises
    ------
    NewerFormatError
        If its major number is higher than the present one.
    """
    if version.major > CURRENT.major:
        raise _newer(version, name)


def _brought(version: Version) -> tuple[Problem, ...]:
    """Return what is told once of a file with records or fields of a newer program."""
    message = _(
        "A newer CX Designer wrote this file (format {found}); what this one does not know was"
        " kept as it is."
    )
    return (Problem(message.format(found=version)),)


def _newer(version: Version, name: str, unknown: str = "") -> NewerFormatError:
    """Return the error about a file that a newer program wrote; ``unknown`` lists what it holds."""
    message = _(
        "{name} was saved by a newer CX Designer (format {found}; this one reads up to {known})."
    )
    return NewerFormatError(
        f"{message}\n{{unknown}}" if unknown else message,
        hint=_("Update CX Designer, or ask for the file to be saved in an older format."),
        name=name,
        found=version,
        known=CURRENT,
        unknown=unknown,
    )


def _check_whole(records: list[Record], lines: list[int], problems: ProblemList) -> None:
    for fault in faults_of(records):
        if problems.is_full:
            return
        line, subject = 0, ""
        if fault.place is not None:
            record = records[fault.place]
            line = lines[fault.place]
            subject = subject_of({"type": type_name(record), "id": record.id})
        problems.add(Problem(fault.message, line, 0, subject, fault.field, fault.code))
