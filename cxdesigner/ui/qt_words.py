"""Words of Qt's own dialogs, and how dates and kinds of files are called in them."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
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


class QtWords(QTranslator):
    """Answers for what Qt's own catalogue lacks, and for keys that it calls otherwise."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if context == "QShortcut":
            return _key_words().get(text)
        words = _LACKING.get((context, text)) if language() != "en" else None
        # Without any words Qt goes on asking; '' would be shown.
        return _(words) if words else None


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
