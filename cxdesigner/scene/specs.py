"""From records to what is drawn of them, in one language: titles, footers, durations, marks."""

from __future__ import annotations

from cxdesigner.analysis.words import minutes_text, span_text
from cxdesigner.model.asset import Asset
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import MARKS, Element
from cxdesigner.model.insight import DelightPoint, Opportunity, PainPoint
from cxdesigner.model.lane import CUSTOMER_ROLES
from cxdesigner.model.queries import channel_of, provider_of
from cxdesigner.model.record import Record
from cxdesigner.model.view import RecordView
from cxdesigner.scene.blocks.element import ElementSpec
from cxdesigner.scene.blocks.picture import PictureSpec
from cxdesigner.scene.icons import NEUTRAL, NO_ICON, PERSON, Icon, channel_icon, icon_names
from cxdesigner.scene.styles import look_of

_KNOWN_ICONS = frozenset(icon_names())
_MARKS_OF_RECORDS: dict[type[Record | None], str] = {
    PainPoint: "pain",
    DelightPoint: "delight",
    Opportunity: "opportunity",
}
_TWO_DAYS = 2880.0
_RANKS = {mark: place for place, mark in enumerate(MARKS)}


def element_spec(
    view: RecordView, element: Element, role: str, language: str, wrap_width: float, width: float
) -> ElementSpec:
    """Return what the drawing of an element depends on."""
    customer = role in CUSTOMER_ROLES
    channel = channel_of(view, element).text(language)
    provider = provider_of(element).text(language)
    plain = element.kind in ("evidence", "note")
    footer = "" if plain else (channel or provider if customer else provider or channel)
    return ElementSpec(
        id=element.id,
        kind=element.kind,
        role=role,
        title=element.label.text(language),
        footer=footer,
        icon=_icon(view, element, footer, is_provider=footer == provider),
        pictures=_pictures(view, element) if element.image_ids else (),
        duration=duration_text(element.work, element.wait),
        marks=marks_of(view, element),
        start=element.start,
        end=element.end,
        look=look_of(view, element.id),
        width=width,
        wrap_width=wrap_width,
    )


def _pictures(view: RecordView, element: Element) -> tuple[PictureSpec, ...]:
    assets = (view.get(Asset, key) for key in element.image_ids)
    return tuple(
        PictureSpec(asset.sha256, asset.width, asset.height)
        for asset in assets
        if asset is not None
    )


def _icon(view: RecordView, element: Element, footer: str, *, is_provider: bool) -> Icon:
    """Return the icon that a person chose, else the one that fits the footer."""
    own = view.get(Asset, element.icon_id)
    if own is not None:
        return Icon(sha256=own.sha256, ratio=own.width / own.height if own.height > 0 else 1.0)
    if element.icon in _KNOWN_ICONS:
        return Icon(element.icon or "")
    if not footer:
        return NO_ICON
    name = channel_icon(footer)
    if name == NEUTRAL and is_provider:
        name = PERSON if element.kind in ("action", "decision", "touchpoint") else "machine"
    return Icon(name)


def marks_of(view: RecordView, element: Element) -> tuple[str, ...]:
    """Return the marks of an element and of the records about it, most urgent first.

    A pain point, delight point or opportunity recorded at an element shows without a mark of its
    own; marks of a kind not known here come last.
    """
    found = set(element.marks)
    for record_id in view.referring_ids(element.id):
        mark = _MARKS_OF_RECORDS.get(type(view.find(record_id)))
        if mark is not None:
            found.add(mark)
    if not found:
        return ()
    return tuple(sorted(found, key=lambda mark: (_RANKS.get(mark, len(MARKS)), mark)))


def duration_text(work: Duration | None, wait: Duration | None) -> str:
    """Return working and waiting time together as it is printed on an element: ``41 min``.

    Empty when there is no time, or none above zero. A text that cannot be read as a duration is
    shown as it was written. What nobody has given but was added up is rounded as other figures are
    from two days on.
    """
    if work is None and wait is None:
        return ""
    given = [part for part in (work, wait) if part is not None]
    spans = [part.span for part in given]
    known = [span for span in spans if span is not None]
    if len(known) < len(spans):
        return " + ".join(str(part.raw) for part in given if part.minutes != 0)
    low, high = sum(span[0] for span in known), sum(span[1] for span in known)
    if high <= 0 and low <= 0:
        return ""
    if len(known) > 1 and low == high >= _TWO_DAYS and min(span[0] for span in known) > 0:
        return minutes_text(low)
    return span_text(low, high)
