"""Words of Qt's own dialogs, and how dates and kinds of files are called in them."""

from __future__ import annotations

from collections.abc import Mapping
from struct import pack

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from cxdesigner.base.i18n import N_, _, language, pgettext

_CATALOGUES = {"zh-CN": "zh_CN", "zh-TW": "zh_TW"}

_LACKING: dict[tuple[str, str], str] = {
    ("QAbstractFileIconProvider", "Folder"): N_("Folder"),
    ("QAbstractFileIconProvider", "File Folder"): N_("Folder"),
    ("QAbstractFileIconProvider", "Drive"): N_("Drive"),
    ("QCupsJobWidget", "&Billing information:"): N_("Billing information:"),
    ("QCupsJobWidget", "&End:"): N_("End:"),
    ("QCupsJobWidget", "&Start:"): N_("Start:"),
    ("QCupsJobWidget", "Job &priority:"): N_("Job priority:"),
    ("QCupsJobWidget", "Scheduled &printing:"): N_("Scheduled printing:"),
    ("QFileDialog", "&Look in:"): N_("Look in:"),
    ("QFileDialog", "Files of &type:"): N_("Files of type:"),
    ("QFileSystemModel", "Size"): N_("Size"),
    ("QPageSetupWidget", "Page &order:"): N_("Page order:"),
    ("QPageSetupWidget", "Pages &per sheet:"): N_("Pages per sheet:"),
    ("QPrintSettingsOutput", "Page &Set:"): N_("Page set:"),
    ("QPrintSettingsOutput", "Collate"): N_("Collate"),
    ("QPrintSettingsOutput", "Double Sided Printing"): N_("Double-sided printing"),
    ("QPrintSettingsOutput", "Off"): N_("Off"),
    ("QPrintSettingsOutput", "Long side binding"): N_("Long side binding"),
    ("QPrintSettingsOutput", "Short side binding"): N_("Short side binding"),
}
"""What Qt asks for and its own catalogues of Chinese lack or mistake: (context, text) → our text.
"""


def _key_words() -> dict[str, str]:
    """Return what is written on keys where Qt's names for them are not: its name → ours."""
    return {
        "Return": pgettext("key", "Enter"),
        "Enter": pgettext("key", "Enter"),
        "Del": pgettext("key", "Del"),
        "Ins": pgettext("key", "Ins"),
        "Left": pgettext("key", "Left"),
        "Right": pgettext("key", "Right"),
        "Up": pgettext("key", "Up"),
        "Down": pgettext("key", "Down"),
    }


_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES = 0x42, 0x69
_END, _TRANSLATION, _TEXT, _CONTEXT = 1, 3, 6, 7


class QtWords(QTranslator):
    """Answers for what Qt's own catalogue lacks, and for keys that it calls otherwise.

    It is a catalogue and not a method of Python: Qt asks for words in threads too and while it
    holds locks, e.g. when it looks for the reader of a picture. One thread would wait for the turn
    of another that waits for the lock, and the window would stand still for ever.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        own = _LACKING.items() if language() != "en" else ()
        words = {key: _(text) for key, text in own}
        words |= {("QShortcut", name): said for name, said in _key_words().items()}
        # Qt reads it where it lies.
        self._catalogue = catalogue(words)
        self.load(self._catalogue)


def catalogue(words: Mapping[tuple[str, str], str]) -> bytes:
    """Return words by context and text in the form of a file .qm, which Qt reads."""
    messages, places = bytearray(), []
    for (context, text), said in words.items():
        places.append((_hash(text.encode()), len(messages)))
        parts = (_TRANSLATION, said.encode("utf-16-be")), (_TEXT, text.encode())
        for tag, part in (*parts, (_CONTEXT, context.encode())):
            messages += pack(">BI", tag, len(part)) + part
        messages.append(_END)
    hashes = b"".join(pack(">II", *place) for place in sorted(places))
    blocks = (_HASHES, hashes), (_MESSAGES, bytes(messages))
    return _MAGIC + b"".join(pack(">BI", tag, len(block)) + block for tag, block in blocks)


def _hash(text: bytes) -> int:
    """Return the hash by which Qt finds a text, that of ELF."""
    found = 0
    for byte in text:
        found = (found << 4) + byte
        high = found & 0xF0000000
        found = (found ^ high >> 24) & ~high
    return found or 1


def install_qt_words(application: QApplication) -> None:
    """Let the words of Qt's own dialogs be of the language of the program."""
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    tongue = language()
    system = QLocale.system()
    # Kinds of files and names of months follow it; a person's own country stays.
    same = system.bcp47Name().split("-")[0] == tongue.split("-")[0] and tongue not in _CATALOGUES
    QLocale.setDefault(system if same else QLocale(_CATALOGUES.get(tongue, "en")))
    name = _CATALOGUES.get(tongue)
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if name is not None and translator.load(f"qtbase_{name}", folder):
        application.installTranslator(translator)
    # Whoever is installed last is asked first.
    application.installTranslator(QtWords(application))
