"""Who is responsible, accountable, consulted, informed: a table filled from the lanes.

What the lanes say is proposed and never stored by itself: somebody has to take it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cxdesigner.analysis.sentences import label_of
from cxdesigner.base.ids import new_id
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Feedback, Opportunity, RaciRow
from cxdesigner.model.lane import PROVIDER_ROLES, Lane, LaneRow
from cxdesigner.model.persona import Role
from cxdesigner.model.queries import provider_of, reading_order, role_of
from cxdesigner.model.record import ElementId
from cxdesigner.model.text import EMPTY, LocalText
from cxdesigner.model.view import RecordView
from cxdesigner.rules.checks import raci_accountable, raci_responsible
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import fill
from cxdesigner.rules.registry import rules_by_code

Letter = Literal["R", "A", "C", "I"]
LETTERS: tuple[Letter, ...] = ("R", "A", "C", "I")
FIELDS: dict[Letter, str] = {
    "R": "responsible",
    "A": "accountable",
    "C": "consulted",
    "I": "informed",
}
"""The field of a row in which who has a letter stands."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who can have a duty: a role of the register, or a name that is used without being in it."""

    key: str
    """The name in the form in which names are compared."""

    name: LocalText
    role_id: str | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """One activity and who does what in it."""

    element_id: str
    label: str
    row_id: str | None
    """The record it is kept in; None while it is only proposed, or empty."""

    letters: dict[str, str]
    """Key of a party → its letters in the order R, A, C, I."""

    is_proposed: bool = False
    """Whether the letters are what the lanes say, which nobody has taken yet."""

    code: str = ""
    """Rule that has something to say about it: D11 or D12; '' if none has."""

    problem: str = ""
    """What that rule says."""


@dataclass(frozen=True, slots=True)
class DutyTable:
    """Activities in reading order by parties, those of the register first."""

    parties: tuple[Party, ...]
    duties: tuple[Duty, ...]

    @property
    def proposed_ids(self) -> tuple[str, ...]:
        """Elements with duties that are only proposed."""
        return tuple(duty.element_id for duty in self.duties if duty.is_proposed)


def duty_table(view: RecordView, language: str) -> DutyTable:
    """Return what is known and what is proposed about each activity of the provider.

    Activities are what stands in a lane of the provider but systems and notes, and whatever else
    has a row already.
    """
    facts = Facts(view)
    pairs: list[tuple[Element, RaciRow | None, bool]] = []
    for element in reading_order(view):
        rows = view.referring(element.id, RaciRow)
        if rows:
            pairs += [(element, row, False) for row in rows]
        elif is_activity(view, element):
            pairs.append((element, proposed_row(view, element), True))
    parties = _parties(view, [row for _element, row, _new in pairs if row is not None], language)
    duties = tuple(_duty(facts, element, row, is_new, language) for element, row, is_new in pairs)
    return DutyTable(parties, duties)


def is_activity(view: RecordView, element: Element) -> bool:
    """Say whether somebody of the provider does this."""
    return element.kind not in ("note", "system") and role_of(view, element) in PROVIDER_ROLES


def proposed_row(view: RecordView, element: Element) -> RaciRow | None:
    """Return the row that the lanes speak for, not stored; None if they name nobody.

    Who does it is responsible: actor, else owner, else whom the row of the lane or a lane with a
    name of its own is for. The owner is accountable, else who does it. Who gets information from
    it is informed.
    """
    does = provider_of(element) or _place_name(view, element)
    if not does:
        return None
    informed: dict[str, LocalText] = {}
    for link in view.outgoing(element.id):
        other = view.get(Element, link.target_id)
        if link.kind == "information" and other is not None and is_activity(view, other):
            hears = provider_of(other) or _place_name(view, other)
            if hears and party_key(hears) not in (party_key(does), party_key(element.owner)):
                informed.setdefault(party_key(hears), hears)
    return RaciRow(
        id=new_id(RaciRow.PREFIX),
        element_id=ElementId(element.id),
        responsible=(does,),
        accountable=(element.owner or does,),
        informed=tuple(informed.values()),
    )


