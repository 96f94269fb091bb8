"""Whatever a registry knows is explained, in every language."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.i18n import LANGUAGES, _, use_language
from cxdesigner.model.insight import Metric
from cxdesigner.model.queries import FLAG_NAMES, LINE_NAMES, ROLE_NAMES
from cxdesigner.report.handbook import Entry, handbook
from cxdesigner.report.handbook.scores import SCORES
from cxdesigner.rules.finding import SEVERITY_NAMES
from cxdesigner.rules.registry import all_rules
from cxdesigner.scene import legend
from cxdesigner.scene.blocks.badge import MARK_NAMES
from cxdesigner.scene.blocks.link import LINK_SIGNS
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.build import LayoutOptions, layout
from cxdesigner.scene.legend import ELEMENT_NAMES, LINK_NAMES


def entries() -> dict[str, Entry]:
    return {entry.id: entry for chapter in handbook() for entry in chapter.entries}


def test_every_sign_and_every_rule_has_an_entry() -> None:
    wanted = {
        *(f"element:{key}" for key in ELEMENT_NAMES),
        *(f"link:{key}" for key in LINK_NAMES),
        *(f"mark:{key}" for key in MARK_NAMES),
        *(f"flag:{key}" for key in FLAG_NAMES),
        *(f"lane:{key}" for key in ROLE_NAMES),
        *(f"line:{key}" for key in LINE_NAMES),
        *(f"link:{key}" for key in LINK_SIGNS),
        *(f"problem:{key}" for key in SEVERITY_NAMES),
        *(f"rule:{rule.code}" for rule in all_rules()),
        "mark:more",
    }
    assert wanted <= entries().keys()


def test_whatever_a_legend_names_has_an_entry() -> None:
    """A blueprint with every sign there is: what its sheet explains the handbook explains."""
    doc = BlueprintBuilder(steps=8)
    for at, kind in enumerate(ELEMENT_NAMES, start=1):
        doc.element(f"e{at}", "customer", at, kind=kind)  # type: ignore[arg-type]
    doc.element("all", "frontstage", 1, marks=tuple(MARK_NAMES))
    for kind in LINK_NAMES:
        doc.link("e1", "e2", kind)  # type: ignore[arg-type]
    for sign in LINK_SIGNS:
        doc.link("e3", "e2", "flow", id=sign, **{sign: True})
    doc.emotion("e1", 1, assumed=True)
    for element_id in ("e2", "e3"):
        counts = (("2", 4.0), ("5", 5.0))
        doc.add(Metric(id=f"m-{element_id}", type="csat", element_id=element_id, counts=counts))
    scene = layout(doc.store(), LayoutOptions(surveyed=True, evidence_curve=True))
    said = {entry.name for entry in legend.entries(scene.items.values(), Typesetter("en"))}
    assert said >= {_(name) for name in LINK_SIGNS.values()}
    assert said - {entry.name for entry in entries().values()} == {"Belongs to the step"}


def test_every_analysis_that_gives_a_score_has_an_entry(root: Path) -> None:
    told = {key for key, _name, _words in SCORES}
    # Named otherwise than their module, or together with another.
    others = {
        "emotion": "peak_end", "time": "lead_time", "critical": "critical_path", "impact": "reach",
    }  # fmt: skip
    helpers = {
        "counts", "facts", "intervals", "lived", "minutes", "money", "names", "open_verdicts",
        "page_verdicts", "queueing", "sentences", "surveys", "verdicts", "words", "__init__",
    }  # fmt: skip
    modules = {path.stem for path in (root / "cxdesigner" / "analysis").glob("*.py")} - helpers
    assert {others.get(name, name) for name in modules} <= told


def test_ids_are_unique_and_signs_are_drawn() -> None:
    found = [entry for chapter in handbook() for entry in chapter.entries]
    assert len({entry.id for entry in found}) == len(found)
    for entry in found:
        has_none = entry.id.startswith(("score:", "rule:", "flag:abandon"))
        assert bool(entry.sign) is not has_none, entry.id


@pytest.mark.parametrize("tag", LANGUAGES)
def test_everything_is_said_in_the_language_of_the_program(tag: str) -> None:
    english = entries()
    with use_language(tag):
        found = entries()
    for key, entry in found.items():
        assert entry.name
        assert entry.words
        assert "{" not in entry.name + entry.words, key
        assert bool(entry.page) is key.startswith("rule:"), key
        if tag != "en":
            assert entry.words != english[key].words, key
            assert not entry.page or entry.page != english[key].page, key


def test_a_query_finds_by_any_word() -> None:
    found = entries()
    assert found["score:nps"].fits("recommend")
    assert found["rule:S05"].fits("s05")
    assert found["link:recovery"].fits("RECOVERY good")
    assert not found["link:recovery"].fits("recovery evidence")
