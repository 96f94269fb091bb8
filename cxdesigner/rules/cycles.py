"""Circles in a directed graph, and what lies before each node."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def components(ways: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Yield the strongly connected sets, each after all sets it leads to.

    Tarjan 1972 without recursion, so that a long flow cannot exhaust the stack. Targets that are
    no key of the mapping are passed over.
    """
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    for root in sorted(ways):
        if root in index:
            continue
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        work = [(root, iter(ways[root]))]
        while work:
            current, rest = work[-1]
            for target in rest:
                if target not in ways:
                    continue
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    on_stack.add(target)
                    work.append((target, iter(ways[target])))
                    break
                if target in on_stack:
                    low[current] = min(low[current], index[target])
            else:
                work.pop()
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[current])
                if low[current] == index[current]:
                    members: list[str] = []
                    while not members or members[-1] != current:
                        members.append(stack.pop())
                        on_stack.discard(members[-1])
                    yield members


def cycles(ways: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Return the strongly connected sets of two or more, each sorted, sorted by their first id."""
    return sorted(sorted(members) for members in components(ways) if len(members) > 1)


def reach_bits(ways: Mapping[str, Sequence[str]], bits: Mapping[str, int]) -> dict[str, int]:
    """Return for each node the sum of the bits of all nodes it leads to, and of its own.

    Integers as bit sets keep this near linear where sets of ids would be quadratic.
    """
    reached: dict[str, int] = {}
    for members in components(ways):
        total = 0
        for member in members:
            total |= bits.get(member, 0)
            for target in ways[member]:
                total |= reached.get(target, 0)
        for member in members:
            reached[member] = total
    return reached
