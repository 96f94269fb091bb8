"""Write how each rule comes to speak, and the pictures of the pages.

The changes of templates are those of the worked examples in ``tests/rules_examples.py``, the files
those of ``tests/rules/samples``. Run it when an example, a template or the drawing has changed::

    python3 tools/rule_examples.py
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
for _folder in (ROOT, ROOT / "tests"):
    if str(_folder) not in sys.path:
        sys.path.insert(0, str(_folder))

from rules_examples import EXAMPLES, RIGHT  # type: ignore[import-not-found]  # noqa: E402
from rules_templates import TEMPLATES, Edit  # type: ignore[import-not-found]  # noqa: E402

from cxdesigner.formats.canonical_json import record_to_raw  # noqa: E402
from cxdesigner.render.svg import write_svg  # noqa: E402
from cxdesigner.report.rule_pictures.examples import examples  # noqa: E402
from cxdesigner.report.rule_pictures.pair import rule_pictures  # noqa: E402
from cxdesigner.rules.registry import rules_by_code  # noqa: E402
from cxdesigner.scene.items import Page, Scene  # noqa: E402
from cxdesigner.scene.theme import PRINT, Theme  # noqa: E402

TARGET = ROOT / "resources" / "examples" / "rules.json"
SAMPLES = ROOT / "tests" / "rules" / "samples"
PAGES = ROOT / "docs" / "rules"
PICTURES = PAGES / "images"
_AIR = 6.0


def example_of(code: str) -> dict[str, object]:
    """Return one example as plain data: a wrong and a right file, or what a template becomes."""
    if code not in EXAMPLES:
        own = SAMPLES / f"valid-{code}.yaml"
        right = own if own.exists() else SAMPLES / "valid.yaml"
        pair = (SAMPLES / f"invalid-{code}.yaml", right)
        wrong, right_text = (path.read_text(encoding="utf-8") for path in pair)
        return {"wrong": wrong, "right": right_text}
    letter, edit, _together = EXAMPLES[code]
    changed = Edit(letter)
    edit(changed)
    finding = next(one for one in changed.findings() if one.code == code)
    found: dict[str, object] = {
        "template": TEMPLATES[letter],
        "changed": _differing(changed),
        "gone": [key for key in Edit(letter).store.records if key not in changed.store.records],
        "about": list(finding.subjects),
    }
    if code in RIGHT:
        right_edit = Edit(letter)
        RIGHT[code](right_edit)
        found["right"] = _differing(right_edit)
    return found


def _differing(edit: Edit) -> list[object]:
    """Return the records of a changed template that are not those of the template."""
    known = Edit(edit.letter).store.records
    now = edit.store.records
    return [record_to_raw(one) for key, one in now.items() if known.get(key) != one]


def write_examples(target: Path = TARGET) -> None:
    """Write all examples; the same examples give the same bytes."""
    lines = [
        f"{json.dumps(code)}: {json.dumps(example_of(code), ensure_ascii=False, sort_keys=True)}"
        for code in sorted(rules_by_code())
    ]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def picture(scene: Scene, title: str) -> bytes:
    """Return a scene as an SVG as large as what is drawn, without what only programs read."""
    rect = scene.rect.grown(_AIR)
    items = {key: item.moved(-rect.x, -rect.y) for key, item in scene.items.items()}
    placed = Scene(items, rect.width, rect.height, scene.language)
    page = Page(placed, rect.width, rect.height)
    data = write_svg(page, Theme.load(PRINT), title=title).decode("utf-8")
    data = re.sub(r' (?:data-[a-z-]+|textLength|lengthAdjust)="[^"]*"', "", data)
    data = re.sub(r"<title>[^<]*</title>\n?|<desc>[^<]*</desc>\n?", "", data)
    data = re.sub(r"(\d\.\d)\d\b", r"\1", data)
    fonts = Counter(re.findall(r' font-family="([^"]*)"', data))
    if fonts:
        common = fonts.most_common(1)[0][0]
        data = data.replace(f' font-family="{common}"', "")
        data = data.replace("<svg ", f'<svg font-family="{common}" ', 1)
    return data.encode("utf-8")


def write_pictures() -> int:
    """Write the pictures of all rules, and name them on the pages; return how many."""
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("*.svg"):
        old.unlink()
    examples.cache_clear()
    count = 0
    for code in sorted(examples()):
        pair = rule_pictures(code)
        page = PAGES / f"{code}.md"
        text = re.sub(r"!\[[^\]]*\]\(images/[^)]*\)\n\n", "", page.read_text(encoding="utf-8"))
        for scene, heading in zip(pair or (), ("Wrong", "Right"), strict=False):
            name = f"{code}-{heading.lower()}.svg"
            (PICTURES / name).write_bytes(picture(scene, f"{code}: {heading.lower()}"))
            line = f"## {heading}\n\n![{heading}, as the program draws it](images/{name})\n\n"
            text = text.replace(f"## {heading}\n\n", line)
            count += 1
        page.write_text(text, encoding="utf-8")
    return count


if __name__ == "__main__":
    write_examples()
    print(f"{len(examples())} examples, {write_pictures()} pictures")
