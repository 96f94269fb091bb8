"""Every test runs in English, without a display, in a user folder of its own."""

import gc
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

# Before Qt is imported by anybody.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

from cxdesigner.base import i18n, paths

# Time limits belong to pytest-timeout: a shared core makes deadlines lie.
settings.register_profile(
    "quick", deadline=None, max_examples=35, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("deep", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

# With 700, 10, 10 the collector takes a seventh of the time of all tests: it goes through all that
# the tests keep, again and again. Many more objects than 2,000 do not fit into a processor's cache.
gc.set_threshold(2_000, 10, 50)

_PATIENCE_MS = 60_000


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """The application that the program makes."""
    from cxdesigner.ui.application import Application

    return Application


@pytest.fixture(scope="session", autouse=True)
def _one_application(qapp: object) -> None:
    """Make the application of widgets first.

    Drawing a picture makes a plain one where there is none, and a process can have only one.
    """


@pytest.fixture(scope="module", autouse=True)
def module_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folder that stands for those of the person while fixtures of a module are made and ended.

    A window that several tests share would read the settings of whoever runs the tests, else, and
    write down which panels it left shown.
    """
    home = tmp_path_factory.mktemp("module")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(paths.HOME_VARIABLE, str(home))
        yield home


@pytest.fixture(autouse=True)
def _answers_of_its_own() -> Iterator[None]:
    """Let no answer to a dialog wait for that of another test."""
    yield
    from answers import take_away

    left = take_away()
    assert not left, f"no dialog asked for {left}"


@pytest.fixture(autouse=True)
def _nothing_left_behind(_one_application: None) -> Iterator[None]:
    """Fail the test that leaves a button held, a menu or a dialog, not the one after it."""
    yield
    from left_behind import take_away

    left = take_away()
    assert not left, f"left for the next test: {'; '.join(left)}"


@pytest.fixture(autouse=True)
def user_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folder that stands for all folders of the person during one test."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv(paths.HOME_VARIABLE, str(home))
    return home


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """Mouse, keys and patience: five seconds are short where other work takes both processors."""
    for name in ("waitUntil", "waitSignal", "waitSignals"):
        monkeypatch.setattr(qtbot, name, partial(getattr(qtbot, name), timeout=_PATIENCE_MS))
    return qtbot


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.set_language("en")
    yield
    i18n.set_language("en")


@pytest.fixture(scope="session")
def root() -> Path:
    """Folder of the repository."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def corpus(root: Path) -> Path:
    """Folder of large samples beside the repository; the test is skipped where it is missing."""
    folder = root.parent / "shared" / "corpus"
    if not folder.is_dir():
        pytest.skip("no corpus beside the repository")
    return folder
