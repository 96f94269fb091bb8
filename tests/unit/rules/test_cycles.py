"""Circles and reach against slow definitions."""

from hypothesis import given
from hypothesis import strategies as st

from cxdesigner.rules.cycles import cycles, reach_bits

graphs = st.integers(1, 7).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, size - 1), max_size=3), min_size=size, max_size=size
    )
)


def reach(ways: dict[str, list[str]], start: str) -> set[str]:
    seen: set[str] = set()
    queue = list(ways[start])
    while queue:
        key = queue.pop()
        if key not in seen:
            seen.add(key)
            queue += ways[key]
    return seen


@given(graph=graphs)
def test_circles_are_the_sets_that_reach_each_other(graph: list[list[int]]) -> None:
    ways = {str(n): [str(target) for target in targets] for n, targets in enumerate(graph)}
    wanted = set()
    for key in ways:
        knot = frozenset({key} | {o for o in reach(ways, key) if key in reach(ways, o)})
        if len(knot) > 1:
            wanted.add(knot)
    assert {frozenset(knot) for knot in cycles(ways)} == wanted


@given(graph=graphs)
def test_bits_are_those_of_all_that_is_reached(graph: list[list[int]]) -> None:
    ways = {str(n): [str(target) for target in targets] for n, targets in enumerate(graph)}
    bits = {key: 1 << n for n, key in enumerate(ways)}
    found = reach_bits(ways, bits)
    for key in ways:
        assert found[key] == sum(bits[other] for other in reach(ways, key) | {key})


def test_a_chain_of_ten_thousand_does_not_exhaust_the_stack() -> None:
    ways = {f"{n:05}": [f"{n + 1:05}"] for n in range(10_000)}
    assert cycles(ways) == []
