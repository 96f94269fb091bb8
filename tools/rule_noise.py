"""Which rules talk most: over random edits of the templates, beginners' drawings, published maps.

    python3 tools/rule_noise.py [--edits N] [--beginners N] [--corpus FOLDER] [--written FOLDER]
        [--maturity LEVEL]

Beside it stands the share of single deletions in the templates that are still noticed: a linter
becomes quiet most easily by going blind. The same arguments print the same figures.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
for _folder in (ROOT, ROOT / "tests"):
    if str(_folder) not in sys.path:
        sys.path.insert(0, str(_folder))

from rules_edits import Editor  # type: ignore[import-not-found]  # noqa: E402

from cxdesigner.formats.templates import load_template, template_names  # noqa: E402
from cxdesigner.model.blueprint import MATURITIES, Maturity  # noqa: E402
from cxdesigner.model.element import Element  # noqa: E402
from cxdesigner.model.link import Link  # noqa: E402
from cxdesigner.model.store import Store  # noqa: E402
from cxdesigner.rules.finding import Finding  # noqa: E402
from cxdesigner.rules.registry import find_rule  # noqa: E402
from cxdesigner.rules.runner import run  # noqa: E402
from tools import map_samples  # noqa: E402
from tools.written_maps import written_maps  # noqa: E402

_LOUDEST = 10
_RUN_LENGTH = 5
"""Edits on one copy of a template before it is taken anew."""

Findings = tuple[Finding, ...]


def filled_templates() -> list[str]:
    """Return the names of the templates that hold something."""
    return [one.name for one in template_names() if not one.is_empty]


def after_edits(count: int, maturity: Maturity, seed: int = 1) -> list[Findings]:
    """Return what the rules say after each of many random edits of the templates."""
    found: list[Findings] = []
    names = filled_templates()
    turn = 0
    while len(found) < count:
        store = Store(load_template(names[turn % len(names)]))
        editor = Editor(store, seed + turn)
        for _edit in range(min(_RUN_LENGTH, count - len(found))):
            editor.edit()
            found.append(run(store, maturity=maturity))
        turn += 1
    return found


def deletions_noticed(maturity: Maturity) -> tuple[int, int]:
    """Return of how many deletions of one element or link how many are noticed."""
    noticed = total = 0
    for name in filled_templates():
        records = load_template(name)
        known = {one.key for one in run(Store(records), maturity=maturity)}
        for record in records:
            if not isinstance(record, Element | Link):
                continue
            store = Store(records)
            with store.transaction("delete") as tx:
                tx.delete([record.id])
            total += 1
            noticed += bool({one.key for one in run(store, maturity=maturity)} - known)
    return noticed, total


def loudest(found: Iterable[Findings]) -> list[tuple[str, int, float]]:
    """Return code, number of findings and share of the blueprints, the loudest first."""
    every = list(found)
    said = Counter(one.code for findings in every for one in findings)
    among = Counter(code for findings in every for code in {one.code for one in findings})
    return [(code, number, among[code] / len(every)) for code, number in said.most_common(_LOUDEST)]


def print_sample(title: str, found: Sequence[Findings]) -> None:
    """Print how much is said of each blueprint, and the loudest rules."""
    if not found:
        print(f"\n{title}: none here")
        return
    sizes = sorted(len(findings) for findings in found)
    middle = median(sizes)
    print(f"\n{title}: {len(found)} blueprints, median {middle:g}, most {sizes[-1]}")
    for code, number, share in loudest(found):
        rule = find_rule(code)
        name = rule.name if rule is not None else "?"
        print(f"  {code}  {name:32} {number:6}  in {share:4.0%} of them")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print all samples."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=3000)
    parser.add_argument("--beginners", type=int, default=140)
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus")
    parser.add_argument("--written", type=Path, default=ROOT / "tests" / "data" / "maps")
    parser.add_argument("--maturity", choices=MATURITIES, default="review")
    chosen = parser.parse_args(arguments)
    level: Maturity = chosen.maturity
    print(f"maturity {level}")
    print_sample("random edits", after_edits(chosen.edits, level))
    drawn: dict[str, list[Findings]] = {}
    for way, store in map_samples.beginners(chosen.beginners):
        drawn.setdefault(way, []).append(run(store, maturity=level))
    for way, found in drawn.items():
        print_sample(f"beginners, {way}", found)
    written = map_samples.stores(written_maps(chosen.written))
    print_sample("written after published maps", [run(one, maturity=level) for one in written])
    for title, folder, read in (
        ("published journeys", "mermaid", map_samples.journeys),
        ("published tables", "tables", map_samples.tables),
    ):
        samples = map_samples.stores(read(chosen.corpus / folder))
        print_sample(title, [run(store, maturity=level) for store in samples])
    noticed, total = deletions_noticed(level)
    print(f"\nsingle deletions noticed: {noticed} of {total} ({noticed / total:.0%})")


if __name__ == "__main__":
    main()