def party_key(name: LocalText, language: str | None = None) -> str:
    """Return the form in which names of parties are compared."""
    return name.line(language).casefold()


def known_parties(view: RecordView) -> Iterator[LocalText]:
    """Yield everybody that elements, lanes and rows name, as often as they do.

    Those of an activity come together, activities in reading order.
    """
    for element in reading_order(view):
        if is_activity(view, element):
            names = (element.actor, element.owner, _place_name(view, element))
            yield from (name for name in names if name)
        for row in view.referring(element.id, RaciRow):
            yield from _named(row)


def roles_in_order(view: RecordView, language: str) -> tuple[Role, ...]:
    """Return the register of roles as they appear in the drawing, those that do not last."""
    roles = view.of_type(Role)
    if len(roles) < 2:
        return roles
    names = dict.fromkeys(party_key(name, language) for name in known_parties(view))
    place = {key: at for at, key in enumerate(names)}
    return tuple(
        sorted(roles, key=lambda one: place.get(party_key(one.name, language), len(place)))
    )


def owners(view: RecordView, language: str) -> tuple[str, ...]:
    """Return everybody who can own an action: roles, then whoever owns or does something."""
    names = [role.name for role in roles_in_order(view, language)]
    names += [idea.owner for idea in view.of_type(Opportunity)]
    names += [item.owner for item in view.of_type(Feedback)]
    names += [name for one in view.of_type(Element) for name in (one.owner, one.actor)]
    texts = (name.line(language) for name in names)
    return tuple(dict.fromkeys(text for text in texts if text))


def _place_name(view: RecordView, element: Element) -> LocalText:
    row = view.get(LaneRow, element.row_id)
    if row is not None and row.name:
        return row.name
    lane = view.get(Lane, element.lane_id)
    return EMPTY if lane is None else lane.name


def _named(row: RaciRow) -> Iterator[LocalText]:
    for letter in LETTERS:
        yield from (name for name in getattr(row, FIELDS[letter]) if name)


def _parties(view: RecordView, rows: list[RaciRow], language: str) -> tuple[Party, ...]:
    found: dict[str, Party] = {}
    for role in roles_in_order(view, language):
        key = party_key(role.name, language)
        if key:
            found.setdefault(key, Party(key, role.name, role.id))
    for row in rows:
        for name in _named(row):
            key = party_key(name, language)
            found.setdefault(key, Party(key, name))
    return tuple(found.values())


def _duty(facts: Facts, element: Element, row: RaciRow | None, is_new: bool, language: str) -> Duty:
    letters: dict[str, str] = {}
    if row is not None:
        for letter in LETTERS:
            for name in getattr(row, FIELDS[letter]):
                key = party_key(name, language)
                if key and letter not in letters.get(key, ""):
                    letters[key] = letters.get(key, "") + letter
    label = label_of(facts.view, element.id, language)
    if is_new:
        return Duty(element.id, label, None, letters, is_proposed=row is not None)
    assert row is not None
    code, problem = _problem(facts, row)
    return Duty(element.id, label, row.id, letters, code=code, problem=problem)


def _problem(facts: Facts, row: RaciRow) -> tuple[str, str]:
    for code, check in (("D11", raci_accountable.check), ("D12", raci_responsible.check)):
        for hit in check(facts, row) or ():
            return code, fill(hit.message or rules_by_code()[code].message, hit.params)
    return "", ""


def role_rows(view: RecordView, language: str) -> tuple[tuple[str, str, str, str], ...]:
    """Return name, duty, purpose and authority of each role of the register."""
    return tuple(
        (
            role.name.line(language),
            role.duty.text(language),
            role.purpose.text(language),
            role.authority.text(language),
        )
        for role in roles_in_order(view, language)
    )
