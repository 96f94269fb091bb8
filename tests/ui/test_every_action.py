"""Every action of the registry does what it is for, in the real window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from acting import Moments
from effects import effects_of, named
from moments import MOMENTS
from program import started

from cxdesigner.editor.builtin import register_all

ELSEWHERE = {
    "edit.cancel_work": "tests/ui/test_under_way.py",
    "file.quit": "tests/ui/test_welcome.py",
    "file.show_in_folder": "tests/ui/test_tabs.py",
    "view.program_language": "tests/unit/editor/test_actions.py",
}
"""What would end the window that these tests share, starts another program, or applies only while
something is worked out beside the person, and where it is tested."""


ASIDE = frozenset({"edit.copy_picture", "tools.copy_analysis_picture"})
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


def test_what_is_named_is_there() -> None:
    ids = [action.id for action in register_all()]
    assert not [name for name in named() if not any(key.startswith(name) for key in ids)]


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("part", range(PARTS))
def test_every_action_does_what_it_is_for(
    moments: Moments, applying: dict[str, set[str]], part: int
) -> None:
    ids = [action.id for action in moments.registry if action.id not in ELSEWHERE]
    left = ids[part::PARTS]
    instead: dict[str, set[str]] = {}
    """What was seen of those that are left."""
    for name, template, prepare in MOMENTS:
        tried: set[str] = set()
        while left and (name not in applying or (applying[name] - tried).intersection(left)):
            with moments.fresh(template):
                prepare(moments)
                if name not in applying:
                    applying[name] = _applying(moments, ids)
                here = [key for key in left if key in applying[name] - tried]
                # What comes late looks at a window in which nothing was done yet.
                for key in sorted(here, key=lambda key: key not in ASIDE):
                    tried.add(key)
                    if _does_it(moments, key, instead.setdefault(key, set())):
                        left.remove(key)
                    if not moments.is_as_before():
                        # The others are to find the moment as it was.
                        break
    assert not left, "in no moment:\n" + "\n".join(
        f"{key} changes {' or '.join(effects_of(key)) or 'the blueprint'}, only {instead[key]}"
        for key in left
    )


def test_a_word_alone_is_no_effect(moments: Moments) -> None:
    with moments.fresh("hot-pot"):
        moments.document.selection.set((moments.document.store.stages[1].id,))
        seen: set[str] = set()
        assert not _does_it(moments, "arrange.stage_longer", seen)
        assert seen == {"message"}


def _applying(moments: Moments, ids: Sequence[str]) -> set[str]:
    context = moments.editor.session.context
    return {key for key in ids if moments.registry[key].applies(context)}


def _does_it(moments: Moments, key: str, instead: set[str]) -> bool:
    """Run an action, with each of its choices; say whether it has the effect that it is to have."""
    action, wanted = moments.registry[key], effects_of(key)
    choices: list[str | None] = [None]
    if action.choices is not None:
        choices = [one.key for one in action.choices(moments.editor.session)]
    moments.begin()

    def is_seen() -> bool:
        changed = moments.changed()
        instead.update(changed)
        return not changed.isdisjoint(wanted or {"records"})

    for choice in choices:
        moments.run(key, choice)
        if is_seen():
            return bool(wanted) or moments.undo_and_redo()
    # An edit is done when it was run.
    patience = 10_000 if key in ASIDE else 60 if wanted else 0
    if not moments.comes(is_seen, patience):
        return False
    return bool(wanted) or moments.undo_and_redo()
