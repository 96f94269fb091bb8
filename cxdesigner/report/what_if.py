"""What a trial shows, in the words of a reader: impact, outage, times before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cxdesigner.analysis.impact import Hit, Impact, Outage
from cxdesigner.analysis.time import Branch, LeadTime
from cxdesigner.analysis.words import list_text, minutes_text, share_text
from cxdesigner.base.i18n import _, ngettext
from cxdesigner.model.element import Element
from cxdesigner.model.persona import Persona
from cxdesigner.model.stage import Stage
from cxdesigner.model.view import RecordView
from cxdesigner.report.table import Row, Table


def impact_sentences(view: RecordView, found: Impact, language: str) -> tuple[str, ...]:
    """Return what depends on some elements, where and for whom, and what they depend on."""
    if not found.elements:
        return ()
    hit = len(found.hit.touchpoints)
    some = ngettext(
        "{n} of {total} touchpoints depends on it ({share}).",
        "{n} of {total} touchpoints depend on it ({share}).",
        hit,
    )
    n = len(found.needs)
    needs = (
        ngettext("It depends on {n} element.", "It depends on {n} elements.", n).format(n=n)
        if n
        else _("It depends on nothing that is drawn.")
    )
    none = _("No touchpoint depends on it.")
    return (*_touchpoints(view, found.hit, some if hit else none, language), needs)


def outage_sentences(view: RecordView, found: Outage, language: str) -> tuple[str, ...]:
    """Return what fails while something is switched off, where and for whom, and what goes on."""
    if not found.off:
        return ()
    hit = len(found.hit.touchpoints)
    some = ngettext(
        "{n} of {total} touchpoints fails ({share}).",
        "{n} of {total} touchpoints fail ({share}).",
        hit,
    )
    none = _("No touchpoint fails.")
    held = tuple(
        _("{element} goes on: {substitute} stands in.").format(
            element=_label(view, element, language), substitute=_label(view, substitute, language)
        )
        for element, substitute in found.held
    )
    return (*_touchpoints(view, found.hit, some if hit else none, language), *held)


def time_table(before: LeadTime, after: LeadTime) -> Table | None:
    """Return lead time and wait share now and with the tried times; None without a lead time."""
    if before.longest is None and after.longest is None:
        return None

    def row(name: str, figure: Callable[[Branch], str], *ways: Branch | None) -> Row:
        cells = ("–" if way is None else figure(way) for way in ways)
        return Row((name, *cells), () if ways[-1] is None else ways[-1].path)

    longest, shortest = (before.longest, after.longest), (before.shortest, after.shortest)
    rows = [
        row(_("Lead time"), _minutes, *longest),
        row(_("Waiting"), lambda way: minutes_text(way.wait), *longest),
        row(_("Share of waiting"), _share, *longest),
    ]
    if before.has_branches or after.has_branches:
        rows.append(row(_("Shortest way"), _minutes, *shortest))
        rows.append(row(_("Share of waiting on it"), _share, *shortest))
    return Table(("", _("Now"), _("Tried")), ("left", "right", "right"), tuple(rows))


def _minutes(way: Branch) -> str:
    return minutes_text(way.minutes)


def _share(way: Branch) -> str:
    return "–" if way.wait_share is None else share_text(way.wait_share)


def _touchpoints(view: RecordView, hit: Hit, words: str, language: str) -> tuple[str, ...]:
    """Return how many touchpoints something happens to, where they are and for whom."""
    share = share_text(hit.share or 0.0, 0)
    found = [words.format(n=len(hit.touchpoints), total=hit.total, share=share)]
    if hit.stages:
        names = _names(view.need(Stage, key).name.text(language) for key in hit.stages)
        found.append(_("Stages: {names}").format(names=names))
    if hit.personas:
        names = _names(view.need(Persona, key).name.text(language) for key in hit.personas)
        if names:
            found.append(_("Personas: {names}").format(names=names))
    return tuple(found)


def _names(texts: Iterable[str]) -> str:
    return list_text(tuple(shown for text in texts if (shown := " ".join(text.split()))))


def _label(view: RecordView, element_id: str, language: str) -> str:
    return view.need(Element, element_id).label.line(language)
