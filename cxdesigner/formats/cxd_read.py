"""Read a ``.cxd`` document: all of it is checked before anything is handed out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cxdesigner.base.errors import NewerFormatError
from cxdesigner.base.i18n import _
from cxdesigner.formats.cxd_scan import CannotScan, Scanned, scan, subject_of
from cxdesigner.formats.integrity import faults_of
from cxdesigner.formats.migrations import Migration, migrated, migrations_from
from cxdesigner.formats.problems import Problem, ProblemList, damaged, repair_hint
from cxdesigner.formats.sniff import read_text
from cxdesigner.formats.validate import Invalid, record_of
from cxdesigner.formats.version import CURRENT, FORMAT, Version, parse_version
from cxdesigner.model.record import OpaqueRecord, Record

EXTENSION = ".cxd"


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What was noticed while reading a document that could be read.

    ``version`` is the one to hand to ``write_cxd``: a higher minor version than the present one is
    kept. ``written_in`` is that of the file. ``warnings`` name unknown fields and record types;
    they are kept and written back.
    """

    version: Version
    written_in: Version
    application: str = ""
    warnings: tuple[Problem, ...] = ()

    @property
    def was_migrated(self) -> bool:
        """Whether an older program wrote the file."""
        return self.written_in.major < CURRENT.major

    @property
    def is_newer(self) -> bool:
        """Whether a newer program wrote the file, in a version that can be read."""
        return self.written_in > CURRENT


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
        If a newer program wrote the file, in a version that this one cannot read.
    MigrationError
        If the version was never in use.
    """
    text = read_text(data, name)
    problems = ProblemList()
    header = Header(name)
    try:
        scanned = scan(text, problems, header.check)
    except CannotScan as error:
        problems.add(error.problem)
        raise problems.error(name, hint=repair_hint()) from None
    header.finish(scanned)
    records, lines, warnings = _validated(scanned, header, problems)
    if not problems:
        _check_whole(records, lines, problems)
    if problems:
        raise problems.error(name, hint=repair_hint())
    version = max(header.version, CURRENT) if header.version.major == CURRENT.major else CURRENT
    application = scanned.header.get("application")
    report = ReadReport(
        version=version,
        written_in=header.version,
        application=application if isinstance(application, str) else "",
        warnings=() if header.version > CURRENT else tuple(warnings),
    )
    return ReadResult(tuple(records), report)


class Header:
    """What the header says of the format; checked as soon as it is read."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.version = CURRENT
        self.steps: tuple[Migration, ...] = ()
        self._has_format = False
        self._has_version = False

    def check(self, key: str, value: Any) -> None:
        """Take one field of the header.

        Raises
        ------
        DamagedFileError, NewerFormatError, MigrationError
            If the file is none that can be read.
        """
        if key == "format":
            if value != FORMAT:
                raise self._foreign()
            self._has_format = True
        elif key == "version":
            version = parse_version(value)
            if version is None:
                message = _("Expected a version such as {known}.").format(known=CURRENT)
                raise damaged(self.name, Problem(message, line=1, field="version"))
            if version.major > CURRENT.major:
                raise NewerFormatError(
                    _(
                        "{name} was saved by a newer CX Designer (format {found}; this one reads "
                        "up to {known})."
                    ),
                    hint=_(
                        "Update CX Designer, or ask for the file to be saved in an older format."
                    ),
                    name=self.name,
                    found=version,
                    known=CURRENT,
                )
            self._has_version = True
            self.version = version
            self.steps = migrations_from(version, self.name)

    def finish(self, scanned: Scanned) -> None:
        """Check that nothing was missing.

        Raises
        ------
        DamagedFileError
            If format or version are missing.
        """
        if not self._has_format:
            raise self._foreign()
        if not self._has_version:
            message = _("The version of the format is missing.")
            raise damaged(self.name, Problem(message, line=1, field="version"))
        if "records" in scanned.header:
            message = _("Expected a list of records.")
            raise damaged(self.name, Problem(message, field="records"), hint=repair_hint())

    def _foreign(self) -> Exception:
        message = _("This is JSON, but not a CX Designer document.")
        return damaged(self.name, Problem(message, line=1, field="format"))


def _validated(
    scanned: Scanned, header: Header, problems: ProblemList
) -> tuple[list[Record], list[int], list[Problem]]:
    records: list[Record] = []
    lines: list[int] = []
    warnings: list[Problem] = []
    known = {"format", "version", "application", "records"}
    for key in sorted(set(scanned.header) - known):
        message = _("This field of the header is not known and was left out.")
        warnings.append(Problem(message, line=1, field=key))
    for line, raw in scanned.records:
        if problems.is_full:
            break
        made = migrated(raw, header.steps) if isinstance(raw, dict) and header.steps else [raw]
        for item in made:
            try:
                record = record_of(item, line)
            except Invalid as invalid:
                for problem in invalid.problems:
                    problems.add(problem)
                continue
            records.append(record)
            lines.append(line)
            if isinstance(record, OpaqueRecord):
                message = _("Records of this type are not known; it was kept as it is.")
                warnings.append(Problem(message, line, subject=subject_of(raw), field="type"))
            else:
                message = _("This field is not known; it was kept as it is.")
                warnings += (
                    Problem(message, line, subject=subject_of(raw), field=field)
                    for field, _text in record.unknown
                )
    return records, lines, warnings


def _check_whole(records: list[Record], lines: list[int], problems: ProblemList) -> None:
    for fault in faults_of(records):
        if problems.is_full:
            return
        line, subject = 0, ""
        if fault.place is not None:
            record = records[fault.place]
            line = lines[fault.place]
            subject = subject_of({"type": record.TYPE, "id": record.id})
        problems.add(Problem(fault.message, line, 0, subject, fault.field, fault.code))
