import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdesigner.base.order import (
    DIGITS,
    initial_keys,
    is_order_key,
    key_after_last,
    key_between,
    keys_between,
)

keys = st.text(DIGITS, min_size=1, max_size=8).filter(lambda text: text[-1] != "0")


@given(keys, keys)
def test_a_key_lies_strictly_between_its_neighbours(first: str, second: str) -> None:
    low, high = sorted((first, second))
    if low == high:
        with pytest.raises(ValueError, match="does not sort before"):
            key_between(low, high)
        return
    middle = key_between(low, high)
    assert low < middle < high
    assert is_order_key(middle)


@given(keys)
def test_there_is_room_at_both_open_ends(key: str) -> None:
    assert key_between(None, key) < key < key_between(key, None)


def test_a_thousand_insertions_at_one_place_keep_order() -> None:
    low, high = "V", "W"
    for _ in range(1000):
        high = key_between(low, high)
    assert low < high < "W"


@given(st.integers(0, 300))
def test_initial_keys_ascend_and_leave_room(count: int) -> None:
    found = initial_keys(count)
    assert len(found) == count
    assert list(found) == sorted(set(found))
    assert all(is_order_key(key) for key in found)


@given(st.integers(0, 40), keys)
def test_keys_between_are_ascending(count: int, low: str) -> None:
    found = keys_between(low, None, count)
    assert list(found) == sorted(set(found))
    assert all(key > low for key in found)


def test_appending_goes_after_the_last_in_any_order() -> None:
    assert key_after_last(["b", "a", "z1"]) > "z1"
    assert is_order_key(key_after_last([]))


@pytest.mark.parametrize("wrong", ["", "0", "a0", "a b", "ä"])
def test_what_is_no_order_key_is_refused(wrong: str) -> None:
    assert not is_order_key(wrong)
    with pytest.raises(ValueError, match="order key"):
        key_between(wrong, None)
