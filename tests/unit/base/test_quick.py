"""Frozen dataclasses that are made quickly are frozen dataclasses all the same."""

from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from cxdesigner.base.quick import quick, remaker


@quick
@dataclass(frozen=True, slots=True)
class _Pair:
    one: int
    two: str = "b"


def test_it_is_what_a_frozen_dataclass_is() -> None:
    pair = _Pair(1)
    assert type(pair) is _Pair
    assert pair == _Pair(one=1, two="b")
    assert hash(pair) == hash(_Pair(1))
    assert replace(pair, two="c") == _Pair(1, "c")
    assert repr(pair) == "_Pair(one=1, two='b')"
    with pytest.raises(FrozenInstanceError):
        pair.one = 2  # type: ignore[misc]
    with pytest.raises(TypeError):
        _Pair()  # type: ignore[call-arg]


def test_what_is_made_anew_each_time_is_refused() -> None:
    with pytest.raises(TypeError, match="items is no plain field"):

        @quick
        @dataclass(frozen=True, slots=True)
        class _List:
            items: list[int] = field(default_factory=list)


def test_an_object_made_anew_differs_in_the_named_fields_only() -> None:
    pair = _Pair(1, "c")
    again = remaker(_Pair, "one")(pair, 2)
    assert type(again) is _Pair
    assert again == replace(pair, one=2)
    assert pair == _Pair(1, "c")
    with pytest.raises(FrozenInstanceError):
        again.one = 3
