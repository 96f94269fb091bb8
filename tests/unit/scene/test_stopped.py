"""A layout that nobody wants any more ends soon, wherever it is, and spoils nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cxdesigner.base.progress import Stopped, wanted_until
from cxdesigner.formats.templates import load_template
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.store import Store
from cxdesigner.scene import board, contents
from cxdesigner.scene.build import LayoutOptions, LiveLayout
from cxdesigner.scene.hit import SceneIndex
from cxdesigner.scene.route import live, place

OPTIONS = LayoutOptions(language="zh-CN")


@pytest.fixture
def store() -> Store:
    return Store(load_template("hot-pot"))


def laid_out(store: Store) -> LiveLayout:
    layout = LiveLayout(store, OPTIONS)
    layout.prepare()
    SceneIndex(layout.scene)
    return layout


@pytest.mark.parametrize(
    ("module", "name", "record_type"),
    [
        (contents, "build_element", Element),
        (board, "element_item", Element),
        (contents.Contents, "_link", Link),
        (live, "plan_link", Link),
        (live, "planned_way", Link),
        (place, "_best", None),
    ],
)
def test_it_asks_before_each_thing_that_takes_long(
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    module: object,
    name: str,
    record_type: type[Element] | type[Link] | None,
) -> None:
    real: Callable[..., Any] = getattr(module, name)
    runs = [0]

    def counting(*args: Any, **options: Any) -> Any:
        runs[-1] += 1
        return real(*args, **options)

    def ask() -> bool:
        runs.append(0)
        return False

    monkeypatch.setattr(module, name, counting)
    with wanted_until(ask):
        laid_out(store)
    # A link whose straight way is taken is planned twice, a label may be tried narrower.
    assert max(runs) <= 2
    assert sum(runs) >= (len(store.of_type(record_type)) if record_type else 1)


def test_stopped_anywhere_it_spoils_nothing(store: Store) -> None:
    wanted = dict(laid_out(store).scene.items)
    asked = [0]

    def count(limit: int | None = None) -> Callable[[], bool]:
        asked[0] = 0

        def ask() -> bool:
            asked[0] += 1
            return asked[0] == limit

        return ask

    with wanted_until(count()):
        laid_out(store)
    times = asked[0]
    for limit in range(1, times + 1, times // 40):
        with pytest.raises(Stopped), wanted_until(count(limit)):
            laid_out(store)
        assert asked[0] == limit
    assert dict(laid_out(store).scene.items) == wanted
