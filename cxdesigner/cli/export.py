"""``cxdesigner export``: write a document as PDF, PNG or SVG."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cxdesigner.base.i18n import _
from cxdesigner.cli.parser import OK, CommandError, Parser, one_of, resolution
from cxdesigner.cli.text import remark, say
from cxdesigner.scene.paper import PAPER

PLACES = ("band", "above", "overlay", "off")
DPI = 192.0


def add_arguments(parser: Parser) -> None:
    """Say what can be asked."""
    parser.add_file(_("document to export"))
    parser.add_output(_("file to write; its ending says what: .pdf, .png or .svg"))
    parser.options.add_argument(
        "--page",
        metavar="SIZE",
        type=one_of(tuple(PAPER)),
        help=_("sheet: {sizes} (a slide); default: as large as the drawing").format(
            sizes=", ".join(PAPER)
        ),
    )
    turn = parser.options.add_mutually_exclusive_group()
    turn.add_argument(
        "--landscape",
        dest="landscape",
        action="store_true",
        default=False,
        help=_("the long side of the paper lies"),
    )
    turn.add_argument(
        "--portrait",
        dest="landscape",
        action="store_false",
        default=False,
        help=_("the long side of the paper stands; this is the default"),
    )
    turn.add_argument(
        "--either",
        dest="landscape",
        action="store_const",
        const=None,
        default=False,
        help=_("the paper lies or stands, what fits better"),
    )
    parser.options.add_argument(
        "--emotion",
        metavar="PLACE",
        type=one_of(PLACES),
        default="band",
        help=_(
            "where the emotion curve is: a band under the stages, above the customer lane, laid "
            "over it, or off ({places}); default: band"
        ).format(places=", ".join(PLACES)),
    )
    parser.options.add_argument(
        "--heat",
        metavar="WHAT",
        default="",
        help=_(
            "tint elements by emotion, duration, wait, pains, priority, reach or problems, or by a "
            "metric, e.g. metric:csat"
        ),
    )
    parser.options.add_argument(
        "--critical-path",
        action="store_true",
        help=_("emphasise what any delay of which delays the end"),
    )
    parser.options.add_argument(
        "--ruler", action="store_true", help=_("print the time under the stages, waits hatched")
    )
    parser.options.add_argument(
        "--crossings", action="store_true", help=_("print how many links cross each line")
    )
    parser.options.add_argument(
        "--surveys",
        action="store_true",
        help=_("draw the emotions that surveys give beside those that were drawn"),
    )
    parser.options.add_argument(
        "--evidence-curve",
        action="store_true",
        help=_("draw them and join them to a curve calculated from evidence"),
    )
    parser.options.add_argument(
        "--hide-lane",
        metavar="ID",
        action="append",
        default=[],
        help=_("leave out a lane with all that is in it; may be given several times"),
    )
    parser.options.add_argument(
        "--collapse",
        metavar="ID",
        action="append",
        default=[],
        help=_("draw a stage as one narrow column; may be given several times"),
    )
    parser.options.add_argument(
        "--findings",
        action="store_true",
        help=_("add what the rules say as an appendix (PDF only)"),
    )
    parser.options.add_argument(
        "--plan",
        action="store_true",
        help=_("add the action plan, the roles and the RACI matrix (PDF only)"),
    )
    parser.add_language(_("language of labels and words; default: the document's first"))
    parser.options.add_argument(
        "--dpi",
        metavar="N",
        type=resolution,
        default=DPI,
        help=_("dots per inch of a PNG; default: {n}").format(n=round(DPI)),
    )


def run(options: Any) -> int:
    """Write the file; return the exit code."""
    from cxdesigner.report.sheet_file import FORMATS, sheet_bytes

    target: Path = options.output
    form = target.suffix.lower().removeprefix(".")
    if form not in FORMATS:
        raise CommandError(
            _("{name}: the ending says what to write; choose from {allowed}.").format(
                name=target, allowed=", ".join(f".{known}" for known in FORMATS)
            )
        )
    if options.findings and form != "pdf":
        raise CommandError(_("--findings needs a PDF: a picture has one sheet only."))
    if options.plan and form != "pdf":
        raise CommandError(_("--plan needs a PDF: a picture has one sheet only."))
    from cxdesigner.cli.documents import content_language, read_document, write_output

    view = read_document(options.file)
    language = content_language(view, options.lang)
    view = _without(view, options.hide_lane)
    from cxdesigner.model.asset import Asset, sizes_of
    from cxdesigner.report.handout import handout
    from cxdesigner.report.preflight import preflight
    from cxdesigner.scene.page import PageOptions

    pages = handout(
        view,
        PageOptions(
            size=options.page,
            landscape=options.landscape,
            language=language,
            emotion=options.emotion,
            surveyed=options.surveys or options.evidence_curve,
            evidence_curve=options.evidence_curve,
            single=form != "pdf",
            name=options.file.stem,
            lens=_lens(view, options),
            problems=_problems(view) if options.heat == "problems" else (),
            collapsed=_stages(view, options.collapse),
        ),
        findings=options.findings,
        plan=options.plan,
    )
    sizes = sizes_of(view.of_type(Asset))
    for note in preflight(pages, sizes=sizes, single=form != "pdf"):
        remark(_("{name}: {problem}").format(name=target, problem=note.message))
    data = sheet_bytes(view, pages, form, options.dpi)
    write_output(target, data, options.file)
    say(_("{name}: written.").format(name=target))
    return OK


def _lens(view: Any, options: Any) -> Any:
    """Return what is laid over the drawing; refuse a heat that the document cannot have."""
    from cxdesigner.scene.lens.options import Lens, heats_of

    known = heats_of(view)
    if options.heat and options.heat not in known:
        raise CommandError(
            _("There is no heat named {name} among: {known}.").format(
                name=options.heat, known=", ".join(known)
            )
        )
    return Lens(options.heat, options.critical_path, options.crossings, options.ruler)


def _problems(view: Any) -> tuple[tuple[str, int], ...]:
    """Return how many findings each record has."""
    from collections import Counter

    from cxdesigner.rules.finding import active
    from cxdesigner.rules.runner import run as run_rules

    counts = Counter(key for finding in active(run_rules(view)) for key in finding.subjects[:1])
    return tuple(counts.items())


def _stages(view: Any, stage_ids: list[str]) -> tuple[str, ...]:
    """Return the stages that are to be collapsed, or refuse."""
    known = [stage.id for stage in view.stages]
    _require(stage_ids, known, _("There is no stage “{id}”; choose from {allowed}."))
    return tuple(stage_ids)


def _without(view: Any, lane_ids: list[str]) -> Any:
    """Return a view without some lanes."""
    from cxdesigner.model.projection import without_lanes

    lanes = [lane.id for lane in view.lanes]
    _require(lane_ids, lanes, _("There is no lane “{id}”; choose from {allowed}."))
    if lane_ids and set(lane_ids) == set(lanes):
        raise CommandError(_("At least one lane must be left."))
    return without_lanes(view, lane_ids)


def _require(wanted: Sequence[str], known: Sequence[str], refusal: str) -> None:
    """Refuse ids that are not known."""
    for key in wanted:
        if key not in known:
            raise CommandError(refusal.format(id=key, allowed=", ".join(known)))
