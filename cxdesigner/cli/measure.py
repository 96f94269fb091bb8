"""``cxdesigner measure``: bring survey answers and measurements into a blueprint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxdesigner.base.i18n import _
from cxdesigner.cli.parser import FOUND, OK, CommandError, Parser, one_of
from cxdesigner.cli.text import remark, say, say_json

if TYPE_CHECKING:
    from cxdesigner.editor.data_in.header import Plot
    from cxdesigner.formats.tabular.sheet import Sheet
    from cxdesigner.model.view import RecordView


def add_arguments(parser: Parser) -> None:
    """Say what can be asked."""
    from pathlib import Path

    from cxdesigner.editor.data_in.header import LAYOUTS
    from cxdesigner.formats.tabular.decoding import ENCODINGS

    parser.add_file(_("document to read"))
    parser.arguments.add_argument(
        "data", metavar="DATA", type=Path, help=_("table: CSV, or an Excel workbook (.xlsx)")
    )
    parser.add_output(_("document to write"))
    parser.options.add_argument(
        "--layout",
        metavar="WORD",
        type=one_of(LAYOUTS),
        help=_("one row for each answer or touchpoint, or one column for each: {words}").format(
            words=", ".join(LAYOUTS)
        ),
    )
    parser.options.add_argument(
        "--map",
        metavar="COLUMN=ROLE",
        action="append",
        default=[],
        help=_(
            "what a column is, e.g. “Score=csat:1..5”; may be given several times; the others are "
            "told by their names"
        ),
    )
    parser.options.add_argument(
        "--match",
        metavar="NAME=ID",
        action="append",
        default=[],
        help=_("element that a name in the table means; nothing behind = leaves it out"),
    )
    parser.options.add_argument(
        "--sheet", metavar="NAME", help=_("sheet of the workbook; without it, the first one")
    )
    parser.options.add_argument(
        "--encoding",
        metavar="NAME",
        type=one_of(tuple(ENCODINGS)),
        help=_("encoding of a text file: {words}").format(words=", ".join(ENCODINGS)),
    )
    parser.options.add_argument(
        "--source", metavar="TEXT", help=_("source noted in the metrics; without it, the file name")
    )
    parser.add_json()


def run(options: Any) -> int:
    """Write the document, tell what was used; return the exit code: 1 if rows were left out."""
    from cxdesigner.cli.documents import open_document, read_bytes, write_document
    from cxdesigner.editor.data_in.names import name_key
    from cxdesigner.editor.data_in.plan import import_data, make_plan
    from cxdesigner.editor.data_in.words import as_json, details, results, summary
    from cxdesigner.formats import limits
    from cxdesigner.formats.tabular.reading import read_table
    from cxdesigner.model.store import Store

    document = open_document(options.file)
    data = read_bytes(options.data, limits.TABLE_BYTES)
    book = read_table(data, str(options.data), options.encoding)
    sheet = _sheet(book.sheets, options.sheet, str(options.data))
    store = Store(document.view)
    matches = {}
    for text in options.match:
        name, element_id = _parted(text, "--match")
        if element_id and element_id not in store:
            raise CommandError(_("There is no element “{id}”.").format(id=element_id))
        matches[name_key(name)] = element_id
    plan = make_plan(
        store, sheet, _plot(sheet, options, store), options.source or options.data.name, matches
    )
    if not plan.puts:
        raise CommandError(
            _("{name}: no row can be used: {summary}.").format(
                name=options.data, summary=summary(plan)
            ),
            hint="\n".join(details(plan)),
        )
    with store.transaction() as tx:
        import_data(tx, plan)
    write_document(options.output, store, options.data, version=document.version)
    if options.json:
        say_json(as_json(plan))
    else:
        say(_("{name}: written.").format(name=options.output))
        say(_("{sentence}.").format(sentence=summary(plan)))
        say(_("{sentence}.").format(sentence=results(plan)))
        remark(*details(plan))
    return OK if plan.is_whole else FOUND


def _sheet(sheets: tuple[Sheet, ...], name: str | None, file: str) -> Sheet:
    if name is None:
        return sheets[0]
    for sheet in sheets:
        if sheet.name.casefold() == name.strip().casefold():
            return sheet
    raise CommandError(
        _("{file}: there is no sheet “{name}”.").format(file=file, name=name),
        hint=_("Choose from {names}.").format(names=", ".join(sheet.name for sheet in sheets)),
    )


def _plot(sheet: Sheet, options: Any, view: RecordView) -> Plot:
    from dataclasses import replace

    from cxdesigner.editor.data_in.columns import parse_column
    from cxdesigner.editor.data_in.header import guess, titles
    from cxdesigner.editor.data_in.names import Names, name_key

    plot = guess(sheet, Names(view))
    keys = [name_key(title) for title in titles(sheet, plot.header)]
    columns = list(plot.columns)
    for text in options.map:
        name, role = _parted(text, "--map")
        if name_key(name) not in keys:
            raise CommandError(
                _("There is no column “{name}”.").format(name=name),
                hint=_("Choose from {names}.").format(names=", ".join(titles(sheet, plot.header))),
            )
        columns[keys.index(name_key(name))] = parse_column(role)
    plot = replace(plot, columns=tuple(columns))
    return replace(plot, layout=options.layout) if options.layout else plot


def _parted(text: str, option: str) -> tuple[str, str]:
    name, equals, value = text.rpartition("=")
    if not equals or not name.strip():
        raise CommandError(
            _("{name}: {reason}").format(name=option, reason=_("expected NAME=VALUE."))
        )
    return name.strip(), value.strip()
