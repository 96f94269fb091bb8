"""The cell that tells where an element leads to: a line for each link, the title of its target."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.connect import connect, reconnect
from cxdesigner.editor.sheet.insights import paired
from cxdesigner.editor.sheet.reading import Reading
from cxdesigner.editor.values import folded
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.policy import may_link
from cxdesigner.model.store import Transaction
from cxdesigner.model.view import RecordView

_NAMELESS = "—"


def read_targets(reading: Reading, element: Element) -> str:
    """Return the titles of what an element leads to, a line each; those without have a dash."""
    return "\n".join(_line(reading, target) for _link, target in _led(reading.view, element.id))


def write_targets(tx: Transaction, reading: Reading, element_id: str, lines: Sequence[str]) -> None:
    """Link an element to those of these titles alone.

    A link whose target stays is left as it is; one whose line has other words is led there.

    Raises
    ------
    EditError
        If no element, or more than one, has a title, or the link has no meaning.
    """
    led = _led(tx.view, element_id)
    old = [_line(reading, target) for _link, target in led]
    pairs = list(paired(old, lines))
    targets = {
        text: _named(reading, text)
        for place, text in pairs
        if text is not None and (place is None or old[place] != text)
    }
    for target_id in targets.values():
        may_link(tx.view, element_id, target_id).require()
    for place, text in pairs:
        if text is None:
            assert place is not None
            tx.delete((led[place][0].id,))
        elif place is None:
            connect(tx, element_id, targets[text])
        elif old[place] != text:
            reconnect(tx, led[place][0].id, "target", targets[text])


def link_new(
    tx: Transaction, reading: Reading, element_id: str, lines: Sequence[str], made: Collection[str]
) -> None:
    """Link an element that a paste made to those of these titles that are there.

    Rows copied from elsewhere name elements that were not copied: those are left out. Of twins the
    one that the same paste made is meant.
    """
    for text in lines:
        ids = reading.element_ids.get(folded(text), ())
        near = [key for key in ids if key in made] or ids
        if len(near) == 1 and may_link(tx.view, element_id, near[0]):
            connect(tx, element_id, near[0])


def _led(view: RecordView, element_id: str) -> list[tuple[Link, Element]]:
    pairs = [(link, view.get(Element, link.target_id)) for link in view.outgoing(element_id)]
    return [(link, target) for link, target in pairs if target is not None]


def _line(reading: Reading, element: Element) -> str:
    return element.label.line(reading.language) or _NAMELESS


def _named(reading: Reading, text: str) -> str:
    ids = reading.element_ids.get(folded(text), ())
    if not ids:
        raise EditError(_("There is no element “{name}”."), name=text)
    if len(ids) > 1:
        raise EditError(
            _("Several elements are called “{name}”: draw the link on the canvas."), name=text
        )
    return ids[0]
