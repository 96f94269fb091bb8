import stat
import sys
from pathlib import Path

import pytest

from cxdesigner.base import paths


@pytest.fixture(autouse=True)
def _forget_root():
    paths._resource_root.cache_clear()
    yield
    paths._resource_root.cache_clear()


@pytest.fixture(scope="module")
def shared_by_tests() -> Path:
    """Where the settings of what several tests share are."""
    return paths.state_dir()


def test_what_tests_share_has_no_settings_of_the_person(
    shared_by_tests: Path, module_home: Path, user_home: Path
) -> None:
    assert shared_by_tests.is_relative_to(module_home)
    assert paths.state_dir().is_relative_to(user_home)


def test_resources_of_a_source_tree_lie_beside_the_package(root: Path) -> None:
    assert paths.resource("i18n") == root / "resources" / "i18n"


def test_resources_of_an_installed_package_lie_inside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "cxdesigner"
    (package / "resources").mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(package / "base" / "paths.py"))
    assert paths.resource("fonts", "a.ttf") == package / "resources" / "fonts" / "a.ttf"


def test_resources_of_a_frozen_program_lie_where_it_was_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("fonts") == tmp_path / "resources" / "fonts"


def test_all_user_folders_move_with_the_variable(user_home: Path) -> None:
    folders = {
        paths.config_dir(),
        paths.data_dir(),
        paths.journal_dir(),
        paths.versions_dir(),
        paths.state_dir(),
        paths.log_dir(),
        paths.documents_dir(),
    }
    assert len(folders) == 7
    assert all(folder.is_relative_to(user_home) for folder in folders)


def test_without_the_variable_the_system_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE)
    for folder in (paths.config_dir(), paths.data_dir(), paths.state_dir(), paths.log_dir()):
        assert folder.is_absolute()
        assert "cxdesigner" in str(folder)
    assert paths.documents_dir().is_absolute()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no mode bits")
def test_a_new_user_folder_is_private(user_home: Path) -> None:
    folder = paths.ensure(paths.journal_dir())
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert paths.ensure(folder) == folder
