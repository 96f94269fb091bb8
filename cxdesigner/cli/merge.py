"""``cxdesigner merge``: bring two changes of one document together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxdesigner.base.i18n import _, ngettext, use_language
from cxdesigner.cli.parser import FOUND, OK, Parser
from cxdesigner.cli.text import INDENT, say, say_json

if TYPE_CHECKING:
    from cxdesigner.cli.documents import Document
    from cxdesigner.model.merge import Conflict
    from cxdesigner.report.comparing.conflicts import ConflictWords


def add_arguments(parser: Parser) -> None:
    """Say what can be asked."""
    for name, metavar, what in (
        ("base", "BASE", _("document as it was before both changes; may be empty")),
        ("ours", "OURS", _("our document; wins where both sides want otherwise")),
        ("theirs", "THEIRS", _("the other document")),
    ):
        parser.arguments.add_argument(name, metavar=metavar, type=Path, help=what)
    parser.add_output(_("document to write; may be OURS, as git wants it"))
    parser.add_language(_("language of labels and words; default: the first of OURS"))
    parser.add_json()


def run(options: Any) -> int:
    """Write the result, tell the conflicts; return 0 without any, else 1."""
    from cxdesigner.cli.documents import content_language
    from cxdesigner.model.merge import merge
    from cxdesigner.report.comparing.conflicts import ConflictWords

    base, ours, theirs = (_read(path) for path in (options.base, options.ours, options.theirs))
    language = content_language(ours.view, options.lang)
    merged = merge(base.view, ours.view, theirs.view)
    _write(options, merged.records, max(base.version, ours.version, theirs.version))
    with use_language(language):
        words = ConflictWords(base.view, ours.view, theirs.view, language)
        if options.json:
            say_json([_conflict_json(words, one) for one in merged.conflicts])
        else:
            say(*_lines(words, merged.conflicts), _("{name}: written.").format(name=options.output))
    return FOUND if merged.conflicts else OK


def _read(path: Path) -> Document:
    from cxdesigner.cli.documents import Document, open_document
    from cxdesigner.formats.version import CURRENT
    from cxdesigner.model.view import RecordView

    if path.is_file() and not path.stat().st_size:
        # Git hands over an empty file where both sides added the document.
        return Document(b"", RecordView(), CURRENT)
    return open_document(path)


def _write(options: Any, records: Any, version: Any) -> None:
    from cxdesigner.cli.documents import write_document, write_output
    from cxdesigner.formats.cxd_write import write_cxd

    target: Path = options.output
    if target.exists() and target.samefile(options.ours):
        # The files that git hands over have names of their own, and no earlier versions.
        write_output(target, write_cxd(records, version=version), options.base, options.theirs)
    else:
        write_document(target, records, options.base, options.theirs, version=version)


def _lines(words: ConflictWords, conflicts: tuple[Conflict, ...]) -> list[str]:
    if not conflicts:
        return [_("No conflicts.")]
    number = len(conflicts)
    lines = [ngettext("{n} conflict:", "{n} conflicts:", number).format(n=number)]
    for one in conflicts:
        lines.append(f"{INDENT}{words.title(one)} [{one.record_id}]")
        lines.append(f"{INDENT * 2}{words.sentence(one)}")
    return lines


def _conflict_json(words: ConflictWords, conflict: Conflict) -> dict[str, Any]:
    from cxdesigner.formats.canonical_json import record_to_raw, value_to_raw
    from cxdesigner.model.record import OpaqueRecord, Record

    def raw(value: Any) -> Any:
        if isinstance(value, OpaqueRecord):
            return value.body
        return record_to_raw(value) if isinstance(value, Record) else value_to_raw(value)

    return {
        "id": conflict.record_id,
        "kind": conflict.kind,
        "field": conflict.field or None,
        "language": conflict.language or None,
        "base": raw(conflict.base),
        "ours": raw(conflict.ours),
        "theirs": raw(conflict.theirs),
        "kept": conflict.kept,
        "about": words.title(conflict),
        "message": words.sentence(conflict),
    }
