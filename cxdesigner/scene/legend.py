"""The legend of a page: only what the page uses, links included."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import N_, _
from cxdesigner.scene.blocks.badge import MARK_NAMES, badge_shape, mark_name
from cxdesigner.scene.blocks.element import kind_sample
from cxdesigner.scene.blocks.feeling import ASSUMED_DASH, marker, persona_sample
from cxdesigner.scene.blocks.link import LINK_SIGNS, sample
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.items import Layer, SceneItem, part_id
from cxdesigner.scene.primitives import Group, PathShape, Primitive, TextRun
from cxdesigner.scene.surveyed import ASKED, diamond, evidence_sample, has_spread, spread_bar

SIZE = 8.0
ROW = 16.0
_GAPS = (14.0, 11.0, 9.0, 7.5)
_SIGN_GAP = 4.0
_LINE = 20.0

ELEMENT_NAMES: dict[str, str] = {
    "touchpoint": N_("Touchpoint"),
    "action": N_("Action"),
    "decision": N_("Decision"),
    "system": N_("System"),
    "process": N_("Process"),
    "evidence": N_("Evidence"),
    "note": N_("Note"),
}
LINK_NAMES: dict[str, str] = {
    "flow": N_("Flow"),
    "interaction": N_("Interaction"),
    "support": N_("Support"),
    "information": N_("Information"),
    "recovery": N_("Recovery"),
    "evidence": N_("Evidence"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a legend: a sign drawn about (0, 0) at its left middle, its width, its name."""

    sign: tuple[Primitive, ...]
    width: float
    name: str


def entries(items: Iterable[SceneItem], setter: Typesetter) -> tuple[Entry, ...]:
    """Return what a legend of these items must explain, in a fixed order."""
    links: set[str] = set()
    signs: set[str] = set()
    kinds: dict[str, str] = {}
    marks: set[str] = set()
    personas: dict[str, tuple[int, str]] = {}
    asked: dict[str, str] = {}
    assumed = has_surveys = has_spreads = has_evidence = False
    for item in items:
        if item.kind == "link" and item.link_kind:
            links.add(item.link_kind)
            signs.update(item.link_signs)
        elif item.kind == "element" and item.element_kind:
            kinds.setdefault(item.element_kind, item.lane_role or "note")
            for child in item.children:
                if child.kind == "badge":
                    marks.add(child.id.rsplit(":", 1)[1])
        elif item.kind == "surveyed":
            has_surveys = True
            has_spreads = has_spreads or has_spread(item)
        elif item.kind == "surveyed_curve":
            has_evidence = True
        elif item.kind == "emotion":
            assumed = assumed or any(
                isinstance(shape, PathShape) and shape.stroke and shape.stroke.dash == ASSUMED_DASH
                for shape in item.primitives
            )
        elif item.kind == "emotion_curve" and item.id.startswith(part_id("curve", "")):
            if item.persona_id is not None and item.label:
                personas.setdefault(item.persona_id, (item.order + 100, item.label))
        elif item.kind == "emotion_curve" and item.id.startswith(part_id(ASKED, "")):
            run = next(shape for shape in item.primitives if isinstance(shape, TextRun))
            asked[item.label] = run.paint
    found: list[Entry] = []
    for kind, name in LINK_NAMES.items():
        if kind in links and kind != "evidence":
            found.append(Entry(sample(kind, _LINE), _LINE, _(name)))
    if "evidence" in links:
        found.append(Entry(sample("evidence", _LINE), _LINE, _("Belongs to the step")))
    for key, name in LINK_SIGNS.items():
        if key in signs:
            found.append(Entry(sample("flow", _LINE, signs=(key,)), _LINE, _(name)))
    for kind, name in ELEMENT_NAMES.items():
        if kind in kinds:
            found.append(Entry(kind_sample(kind, kinds[kind]), 18.0, _(name)))
    for mark in (*MARK_NAMES, *sorted(marks - MARK_NAMES.keys() - {"more"})):
        if mark in marks:
            shape = Group(7.0, 0.0, badge_shape(mark, setter), 0.8)
            found.append(Entry((shape,), 14.0, mark_name(mark)))
    if assumed:
        sign = Group(5.0, 0.0, marker(1, 0, "emotion.positive", assumed=True))
        found.append(Entry((sign,), 10.0, _("Assumed value")))
    if has_surveys:
        found.append(Entry((Group(5.0, 0.0, (diamond(),)),), 10.0, _("Emotion from surveys")))
    if has_spreads:
        sign = Group(5.0, 0.0, spread_bar(-5.0, 5.0))
        found.append(Entry((sign,), 10.0, _("Standard deviation of the answers")))
    if has_evidence:
        found.append(Entry(evidence_sample(_LINE), _LINE, _("Curve calculated from evidence")))
    if len(personas) + len(asked) > 1:
        for place, name in sorted(personas.values()):
            found.append(Entry(persona_sample(place, _LINE), _LINE, name))
        for name, paint in asked.items():
            found.append(Entry((Group(5.0, 0.0, (diamond(paint),)),), 10.0, name))
    return tuple(found)


def legend_item(
    found: tuple[Entry, ...], x: float, y: float, width: float, setter: Typesetter
) -> SceneItem:
    """Set a legend in rows no wider than `width`, closer together if that saves a row."""
    sized = [(entry, setter.size(SIZE, entry.name)) for entry in found]
    widths = [
        entry.width + _SIGN_GAP + setter.width(entry.name, "regular", size) for entry, size in sized
    ]
    gap = min(_GAPS, key=lambda gap: (len(_rows(widths, width, gap)), -gap))
    children: list[SceneItem] = []
    places = [(row, left) for row, lefts in enumerate(_rows(widths, width, gap)) for left in lefts]
    for at, ((entry, size), taken, (row, left)) in enumerate(
        zip(sized, widths, places, strict=True)
    ):
        middle = row * ROW + ROW / 2
        children.append(
            SceneItem(
                id=part_id("legend", str(at)),
                kind="legend",
                layer=Layer.FRAME,
                x=left,
                y=middle,
                bounds=Rect(0.0, -ROW / 2, taken, ROW),
                primitives=(
                    *entry.sign,
                    *setter.measurer.runs(
                        entry.name,
                        entry.width + _SIGN_GAP,
                        size * 0.36,
                        "regular",
                        size,
                        "legend.ink",
                        setter.language,
                    ),
                ),
                label=entry.name,
                language=setter.language,
            )
        )
    return SceneItem(
        id=part_id("legend"),
        kind="legend",
        layer=Layer.FRAME,
        x=x,
        y=y,
        bounds=Rect(0.0, 0.0, width, len(_rows(widths, width, gap)) * ROW),
        children=tuple(children),
        label=_("Legend"),
        language=setter.language,
        order=2,
    )


def _rows(widths: Sequence[float], room: float, gap: float) -> list[list[float]]:
    """Return the left edges of entries row by row."""
    rows: list[list[float]] = []
    left = room + 1.0
    for width in widths:
        if left + width > room:
            rows.append([])
            left = 0.0
        rows[-1].append(left)
        left += width + gap
    return rows
