"""Questions to the person as data, so that what happens next needs no window to be tested."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Choice:
    """One button."""

    key: str
    label: str
    destructive: bool = False
    """Whether something is lost by it."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with a few answers. Closing it without an answer is always possible."""

    key: str
    text: str
    """One sentence."""

    choices: tuple[Choice, ...]
    """The first one is the default."""

    detail: str = ""
    """What hangs on the answer."""


@dataclass(frozen=True, slots=True)
class PathRequest:
    """A file has to be chosen."""

    key: str
    purpose: Literal["open", "save", "export"]
    title: str
    suggested: Path | None = None
    """A file (save, export) or folder (open) to begin with."""

    suffixes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(Description, suffixes such as ".cxd") pairs, the default one first."""


@dataclass(frozen=True, slots=True)
class NeedsAnswer:
    """What was asked for stopped before anything changed, at a question."""

    question: Question | PathRequest


@dataclass(frozen=True, slots=True)
class Done:
    """What was asked for happened; ``message`` may be shown in passing."""

    message: str = ""


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The person changed their mind; nothing happened."""


Answer = str | Path
Answers = Mapping[str, Answer]
Outcome = Done | Cancelled | NeedsAnswer

CANCEL = "cancel"
"""Key of the choice that means the same as closing the question."""


def settle(
    attempt: Callable[[Answers], Outcome],
    ask: Callable[[Question | PathRequest], Answer | None],
) -> Done | Cancelled:
    """Try, answer what is asked, try again with all answers so far, until it is done.

    Parameters
    ----------
    attempt
        Does the thing or returns the next question; called again from the start each time.
    ask
        Puts one question to the person; None means never mind.
    """
    answers: dict[str, Answer] = {}
    while True:
        outcome = attempt(answers)
        if not isinstance(outcome, NeedsAnswer):
            return outcome
        answer = ask(outcome.question)
        if answer is None or answer == CANCEL:
            return Cancelled()
        answers[outcome.question.key] = answer
