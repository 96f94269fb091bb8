"""Links copied on their own, drawn anew between elements that are there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from cxdesigner.base.errors import PolicyError
from cxdesigner.base.i18n import _
from cxdesigner.base.ids import new_id
from cxdesigner.editor.fragment import Fragment
from cxdesigner.model.link import Link
from cxdesigner.model.policy import may_link
from cxdesigner.model.record import ElementId
from cxdesigner.model.store import Transaction
from cxdesigner.model.view import RecordView


def lone_links(source: RecordView, fragment: Fragment) -> tuple[Link, ...]:
    """Return the copied links that were not copied with both of their ends."""
    return tuple(
        link
        for link in source.of_type(Link)
        if link.id in fragment.owned and not {link.source_id, link.target_id} <= fragment.owned
    )


def rejoin_links(tx: Transaction, links: Sequence[Link], ids: Mapping[str, str]) -> None:
    """Put links back that were cut through, where both ends are there and their ids are free.

    Parameters
    ----------
    ids
        Old → new id of what was pasted.
    """
    for link in links:
        source_id = ElementId(ids.get(link.source_id, link.source_id))
        target_id = ElementId(ids.get(link.target_id, link.target_id))
        if link.id not in tx.view and may_link(tx.view, source_id, target_id, link.kind):
            tx.put(link.replace(source_id=source_id, target_id=target_id))


def paste_links(
    tx: Transaction,
    links: Sequence[Link],
    ids: Mapping[str, str],
    targets: Sequence[str],
    same: bool,
) -> tuple[str, ...]:
    """Draw links between elements that are selected, each to the next, else where they were.

    Parameters
    ----------
    ids
        Old → new id of what was pasted with them.
    targets
        Elements that are selected.
    same
        Whether the links come from this blueprint: else ids of its elements mean nothing here.

    Raises
    ------
    PolicyError
        If no link can be drawn and nothing else was pasted.
    """
    made: list[str] = []
    reason = _("Select the elements that the link is to join.")
    for link in links:
        pairs = list(pairwise(targets))
        if not pairs:
            ends = [ids.get(key, key if same else "") for key in (link.source_id, link.target_id)]
            pairs = [(ends[0], ends[1])] if all(key in tx.view for key in ends) else []
        for source_id, target_id in pairs:
            verdict = may_link(tx.view, source_id, target_id, link.kind)
            if not verdict:
                reason = verdict.reason
                continue
            copy = link.replace(
                id=new_id(Link.PREFIX),
                source_id=ElementId(source_id),
                target_id=ElementId(target_id),
            )
            tx.put(copy)
            made.append(copy.id)
    if links and not made and not ids:
        raise PolicyError(reason)
    return tuple(made)
