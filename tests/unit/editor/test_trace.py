"""What leads to a selection and what follows from it."""

import pytest

from builders import BlueprintBuilder
from cxdesigner.editor import trace as trace_module
from cxdesigner.editor.trace import trace


def sample():
    builder = BlueprintBuilder(steps=4)
    for number, name in enumerate(("a", "b", "c", "d"), start=1):
        builder.element(name, "customer", number)
    builder.element("f", "frontstage", 2)
    builder.element("s", "support", 2)
    builder.element("alone", "backstage", 3)
    for source, target in (("a", "b"), ("b", "c"), ("c", "d"), ("d", "b")):
        builder.link(source, target)
    builder.link("f", "b", "interaction", both=True)
    builder.link("s", "f", "support")
    return builder.store()


def test_links_are_followed_both_ways_to_their_ends():
    found = trace(sample(), ["c"])
    assert found.start == {"c"}
    assert {"d", "c-flow-d", "b", "f"} <= found.downstream
    assert "s" not in found.downstream
    assert {"a", "b", "d", "f", "s", "s-support-f", "b-flow-c"} <= found.upstream


def test_a_link_is_traced_from_its_ends():
    found = trace(sample(), ["s-support-f"])
    assert found.upstream == {"s"}
    assert {"f", "b", "c", "d"} <= found.downstream
    assert "a" not in found.downstream


def test_nothing_is_traced_from_what_has_no_links_but_itself():
    store = sample()
    assert trace(store, ["alone"]).start == {"alone"}
    assert not trace(store, ["alone"]).upstream
    assert not trace(store, ["lane-customer"])


@pytest.mark.parametrize("many", [0, 1, 3])
def test_much_is_traced_as_little_is(many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    store = sample()
    ids = [*"abcdfs", "alone", "s-support-f", "f-interaction-b"]
    little = [trace(store, chosen) for chosen in (*([key] for key in ids), ids)]
    monkeypatch.setattr(trace_module, "_MANY", many)
    assert [trace(store, chosen) for chosen in (*([key] for key in ids), ids)] == little
