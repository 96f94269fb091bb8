"""Actions that check and complete the blueprint, and help."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.actions import Action, Choice, Slot
from cxdesigner.editor.builtin.conditions import has_document
from cxdesigner.editor.commands.fields import set_field
from cxdesigner.editor.context import Context
from cxdesigner.editor.session import Session, TourCommand
from cxdesigner.model.blueprint import MATURITIES, Maturity
from cxdesigner.model.element import Element
from cxdesigner.model.store import Transaction

MATURITY_NAMES: dict[Maturity, str] = {
    "sketch": N_("Sketch"),
    "draft": N_("Draft"),
    "review": N_("Review"),
    "final": N_("Final"),
}

_TOUR: tuple[tuple[TourCommand, str], ...] = (
    ("back", N_("Step before")),
    ("skip", N_("Skip this step")),
    ("end", N_("End the tour")),
)


def actions() -> tuple[Action, ...]:
    """Return the actions of the Analyse and Help menus."""
    return (
        Action(
            "tools.check",
            N_("Check blueprint"),
            lambda session: session.host.show("problems"),
            has_document,
            ("F7",),
            slots=(Slot("menu:tools", 0, 0),),
        ),
        Action(
            "tools.maturity",
            N_("Maturity"),
            when=has_document,
            slots=(Slot("menu:tools", 0, 1), Slot("status", 0, 1)),
            choices=_maturities,
            choose=_set_maturity,
            exclusive="maturity",
        ),
        Action(
            "tools.draw_implied_links",
            N_("Draw the links that the columns imply"),
            _draw_implied_links,
            lambda context: context.in_document and not context.is_empty,
            slots=(Slot("menu:tools", 1, 0),),
        ),
        Action(
            "help.shortcuts",
            N_("Keyboard shortcuts"),
            lambda session: session.host.show("shortcuts"),
            shortcuts=("F1",),
            slots=(Slot("menu:help", 0, 0),),
        ),
        Action(
            "help.signs",
            N_("What do the signs mean?"),
            lambda session: session.host.show("handbook"),
            shortcuts=("Shift+F1",),
            icon="book-open",
            slots=(Slot("menu:help", 0, 1),),
        ),
        Action(
            "help.tour",
            N_("Five-minute tour"),
            lambda session: session.host.tour("start"),
            icon="graduation-cap",
            slots=(Slot("menu:help", 1, 0, "tour"),),
            checked=_on_tour,
        ),
        *(_tour(command, label, place) for place, (command, label) in enumerate(_TOUR)),
        Action(
            "help.about",
            N_("About CX Designer"),
            lambda session: session.host.show("about"),
            slots=(Slot("menu:help", 2, 0),),
        ),
    )


def _on_tour(context: Context) -> bool:
    return "tour" in context.host.panels


def _tour(command: TourCommand, label: str, place: int) -> Action:
    return Action(
        f"help.tour_{command}",
        label,
        lambda session: session.host.tour(command),
        _on_tour,
        slots=(Slot("menu:help", 1, 1 + place, "tour"),),
    )


def _draw_implied_links(session: Session) -> None:
    from cxdesigner.rules.imply import LABEL, draw_implied_links

    document = session.document
    found: list[tuple[str, ...]] = []

    def draw(tx: Transaction) -> tuple[str, ...]:
        found.append(draw_implied_links(tx))
        return found[0]

    # Every element is looked at, however few links are missing.
    document.run_many(document.store.count(Element), _(LABEL), draw)
    if found == [()]:
        session.host.tell(_("There is no link left to draw."))


def _maturities(session: Session) -> Sequence[Choice]:
    now = session.document.store.blueprint.maturity
    return tuple(Choice(key, _(MATURITY_NAMES[key]), key == now) for key in MATURITIES)


def _set_maturity(session: Session, key: str) -> None:
    document = session.document
    blueprint = document.store.blueprint
    label = _("Change maturity")
    with document.transaction(label) as tx:
        set_field(tx, (blueprint.id,), "maturity", key)
