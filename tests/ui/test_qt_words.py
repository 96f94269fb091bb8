"""Words of Qt's own dialogs are of the language of the program."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from cxdesigner.base.i18n import use_language
from cxdesigner.ui.qt_words import install_qt_words

ICONS, OTHER = "QAbstractFileIconProvider", "All other platforms"


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    usual = QLocale()
    yield qapp
    install_qt_words(qapp)
    QLocale.setDefault(usual)


@pytest.mark.parametrize(
    ("language", "folder", "look_in", "month"),
    [
        ("en", "Folder", "&Look in:", "March"),
        ("zh-CN", "文件夹", "查找范围：", "三月"),
        ("zh-TW", "資料夾", "查詢：", "3月"),
    ],
)
def test_what_qt_has_no_chinese_for_has_ours(
    application: QApplication, language: str, folder: str, look_in: str, month: str
) -> None:
    with use_language(language):
        install_qt_words(application)
        translate = QCoreApplication.translate
        assert translate(ICONS, "Folder", OTHER) == folder
        assert translate(ICONS, "File Folder", "Match Windows Explorer") in (folder, "File Folder")
        assert translate("QFileDialog", "&Look in:") == look_in
        # What Qt's own catalogue has is left to it, and what nobody has stays as it is.
        assert (translate("QFileDialog", "Parent Directory") != "Parent Directory") == (
            language != "en"
        )
        assert translate("QFileDialog", "Nothing of Qt") == "Nothing of Qt"
        assert QLocale().monthName(3) == month


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW"])
def test_no_word_of_the_dialog_for_printers_is_left_in_english(
    application: QApplication, language: str
) -> None:
    with use_language(language):
        install_qt_words(application)
        translate = QCoreApplication.translate
        for context, texts in {
            "QCupsJobWidget": (
                "Scheduled &printing:",
                "&Billing information:",
                "Job &priority:",
                "&Start:",
                "&End:",
            ),
            "QPageSetupWidget": ("Page &order:", "Pages &per sheet:", "Page Layout"),
            "QPrintSettingsOutput": (
                "Page &Set:",
                "Double Sided Printing",
                "Off",
                "Long side binding",
                "Short side binding",
                "Collate",
            ),
        }.items():
            for text in texts:
                assert not any(
                    char.isascii() and char.isalpha() for char in translate(context, text)
                )


def test_how_large_a_file_is_is_no_volume(application: QApplication) -> None:
    with use_language("zh-CN"):
        install_qt_words(application)
        assert QCoreApplication.translate("QFileSystemModel", "Size") == "大小"


@pytest.mark.parametrize(
    ("language", "keys"),
    [
        ("en", ["Enter", "Ctrl+Enter", "Alt+Left", "Del"]),
        ("zh-CN", ["回车", "Ctrl+回车", "Alt+←", "Del"]),
        ("zh-TW", ["Enter", "Ctrl+Enter", "Alt+←", "Del"]),
    ],
)
def test_keys_are_called_what_is_written_on_them(
    application: QApplication, language: str, keys: list[str]
) -> None:
    with use_language(language):
        install_qt_words(application)
        native = QKeySequence.SequenceFormat.NativeText
        made = [QKeySequence(k) for k in ("Return", "Ctrl+Return", "Alt+Left", "Del")]
        assert [one.toString(native) for one in made] == keys


def test_qt_gets_its_words_without_a_turn_of_python(application: QApplication) -> None:
    """A worker that reads a picture asks for words while it holds a lock of Qt's."""
    called: list[str] = []
    with use_language("zh-CN"):
        install_qt_words(application)
        sys.setprofile(lambda frame, event, _arg: called.append(f"{event} {frame.f_code.co_name}"))
        try:
            said = QCoreApplication.translate("QTgaFile", "Image type not supported")
            key = QCoreApplication.translate("QShortcut", "Return")
        finally:
            sys.setprofile(None)
    assert (said, key) == ("图像类型不支持", "回车")
    assert [one for one in called if one.startswith("call ")] == []
