"""Settings that survive, and files that do not break the program."""

import json
import os
from pathlib import Path

import pytest
from pydantic import ValidationError

from cxdesigner.base import paths
from cxdesigner.editor.settings import (
    Settings,
    State,
    StoredFile,
    open_settings,
    open_state,
)


def test_what_is_set_is_there_next_time():
    settings = open_settings()
    told = []
    settings.changed.connect(told.append)
    assert settings.update(theme="dark", shortcuts=(("edit.undo", "F5"),))
    assert settings.update(theme="dark")
    assert len(told) == 1
    again = open_settings().value
    assert again.theme == "dark"
    assert again.shortcuts == (("edit.undo", "F5"),)
    assert again.language is None


def test_a_virus_scanner_that_looks_in_keeps_no_setting_from_being_written(monkeypatch):
    class Busy(OSError):
        winerror = 32

    replace = os.replace
    refused = []

    def busy_once(source, target):
        if not refused:
            refused.append(target)
            raise Busy
        replace(source, target)

    monkeypatch.setattr("cxdesigner.formats.filesystem.os.replace", busy_once)
    assert open_settings().update(theme="dark")
    assert len(refused) == 1
    assert open_settings().value.theme == "dark"


def test_a_wrong_value_is_refused():
    settings = open_settings()
    with pytest.raises(ValidationError):
        settings.update(theme="pink")
    with pytest.raises(KeyError):
        settings.update(theam="dark")
    assert settings.value == Settings()


@pytest.mark.parametrize("data", [b"", b"\x00\x00", b"[]", b"{", b"\xff", b"[" * 10_000])
def test_a_damaged_file_is_kept_aside_and_defaults_are_used(data):
    path = paths.ensure(paths.config_dir()) / "settings.json"
    path.write_bytes(data)
    settings = open_settings()
    assert settings.value == Settings()
    assert settings.kept_aside.read_bytes() == data
    assert settings.update(theme="light")
    assert open_settings().value.theme == "light"


def test_a_bad_value_costs_only_itself():
    path = paths.ensure(paths.config_dir()) / "settings.json"
    path.write_text(json.dumps({"theme": "pink", "page_size": "A1"}), encoding="utf-8")
    value = open_settings().value
    assert (value.theme, value.page_size) == ("system", "A1")


def test_what_a_newer_version_wrote_is_kept():
    path = paths.ensure(paths.config_dir()) / "settings.json"
    path.write_text(json.dumps({"version": 1, "sparkle": True}), encoding="utf-8")
    open_settings().update(theme="dark")
    assert json.loads(path.read_text(encoding="utf-8"))["sparkle"] is True


def test_older_settings_are_migrated(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"version": 0, "dark": True}), encoding="utf-8")

    def first(raw):
        return {**raw, "theme": "dark" if raw.pop("dark") else "light"}

    value = StoredFile(Settings, path, {0: first}).value
    assert (value.version, value.theme) == (1, "dark")


def test_a_folder_that_cannot_be_written_is_no_crash(tmp_path):
    (tmp_path / "file").write_text("")
    settings = StoredFile(Settings, tmp_path / "file" / "settings.json")
    assert not settings.update(theme="dark")
    assert settings.value.theme == "dark"


def test_recent_files_are_unique_and_few():
    state = State()
    for number in range(30):
        state = state.with_recent(Path(f"/docs/{number}.cxd"))
    state = state.with_recent(Path("/docs/25.cxd"))
    assert len(state.recent_files) == 12
    assert Path(state.recent_files[0]).name == "25.cxd"
    assert len(set(state.recent_files)) == 12
    assert Path(state.last_folder).name == "docs"
    gone = state.without_recent(Path("/docs/25.cxd"))
    assert Path(gone.recent_files[0]).name == "29.cxd"


def test_state_and_settings_are_two_files():
    open_state().update(window_geometry="AAAA")
    open_settings().update(theme="dark")
    assert (paths.state_dir() / "state.json").is_file()
    assert (paths.config_dir() / "settings.json").is_file()
    assert not list(paths.config_dir().glob("settings.json.*"))
