"""Pictures of files: found again as long as the file is the same."""

import os
from pathlib import Path

from cxdesigner.editor import thumbnail_cache
from cxdesigner.editor.thumbnail_cache import cached_at, keep


def test_another_state_of_the_file_and_another_look_have_another_picture(tmp_path: Path) -> None:
    file = tmp_path / "a.cxd"
    file.write_bytes(b"one")
    os.utime(file, (1, 1))
    first = cached_at(file, "light en")
    assert first is not None
    assert cached_at(file, "light en") == first
    assert cached_at(file, "dark en") != first
    os.utime(file, (2, 2))
    assert cached_at(file, "light en") != first
    assert tmp_path not in first.parents, "never beside the file of the person"


def test_a_file_that_is_gone_or_too_large_gets_none(tmp_path: Path) -> None:
    assert cached_at(tmp_path / "gone.cxd", "") is None
    large = tmp_path / "large.cxd"
    with large.open("wb") as file:
        file.truncate(thumbnail_cache.MAX_FILE_BYTES + 1)
    assert cached_at(large, "") is None


def test_the_oldest_pictures_go() -> None:
    folder = thumbnail_cache.cache_folder()
    for n in range(thumbnail_cache.MOST_KEPT + 3):
        keep(b"picture", folder / f"{n}.png")
        os.utime(folder / f"{n}.png", (n, n))
    keep(b"picture", folder / "last.png")
    names = {one.stem for one in folder.iterdir()}
    assert len(names) == thumbnail_cache.MOST_KEPT
    assert {"last"} <= names
    assert not {"0", "1"} & names


def test_where_nothing_can_be_written_nothing_happens(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    keep(b"picture", tmp_path / "file" / "below.png")
