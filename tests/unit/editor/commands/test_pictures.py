import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import BlueprintBuilder
from cxdesigner.base.errors import EditError
from cxdesigner.base.picture import Picture
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.commands.pictures import (
    add_pictured,
    add_pictures,
    add_storyboard,
    move_picture,
    remove_picture,
    set_icon,
    set_own_icon,
    set_portrait,
)
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.document import Document
from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.model.asset import Asset
from cxdesigner.model.element import Element
from cxdesigner.model.persona import Persona


def shot(name: str) -> Picture:
    return Picture(b"\x89PNG\r\n\x1a\n" + name.encode(), "image/png", 4, 3)


@pytest.fixture
def document() -> Document:
    build = BlueprintBuilder()
    build.element("a", "evidence", 1)
    build.element("b", "evidence", 2)
    build.persona("p")
    return Document(build.records)


def pictures_of(document: Document, element_id: str = "a") -> list[bytes]:
    view = document.store
    return [
        view.need(Asset, key).content.removeprefix(b"\x89PNG\r\n\x1a\n")
        for key in view.need(Element, element_id).image_ids
    ]


def test_pictures_are_added_in_their_order_after_those_that_are_there(document: Document) -> None:
    document.run("add", add_pictures, ("a",), (shot("1"),))
    document.run("add", add_pictures, ("a",), (shot("3"), shot("2")))
    assert pictures_of(document) == [b"1", b"3", b"2"]


def test_the_same_picture_on_two_elements_is_kept_once(document: Document) -> None:
    document.run("add", add_pictures, ("a", "b"), (shot("1"),))
    document.run("add", add_pictures, ("b",), (shot("1"),))
    assert document.store.count(Asset) == 1
    assert pictures_of(document, "b") == [b"1"]


def test_a_picture_leaves_with_its_last_use_and_undo_brings_it_back(document: Document) -> None:
    document.run("add", add_pictures, ("a", "b"), (shot("1"),))
    (asset,) = document.store.of_type(Asset)
    document.run("remove", remove_picture, "a", asset.id)
    assert document.store.count(Asset) == 1
    document.run("delete", delete_records, ("b",))
    assert document.store.count(Asset) == 0
    document.undo()
    assert pictures_of(document, "b") == [b"1"]


def test_a_picture_of_a_deleted_lane_leaves_too(document: Document) -> None:
    document.run("add", add_pictures, ("a",), (shot("1"),))
    document.run("delete", delete_records, ("lane-evidence",))
    assert document.store.count(Asset) == 0


def test_a_picture_moves_among_its_neighbours(document: Document) -> None:
    document.run("add", add_pictures, ("a",), (shot("1"), shot("2"), shot("3")))
    last = document.store.need(Element, "a").image_ids[-1]
    document.run("move", move_picture, "a", last, 0)
    assert pictures_of(document) == [b"3", b"1", b"2"]


def test_a_new_portrait_replaces_the_old_one(document: Document) -> None:
    document.run("portrait", set_portrait, "p", shot("1"))
    document.run("portrait", set_portrait, "p", shot("2"))
    (asset,) = document.store.of_type(Asset)
    assert document.store.need(Persona, "p").image_id == asset.id
    document.run("portrait", set_portrait, "p", None)
    assert document.store.count(Asset) == 0


def test_a_bundled_icon_takes_the_place_of_an_own_one(document: Document) -> None:
    document.run("own", set_own_icon, ("a",), shot("1"))
    assert document.store.need(Element, "a").icon_id is not None
    document.run("icon", set_icon, ("a",), "qr")
    element = document.store.need(Element, "a")
    assert (element.icon, element.icon_id, document.store.count(Asset)) == ("qr", None, 0)


def test_a_picture_for_an_element_that_is_gone_is_refused(document: Document) -> None:
    with pytest.raises(EditError):
        document.run("add", add_pictures, ("gone",), (shot("1"),))
    assert document.store.count(Asset) == 0


def test_a_file_never_becomes_too_large_to_be_opened(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    document.run("add", add_pictures, ("a",), (shot("1"),))
    monkeypatch.setattr("cxdesigner.editor.commands.pictures.MOST_TOGETHER", 20)
    with pytest.raises(EditError):
        document.run("add", add_pictures, ("b",), (shot("2"),))
    document.run("again", add_pictures, ("b",), (shot("1"),))
    assert document.store.count(Asset) == 1


def test_pictures_icons_and_portraits_survive_saving_and_opening(document: Document) -> None:
    document.run("add", add_pictures, ("a", "b"), (shot("1"), shot("2")))
    document.run("own", set_own_icon, ("b",), shot("3"))
    document.run("icon", set_icon, ("a",), "receipt")
    document.run("portrait", set_portrait, "p", shot("4"))
    opened = read_cxd(write_cxd(document.store), "a.cxd")
    assert not opened.report.warnings
    assert {one.id: one for one in opened.records} == dict(document.store.records)


def test_a_storyboard_is_called_so_in_every_language(document: Document) -> None:
    names = {"en": "Storyboard", "zh-CN": "故事板", "zh-TW": "分鏡"}
    (lane_id,) = document.run("lane", add_storyboard, names)
    lane = document.store.lanes[0]
    assert (lane.id, lane.role, lane.name.text("zh-TW")) == (lane_id, "note", "分鏡")
    place = Place(lane_id, "step-1")
    (frame,) = document.run("frame", add_pictured, place, (shot("1"),))
    assert document.store.need(Element, frame).kind == "note"
    assert pictures_of(document, frame) == [b"1"]


edits = st.lists(
    st.tuples(st.sampled_from(("add", "remove", "move", "delete")), st.sampled_from("ab"),
              st.integers(0, 3)),
    max_size=12,
)  # fmt: skip


@given(edits)
def test_no_picture_is_unused_and_every_step_can_be_taken_back(steps) -> None:
    build = BlueprintBuilder()
    build.element("a", "evidence", 1)
    build.element("b", "evidence", 2)
    document = Document(build.records)
    states = [dict(document.store.records)]
    for what, key, number in steps:
        element = document.store.get(Element, key)
        held = element.image_ids if element is not None else ()
        mark = document.history.mark
        if element is None or (what in ("remove", "move") and not held):
            continue
        match what:
            case "add":
                document.run(what, add_pictures, (key,), (shot(str(number)),))
            case "remove":
                document.run(what, remove_picture, key, held[number % len(held)])
            case "move":
                document.run(what, move_picture, key, held[0], number)
            case _:
                document.run(what, delete_records, (key,))
        used = {i for found in document.store.of_type(Element) for i in found.image_ids}
        assert {asset.id for asset in document.store.of_type(Asset)} == used
        if document.history.mark > mark:
            states.append(dict(document.store.records))
    for state in reversed(states[:-1]):
        assert document.undo()
        assert dict(document.store.records) == state
    for state in states[1:]:
        assert document.redo()
        assert dict(document.store.records) == state
