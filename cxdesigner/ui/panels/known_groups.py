"""What is known about elements, a stage or the whole journey: folded groups of cards.

Several elements are shown together: what says the same about several of them has one card, which
changes all of these records at once; a new one is added to each element.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLabel

from cxdesigner.base.i18n import N_, _, dotted, ngettext
from cxdesigner.base.ids import new_id
from cxdesigner.model.insight import (
    DelightPoint,
    Feedback,
    Metric,
    Opportunity,
    PainPoint,
    RaciRow,
    Thought,
)
from cxdesigner.model.persona import Emotion, Persona, Role
from cxdesigner.model.record import Record
from cxdesigner.model.store import Transaction
from cxdesigner.report.insight_words import METRIC_FIELDS
from cxdesigner.report.record_names import name_of
from cxdesigner.ui.panels.cards import Card, CardList, CardSpec
from cxdesigner.ui.panels.page import Page
from cxdesigner.ui.widgets import Fold, plain_label

_MOST_ELEMENTS = 200
_MOST_CARDS = 12
_MOST_COUNTS = 3
"""Numbers beside a title; more would leave no room for it."""

CARDS: tuple[CardSpec, ...] = (
    CardSpec(
        PainPoint,
        "pain",
        N_("Pain point"),
        N_("Add pain point"),
        N_("Remove pain point"),
        figures=(("severity", N_("Severity 1–5")), ("frequency", N_("Frequency 1–5"))),
    ),
    CardSpec(
        Opportunity,
        "opportunity",
        N_("Opportunity"),
        N_("Add opportunity"),
        N_("Remove opportunity"),
        figures=(("impact", N_("Impact 1–5")), ("effort", N_("Effort 1–5"))),
    ),
    CardSpec(
        Metric,
        "metric",
        N_("Kind of metric"),
        N_("Add metric"),
        N_("Remove metric"),
        head="type",
        figures=(("value", N_("Value")), ("target", N_("Target"))),
        only_for=METRIC_FIELDS,
    ),
    CardSpec(
        DelightPoint,
        "delight",
        N_("Delight point"),
        N_("Add delight point"),
        N_("Remove delight point"),
    ),
    CardSpec(Thought, "thought", N_("Thought"), N_("Add thought"), N_("Remove thought")),
    CardSpec(
        RaciRow,
        "raci",
        N_("Responsibilities"),
        N_("Add responsibilities"),
        N_("Remove responsibilities"),
        head=None,
    ),
    CardSpec(
        Feedback,
        "feedback",
        N_("What was heard"),
        N_("Add feedback"),
        N_("Remove feedback"),
        head="listen",
    ),
    CardSpec(
        Role, "role", N_("Role"), N_("Add role"), N_("Remove role"), head="name", one_line=True
    ),
)
PERSONA_CARD = CardSpec(
    Persona,
    "persona",
    N_("Name of the persona"),
    N_("Add persona"),
    N_("Remove persona"),
    head="name",
    hint=N_("Name"),
    one_line=True,
)

_SPECS = {spec.kind: spec for spec in CARDS}

SHOWN_WITH_OWNER: frozenset[type[Record]] = frozenset({Emotion, *_SPECS})
"""Types whose records are shown below what they belong to, and below the blueprint if nothing."""

ABOUT_ELEMENTS: tuple[tuple[str, str, tuple[type[Record], ...]], ...] = (
    ("insightsGroup", N_("Pains and opportunities"), (PainPoint, Opportunity)),
    ("metricsGroup", N_("Metrics"), (Metric,)),
    ("thoughtsGroup", N_("Delights and thoughts"), (DelightPoint, Thought)),
    ("dutiesGroup", N_("Duties and feedback"), (RaciRow, Feedback)),
)
"""Name, title and types of records of the groups below an element."""

ABOUT_STAGES = (("stageInsightsGroup", N_("Pains and opportunities"), (PainPoint, Opportunity)),)
ABOUT_ALL: tuple[tuple[str, str, tuple[type[Record], ...]], ...] = (
    ("rolesGroup", N_("Roles"), (Role,)),
    (
        "journeyGroup",
        N_("Whole journey"),
        (Metric, PainPoint, Opportunity, Feedback),
    ),
)

Find = Callable[[type[Record]], Sequence[Record]]
"""Returns the records of a type that belong to what the page shows."""

Make = Callable[[type[Record]], Sequence[Record]]
"""Returns new records of a type for what the page shows."""


def put_records(tx: Transaction, records: Sequence[Record]) -> tuple[str, ...]:
    """Add ready records."""
    for record in records:
        tx.put(record)
    return tuple(record.id for record in records)


def new_record(kind: type[Record], **fields: Any) -> Record:
    """Return a new record that says nothing yet."""
    if kind is Metric:
        fields["type"] = "csat"
    return kind(id=new_id(kind.PREFIX), **fields)


def about_elements(page: Page) -> KnownGroups:
    """Return the groups of a page that shows elements."""

    def find(kind: type[Record]) -> list[Record]:
        view = page.seat.doc.store
        return [record for key in page.ids for record in view.referring(key, kind)]

    def make(kind: type[Record]) -> list[Record]:
        return [new_record(kind, element_id=key) for key in page.ids]

    return KnownGroups(page, ABOUT_ELEMENTS, find, make)


def about_stages(page: Page) -> KnownGroups:
    """Return the groups of a page that shows stages: what belongs to none of their elements."""

    def find(kind: type[Record]) -> list[Record]:
        view = page.seat.doc.store
        return [
            record
            for key in page.ids
            for record in view.referring(key, kind)
            if not getattr(record, "element_id", None)
        ]

    def make(kind: type[Record]) -> list[Record]:
        return [new_record(kind, stage_id=key) for key in page.ids]

    return KnownGroups(page, ABOUT_STAGES, find, make)


def about_all(page: Page) -> KnownGroups:
    """Return the groups of the page of the blueprint: what belongs to nothing in it."""

    def find(kind: type[Record]) -> list[Record]:
        return [
            record
            for record in page.seat.doc.store.of_type(kind)
            if not getattr(record, "element_id", None) and not getattr(record, "stage_id", None)
        ]

    return KnownGroups(page, ABOUT_ALL, find, lambda kind: [new_record(kind)])


class KnownGroups:
    """Folded groups of lists of cards; the lists are made when a group is first unfolded."""

    def __init__(
        self,
        page: Page,
        groups: Sequence[tuple[str, str, tuple[type[Record], ...]]],
        find: Find,
        make: Make,
    ) -> None:
        self._page, self._find, self._make = page, find, make
        self.folds: dict[str, Fold] = {}
        self._kinds: dict[str, tuple[type[Record], ...]] = {}
        self.lists: dict[type[Record], KnownList] = {}
        self._too_many: dict[str, QLabel] = {}
        for name, title, kinds in groups:
            fold = page.fold(_(title), name)
            self.folds[name], self._kinds[name] = fold, kinds
            fold.toggled.connect(partial(self._opened, name))
            page.on_refresh(partial(self._refresh, name))

    def list_of(self, kind: type[Record]) -> KnownList:
        """Return the list of a type of records; its group is made if need be."""
        name = next(name for name, kinds in self._kinds.items() if kind in kinds)
        self._made(name)
        return self.lists[kind]

    def card_of(self, record: Record) -> Card | None:
        """Return the card of a record, its group unfolded; None if it is none of these."""
        kind = type(record)
        name = next((name for name, kinds in self._kinds.items() if kind in kinds), None)
        if name is None:
            return None
        self.folds[name].header.setChecked(True)
        cards = self.list_of(kind).cards.values()
        return next((card for card in cards if record.id in card.ids), None)

    def commit(self) -> None:
        """Take what was typed and not taken yet."""
        for cards in self.lists.values():
            cards.commit()

    def restyle(self) -> None:
        """Take the colours of another theme."""
        for cards in self.lists.values():
            cards.restyle()

    def _made(self, name: str) -> None:
        if name in self._too_many:
            return
        fold = self.folds[name]
        for kind in self._kinds[name]:
            made = KnownList(
                self._page, _SPECS[kind], partial(self._find, kind), partial(self._make, kind)
            )
            self.lists[kind] = made
            fold.box.addWidget(made)
        label = plain_label(
            _("Choose fewer elements to see what is known about them."), "hint", wrap=True
        )
        self._too_many[name] = label
        fold.box.addWidget(label)

    def _opened(self, name: str, is_open: bool) -> None:
        if is_open and self._page.ids and self._page.seat.document is not None:
            self._refresh(name)

    def _refresh(self, name: str) -> None:
        fold, kinds = self.folds[name], self._kinds[name]
        is_few = len(self._page.ids) <= _MOST_ELEMENTS
        counts = [len(self._find(kind)) if is_few else 0 for kind in kinds]
        each = counts if len(counts) < _MOST_COUNTS else [sum(counts)]
        fold.set_count(dotted(map(str, each)) if any(counts) else "")
        if not fold.header.isChecked():
            return
        self._made(name)
        self._too_many[name].setVisible(not is_few)
        for kind in kinds:
            self.lists[kind].setVisible(is_few)
            if is_few:
                self.lists[kind].refresh()


class KnownList(CardList):
    """The cards of one type of records about what a page shows."""

    def __init__(
        self,
        page: Page,
        spec: CardSpec,
        find: Callable[[], Sequence[Record]],
        make: Callable[[], Sequence[Record]],
    ) -> None:
        super().__init__(page.seat, spec, self._card, self._add)
        self._page, self._spec, self._find, self._new = page, spec, find, make
        self._groups: list[tuple[str, ...]] = []
        self._ids: tuple[str, ...] = ()
        self.rest = plain_label("", "hint", wrap=True)
        self.rest.hide()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.rest)

    def refresh(self) -> None:
        """Show the records there are now; those of one card stay together while it is shown."""
        records = {record.id: record for record in self._find()}
        if self._page.ids != self._ids:
            self._ids, self._groups = self._page.ids, []
        kept = (tuple(key for key in group if key in records) for group in self._groups)
        self._groups = [group for group in kept if group]
        known = {key for group in self._groups for key in group}
        self._groups += self._alike([r for key, r in records.items() if key not in known])
        order = {key: place for place, key in enumerate(records)}
        self._groups.sort(key=lambda group: order[group[0]])
        self.show_groups(self._groups[:_MOST_CARDS])
        several = len(self._page.ids) > 1
        for group in self._groups[:_MOST_CARDS]:
            where = self.cards[group[0]].where
            where.setText(self._where(group) if several else "")
            where.setVisible(several)
        left = len(self._groups) - _MOST_CARDS
        self.rest.setVisible(left > 0)
        text = ngettext("{n} more is not shown.", "{n} more are not shown.", max(left, 1))
        self.rest.setText(text.format(n=left))

    def _alike(self, records: Sequence[Record]) -> list[tuple[str, ...]]:
        """Return records in groups that say the same, each about another element."""
        if len(self._page.ids) < 2:
            return [(record.id,) for record in records]
        found: dict[object, list[str]] = {}
        taken: dict[object, int] = {}
        for record in records:
            head = getattr(record, self._spec.head) if self._spec.head else None
            subject = (getattr(record, "element_id", None), getattr(record, "stage_id", None))
            nth = taken[subject, head] = taken.get((subject, head), 0) + 1
            found.setdefault((head, nth), []).append(record.id)
        return [tuple(keys) for keys in found.values()]

    def _where(self, group: tuple[str, ...]) -> str:
        document = self._page.seat.doc
        if len(group) == 1:
            record = document.store.need(self._spec.kind, group[0])
            owner = getattr(record, "element_id", None) or getattr(record, "stage_id", None)
            subject = document.store.find(owner) if owner else None
            return name_of(document.store, subject, document.language)
        return _("{n} of {all} selected").format(n=len(group), all=len(self._page.ids))

    def _add(self) -> str | None:
        records = self._new()
        found = self._page.run(_(self._spec.add), put_records, records) if records else ()
        self._page.refresh()
        return found[0] if found else None

    def _card(self, ids: tuple[str, ...]) -> Card:
        return Card(self._page.seat, self._spec, ids, self._remove)

    def _remove(self, ids: tuple[str, ...]) -> None:
        self._page.remove(_(self._spec.remove), ids)
        self._page.refresh()
