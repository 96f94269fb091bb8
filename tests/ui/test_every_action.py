"""Every action of the registry does something that a person notices, in the real window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from acting import Moments
from moments import MOMENTS
from program import started

ELSEWHERE = {
    "file.quit": "tests/ui/test_welcome.py",
    "view.program_language": "tests/unit/editor/test_actions.py",
}
"""What would end the window that these tests share, and where it is tested."""


ASIDE = {"edit.copy_picture", "tools.copy_analysis_picture"}
"""What is seen only after a while: pictures are drawn in a thread."""


@pytest.fixture(scope="module")
def moments(module_home: object) -> Iterator[Moments]:
    with started() as editor:
        yield Moments(editor)


PARTS = 6
"""Several tests, because one that takes minutes keeps a processor waiting at the end of a run."""


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("part", range(PARTS))
def test_every_action_does_something(moments: Moments, part: int) -> None:
    ids = [action.id for action in moments.registry if action.id not in ELSEWHERE]
    left = ids[part::PARTS]
    for _name, template, prepare in MOMENTS:
        if not left:
            break
        with moments.fresh(template):
            prepare(moments)
            context = moments.editor.session.context
            applying = [key for key in left if moments.registry[key].applies(context)]
        for key in applying:
            with moments.fresh(template):
                prepare(moments)
                if _does_something(moments, key):
                    left.remove(key)
    assert not left, "nothing happens in any moment:\n" + "\n".join(left)


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
