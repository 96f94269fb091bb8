from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from cxdesigner.base import i18n


@pytest.fixture(autouse=True)
def _two_catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Catalogues of two languages, each with the same three texts."""
    for folder, step in (("zh_CN", "步骤"), ("zh_TW", "步驟")):
        catalogue = Catalog(locale=folder)
        catalogue.add("Step", step)
        catalogue.add("Support", f"支持{step}", context="lane")
        catalogue.add(("{n} step", "{n} steps"), (f"{{n}} 个{step}",))
        path = tmp_path / folder / "LC_MESSAGES" / "cxdesigner.mo"
        path.parent.mkdir(parents=True)
        with path.open("wb") as file:
            write_mo(file, catalogue)
    monkeypatch.setattr(i18n, "resource", lambda *parts: tmp_path)
    i18n._catalogue.cache_clear()
    yield
    i18n._catalogue.cache_clear()


@pytest.mark.parametrize(("tag", "step"), [("en", "Step"), ("zh-CN", "步骤"), ("zh-TW", "步驟")])
def test_a_text_is_looked_up_when_it_is_shown(tag: str, step: str) -> None:
    marked = i18n.N_("Step")
    i18n.set_language(tag)
    assert i18n._(marked) == step


def test_contexts_and_plurals_are_translated() -> None:
    i18n.set_language("zh-CN")
    assert i18n.pgettext("lane", "Support") == "支持步骤"
    assert i18n.ngettext("{n} step", "{n} steps", 1).format(n=1) == "1 个步骤"
    i18n.set_language("en")
    assert i18n.ngettext("{n} step", "{n} steps", 1).format(n=1) == "1 step"


def test_a_text_that_no_catalogue_knows_stays_english() -> None:
    i18n.set_language("zh-TW")
    assert i18n._("Unknown") == "Unknown"
    assert i18n._("") == ""
