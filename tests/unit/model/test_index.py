"""An index and its copies never see what happens to the others."""

from hypothesis import given
from hypothesis import strategies as st

from cxdesigner.model.index import IdIndex

KEYS = st.sampled_from("ab")
VALUES = st.sampled_from("xyz")
STEPS = st.lists(
    st.tuples(st.sampled_from(("add", "discard", "copy")), st.integers(0, 5), KEYS, VALUES)
)


@given(STEPS)
def test_copies_go_their_own_way(steps: list[tuple[str, int, str, str]]) -> None:
    indexes: list[tuple[IdIndex, dict[str, set[str]]]] = [(IdIndex(), {})]
    for name, number, key, value in steps:
        index, model = indexes[number % len(indexes)]
        if name == "copy":
            indexes.append((index.copy(), {one: set(ids) for one, ids in model.items()}))
        elif name == "add":
            index.add(key, value)
            model.setdefault(key, set()).add(value)
        else:
            index.discard(key, value)
            model.get(key, set()).discard(value)
            if not model.get(key, True):
                del model[key]
        for one, expected in indexes:
            assert one.state() == expected
            assert one.of("a") == expected.get("a", set())
