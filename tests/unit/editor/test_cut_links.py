"""Links of what is cut come back with it in the same blueprint, as a move would keep them."""

from __future__ import annotations

from dataclasses import replace

from builders import BlueprintBuilder
from cxdesigner.editor.clipboard import paste
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.fragment import Fragment, copy_fragment, from_json, to_json
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.store import Store


def source() -> Store:
    builder = BlueprintBuilder(stages=(2, 2))
    builder.element("a", "customer", 1)
    builder.element("b", "customer", 2)
    builder.element("c", "frontstage", 2)
    builder.element("d", "customer", 3)
    builder.link("a", "b", label="then")
    builder.link("b", "c", "interaction")
    builder.link("b", "d")
    return builder.store()


def cut(store: Store, *ids: str) -> Fragment:
    fragment = from_json(to_json(copy_fragment(store, ids, is_cut=True)))
    with store.transaction("cut") as tx:
        delete_records(tx, ids)
    return fragment


def put(store: Store, fragment: Fragment, place: Place | None = None) -> tuple[str, ...]:
    with store.transaction("paste") as tx:
        return paste(tx, fragment, place)


def links(store: Store) -> set[tuple[str, str, str]]:
    def name(key: str) -> str:
        return store.need(Element, key).label.text("en")

    return {(name(one.source_id), name(one.target_id), one.kind) for one in store.of_type(Link)}


def test_links_to_what_stayed_come_back_once() -> None:
    store = source()
    before, known = links(store), {link.id for link in store.of_type(Link)}
    fragment = cut(store, "b", "c")
    assert links(store) == set()
    put(store, fragment, Place("lane-customer", "step-4"))
    assert links(store) == before
    kept = {link.id for link in store.of_type(Link)}
    assert {"a-flow-b", "b-flow-d"} <= kept & known
    assert store.need(Link, "a-flow-b").label.text("en") == "then"
    put(store, fragment, Place("lane-customer", "step-1"))
    # A second copy takes the links among what was cut, no others.
    assert len(store.of_type(Link)) == len(before) + 1


def test_where_an_end_is_gone_a_link_does_not_come_back() -> None:
    store = source()
    fragment = cut(store, "b", "c")
    with store.transaction("delete") as tx:
        delete_records(tx, ("d",))
    put(store, fragment)
    assert links(store) == {("a", "b", "flow"), ("b", "c", "interaction")}


def test_what_was_copied_or_is_there_again_takes_no_links_away() -> None:
    store = source()
    fragment = from_json(to_json(copy_fragment(store, ("b",), is_cut=True)))
    put(store, fragment)
    assert len(store.of_type(Link)) == 3
    fragment = from_json(to_json(copy_fragment(store, ("b",))))
    with store.transaction("delete") as tx:
        delete_records(tx, ("b",))
    put(store, fragment)
    assert links(store) == set()


def test_another_blueprint_gets_no_links_to_what_it_does_not_hold() -> None:
    fragment = replace(cut(source(), "b", "c"), blueprint_id="other", lineage_id="other")
    builder = BlueprintBuilder(stages=(2,))
    builder.element("a", "customer", 1)
    builder.element("d", "customer", 2)
    other = builder.store()
    put(other, fragment)
    assert links(other) == {("b", "c", "interaction")}
