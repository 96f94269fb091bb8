"""What differs between two states, as sections for a reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cxdesigner.analysis.words import noted, number_text
from cxdesigner.base.i18n import N_, _, dotted, ngettext, use_language
from cxdesigner.base.progress import through, while_wanted
from cxdesigner.model.asset import Asset
from cxdesigner.model.blueprint import Blueprint, Brand, RuleSettings
from cxdesigner.model.changed_places import STRUCTURE
from cxdesigner.model.comparison import (
    ASPECTS,
    Comparison,
    FieldChange,
    RecordChange,
    Relation,
    subject_id,
)
from cxdesigner.model.element import Element, Parked
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion, Persona, Role
from cxdesigner.model.record import Record
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView
from cxdesigner.report.comparing.words import (
    ASPECT_NAMES,
    ASPECT_SIGNS,
    EDITED,
    field_words,
    language_words,
    named,
    place_words,
    record_words,
    text_rows,
    value_words,
)
from cxdesigner.report.table import Align, Row, Section, Table

if TYPE_CHECKING:
    # The rules behind the figures are a hundred modules.
    from cxdesigner.report.comparing.figures import Figures

RELATION_WORDS: dict[Relation, str] = {
    "lineage": N_("Two states of one service, compared by identity."),
    "ids": N_("Not marked as one service, but most elements are the same; compared by identity."),
    "content": N_(
        "These blueprints are not related: what has the same name and kind was taken for the same. "
        "A thing with another name counts as removed and added."
    ),
}

_GROUPS: tuple[tuple[str, str, tuple[type[Record], ...]], ...] = (
    ("elements", N_("Elements"), (Element, Parked)),
    ("links", N_("Links"), (Link,)),
    ("structure", N_("Stages, steps, lanes and lines"), STRUCTURE),
    ("people", N_("Personas and roles"), (Persona, Role)),
    ("document", N_("Document"), (Blueprint, Brand, RuleSettings)),
    ("more", N_("More"), (Record,)),
)

_PLACE_FIELDS = frozenset({"lane_id", "step_id", "row_id", "order"})


def comparison_sections(
    comparison: Comparison, language: str, *, figures: Figures | None = None
) -> tuple[Section, ...]:
    """Return what differs: a summary, the figures, then the changes by sort of thing.

    Words and texts are in ``language``. Groups without a change are left out.
    """
    from cxdesigner.report.comparing.figures import Figures

    with use_language(language):
        return (
            summary_section(comparison),
            figure_section(figures or Figures(comparison, language=language)),
            *change_sections(comparison, language),
        )


def summary_section(comparison: Comparison) -> Section:
    """Return how much changed, in the language in use."""
    return Section("summary", _("What has changed"), sentences=summary(comparison))


def summary(comparison: Comparison) -> tuple[str, ...]:
    """Return how much changed and by what was compared, in the language in use."""
    relation = _(RELATION_WORDS[comparison.relation])
    if not comparison:
        return (_("Nothing differs."), relation)
    counts: Counter[str] = Counter()
    for change in comparison.of_type(Element):
        counts.update(change.aspects)
    counts["moved"] -= len(comparison.swapped) // 2
    told = [
        _("{n} {change}").format(
            n=number_text(counts[aspect]), change=_(ASPECT_NAMES[aspect]).lower()
        )
        for aspect in ASPECTS
        if counts[aspect]
    ]
    number = len(comparison.changes)
    whole = ngettext("{n} record differs.", "{n} records differ.", number)
    lines = [whole.format(n=number_text(number))]
    if told:
        lines.append(_("Elements: {changes}.").format(changes=dotted(told)))
    return (*lines, relation)


def figure_section(figures: Figures) -> Section:
    """Return the figures of both states with their differences."""
    rows = tuple(
        Row(
            (
                one.name,
                one.text(one.before),
                one.text(one.after),
                one.difference_text,
                verdict_words(one.verdict),
            ),
            one.subject_ids,
        )
        for one in figures.changes
    )
    headings = ("", _("Before"), _("Now"), _("Difference"), "")
    align: tuple[Align, ...] = ("left", "right", "right", "right", "left")
    notes = (
        ()
        if all(one.is_comparable for one in figures.changes)
        else (_("The emotions are on two scales, so they have no difference."),)
    )
    return Section("figures", _("Figures"), Table(headings, align, rows), notes)


def verdict_words(verdict: str) -> str:
    """Return whether a difference is for the better, in words; '' where nobody can say."""
    return {"better": _("better"), "worse": _("worse")}.get(verdict, "")


def change_sections(comparison: Comparison, language: str) -> Iterator[Section]:
    """Yield the changes by sort of thing; what is known about an element stands with it."""
    taken: set[str] = set()
    for key, title, kinds in through(_GROUPS):
        changes = [
            change
            for change in while_wanted(comparison.changes)
            if change.id not in taken
            and _is_in(comparison, change, kinds)
            and not _goes_along(comparison, change)
        ]
        taken.update(change.id for change in changes)
        if not changes:
            continue
        told: set[str] = set()
        rows = [
            row
            for change in while_wanted(_by_subject(comparison, changes))
            for row in _rows(comparison, change, language, told)
        ]
        headings = ("", "", _("What"), _("Before"), _("Now"))
        align: tuple[Align, ...] = ("left",) * 5
        yield Section(key, _(title), Table(headings, align, tuple(rows)))


def _is_in(comparison: Comparison, change: RecordChange, kinds: tuple[type[Record], ...]) -> bool:
    owner = _owner(comparison, change)
    return isinstance(owner or change.record, kinds)


def _goes_along(comparison: Comparison, change: RecordChange) -> bool:
    """Say whether a record came or went only because what it is about did."""
    if change.before is not None and change.after is not None:
        return False
    link = change.before
    if isinstance(link, Link) and change.after is None:
        # No link is without its ends: that they are gone says it.
        return any(comparison.id_now(end) is None for end in (link.source_id, link.target_id))
    return any(
        other is not change
        and subject_id(other.record) == other.record.id
        and (other.before is None) == (change.before is None)
        and (other.after is None) == (change.after is None)
        for other in comparison.by_subject[comparison.subject_of(change)]
    )


def _owner(comparison: Comparison, change: RecordChange) -> Record | None:
    """Return what a record is about, in the state in which the record is."""
    key = subject_id(change.record)
    if key == change.record.id:
        return None
    view = comparison.before if change.after is None else comparison.after
    return view.find(key)


def _by_subject(comparison: Comparison, changes: Sequence[RecordChange]) -> list[RecordChange]:
    """Sort changes: subjects in the order of time, what is known about each after it."""
    positions: dict[str, int] = {}
    for view in (comparison.after, comparison.before):
        steps = {step.id: place for place, step in enumerate(view.steps)}
        for element in view.of_type(Element):
            positions.setdefault(element.id, steps.get(element.step_id or "", -1))

    def place(change: RecordChange) -> tuple[int, str, bool, str]:
        subject = subject_id(change.record)
        return positions.get(subject, -1), subject, subject != change.record.id, change.id

    return sorted(changes, key=place)


def _rows(
    comparison: Comparison, change: RecordChange, language: str, told: set[str]
) -> Iterator[Row]:
    """Yield one row for each thing that happened to a record.

    Of two elements that changed places the first tells it for both; ``told`` notes the other.
    """
    subject = comparison.subject_of(change)
    name = record_title(comparison, change, language)
    if change.before is None or change.after is None:
        aspect = change.aspects[0]
        view = comparison.after if change.before is None else comparison.before
        where = where_words(view, change.record, language)
        cells = ("", where) if change.before is None else (where, "")
        yield Row((ASPECT_SIGNS[aspect], name, _(ASPECT_NAMES[aspect]), *cells), (subject,))
        return
    partner = comparison.swapped.get(change.id)
    for what, sign, before, after in field_rows(comparison, change, language):
        subjects: tuple[str, ...] = (subject,)
        if partner is not None and sign == ASPECT_SIGNS["moved"]:
            if change.id in told:
                continue
            told.add(partner.id)
            subjects = subject, comparison.subject_of(partner)
        yield Row((sign, name, what, before, after), subjects)


def record_title(comparison: Comparison, change: RecordChange, language: str) -> str:
    """Return what a changed record is called; with its sort where it is known about another."""
    view = comparison.before if change.after is None else comparison.after
    record = change.record
    name = named(view, record, language)
    owner = _owner(comparison, change)
    if owner is None:
        if isinstance(record, Element | Link | Blueprint):
            return name
        words = record_words(record)
        return words if name == words else _("{kind}: {name}").format(kind=words, name=name)
    return _("{kind}: {name}").format(kind=named(view, owner, language), name=record_words(record))


def where_words(view: RecordView, record: Record, language: str) -> str:
    """Return what a record that came or went says, or where it stood."""
    match record:
        case Element():
            return place_words(view, record, language)
        case Emotion(value=float() as value):
            return number_text(value)
        case Asset():
            return ""
    texts = (getattr(record, name, None) for name in ("text", "word", "quote", "name"))
    for text in texts:
        if isinstance(text, LocalText) and text:
            return text.line(language)
    number = getattr(record, "value", None)
    return number_text(number) if isinstance(number, int | float) else ""


def field_rows(
    comparison: Comparison, change: RecordChange, language: str
) -> Iterator[tuple[str, str, str, str]]:
    """Yield (what, sign, before, after) of each difference of a record that is in both states.

    The place of an element is one difference, a text one for each language.
    """
    before, after = change.before, change.after
    assert before is not None
    assert after is not None
    if isinstance(before, Element) and isinstance(after, Element):
        moved = [one for one in change.fields if one.name in _PLACE_FIELDS]
        if any(one.name != "order" for one in moved):
            partner = comparison.swapped.get(change.id)
            what = _("Where it stands")
            if partner is not None:
                other = record_title(comparison, partner, language)
                what = _("Changed places with “{name}”").format(name=other)
            yield (
                what,
                ASPECT_SIGNS["moved"],
                place_words(comparison.before, before, language),
                place_words(comparison.after, after, language),
            )
        elif moved:
            yield (
                _("Place in the cell"),
                ASPECT_SIGNS["moved"],
                *_pair(comparison, change, moved[0], language),
            )
    for one in change.fields:
        if isinstance(before, Element) and one.name in _PLACE_FIELDS:
            continue
        sign = ASPECT_SIGNS.get(one.aspect, EDITED)
        what = field_words(type(before), one.name)
        if isinstance(one.before, LocalText) and isinstance(one.after, LocalText):
            for tag, old, new in text_rows(one.before, one.after):
                shown = noted(what, language_words(tag)) if tag and tag != language else what
                yield shown, sign, _line(old), _line(new)
            continue
        yield (what, sign, *_pair(comparison, change, one, language))


def _pair(
    comparison: Comparison, change: RecordChange, one: FieldChange, language: str
) -> tuple[str, str]:
    before, after = change.before, change.after
    assert before is not None
    assert after is not None
    return (
        value_words(comparison.before, before, one.name, one.before, language),
        value_words(
            comparison.after,
            after,
            one.name,
            getattr(after, one.name) if one.name != "order" else one.after,
            language,
        ),
    )


def _line(text: str) -> str:
    return " ".join(text.split()) or "–"
