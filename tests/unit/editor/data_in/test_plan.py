"""What an import does to a blueprint."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import BlueprintBuilder
from cxdesigner.base.errors import EditError
from cxdesigner.editor.data_in import memory
from cxdesigner.editor.data_in.columns import parse_column
from cxdesigner.editor.data_in.header import Layout, Plot, guess
from cxdesigner.editor.data_in.names import Names
from cxdesigner.editor.data_in.plan import Plan, import_data, make_plan
from cxdesigner.editor.data_in.words import as_json, details, results, summary
from cxdesigner.editor.document import Document
from cxdesigner.editor.settings import open_state
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.tabular.delimited import read_delimited
from cxdesigner.model.insight import Feedback, Metric
from cxdesigner.model.store import Store


def journey() -> Store:
    doc = BlueprintBuilder(steps=3, scale_min=-2, scale_max=2)
    doc.element("c1", "customer", 1, label={"en": "Check in", "zh-CN": "办理入住"})
    doc.element("c2", "customer", 2, label="Pay")
    doc.element("f2", "frontstage", 2, label="Pay")
    doc.element("b1", "backstage", 1, label="Clean")
    doc.element("b2", "backstage", 2, label="Clean")
    doc.persona("p1", name="Lin")
    return doc.store()


def plan(
    store: Store,
    text: str,
    *columns: str,
    layout: Layout | None = None,
    matches: dict[str, str] | None = None,
    source: str = "a.csv",
) -> Plan:
    sheet = read_delimited(text, source)
    plot = guess(sheet)
    if columns:
        plot = Plot(plot.layout, plot.header, tuple(parse_column(one) for one in columns))
    if layout is not None:
        plot = Plot(layout, plot.header, plot.columns)
    return make_plan(store, sheet, plot, source, matches)


def put(store: Store, found: Plan) -> None:
    with store.transaction() as tx:
        import_data(tx, found)


def metrics(store: Store) -> dict[tuple[str | None, str], Metric]:
    return {(metric.element_id, metric.type): metric for metric in store.of_type(Metric)}


ANSWERS = """Touchpoint,CSAT (1-5),NPS,Waiting time,Date,Comment
Check in,4,9,10 min,2026-10-02,Nice
办理入住,5,10,20,2026-10-01,
Pay,2,3,,2026-10-03,Slow
c2,2,,,,
Lounge,3,3,,,
,3,3,,,
Pay,9,,,,
"""


def test_answers_are_counted_by_touchpoint() -> None:
    store = journey()
    found = plan(store, ANSWERS)
    put(store, found)
    made = metrics(store)
    assert made["c1", "csat"].counts == (("4", 1), ("5", 1))
    assert made["c1", "csat"].scale == 5
    assert made["c1", "csat"].date == "2026-10-02"
    assert made["c1", "nps"].counts == (("9", 1), ("10", 1))
    assert (made["c1", "wait"].value, made["c1", "wait"].n) == (15, 2)
    assert made["c2", "csat"].counts == (("2", 2),)
    assert all(metric.source.text() == "a.csv" for metric in made.values())
    listens = {(one.element_id, one.listen.text()) for one in store.of_type(Feedback)}
    assert listens == {("c1", "Nice"), ("c2", "Slow")}


def test_what_is_left_out_is_told_with_its_rows() -> None:
    found = plan(journey(), ANSWERS)
    assert (found.rows, found.matched) == (7, 4)
    assert [(one.line, one.reason) for one in found.left_out] == [
        (6, "unknown"), (7, "nameless"), (8, "empty"),
    ]  # fmt: skip
    assert [(one.line, one.column, one.text) for one in found.unread] == [(8, 1, "9")]
    assert not found.is_whole
    assert found.strangers == (("Lounge", 1),)
    assert summary(found) == (
        "7 rows read, 4 matched, 1 without a touchpoint, 1 with an unknown touchpoint, "
        "1 without a value"
    )
    assert results(found) == "5 metrics, 2 feedback entries"
    assert any("Lounge" in sentence and "6" in sentence for sentence in details(found))
    assert as_json(found)["left_out"][0] == {"row": 6, "reason": "unknown", "name": "Lounge"}


@pytest.mark.parametrize("again", ["", "Check in,1,,,,\n"])
def test_the_same_table_twice_gives_the_same_bytes(again: str) -> None:
    store = journey()
    put(store, plan(store, ANSWERS))
    first = write_cxd(store)
    put(store, plan(store, ANSWERS + again))
    put(store, plan(store, ANSWERS))
    assert write_cxd(store) == first


@given(st.permutations(ANSWERS.splitlines()[1:]))
def test_the_order_of_answers_does_not_matter(rows: list[str]) -> None:
    one, other = journey(), journey()
    put(one, plan(one, ANSWERS))
    put(other, plan(other, "\n".join([ANSWERS.splitlines()[0], *rows])))
    assert write_cxd(one) == write_cxd(other)


def test_a_later_table_of_the_source_replaces_and_keeps_what_people_added() -> None:
    store = journey()
    put(store, plan(store, ANSWERS))
    by_hand = Metric(id="m1", type="csat", element_id="c1", value=4, source="a.csv")  # type: ignore[arg-type]
    mine = metrics(store)["c1", "csat"]
    worked = next(one for one in store.of_type(Feedback) if one.listen.text() == "Slow")
    with store.transaction() as tx:
        tx.put(by_hand)
        tx.put(mine.replace(target=4.5, top=1.0))
        tx.put(worked.replace(analyse="Two clerks only"))
    later = plan(store, "Touchpoint,CSAT (1-5)\nCheck in,1\nCheck in,1\n")
    assert later.replaced == 1
    put(store, later)
    assert store.need(Metric, mine.id).counts == (("1", 2),)
    assert (store.need(Metric, mine.id).target, store.need(Metric, mine.id).top) == (4.5, 1)
    assert {metric.id for metric in store.of_type(Metric)} == {"m1", mine.id}
    assert [one.id for one in store.of_type(Feedback)] == [worked.id]


def test_another_source_does_not_touch_the_first() -> None:
    store = journey()
    put(store, plan(store, ANSWERS))
    before = set(store.records)
    put(store, plan(store, "Touchpoint,NPS\nPay,9\nPay,9\n", source="b.csv"))
    assert before < set(store.records)


def test_one_row_for_each_touchpoint_states_scores() -> None:
    store = journey()
    text = (
        "Touchpoint,NPS,CSAT (1-5),Emotion (1-5),Queue,n,Date\n"
        "Check in,-20,4.2,4,12,80,2026-09-01\nCheck in,35,85%,2,9,120,2026-10-01\n"
    )
    columns = "touchpoint", "nps", "csat:1..5", "emotion:1..5", "number:lower:people", "n", "date"
    found = plan(store, text, *columns, layout="touchpoints")
    put(store, found)
    made = metrics(store)
    assert (made["c1", "nps"].value, made["c1", "nps"].n) == (35, 120)
    assert (made["c1", "csat"].value, made["c1", "csat"].unit) == (85, "%")
    assert made["c1", "emotion"].value == -1
    queue = made["c1", "other"]
    assert (queue.value, queue.unit, queue.direction) == (9, "people", "lower")
    assert queue.name.text() == "Queue"
    assert [(one.line, one.reason) for one in found.left_out] == [(2, "repeated")]


def test_emotions_are_brought_to_the_scale_of_the_blueprint() -> None:
    store = journey()
    put(store, plan(store, "Touchpoint,Emotion (1-5)\nPay,1\nPay,5\nPay,4\n"))
    assert metrics(store)["c2", "emotion"].counts == (("-2", 1), ("1", 1), ("2", 1))


def test_a_count_beside_an_answer_says_how_many_gave_it() -> None:
    store = journey()
    text = "Touchpoint,NPS,n\nPay,9,30\nPay,2,12\n"
    put(store, plan(store, text, layout="answers"))
    assert metrics(store)["c2", "nps"].counts == (("2", 12), ("9", 30))


def test_personas_have_metrics_of_their_own() -> None:
    store = journey()
    put(store, plan(store, "Touchpoint,Persona,CSAT\nPay,Lin,4\nPay,,5\nPay,Nobody,3\n"))
    whose = {metric.persona_id: metric.counts for metric in store.of_type(Metric)}
    assert whose == {"p1": (("4", 1),), None: (("3", 1), ("5", 1))}


def test_a_scale_from_zero_is_kept_with_its_lowest_answer() -> None:
    store = journey()
    put(store, plan(store, "Touchpoint,CSAT\nPay,0\nPay,10\n", "touchpoint", "csat:0..10"))
    (metric,) = store.of_type(Metric)
    assert (metric.scale_min, metric.scale) == (0, 10)
    put(store, plan(store, "Touchpoint,CSAT\nPay,1\nPay,5\n", "touchpoint", "csat:1..5"))
    (metric,) = store.of_type(Metric)
    assert (metric.scale_min, metric.scale) == (None, 5)


def test_two_questions_of_a_kind_are_two_metrics() -> None:
    store = journey()
    text = "Touchpoint,CSAT speed,CSAT warmth\nPay,4,2\nPay,5,1\n"
    put(store, plan(store, text, "touchpoint", "csat:1..5", "csat:1..5"))
    assert {m.name.text() for m in store.of_type(Metric)} == {"CSAT speed", "CSAT warmth"}


def test_without_a_touchpoint_answers_are_about_the_whole_journey() -> None:
    store = journey()
    put(store, plan(store, "NPS,Comment\n9,Fine\n3,Loud\n"))
    assert metrics(store)[None, "nps"].counts == (("3", 1), ("9", 1))


def test_names_are_matched_by_hand_or_left_out() -> None:
    store = journey()
    text = "Touchpoint,NPS\nLounge,9\nClean,2\nClean,1\nBar,3\n"
    found = plan(store, text)
    assert {one.reason for one in found.left_out} == {"unknown", "ambiguous"}
    found = plan(store, text, matches={"lounge": "c2", "clean": "b2", "bar": ""})
    assert [(one.line, one.reason) for one in found.left_out] == [(5, "skipped")]
    put(store, found)
    assert set(metrics(store)) == {("c2", "nps"), ("b2", "nps")}


def test_a_label_that_several_have_means_the_one_of_the_customer() -> None:
    store = journey()
    put(store, plan(store, "Touchpoint,NPS\nPAY,9\nｐａｙ,8\n"))
    assert set(metrics(store)) == {("c2", "nps")}


@pytest.mark.parametrize(
    ("columns", "layout", "words"),
    [
        (("touchpoint", "ignore"), "answers", "No column says what was answered"),
        (("ignore", "nps"), "touchpoints", "No column names the touchpoint"),
    ],
)
def test_a_table_that_says_nothing_is_refused(
    columns: tuple[str, ...], layout: Layout, words: str
) -> None:
    with pytest.raises(EditError, match=words):
        plan(journey(), "Touchpoint,NPS\nPay,9\n", *columns, layout=layout)


def test_it_is_one_undo_step() -> None:
    document = Document(journey().records.values())
    before = write_cxd(document.store)
    document.run("Import", import_data, plan(document.store, ANSWERS))
    assert len(document.store.of_type(Metric)) == 5
    document.history.undo()
    assert write_cxd(document.store) == before


WIDE = """Who,Check in,How was it? [Pay],NPS,Bar
A,4,5,9,1
B,2,3,10,2
C,,1,,
"""


def wide(store: Store, text: str, matches: dict[str, str] | None = None) -> Plan:
    sheet = read_delimited(text, "a.csv")
    return make_plan(store, sheet, guess(sheet, Names(store, matches)), "a.csv", matches)


def test_a_column_for_each_touchpoint_is_read() -> None:
    store = journey()
    found = wide(store, WIDE)
    put(store, found)
    assert {key: (one.counts, one.scale) for key, one in metrics(store).items()} == {
        ("c1", "csat"): ((("2", 1), ("4", 1)), 5),
        ("c2", "csat"): ((("1", 1), ("3", 1), ("5", 1)), 5),
        (None, "nps"): ((("9", 1), ("10", 1)), None),
    }
    assert {one.name.text() for one in store.of_type(Metric)} == {""}
    assert (found.rows, found.matched) == (3, 3)
    assert found.strangers == (("Bar", 2),)


def test_columns_of_one_touchpoint_keep_their_names() -> None:
    store = journey()
    put(store, wide(store, "Pay: speed,Pay: warmth,Check in\n4,2,1\n5,1,1\n"))
    names = {(one.element_id, one.name.text()) for one in store.of_type(Metric)}
    assert names == {("c2", "Pay: speed"), ("c2", "Pay: warmth"), ("c1", "")}


def test_a_column_that_names_no_touchpoint_is_matched_by_hand_or_told() -> None:
    store = journey()
    sheet = read_delimited("Check in,Pay,Lounge [1-5],Clean\n4,5,3,2\n2,3,,1\n", "a.csv")
    plot = Plot("columns", 0, (parse_column("csat:1..5"),) * 4)
    found = make_plan(store, sheet, plot, "a.csv")
    assert found.strangers == (("Clean", 2), ("Lounge", 1))
    assert not found.is_whole
    assert "Column “Lounge [1-5]” names no touchpoint: 1 value is left out" in tuple(details(found))
    found = make_plan(store, sheet, plot, "a.csv", {"lounge": "c2", "clean": ""})
    assert [(one.name, one.reason) for one in found.left_columns] == [("Clean", "skipped")]
    put(store, found)
    assert sum(n for _answer, n in metrics(store)["c2", "csat"].counts) in (1, 2)
    assert len(store.of_type(Metric)) == 3


def test_a_wide_table_from_zero_to_ten_and_one_below_zero() -> None:
    store = journey()
    put(store, wide(store, "Check in,Pay\n0,10\n7,8\n"))
    assert {(one.scale_min, one.scale) for one in store.of_type(Metric)} == {(0, 10)}
    store = journey()
    put(store, wide(store, "Check in,Pay\n-1,2\n1,0\n"))
    assert set(metrics(store)) == {("c1", "emotion"), ("c2", "emotion")}


def test_a_plain_table_is_not_taken_for_a_wide_one() -> None:
    store = journey()
    for text in (ANSWERS, "Name,Check in\nA,4\n", "Check in,Pay\nfine,good\n"):
        sheet = read_delimited(text, "a.csv")
        assert guess(sheet, Names(store)) == guess(sheet)


def test_matches_are_remembered_for_the_service() -> None:
    store, state = journey(), open_state()
    memory.remember_matches(state, store, {"lounge": "c2", "bar": ""})
    memory.remember_matches(state, store, {"desk": "c1"})
    assert memory.matches_of(state.value, store) == {"lounge": "c2", "bar": "", "desk": "c1"}
    memory.forget_match(state, store, "bar")
    with store.transaction() as tx:
        tx.delete(["c2"])
    assert memory.matches_of(state.value, store) == {"desk": "c1"}
    other = journey()
    with other.transaction() as tx:
        tx.put(other.blueprint.replace(lineage_id="another"))
    assert memory.matches_of(state.value, other) == {}
