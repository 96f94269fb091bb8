"""The worked example of each rule: an edit of a template, and what else fires with it."""

from collections.abc import Callable

from rules_templates import Edit

from cxdesigner.base.order import key_between
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Feedback, Metric, RaciRow
from cxdesigner.model.lane import Line
from cxdesigner.model.method import CemFactor, CemNeed, CemTable, ServqualRow
from cxdesigner.model.persona import Emotion
from cxdesigner.model.record import ElementId
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.text import EMPTY, LocalText

text = LocalText.of


def minutes(value: float) -> Duration:
    return Duration.of(value)


def only(edit: Edit, record_type: type, **wanted: object) -> str:
    """Id of the one record of a type with these fields."""
    found = [
        record.id
        for record in edit.store.of_type(record_type)
        if all(getattr(record, name) == value for name, value in wanted.items())
    ]
    assert len(found) == 1, found
    return found[0]


def s08(edit: Edit) -> Edit:
    second, third = edit.store.steps[1:3]
    stage = edit.store.need(Step, edit.step(9)).stage_id
    between = Step(id="squeezed", order=key_between(second.order, third.order), stage_id=stage)
    return edit.add(between).set("c8", step_id="squeezed", order="V")


def s09(edit: Edit) -> Edit:
    last = edit.store.stages[-1].order
    edit.add(Stage(id="s9", order=key_between(last, None), name=text("Recover")))
    order = key_between(edit.store.steps[-1].order, None)
    return edit.add(Step(id="recover", order=order, stage_id="s9"))


def s09_right(edit: Edit) -> Edit:
    s09(edit)
    label = text("Takes the last medicine")
    return edit.element("x10", "customer", 10, "touchpoint", label=label, channel=text("home"))


def s10(edit: Edit) -> Edit:
    return s09(edit).set("b5", step_id="recover")


def s11(edit: Edit) -> Edit:
    edit.set("c1", start=False)
    label = text("Phones for an appointment")
    return edit.element("x1", "customer", 1, "action", label=label).link("x1", "c2", "flow")


def s12(edit: Edit) -> Edit:
    edit.set("c8", end=False).element("x9", "customer", 9, "action", label=text("Goes home"))
    return edit.link("d1", "x9", "flow", label=text("Later"))


def s15(edit: Edit) -> Edit:
    edit.element("x1", "customer", 5, "action", label=text("Phones the office"))
    edit.element("x2", "customer", 6, "action", label=text("Reads the news"))
    return edit.link("x1", "x2", "flow")


def s20(edit: Edit) -> Edit:
    for link in edit.store.outgoing("d1"):
        edit.set(link.id, label=EMPTY)
    return edit


def s22(edit: Edit) -> Edit:
    return edit.set(edit.links("d1", "c7")[0].id, target_id="c5")


def l02(edit: Edit) -> Edit:
    return edit.set(edit.links("c2", "f2", "interaction")[0].id, kind="flow")


def l05(edit: Edit) -> Edit:
    label = text("Cleans the room")
    edit.element("x1", "frontstage", 4, "action", label=label, actor=text("Cleaner"))
    return edit.link("p2", "x1", "support")


def l13(edit: Edit) -> Edit:
    edit.set_document(kind="journey_map")
    keep = {"b1"} | {el.id for el in edit.store.of_type(Element) if el.id[0] in "cdef"}
    return edit.delete(*(el.id for el in edit.store.of_type(Element) if el.id not in keep))


def x09(edit: Edit) -> Edit:
    return edit.cut("c3", "f3", "recovery").delete("q1")


def d07(edit: Edit, scale: float) -> Edit:
    counts = (("1", 10.0), ("5", 40.0))
    where = ElementId("c8")
    return edit.add(Metric(id="m9", element_id=where, type="ces", scale=scale, counts=counts))


def m01(edit: Edit) -> Edit:
    return edit.set(only(edit, CemTable), brand_values=())


def m04(edit: Edit) -> Edit:
    need = edit.store.need(CemNeed, only(edit, CemNeed))
    able = tuple(pair for pair in need.capability if pair[0] != "technology")
    return edit.set(need.id, capability=able)


