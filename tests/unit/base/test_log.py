import logging
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxdesigner.base import log, paths


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    log.shut_down()


def test_messages_of_the_program_reach_the_file() -> None:
    path = log.set_up()
    assert path == paths.log_dir() / log.FILE_NAME
    logging.getLogger("cxdesigner.formats").warning("line %d", 3)
    assert "WARNING cxdesigner.formats: line 3" in path.read_text(encoding="utf-8")


def test_a_log_that_another_window_holds_grows_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_source: object, _target: object) -> None:
        raise PermissionError

    monkeypatch.setattr(log, "MAX_BYTES", 100)
    path = log.set_up()
    assert path is not None
    monkeypatch.setattr("logging.handlers.os.rename", refuse)
    monkeypatch.setattr(logging, "raiseExceptions", True)
    for number in range(5):
        logging.getLogger("cxdesigner").warning("line %d %s", number, "x" * 40)
    assert path.read_text(encoding="utf-8").count("line") == 5


def test_setting_up_twice_writes_every_message_once() -> None:
    path = log.set_up()
    assert log.set_up() == path
    logging.getLogger("cxdesigner").warning("once")
    assert path is not None
    assert path.read_text(encoding="utf-8").count("once") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no mode bits")
def test_every_log_file_is_private(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "MAX_BYTES", 200)
    path = log.set_up()
    for n in range(50):
        logging.getLogger("cxdesigner").warning("message %d", n)
    assert path is not None
    files = sorted(path.parent.iterdir())
    assert len(files) == log.FILES_KEPT
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_a_folder_that_cannot_be_made_stops_nobody(user_home: Path) -> None:
    (user_home / "log").write_text("in the way", encoding="utf-8")
    assert log.set_up() is None
    logging.getLogger("cxdesigner").warning("lost")
