"""What the clipboard holds, put into a blueprint."""

from __future__ import annotations

from cxdesigner.analysis.words import value_text
from cxdesigner.base.i18n import _, in_sequence, listed, ngettext, quoted
from cxdesigner.base.progress import Stopped
from cxdesigner.editor.aside import at_once
from cxdesigner.editor.builtin.build import list_command, reveal_covered
from cxdesigner.editor.clipboard import paste
from cxdesigner.editor.commands.list_elements import first_place, list_place
from cxdesigner.editor.commands.park import park_list
from cxdesigner.editor.commands.place import Place, lane_for
from cxdesigner.editor.document import Document
from cxdesigner.editor.fragment import Fragment, from_json
from cxdesigner.editor.session import Session
from cxdesigner.editor.sheet.block import parse_block
from cxdesigner.editor.sheet.element_columns import element_columns
from cxdesigner.editor.sheet.heads import find_heads
from cxdesigner.editor.sheet.paste import Area, apply_paste, plan_paste
from cxdesigner.editor.sheet.reading import Reading
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.stage import Step

_LONG = 300_000
"""Characters of a fragment from which on reading it takes long."""


def paste_from_clipboard(session: Session) -> None:
    """Paste what was copied in a blueprint, else make an element of each row or line of text."""
    document, host = session.document, session.host
    place = host.paste_place()
    text = host.clipboard_fragment()
    if text:
        aside = document.aside if len(text) >= _LONG else at_once
        try:
            fragment = aside(_("Paste"), lambda _tell: from_json(text), may_drop=True)
        except Stopped:
            return
        targets = [element.id for element in document.selection.records(Element)]
        where = place or paste_target(document)
        mark = document.history.mark
        made = document.run_many(len(fragment.records), _("Paste"), paste, fragment, where, targets)
        reveal_covered(session, made)
        if document.history.mark != mark:
            _tell_what_came(session, fragment)
        return
    chosen = document.selection
    if _paste_table(session, host.clipboard_text()):
        return
    if host.paste_pictures(place or paste_target(document)):
        return
    view = document.store
    is_first = view.count(Element) == 0 and first_place(view) is not None
    if is_first or list_place(view, chosen.ids, chosen.cell) is not None:
        made = document.run(_("Paste list"), list_command, session, host.clipboard_text())
        reveal_covered(session, made)
        return
    from cxdesigner.editor.list_text import parse_list

    lines = parse_list(host.clipboard_text())
    persona_id = session.context.persona_id
    ids = document.run(_("Park list"), park_list, lines, document.language, persona_id)
    n = len(ids)
    if not n:
        # Thousands are parked aside, which somebody can cancel.
        return
    host.tell(
        ngettext(
            "{n} element is parked. Select a cell before pasting to place a list there.",
            "{n} elements are parked. Select a cell before pasting to place a list there.",
            n,
        ).format(n=n)
    )


def _tell_what_came(session: Session, fragment: Fragment) -> None:
    """Show the curves of personas that came along, and say so, and what another scale changed."""
    document = session.document
    patch, blueprint = document.history.latest, document.store.blueprint
    added = () if patch is None else tuple(patch.added())
    new = [one for one in added if isinstance(one, Persona)]
    said: list[str] = []
    if new:
        ids = [one.id for one in new]
        known = [one.id for one in document.store.personas if one.id not in ids]
        drawn = document.view_state.drawn_personas(known)
        document.set_view(persona_ids=(*drawn, *ids))
    if names := [quoted(name) for one in new if (name := one.name.text(document.language))]:
        said.append(
            ngettext("Persona {names} came along.", "Personas {names} came along.", len(names))
            .format(names=listed(names))
        )  # fmt: skip
    scale = (blueprint.scale_min, blueprint.scale_max)
    moved = sum(isinstance(one, Emotion) and one.value is not None for one in added)
    if fragment.scale is not None and fragment.scale != scale and moved:
        low, high = fragment.scale
        said.append(
            ngettext(
                "{n} emotion was converted from the scale {low}…{high} to {new_low}…{new_high}.",
                "{n} emotions were converted from the scale {low}…{high} to {new_low}…{new_high}.",
                moved,
            ).format(
                n=moved,
                low=value_text(low, low),
                high=value_text(high, low),
                new_low=value_text(scale[0], scale[0]),
                new_high=value_text(scale[1], scale[0]),
            )
        )
    if said:
        session.host.tell(in_sequence(said))


def _paste_table(session: Session, text: str) -> bool:
    """Make an element of each row of a table with a row of heads at its top; else return False.

    Rows that do not say where they belong go on from the element that is selected.
    """
    document = session.document
    block = parse_block(text) if "\n" in text.strip() else ()
    columns = {column.key: column for column in element_columns()}
    if find_heads(columns, block) is None:
        return False
    reading = Reading(document.store, document.language, session.context.persona_id)
    above = [element.id for element in document.selection.records(Element)[-1:]]
    area = Area(above, tuple(columns), top=len(above))
    plan = plan_paste(reading, columns, area, block)
    mark, left = document.history.mark, area.complaints()
    rest = (reading, columns, area, plan, left)
    document.run_many(plan.cells, _("Paste table"), apply_paste, *rest, steps=False)
    if document.history.mark != mark:
        # Thousands of cells are written aside, which somebody can cancel.
        said = plan.summary(), plan.told_of_passed_over(), left.told()
        session.host.tell(" ".join(filter(None, said)))
    return True


def paste_target(document: Document) -> Place | None:
    """Return where pasting goes that is not aimed by the pointer: into the selection, or None."""
    view = document.store
    if document.selection.cell is not None:
        return Place(*document.selection.cell)
    match view.find(document.selection.primary):
        case Element() as element:
            return Place(element.lane_id, element.step_id)
        case Step() as step if view.lanes:
            lane = lane_for(view, "touchpoint")
            return Place(lane.id, step.id) if lane is not None else None
        case Lane() as lane:
            return Place(lane.id, view.steps[0].id) if view.steps else Place(lane.id, gap=0)
        case _:
            return None
