"""Drags of links: drawn from an element, hung on another one by an end."""

from __future__ import annotations

from typing import Literal

from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.commands.connect import connect, connect_new, free_link_kinds, reconnect
from cxdesigner.editor.commands.place import Place, checked_lane, default_kind
from cxdesigner.editor.document import Document
from cxdesigner.editor.gestures import Gesture
from cxdesigner.model.element import Element, ElementKind
from cxdesigner.model.link import Link, LinkKind
from cxdesigner.model.patch import Patch
from cxdesigner.model.policy import may_link, suggested_link_kind
from cxdesigner.model.store import Transaction


class DragLink(Gesture):
    """A link pulled from an element to another one, or to an empty place for a new one."""

    label = N_("Link elements")

    def __init__(self, document: Document, source_id: str, *, kind: LinkKind | None = None) -> None:
        super().__init__(document)
        self.source_id = source_id
        self.kind = kind
        self._at: tuple[str | None, Place | None, ElementKind | None] = (None, None, None)

    def to_element(self, target_id: str | None) -> Patch:
        """Aim at an element (or any record: the refusal says why it is no target)."""
        self._at = (target_id, None, None)
        return self._aim(target_id)

    def to_place(self, place: Place | None, kind: ElementKind | None = None) -> Patch:
        """Aim at an empty place: a new element is made there and linked."""
        self._at = (None, place, kind)
        return self._aim((place, kind) if place is not None else None)

    def suggested_kind(self) -> LinkKind | None:
        """Return the kind of link that releasing now would make; None without a target."""
        view = self.document.store
        source, target = view.get(Element, self.source_id), view.get(Element, self._at[0])
        if source is None or target is None or not may_link(view, source.id, target.id):
            return None
        return self.kind or suggested_link_kind(source, target, view)

    def other_kinds(self) -> tuple[LinkKind, ...]:
        """Return what a second link could be where two are linked already as is suggested."""
        target_id = self._at[0]
        if target_id is None or not self.refusal:
            return ()
        return free_link_kinds(self.document.store, self.source_id, target_id)

    def why_refused(self) -> str:
        """Return why releasing now would make no link, and what can be done instead."""
        if not self.other_kinds():
            return self.refusal
        return _("These two are already linked in this way. Choose another kind for a second link.")

    def new_kind(self) -> ElementKind | None:
        """Return the kind of element that releasing now would make; None over one, or nowhere."""
        _target_id, place, kind = self._at
        if place is None:
            return None
        return kind or default_kind(checked_lane(self.document.store, place.lane_id).role)

    def _command(self, tx: Transaction) -> tuple[str, ...]:
        target_id, place, _kind = self._at
        chosen = self.new_kind()
        if place is not None and chosen is not None:
            return connect_new(tx, self.source_id, chosen, place, self.kind)
        return connect(tx, self.source_id, target_id or "", self.kind)


class DragLinkEnd(Gesture):
    """One end of a link pulled to another element."""

    label = N_("Move the end of a link")

    def __init__(self, document: Document, link_id: str, end: Literal["source", "target"]) -> None:
        super().__init__(document)
        self.link_id = link_id
        self.end: Literal["source", "target"] = end
        self._element = ""

    def to(self, element_id: str | None) -> Patch:
        """Aim at an element."""
        self._element = element_id or ""
        return self._aim(element_id)

    def kind(self) -> LinkKind | None:
        """Return the kind that the link would have when released now; None without a target."""
        _before, link = self.ghost.changes.get(self.link_id, (None, None))
        return link.kind if isinstance(link, Link) else None

    def _command(self, tx: Transaction) -> tuple[str, ...]:
        return reconnect(tx, self.link_id, self.end, self._element)
