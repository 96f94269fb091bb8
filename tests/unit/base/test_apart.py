"""What nobody uses any more is taken apart; what somebody uses stays whole."""

import weakref
from types import MappingProxyType

from cxdesigner.base.apart import take_apart
from cxdesigner.model.view import RecordView


class Piece:
    """Something that can be watched while it goes."""


def test_what_nobody_knows_goes() -> None:
    piece = Piece()
    watched = weakref.ref(piece)
    things: list[object] = [{"a": piece}, [{"b": [piece]}]]
    del piece
    take_apart(things)
    assert things == []
    assert watched() is None


def test_what_somebody_knows_stays_whole() -> None:
    piece = Piece()
    known, view = {"a": piece}, RecordView()
    records = view.records
    things: list[object] = [known, view, {"inner": known}]
    take_apart(things)
    assert known == {"a": piece}
    assert view.records == records


def test_an_object_gives_up_its_parts() -> None:
    view = RecordView()
    view._records["a"] = piece = Piece()  # type: ignore[assignment]
    watched = weakref.ref(piece)
    things: list[object] = [view]
    del view, piece
    take_apart(things)
    assert watched() is None


def test_parts_of_tuples_and_read_only_mappings_go_too() -> None:
    piece = Piece()
    watched = weakref.ref(piece)
    things: list[object] = [({"a": piece},), MappingProxyType({"a": [piece]})]
    del piece
    take_apart(things)
    assert watched() is None


def test_it_rests_while_a_long_list_goes() -> None:
    rests: list[bool] = []
    things: list[object] = [[Piece() for _ in range(1_200)], {Piece() for _ in range(1_200)}]
    take_apart(things, rest=lambda: rests.append(True))
    assert len(rests) == 4
