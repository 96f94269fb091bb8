"""Every action of the registry does something that a person notices, in the real window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from acting import Moments
from moments import MOMENTS
from program import started

ELSEWHERE = {
    "edit.cancel_work": "tests/ui/test_under_way.py",
    "file.quit": "tests/ui/test_welcome.py",
    "view.program_language": "tests/unit/editor/test_actions.py",
}
"""What would end the window that these tests share, or applies only while something is worked out
beside the person, and where it is tested."""


ASIDE = {"edit.copy_picture", "tools.copy_analysis_picture"}
"""What is seen only after a while: pictures are drawn in a thread."""


@pytest.fixture(scope="module")
def moments(module_home: object) -> Iterator[Moments]:
    with started() as editor:
        yield Moments(editor)


@pytest.fixture(scope="module")
def applying() -> dict[str, set[str]]:
    """Which actions apply in each moment, as far as it was seen: all parts would find the same."""
    return {}


PARTS = 6
"""Several tests, because one that takes minutes keeps a processor waiting at the end of a run."""


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("part", range(PARTS))
def test_every_action_does_something(
    moments: Moments, applying: dict[str, set[str]], part: int
) -> None:
    ids = [action.id for action in moments.registry if action.id not in ELSEWHERE]
    left = ids[part::PARTS]
    for name, template, prepare in MOMENTS:
        tried: set[str] = set()
        while left and (name not in applying or (applying[name] - tried).intersection(left)):
            with moments.fresh(template):
                prepare(moments)
                if name not in applying:
                    applying[name] = _applying(moments, ids)
                for key in left:
                    if key in applying[name] and key not in tried:
                        tried.add(key)
                        if _does_something(moments, key):
                            left.remove(key)
                        break
    assert not left, "nothing happens in any moment:\n" + "\n".join(left)


def _applying(moments: Moments, ids: Sequence[str]) -> set[str]:
    context = moments.editor.session.context
    return {key for key in ids if moments.registry[key].applies(context)}


def _does_something(moments: Moments, key: str) -> bool:
    action = moments.registry[key]
    choices: list[str | None] = [None]
    if action.choices is not None:
        session = moments.editor.session
        choices = [one.key for one in action.choices(session)]
    before = moments.at_rest()
    for choice in choices:
        moments.run(key, choice)
        if moments.seen() != before:
            return True
    return moments.comes(lambda: moments.seen() != before, 2_000 if key in ASIDE else 60)
