"""Actions on links."""

from __future__ import annotations

from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.actions import Action, Slot
from cxdesigner.editor.builtin.conditions import has_links
from cxdesigner.editor.commands.connect import reverse_links, set_link_kind
from cxdesigner.editor.commands.fields import set_field
from cxdesigner.editor.context import Context
from cxdesigner.editor.session import Session
from cxdesigner.model.link import LinkKind

LINK_KIND_NAMES: dict[LinkKind, str] = {
    "flow": N_("Flow"),
    "interaction": N_("Interaction"),
    "support": N_("Support"),
    "information": N_("Information"),
    "evidence": N_("Evidence link"),
    "recovery": N_("Recovery"),
}

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
            "link.reverse",
            N_("Reverse link"),
            lambda session: session.document.run(
                _("Reverse link"), reverse_links, [link.id for link in session.context.links]
            ),
            has_links,
            slots=(Slot("menu:arrange", 6, 0), Slot("context:link", 3, 0)),
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
            Slot("menu:arrange", 5, place, "link_kind"),
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
        slots=(Slot("menu:arrange", 6, place), Slot("context:link", 3, place)),
        checked=is_on,
    )
