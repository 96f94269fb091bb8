"""Type to build: the next element, the one below, and whole lists."""

from __future__ import annotations

from collections.abc import Iterable

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import N_, _
from cxdesigner.base.progress import Stopped, Tell
from cxdesigner.editor.actions import Action, Slot
from cxdesigner.editor.aside import at_once
from cxdesigner.editor.builtin.conditions import has_elements, in_document
from cxdesigner.editor.commands.add import add_element
from cxdesigner.editor.commands.grow import add_in_cell, grow_along, grow_upright
from cxdesigner.editor.commands.list_elements import first_place, insert_list, list_place
from cxdesigner.editor.commands.place import Place, place_beside
from cxdesigner.editor.context import Context
from cxdesigner.editor.covered import is_covered, passed_over
from cxdesigner.editor.document import Document
from cxdesigner.editor.many import MANY
from cxdesigner.editor.session import Session
from cxdesigner.model.element import Element
from cxdesigner.model.giving_view import GivingView
from cxdesigner.model.store import Transaction


def actions() -> tuple[Action, ...]:
    """Return the actions that build by typing."""
    return (
        Action(
            "insert.next",
            N_("Insert next step"),
            _next,
            _can_go_on,
            ("Return", "Enter", "Ctrl+Return"),
            slots=(Slot("menu:insert", 0, 9), Slot("context:element", 2, 11, "insert")),
            scope="canvas",
        ),
        Action(
            "insert.below",
            N_("Insert below in the same step"),
            lambda session: _upright(session, 1),
            _has_element,
            ("Tab",),
            slots=(Slot("menu:insert", 0, 10), Slot("context:element", 2, 12, "insert")),
            scope="canvas",
        ),
        Action(
            "insert.above",
            N_("Insert above in the same step"),
            lambda session: _upright(session, -1),
            _has_element,
            ("Shift+Tab",),
            slots=(Slot("menu:insert", 0, 11), Slot("context:element", 2, 13, "insert")),
            scope="canvas",
        ),
        Action(
            "insert.list",
            N_("Insert list…"),
            lambda session: session.host.show("list"),
            in_document,
            ("Ctrl+Shift+L",),
            slots=(
                Slot("menu:insert", 0, 12),
                Slot("context:canvas", 1, 0),
                Slot("context:lane", 2, 2),
            ),
        ),
        Action(
            "edit.copy_list",
            N_("Copy as list"),
            _copy_list,
            has_elements,
            ("Ctrl+Alt+C",),
            slots=(Slot("menu:edit", 1, 7), Slot("context:element", 1, 6)),
        ),
    )


def reveal_covered(session: Session, made: Iterable[str]) -> None:
    """Show again the lanes and stages that something new came into unseen."""
    document = session.document
    for record_id in made:
        if document.view_state.editor == "canvas" and is_covered(document, record_id):
            session.host.reveal(record_id)


def list_command(tx: Transaction, session: Session, text: str) -> tuple[str, ...]:
    """Make elements of a list where the selection says, in a transaction that may be a trial."""
    from cxdesigner.editor.list_text import parse_list

    document = session.document
    found = list_place(document.store, document.selection.ids, document.selection.cell)
    place, after_id = found or (_first_place(document), None)
    return insert_list(
        tx,
        parse_list(text),
        place,
        document.language,
        persona_id=session.context.persona_id,
        after_id=after_id,
    )


def _first_place(document: Document) -> Place:
    place = first_place(document.store)
    if place is None:
        raise EditError(_("There is no lane to paste into."))
    return place


def _can_go_on(context: Context) -> bool:
    return context.in_document and (not context.selected or isinstance(context.primary, Element))


def _has_element(context: Context) -> bool:
    return context.in_document and isinstance(context.primary, Element)


def _edit(session: Session, ids: tuple[str, ...]) -> None:
    for record_id in ids[-1:]:
        session.host.reveal(record_id)
        session.host.begin_text_edit(record_id)


def _next(session: Session) -> None:
    if session.host.state.tool == "link":
        session.host.link_here()
        return
    document = session.document
    label = _("Insert next step")
    cell = document.selection.cell
    if cell is not None:
        tool = session.host.state.tool
        made = document.run(_("Add element"), add_in_cell, Place(*cell), tool)
        session.host.arm("select")
        _edit(session, made)
        return
    element = document.store.get(Element, document.selection.primary)
    if element is not None:
        _edit(session, document.run(label, grow_along, element.id, passed=passed_over(document)))
        return
    where = place_beside(document.store, "touchpoint")
    if where is None:
        raise EditError(_("Insert a lane first."))
    _edit(session, document.run(label, add_element, "touchpoint", where))


def _upright(session: Session, by: int) -> None:
    document = session.document
    element = document.store.need(Element, document.selection.primary or "")
    known = set(document.store.records)
    passed = passed_over(document)
    ids = document.run(_("Insert element"), grow_upright, element.id, by, passed=passed)
    if ids[0] not in known:
        _edit(session, ids)
        return
    session.host.reveal(ids[0])
    name = document.store.need(Element, ids[0]).label.line(document.language)
    if name:
        said = _("“{name}” is there already: what you type now takes the place of this name.")
        session.host.tell(said.format(name=name))


def _copy_list(session: Session) -> None:
    from cxdesigner.editor.list_text import render_list
    from cxdesigner.editor.list_words import lines_of

    document, context = session.document, session.context
    chosen = {element.id for element in context.elements}
    is_much = len(chosen) >= MANY
    view = GivingView(document.store) if is_much else document.store
    language, persona_id = document.language, context.persona_id

    def work(_tell: Tell) -> str:
        return render_list(lines_of(view, chosen, language, persona_id))

    try:
        text = (document.aside if is_much else at_once)(_("Copy as list"), work, may_drop=True)
    except Stopped:
        return
    session.host.set_clipboard("", text)
