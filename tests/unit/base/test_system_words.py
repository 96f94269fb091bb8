import errno
import os
import sys

import pytest

from cxdesigner.base.i18n import use_language
from cxdesigner.base.system_words import BUSY, IN_USE, reason_of

KNOWN = (
    "ENOENT", "EACCES", "EPERM", "EISDIR", "ENOSPC", "EDQUOT", "EROFS", "ENAMETOOLONG", "EEXIST",
    "ENOTDIR", "EIO", "EINVAL", "EMFILE",
)  # fmt: skip


@pytest.mark.parametrize("name", KNOWN)
@pytest.mark.parametrize("writing", [False, True])
def test_what_the_system_refuses_is_told_in_the_language_in_use(name: str, writing: bool) -> None:
    number = getattr(errno, name)
    error = OSError(number, os.strerror(number))
    told = set()
    for language in ("en", "zh-CN", "zh-TW"):
        with use_language(language):
            told.add(reason_of(error, writing=writing))
    assert len(told) == 3
    assert os.strerror(number) not in told


def test_a_missing_folder_is_told_where_something_is_written() -> None:
    error = FileNotFoundError(errno.ENOENT, "No such file or directory")
    assert reason_of(error) == "there is no such file or folder"
    assert reason_of(error, writing=True) == "the folder does not exist"


def test_an_error_without_a_number_goes_by_its_kind() -> None:
    assert reason_of(PermissionError()) == "access is not allowed"
    assert reason_of(IsADirectoryError()) == "it is a folder"


def test_what_there_are_no_words_for_says_what_it_says_itself() -> None:
    assert reason_of(OSError("the journal could not be begun")) == "the journal could not be begun"
    assert reason_of(ValueError("odd")) == "odd"
    assert reason_of(OSError()) == "OSError"


def test_a_folder_is_called_one_where_windows_denies_access(tmp_path) -> None:
    error = PermissionError(errno.EACCES, "Permission denied", str(tmp_path))
    assert reason_of(error) == "it is a folder"
    assert reason_of(error, writing=True) == "writing there is not allowed"


def test_a_file_that_is_not_read_on_windows_may_be_open_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Python opens files through the C library, which tells the two apart from nobody."""
    error = PermissionError(errno.EACCES, "Permission denied", "answers.csv")
    assert reason_of(error) == "access is not allowed"
    monkeypatch.setattr(sys, "platform", "win32")
    assert reason_of(error) == "access is not allowed, or another program has it open"
    assert reason_of(error, writing=True) == "writing there is not allowed"


def test_what_cannot_be_renamed_is_open_elsewhere() -> None:
    class Busy(PermissionError):
        winerror = 5

    assert IN_USE < BUSY
    renaming = Busy(errno.EACCES, "Access is denied")
    renaming.filename2 = "pot.pdf"
    assert reason_of(renaming, writing=True) == "another program has it open"
    assert reason_of(Busy(errno.EACCES, ""), writing=True) == "writing there is not allowed"
