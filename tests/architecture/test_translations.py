"""Every text of the code is translated into every language."""

from pathlib import Path

import pytest

from tools import catalogues


@pytest.mark.parametrize("locale", catalogues.LOCALES)
def test_every_text_is_translated(locale: str, root: Path) -> None:
    missing = [line for line in catalogues.problems(root) if line.startswith(locale)]
    assert not missing, f"{len(missing)} problems, run `python3 dev.py i18n --check`: {missing[:5]}"


def test_the_template_is_that_of_the_code(root: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.pot"
    catalogues.write(fresh, catalogues.extract(root))
    kept = catalogues.template_path(root)
    assert fresh.read_text(encoding="utf-8") == kept.read_text(encoding="utf-8"), (
        "run `python3 dev.py i18n`"
    )
