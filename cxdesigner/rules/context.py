"""Facts that rules share: computed on first use, followed patch by patch in the editor."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from cxdesigner.base.i18n import N_
from cxdesigner.base.kept import kept_property
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element, ElementKind
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.stage import Step
from cxdesigner.model.view import RecordView
from cxdesigner.rules.column import IMPLIED, SIDE_OF_ROLE, Column, ColumnReader, Implied, Side
from cxdesigner.rules.document_facts import DocumentFacts, DocumentReader
from cxdesigner.rules.finding import Param, Term
from cxdesigner.rules.settings import (
    Settings,
    channel_words,
    settings_of,
)

if TYPE_CHECKING:
    from cxdesigner.rules.experience import Curve
    from cxdesigner.rules.journey import Journey
    from cxdesigner.rules.provision import Provision

UNNAMED: dict[ElementKind, str] = {
    "touchpoint": N_("unnamed touchpoint"),
    "action": N_("unnamed action"),
    "decision": N_("unnamed decision"),
    "system": N_("unnamed system"),
    "process": N_("unnamed process"),
    "evidence": N_("unnamed evidence"),
    "note": N_("unnamed note"),
}


_WHOLE = ("journey", "provision", "stage_elements", "curves", "collectors")
_CACHED = ("blueprint", "settings", *_WHOLE)


class Facts:
    """Facts about one set of records.

    Facts that hang on the cached properties ``journey``, ``provision`` and their like are for
    rules of scope ``whole`` only.
    """

    def __init__(self, view: RecordView) -> None:
        self.view = view
        self._columns: dict[str, Column] = {}
        self._sides: dict[str, Side] | None = None
        self._reader = ColumnReader()
        self._document_reader = DocumentReader()
        self._document: DocumentFacts | None = None

    # -- the document ------------------------------------------------------------------------

    @kept_property
    def blueprint(self) -> Blueprint:
        """The record of the document."""
        return self.view.blueprint

    @kept_property
    def settings(self) -> Settings:
        """The thresholds in force."""
        return settings_of(self.view)

    @property
    def is_journey_map(self) -> bool:
        """Whether the document is a journey map, which has no lower lanes."""
        return self.blueprint.kind == "journey_map"

    @property
    def document(self) -> DocumentFacts:
        """Facts about the whole document that local rules read."""
        if self._document is None:
            self._document = self._document_reader.read(self)
        return self._document

    def has(self, trait: str) -> bool:
        """Say whether something is true of the document, see ``DocumentFacts.traits``."""
        return trait in self.document.traits

    def valence(self, value: float) -> float | None:
        """Return an emotion value on −1…1 (domain 2.6), None when the scale has no length."""
        low, high = self.blueprint.scale_min, self.blueprint.scale_max
        half = (high - low) / 2
        return None if half <= 0 else (value - (low + high) / 2) / half

    # -- elements ----------------------------------------------------------------------------

    def side(self, element: Element) -> Side:
        """Return the lane of an element as rules mean it."""
        if self._sides is None:
            self._sides = {
                lane.id: SIDE_OF_ROLE.get(lane.role, "") for lane in self.view.of_type(Lane)
            }
        return self._sides.get(element.lane_id, "")

    def is_customer(self, element: Element) -> bool:
        """Say whether an element belongs to C of domain 3.1: customer lane, no note."""
        return element.kind != "note" and self.side(element) == "customer"

    def column(self, element: Element) -> int | None:
        """Return the place (0…) of the step an element starts at; None if it has no step."""
        if element.step_id is None:
            return None
        return self.view.positions(Step).get(element.step_id)

    def span(self, element: Element) -> tuple[int, int] | None:
        """Return the first and last column of an element, None if it has no step."""
        first = self.column(element)
        if first is None:
            return None
        if element.end_step_id is None:
            return first, first
        last = self.view.positions(Step).get(element.end_step_id, first)
        return (first, last) if first <= last else (last, first)

    def spans_journey(self, element: Element) -> bool:
        """Say whether an element belongs to no stage, though the document has stages."""
        if element.step_id is None:
            return True
        step = self.view.get(Step, element.step_id)
        return self.has("stages") and (step is None or step.stage_id is None)

    def is_remote(self, element: Element) -> bool:
        """Say whether contact at a customer step is without sight (rule L01)."""
        channel = element.channel or self.blueprint.default_channel
        return bool(channel_words(channel) & self.settings.remote)

    def name(self, element: Element | None) -> Param:
        """Return what a message calls an element."""
        if element is None:
            return "?"
        return element.label or Term(UNNAMED[element.kind])

    def elements(self) -> tuple[Element, ...]:
        """Return all elements but notes."""
        return tuple(el for el in self.view.of_type(Element) if el.kind != "note")

    def is_listed(self, element: Element) -> bool:
        """Say whether an element without links is stacked with a linked one, or below an orphan.

        It then reads as an entry of a list (domain 3.1): a link to one is a link to the list.
        """
        view = self.view
        if element.step_id is None or view.links_of(element.id):
            return False
        cell = view.elements_in(element.lane_id, element.step_id)
        mates = [mate.id for mate in cell if mate.kind != "note"]
        if any(map(view.links_of, mates)):
            return True
        return mates[0] != element.id and not self.has_implied_link(element)

    # -- links -------------------------------------------------------------------------------

    def ends(self, link: Link) -> tuple[Element, Element] | None:
        """Return source and target of a link; None if one is missing or a note, or both are one."""
        if link.source_id == link.target_id:
            return None
        source = self.view.get(Element, link.source_id)
        target = self.view.get(Element, link.target_id)
        if source is None or target is None or source.kind == "note" or target.kind == "note":
            return None
        return source, target

    def is_remote_contact(self, source: Element, target: Element) -> bool:
        """Say whether two ends are a customer on a remote channel and the backstage (rule L01)."""
        sides = self.side(source), self.side(target)
        if sides == ("customer", "backstage"):
            return self.is_remote(source)
        return sides == ("backstage", "customer") and self.is_remote(target)

    def is_contact(self, link: Link) -> bool:
        """Say whether a link brings a customer step and the provider together.

        That is an interaction with the frontstage, a flow that rule L02 reports there, or any
        link of a remote contact.
        """
        ends = self.ends(link)
        if ends is None:
            return False
        sides = {self.side(ends[0]), self.side(ends[1])}
        if link.kind == "interaction":
            return "customer" in sides
        if link.kind == "flow" and sides == {"customer", "frontstage"}:
            return True
        return "customer" in sides and self.is_remote_contact(*ends)

    def contacts(self, element: Element) -> tuple[Link, ...]:
        """Return the drawn links of contact of an element."""
        return tuple(link for link in self.view.links_of(element.id) if self.is_contact(link))

    def other_end(self, link: Link, element: Element) -> Element | None:
        """Return what a link of an element leads to or comes from; None for a note."""
        other_id = link.target_id if link.source_id == element.id else link.source_id
        other = self.view.get(Element, other_id)
        return None if other is None or other.kind == "note" else other

    # -- columns -----------------------------------------------------------------------------

    def columns_of(self, element: Element) -> Iterator[Column]:
        """Yield the columns an element stands in."""
        span = self.span(element)
        if span is not None:
            steps = self.view.steps
            for place in range(span[0], span[1] + 1):
                yield self.column_at(steps[place].id)

    def column_at(self, step_id: str) -> Column:
        """Return the reading of one step."""
        found = self._columns.get(step_id)
        if found is None:
            found = self._columns[step_id] = self._reader.read(self, step_id)
        return found

    def implies(self, column: Column, kind: Implied) -> bool:
        """Say whether alignment still stands for links of a kind in a column (domain 3.1).

        Drawn links end this reading in the columns they touch; and once they are drawn in most of
        the columns that count for it, the rest of these are gaps.
        """
        if kind in column.drawn:
            return False
        return kind not in self.document.drawn or kind not in column.gaps

    def implied_partners(self, element: Element, kind: Implied) -> Iterator[tuple[Column, Side]]:
        """Yield each column and lane with which alignment links an element."""
        side = self.side(element)
        for column in self.columns_of(element):
            for pair in column.pairs:
                if pair.kind == kind and side in (pair.upper, pair.lower):
                    if self.implies(column, kind):
                        yield column, pair.lower if side == pair.upper else pair.upper

    def has_implied_link(self, element: Element) -> bool:
        """Say whether alignment links an element with anything."""
        return any(True for kind in IMPLIED for _ in self.implied_partners(element, kind))

    def is_uncovered(self, element: Element, between: tuple[Side, ...]) -> bool:
        """Say whether nothing stands between an element and the customer step of its column."""
        return any(
            column.at("customer") and not any(column.at(side) for side in between)
            for column in self.columns_of(element)
        )

    # -- facts of scope whole ----------------------------------------------------------------

    @kept_property
    def journey(self) -> Journey:
        """The steps of the customer and how one leads to the next."""
        from cxdesigner.rules.journey import Journey

        return Journey(self)

    @kept_property
    def provision(self) -> Provision:
        """Who feeds whom below the line of interaction."""
        from cxdesigner.rules.provision import Provision

        return Provision(self)

    @kept_property
    def stage_elements(self) -> dict[str, list[Element]]:
        """Stage id → its elements, notes left out; a parent stage has those of its parts."""
        from cxdesigner.rules.stages import elements_of_stages

        return elements_of_stages(self)

    @kept_property
    def curves(self) -> tuple[Curve, ...]:
        """The curve of each persona that has one, in the order of the personas."""
        from cxdesigner.rules.experience import curves_of

        return curves_of(self)

    @kept_property
    def collectors(self) -> dict[str, tuple[Element, ...]]:
        """What is asked of the customer (in one case) → the touchpoints that ask, in order."""
        from cxdesigner.rules.experience import collectors_of

        return collectors_of(self)

    # -- keeping in step ---------------------------------------------------------------------

    def forget(self, step_ids: Collection[str] | None) -> None:
        """Forget the reading of some columns and all facts of scope whole; None: of everything."""
        for name in _CACHED:
            self.__dict__.pop(name, None)
        self._document = None
        if step_ids is None:
            self._columns.clear()
            self._sides = None
            self._reader.forget()
            self._document_reader = DocumentReader()
        else:
            for step_id in step_ids:
                self._columns.pop(step_id, None)
            self._document_reader.forget(step_ids)

    def move_to(self, view: RecordView) -> None:
        """Go on with another view of the same records: the store that a snapshot was taken of."""
        for name in _WHOLE:
            self.__dict__.pop(name, None)
        self.view = view

    def spanning_changed(self, element_id: str, after: Element | None) -> None:
        """Follow an element that spans several steps, did so, or does so no more."""
        self._reader.spanning_changed(element_id, after)

    def traits_of(self, element: Element) -> set[str]:
        """Return what one element makes true of the document."""
        traits = {f"side:{self.side(element)}"}
        if self.is_customer(element):
            if element.kind == "touchpoint":
                traits.add("touchpoint")
                if element.channel:
                    traits.add("channel")
            if any(
                link.kind == "flow" and self.other_end(link, element) is not None
                for link in self.view.links_of(element.id)
            ):
                traits.add("flow")
            if any(
                emotion.value is not None or emotion.word
                for emotion in self.view.referring(element.id, Emotion)
            ):
                traits.add("emotion")
        return traits