def raci(edit: Edit) -> str:
    return only(edit, RaciRow, element_id="b3")


EXAMPLES: dict[str, tuple[str, Callable[[Edit], object], str]] = {
    "S02": ("C", lambda e: e.link("c4", "c4", "flow"), ""),
    "S03": ("C", lambda e: e.link("p1", "b1", "support"), ""),
    "S05": (
        "C",
        lambda e: e.element(
            "p9", "support", 9, "process", label=text("Prints letters"), actor=text("Print room")
        ),
        "",
    ),
    "S07": ("C", lambda e: e.set("b4", kind="touchpoint"), ""),
    "S08": ("C", s08, "S17"),
    "S09": ("C", s09, ""),
    "S10": ("C", s10, ""),
    "S11": ("C", s11, ""),
    "S12": ("C", s12, ""),
    "S13": ("C", lambda e: e.cut("d1", "c5"), "S15 S19"),
    "S14": ("C", lambda e: e.cut("c6", "c7"), ""),
    "S15": ("C", s15, "S13 S14"),
    "S16": ("C", lambda e: e.link("c6", "c4", "flow"), ""),
    "S17": ("C", lambda e: e.link("f6", "f1", "flow"), ""),
    "S18": ("C", lambda e: e.link("b4", "b3", "flow"), ""),
    "S19": ("C", lambda e: e.cut("d1", "c7"), ""),
    "S20": ("C", s20, ""),
    "S21": ("C", lambda e: e.link("c2", "c4", "flow"), ""),
    "S22": ("C", s22, ""),
    "S23": ("C", lambda e: e.set("b4", label=EMPTY), ""),
    "S25": ("C", lambda e: e.link("c3", "e2", "evidence"), ""),
    "S26": (
        "C",
        lambda e: e.delete(*(el.id for el in e.store.of_type(Element) if el.id[0] in "cd")),
        "",
    ),
    "L01": ("C", lambda e: e.link("c4", "b1", "interaction"), ""),
    "L02": ("C", l02, ""),
    "L03": ("C", lambda e: e.delete("f2"), ""),
    "L04": ("C", lambda e: e.set("c3", kind="action"), ""),
    "L05": ("C", l05, ""),
    "L06": ("C", lambda e: e.cut("b4", "f7"), ""),
    "L07": (
        "C",
        lambda e: e.cut("p3", "b2").link("f5", "p3", "information"),
        "",
    ),
    "L08": ("C", lambda e: e.link("f1", "p1", "support"), ""),
    "L09": (
        "C",
        lambda e: e.set(only(e, Line, kind="visibility"), after_lane_id=e.lane("evidence")),
        "",
    ),
    "L10": ("C", lambda e: e.set(only(e, Line, kind="visibility"), hidden=True), ""),
    "L11": ("C", lambda e: e.delete("e1", "e2", "e3", "e4"), ""),
    "L12": ("C", lambda e: e.cut("b5", "f8"), "L06"),
    "L13": ("C", l13, None),
    "X01": ("C", lambda e: e.feel("c6", None), ""),
    "X02": ("C", lambda e: e.feel("c4", 4), ""),
    "X03": ("C", lambda e: e.set_document(emotion_source=EMPTY), ""),
    "X04": ("C", lambda e: e.set("c3", wait=minutes(0)), ""),
    "X05": ("C", lambda e: e.set("c7", marks=()), ""),
    "X06": ("C", lambda e: e.set("c3", wait=minutes(60)), ""),
    "X07": (
        "C",
        lambda e: e.cut("f3", "c3").cut("e2", "c3"),
        "C04 L03 L05",
    ),
    "X08": ("C", lambda e: e.set("q2", opportunity_ids=()), ""),
    "X09": ("C", x09, ""),
    "X10": ("C", lambda e: e.feel("c8", -1), ""),
    "X11": ("C", lambda e: e.each(Emotion, value=0.2), ""),
    "X12": ("C", lambda e: e.set("c4", marks=()), ""),
    "X13": ("C", lambda e: e.delete("m2"), ""),
    "X14": ("C", lambda e: e.cut("f5", "b1", "recovery"), ""),
    "X15": ("C", lambda e: e.set("c7", channel=EMPTY), ""),
    "X16": ("B", lambda e: e.set("c3", info=(("price", "HK$5,180"),)), ""),
    "X17": ("C", lambda e: e.delete("q2"), ""),
    "X18": ("C", lambda e: e.delete("p1"), "L12"),
    "X19": ("C", lambda e: e.feel("c4", -0.5), ""),
    "X20": ("B", lambda e: e.cut("f7", "f8"), ""),
    "X21": ("B", lambda e: e.set("c9", tags=()), ""),
    "D01": (
        "C",
        lambda e: e.set("m3", counts=(*e.store.need(Metric, "m3").counts, ("8", 4.0))),
        "",
    ),
    "D02": ("B", lambda e: e.set("m4", n=120.0), ""),
    "D04": ("C", lambda e: e.set("c4", work=minutes(-5)), ""),
    "D05": ("C", lambda e: e.set("c5", std=minutes(10), max=minutes(6)), ""),
    "D06": (
        "C",
        lambda e: e.set("m4", promoters=6.0, passives=4.0, detractors=2.0, n=12.0),
        "",
    ),
    "D07": ("C", lambda e: d07(e, scale=5.0), ""),
    "D08": ("C", lambda e: e.set(only(e, ServqualRow, dim="reliability"), weight=25.0), ""),
    "D09": ("B", lambda e: e.set(only(e, CemFactor, factor="convenience"), ideal=12.0), ""),
    "D10": ("B", lambda e: e.set(only(e, CemFactor, factor="convenience"), satisfaction=-1.0), ""),
    "D11": ("C", lambda e: e.set(raci(e), accountable=(text("Pharmacy"), text("Doctor"))), ""),
    "D12": ("C", lambda e: e.set(raci(e), responsible=(), accountable=()), ""),
    "C01": ("C", lambda e: e.without_personas(), None),
    "C02": ("C", lambda e: e.set("pa", goals=()), ""),
    "C03": ("C", lambda e: e.set("b1", actor=EMPTY), ""),
    "C04": ("C", lambda e: e.cut("e2", "c2"), ""),
    "C05": ("C", lambda e: e.set_document(scenario=EMPTY), ""),
    "C06": ("C", lambda e: e.set_document(state=None), ""),
    "C07": ("C", lambda e: e.delete("m1", "m2", "m3", "m4"), "X13"),
    "C08": (
        "B",
        lambda e: e.set("c4", label=text({"en": "Tries the camera", "zh-CN": "试用相机"})),
        "",
    ),
    "C09": ("C", lambda e: e.set("o2", owner=EMPTY), ""),
    "C10": ("C", lambda e: e.set_document(vision=EMPTY), ""),
    "M01": ("B", m01, ""),
    "M02": ("B", lambda e: e.set(only(e, CemTable), key_experiences=("product",)), ""),
    "M03": ("B", lambda e: e.each(CemFactor, ideal=10.0), ""),
    "M04": ("B", m04, ""),
    "M05": ("B", lambda e: e.set(only(e, CemTable), review_every_months=None), ""),
    "M06": ("B", lambda e: e.delete(only(e, CemNeed)), "M01"),
    "M07": ("A", lambda e: e.set(only(e, Feedback), act_id=None), ""),
    "M08": ("C", lambda e: e.delete(only(e, ServqualRow, dim="empathy")), ""),
}
"""Code → (template, edit, other codes that fire with it; None: whatever)."""

RIGHT: dict[str, Callable[[Edit], object]] = {
    "C08": lambda e: e.set(
        "c4",
        label=text({"en": "Tries the camera", "zh-CN": "试用相机", "zh-TW": "試用相機"}),
    ),
    "D05": lambda e: e.set("c5", std=minutes(6), max=minutes(10)),
    "D06": lambda e: e.set("m4", promoters=30.0, passives=20.0, detractors=10.0, n=60.0),
    "D07": lambda e: d07(e, scale=7.0),
    "S09": s09_right,
    "X17": lambda e: e.set("c4", collects=()),
}
"""Code → edit of the template where the template itself does not show what is right."""
