"""A session with a window that only takes notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.errors import CxError
from cxdesigner.editor.actions import ActionRegistry
from cxdesigner.editor.builtin import register_all
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.context import HostState
from cxdesigner.editor.document import Document
from cxdesigner.editor.files import Files
from cxdesigner.editor.questions import Answer, PathRequest, Question
from cxdesigner.editor.session import Session
from cxdesigner.editor.settings import open_settings, open_state
from cxdesigner.editor.storage import DiskStorage
from cxdesigner.editor.workspace import Workspace


@dataclass
class NotingHost:
    """Stands for the window: answers from a list, notes the rest."""

    state: HostState = field(default_factory=HostState)
    answers: list[Answer | None] = field(default_factory=list)
    asked: list[Question | PathRequest] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    reported: list[CxError] = field(default_factory=list)
    calls: list[tuple[object, ...]] = field(default_factory=list)
    fragment: str | None = None
    text: str = ""
    place: Place | None = None

    def ask(self, question: Question | PathRequest) -> Answer | None:
        self.asked.append(question)
        return self.answers.pop(0)

    def lane_height(self, lane_id: str) -> float | None:
        return 80.0

    def tell(self, message: str) -> None:
        self.told.append(message)

    refuse = tell

    def report(self, error: CxError) -> None:
        self.reported.append(error)

    def clipboard_fragment(self) -> str | None:
        return self.fragment

    def clipboard_text(self) -> str:
        return self.text

    def set_clipboard(self, fragment: str, text: str) -> None:
        self.fragment, self.text = fragment, text
        self.state = HostState(can_paste=True)

    def paste_place(self) -> Place | None:
        return self.place

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *args: self.calls.append((name, *args))


@pytest.fixture
def host() -> NotingHost:
    return NotingHost()


@pytest.fixture
def session(host: NotingHost) -> Session:
    workspace, state = Workspace(), open_state()
    files = Files(workspace, DiskStorage(), state)
    return Session(workspace, files, open_settings(), state, host)


@pytest.fixture
def document(session: Session) -> Document:
    builder = BlueprintBuilder(stages=(2, 2), languages=("en", "zh-CN"))
    builder.element("a", "customer", 1)
    builder.element("b", "customer", 2)
    builder.element("f", "frontstage", 2)
    builder.link("b", "f", "interaction")
    builder.emotion("a", 1)
    return session.workspace.add(Document(builder.store(), language="en"))


@pytest.fixture(scope="session")
def registry() -> ActionRegistry:
    return register_all()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "ščž 设计"
    folder.mkdir()
    return folder


@pytest.fixture
def saved(session, registry, host, home, document):
    """The sample document in a file."""
    host.answers = [home / "tea"]
    registry.run("file.save", session)
    host.asked.clear()
    host.told.clear()
    return home / "tea.cxd"
