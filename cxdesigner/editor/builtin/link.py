"""Actions on links."""

from __future__ import annotations

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.actions import Action, Choice, Slot
from cxdesigner.editor.builtin.conditions import has_links
from cxdesigner.editor.builtin.insert import KIND_NAMES
from cxdesigner.editor.commands.connect import (
    insert_on_link,
    may_lead_through,
    offered_link_kinds,
    place_on_link,
    put_on_link,
    reverse_links,
    set_link_kind,
    turn_to_support,
)
from cxdesigner.editor.commands.fields import set_field
from cxdesigner.editor.context import Context
from cxdesigner.editor.session import Session
from cxdesigner.model.link import LinkKind
from cxdesigner.report.kind_names import LINK_KIND_NAMES as LINK_KIND_NAMES

_FLAGS: tuple[tuple[str, str], ...] = (
    ("both", N_("Heads at both ends")),
    ("loop", N_("Loop back")),
    ("parallel", N_("Parallel branch")),
    ("default", N_("Exit when nothing else fits")),
)


def actions() -> tuple[Action, ...]:
    """Return the actions on links."""
    return (
        *(_kind(kind, place) for place, kind in enumerate(LINK_KIND_NAMES)),
        Action(
            "link.next_kind",
            N_("Next kind of link"),
            _next_kind,
            has_links,
            ("Ctrl+Alt+K",),
            slots=(Slot("menu:arrange", 5, 30, "link_kind"),),
        ),
        Action(
            "link.reverse",
            N_("Reverse link"),
            lambda session: session.document.run(
                _("Reverse link"), reverse_links, [link.id for link in session.context.links]
            ),
            has_links,
            slots=(Slot("menu:arrange", 5, 40, "link"), Slot("context:link", 3, 0)),
        ),
        Action(
            "link.turn_to_support",
            N_("Turn round as support"),
            lambda session: session.document.run(
                _("Turn round as support"),
                turn_to_support,
                [link.id for link in session.context.links],
            ),
            has_links,
            ("Ctrl+Alt+U",),
            slots=(
                Slot("menu:arrange", 5, 31, "link_kind"),
                Slot("context:link", 2, 9, "link_kind"),
            ),
        ),
        Action(
            "link.insert_element",
            N_("Insert into the link"),
            when=lambda context: context.in_document and len(context.links) == 1,
            slots=(Slot("menu:insert", 1, 7), Slot("context:link", 1, 3)),
            choices=lambda _session: tuple(
                Choice(kind, _(label)) for kind, label in KIND_NAMES.items() if kind != "note"
            ),
            choose=_insert,
        ),
        Action(
            "link.put_element",
            N_("Put the element into the link"),
            _put,
            lambda context: (
                context.in_document and len(context.links) == 1 and len(context.elements) == 1
            ),
            slots=(
                Slot("menu:insert", 1, 1),
                Slot("context:link", 1, 4),
                Slot("context:element", 2, 30, "insert"),
            ),
        ),
        *(_flag(field, label, place) for place, (field, label) in enumerate(_FLAGS, start=1)),
    )


def _kind(kind: LinkKind, place: int) -> Action:
    def choose(session: Session) -> None:
        ids = [link.id for link in session.context.links]
        session.document.run(_("Change kind of link"), set_link_kind, ids, kind)

    return Action(
        f"link.kind_{kind}",
        LINK_KIND_NAMES[kind],
        choose,
        has_links,
        slots=(
            Slot("menu:arrange", 5, 10 + place, "link_kind"),
            Slot("context:link", 2, place, "link_kind"),
        ),
        checked=lambda context: (
            bool(context.links) and all(link.kind == kind for link in context.links)
        ),
        exclusive="link_kind",
    )


def _flag(field: str, label: str, place: int) -> Action:
    def is_on(context: Context) -> bool:
        return bool(context.links) and all(getattr(link, field) for link in context.links)

    def toggle(session: Session) -> None:
        context = session.context
        ids = [link.id for link in context.links]
        session.document.run(_(label), set_field, ids, field, not is_on(context))

    return Action(
        f"link.{field}",
        label,
        toggle,
        has_links,
        slots=(Slot("menu:arrange", 5, 40 + place, "link"), Slot("context:link", 3, place)),
        checked=is_on,
    )


def _insert(session: Session, kind: str) -> None:
    document = session.document
    chosen = next((known for known in KIND_NAMES if known == kind), None)
    link_id = session.context.links[-1].id
    where = None if chosen is None else place_on_link(document.store, link_id, chosen)
    if chosen is None or where is None:
        raise EditError(_("Insert a lane first."))
    ids = document.run(_("Insert into the link"), insert_on_link, link_id, chosen, where)
    session.host.reveal(ids[0])
    session.host.begin_text_edit(ids[0])


def _put(session: Session) -> None:
    document, context = session.document, session.context
    link, element = context.links[-1], context.elements[-1]
    if not may_lead_through(document.store, link.id, element.id):
        raise EditError(_("Only an element that has no links yet can be put into a link."))
    document.run(_("Put into the link"), put_on_link, link.id, element.id)


def _next_kind(session: Session) -> None:
    document, link = session.document, session.context.links[-1]
    kinds = offered_link_kinds(document.store, link)
    if len(kinds) < 2:
        raise EditError(_("Between these two lanes there is no other kind of link."))
    kind = kinds[(kinds.index(link.kind) + 1) % len(kinds)]
    ids = [link.id for link in session.context.links]
    key = f"link_kind:{','.join(ids)}"
    document.run_merging(key, _("Change kind of link"), set_link_kind, ids, kind)
