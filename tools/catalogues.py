"""Translation catalogues: extract from the code, update, compile, check.

``python tools/catalogues.py update | compile | check``; ``dev.py i18n`` calls this.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
DOMAIN = "cxdesigner"
LOCALES = ("zh_CN", "zh_TW")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}

# Dates and versions of tools would change the files when no text did; the rest says nothing.
_NOISE = tuple(
    f'"{name}:'
    for name in (
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Project-Id-Version",
        "Report-Msgid-Bugs-To",
        "Last-Translator",
        "Language-Team",
        "Generated-By",
    )
)


def extract(root: Path = ROOT) -> Catalog:
    """Return all marked texts of the code."""
    template = Catalog(project="CX Designer", charset="utf-8", header_comment="# CX Designer")
    found = extract_from_dir(
        root / "cxdesigner",
        method_map=[("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )
    for _file, _line, text, comments, context in found:
        template.add(text, auto_comments=comments, context=context)
    return template


def template_path(root: Path) -> Path:
    """Return the path of the template of all catalogues."""
    return root / "resources" / "i18n" / f"{DOMAIN}.pot"


def catalogue_path(root: Path, locale: str) -> Path:
    """Return the path of the catalogue of a language."""
    return root / "resources" / "i18n" / locale / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(path: Path, locale: str | None = None) -> Catalog:
    """Return a catalogue; one that does not exist yet is empty."""
    if not path.exists():
        return Catalog(locale=locale, project="CX Designer", header_comment="# CX Designer")
    with path.open("rb") as file:
        return read_po(file, locale=locale, abort_invalid=True)


def write(path: Path, catalogue: Catalog) -> None:
    """Write a catalogue so that equal texts give equal bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.fuzzy = False
    with path.open("wb") as file:
        write_po(file, catalogue, width=0, no_location=True, sort_output=True, ignore_obsolete=True)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(_NOISE)]
    path.write_text("".join(kept), encoding="utf-8", newline="\n")


def update(root: Path = ROOT) -> None:
    """Write the template and bring every catalogue up to it; translations are kept."""
    template = extract(root)
    write(template_path(root), template)
    for locale in LOCALES:
        path = catalogue_path(root, locale)
        catalogue = read(path, locale)
        # A guess from a similar text is worse than a gap: the check finds gaps.
        catalogue.update(template, no_fuzzy_matching=True)
        write(path, catalogue)


def compile_all(root: Path = ROOT) -> None:
    """Write the .mo file beside every catalogue."""
    for locale in LOCALES:
        path = catalogue_path(root, locale)
        if path.exists():
            with path.with_suffix(".mo").open("wb") as file:
                write_mo(file, read(path, locale))


def problems(root: Path = ROOT) -> Iterator[str]:
    """Yield a line for every text that a reader of some language would miss."""
    template = extract(root)
    for locale in LOCALES:
        catalogue = read(catalogue_path(root, locale), locale)
        for message in template:
            if not message.id:
                continue
            translated = catalogue.get(message.id, message.context)
            fault = _fault(message, translated)
            if fault:
                yield f"{locale}: {fault}: {_first(message.id)!r}"


def _fault(message: Message, translated: Message | None) -> str | None:
    if translated is None:
        return "missing"
    if translated.fuzzy:
        return "fuzzy"
    texts = [translated.string] if isinstance(translated.string, str) else translated.string
    if not texts or not all(text.strip() for text in texts):
        return "untranslated"
    # The singular may say "one" instead of {n}; the plural names all.
    expected = _placeholders(message.id if isinstance(message.id, str) else message.id[-1])
    if any(_placeholders(text) != expected for text in texts):
        return "other placeholders"
    return None


def _placeholders(text: str) -> frozenset[str] | None:
    """Names in braces; None for a text that is no format string."""
    try:
        return frozenset(name for _t, name, _s, _c in Formatter().parse(text) if name is not None)
    except ValueError:
        return None


def _first(message_id: str | tuple[str, ...] | list[str]) -> str:
    return message_id if isinstance(message_id, str) else message_id[0]


def main(job: str) -> int:
    """Do one job and return its exit code."""
    if job == "update":
        update()
        compile_all()
        return 0
    if job == "compile":
        compile_all()
        return 0
    if job == "check":
        found = list(problems())
        print(*found, sep="\n", end="\n" if found else "")
        print(f"{len(found)} problems in the catalogues")
        return 1 if found else 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
