"""Filters: what passes, kept in step with edits, and views with a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import stores

from cxdesigner.base.errors import EditError
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.commands.fields import set_field, toggle_mark
from cxdesigner.editor.commands.saved_views import save_view, saved_views, view_changes
from cxdesigner.editor.commands.steps import insert_step
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.document import Document
from cxdesigner.editor.facets import facet_words, filter_words
from cxdesigner.editor.filter import EVERYTHING, FACETS, NONE, Filter
from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.version import CURRENT
from cxdesigner.model.element import Element
from cxdesigner.model.insight import DelightPoint, Opportunity, PainPoint
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.saved_view import SavedView
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.text import LocalText


def passing(document, **words):
    document.set_view(filter=Filter(**{name: tuple(value) for name, value in words.items()}))
    return document.filtering.passing


def test_nothing_asked_for_lets_everything_through(document):
    assert document.filtering.passing == {"a", "b", "f"}
    assert not document.filtering.is_on
    assert document.filtering.counts == (3, 3)
    assert document.filtering.matches(None)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"lane_ids": ["lane-customer"]}, {"a", "b"}),
        ({"stage_ids": ["stage-1"]}, {"a", "b", "f"}),
        ({"stage_ids": ["stage-2"]}, set()),
        ({"kinds": ["touchpoint"], "persona_ids": ["persona"]}, {"a"}),
        ({"kinds": ["touchpoint", "action"]}, {"a", "b", "f"}),
        ({"persona_ids": [NONE]}, {"b", "f"}),
        ({"marks": ["wait"]}, set()),
        ({"marks": [NONE]}, {"a", "b", "f"}),
    ],
)
def test_words_of_one_facet_are_alternatives_and_facets_add_up(document, words, expected):
    assert passing(document, **words) == expected


def test_channels_are_asked_for_in_any_language_and_width(document):
    with document.transaction() as tx:
        element = document.store.need(Element, "a")
        tx.put(element.replace(channel=LocalText.of({"en": "Ｗeb", "zh-CN": "网页"})))
    assert passing(document, channels=["网页"]) == {"a"}
    assert passing(document, channels=["web"]) == {"a"}
    assert passing(document, channels=[NONE]) == {"b", "f"}


def test_owners_are_actors_too(document):
    with document.transaction() as tx:
        tx.put(document.store.need(Element, "a").replace(owner="Ann"))
        tx.put(document.store.need(Element, "f").replace(actor="ann"))
    assert passing(document, owners=["Ann"]) == {"a", "f"}


def test_marks_are_those_that_the_drawing_shows(document):
    """What is recorded about an element shows a badge without a mark of the element's own."""
    assert passing(document, marks=["pain", "delight"]) == set()
    with document.transaction() as tx:
        tx.put(PainPoint(id="p", element_id="a"))
        tx.put(DelightPoint(id="d", element_id="f"))
        tx.put(Opportunity(id="o", element_id="f"))
    assert document.filtering.passing == {"a", "f"}
    words = facet_words(document.store, "en", {}, EVERYTHING)["marks"]
    assert [(word.key, word.count) for word in words] == [
        ("pain", 1), ("delight", 1), ("opportunity", 1), (NONE, 1),
    ]  # fmt: skip
    document.run("x", delete_records, ["d"])
    assert document.filtering.passing == {"a"}


def test_findings_are_taken_from_whoever_runs_the_rules(document):
    told = []
    document.filtering.changed.connect(lambda: told.append(1))
    document.filtering.set_findings({"a": frozenset({"error"})})
    assert told == []
    assert passing(document, severities=["error"]) == {"a"}
    assert passing(document, severities=[NONE]) == {"b", "f"}
    document.filtering.set_findings({"b": frozenset({"error", "advice"})})
    assert passing(document, severities=["advice"]) == {"b"}


def test_links_steps_stages_and_lanes_follow_their_elements(document):
    store = document.store
    link = store.need(Link, "b-interaction-f")
    document.set_view(filter=Filter(lane_ids=("lane-customer",)))
    assert not document.filtering.matches(link)
    assert document.filtering.matches(store.need(Lane, "lane-customer"))
    assert not document.filtering.matches(store.need(Lane, "lane-frontstage"))
    assert document.filtering.matches(store.need(Step, "step-1"))
    assert not document.filtering.matches(store.need(Step, "step-3"))
    assert document.filtering.matches(store.need(Stage, "stage-1"))
    assert not document.filtering.matches(store.need(Stage, "stage-2"))
    assert document.filtering.matches(store.need(Emotion, "emotion-persona-a"))
    assert document.filtering.matches(store.need(Persona, "persona"))


def test_an_edit_lets_other_elements_through(document):
    document.set_view(filter=Filter(marks=("fail",)))
    told = []
    document.filtering.changed.connect(lambda: told.append(document.filtering.passing))
    document.run("x", toggle_mark, ["f"], "fail")
    document.run("x", set_text, "a", "no matter", "en")
    document.run("x", delete_records, ["f"])
    document.undo()
    assert told == [{"f"}, frozenset(), {"f"}]
    document.set_view(filter=EVERYTHING)
    assert document.filtering.counts == (3, 3)


def test_the_words_offered_are_those_in_use(document):
    with document.transaction() as tx:
        for key, channel in (("a", "web"), ("b", "ｗｅｂ"), ("f", "App")):
            tx.put(document.store.need(Element, key).replace(channel=channel))
    words = facet_words(document.store, "en", {}, EVERYTHING)
    assert [(word.label, word.count) for word in words["channels"]] == [("App", 1), ("web", 2)]
    assert [(word.key, word.count) for word in words["persona_ids"]] == [("persona", 1), (NONE, 2)]
    assert [word.label for word in words["kinds"]] == ["Touchpoint", "Action"]
    assert words["marks"] == ()
    asked = facet_words(document.store, "en", {}, Filter(marks=("wait",)))
    assert [(word.key, word.count) for word in asked["marks"]] == [("wait", 0), (NONE, 3)]
    assert list(words) == list(FACETS)


def test_chips_say_what_is_asked_for(document):
    chosen = Filter(lane_ids=("lane-customer",), marks=(NONE, "wait"), stage_ids=("gone",))
    assert filter_words(document.store, chosen, "en") == [
        ("stage_ids", "gone", "gone"),
        ("lane_ids", "lane-customer", "Customer actions"),
        ("marks", NONE, "No mark"),
        ("marks", "wait", "Wait point"),
    ]


def test_words_are_switched_on_and_off():
    chosen = Filter().toggled("kinds", "note").toggled("kinds", "action")
    assert chosen == Filter(kinds=("action", "note"))
    assert chosen.toggled("kinds", "note").toggled("kinds", "action") == EVERYTHING
    assert not chosen.without("kinds")


def test_a_view_is_saved_chosen_renamed_and_deleted(document):
    state = Filter(marks=("wait",), lane_ids=("lane-customer",), stage_ids=(NONE,))
    document.set_view(filter=state, emotion="off", language="zh-CN", hidden_lanes=("lane-support",))
    (key,) = document.run("Save view", save_view, " 等位  ", document.view_state)
    document.set_view(filter=EVERYTHING, emotion="band", language="en", hidden_lanes=())
    (saved,) = saved_views(document.store, "en")
    document.set_view(**view_changes(document.store, saved))
    assert document.view_state.filter == state
    assert (document.view_state.emotion, document.language) == ("off", "zh-CN")
    assert document.view_state.hidden_lanes == ("lane-support",)
    document.run("x", set_text, key, "排队", "zh-CN")
    document.run("Save view", save_view, "排队", document.view_state)
    assert len(saved_views(document.store, "en")) == 1
    document.run("x", delete_records, [key])
    assert saved_views(document.store, "en") == ()
    document.undo()
    assert saved_views(document.store, "zh-CN")[0].name.text("zh-CN") == "排队"


def test_a_view_needs_a_name(document):
    with pytest.raises(EditError, match="needs a name"):
        document.run("x", save_view, "  ", document.view_state)


def test_what_a_view_asked_for_and_is_gone_is_passed_over(document):
    document.set_view(filter=Filter(lane_ids=("lane-evidence", "lane-customer")))
    document.run("x", save_view, "x", document.view_state)
    document.run("x", delete_records, ["lane-evidence"])
    (saved,) = saved_views(document.store, "en")
    assert view_changes(document.store, saved)["filter"] == Filter(lane_ids=("lane-customer",))


def test_saved_views_are_in_the_file(document):
    document.set_view(filter=Filter(channels=("web",)))
    document.run("x", save_view, "Web only", document.view_state)
    data = write_cxd(document.store)
    assert f'"version":"{CURRENT}"'.encode() in data
    assert b'"channels":["web"]' in data
    (saved,) = [r for r in read_cxd(data, "a.cxd").records if isinstance(r, SavedView)]
    assert saved.name.text() == "Web only"


@given(stores(most=2, most_elements=6), st.data())
def test_what_passes_after_edits_is_what_passes_from_scratch(store, data):
    document = Document(tuple(store))
    elements = [element.id for element in store.of_type(Element)]
    words = st.sampled_from(["touchpoint", "note", "", "wait", "mot", *elements])
    filters = st.builds(
        Filter,
        kinds=st.lists(words, max_size=2).map(tuple),
        marks=st.lists(words, max_size=2).map(tuple),
        persona_ids=st.lists(
            st.sampled_from(["", *(p.id for p in store.personas)]), max_size=1
        ).map(tuple),
    )
    document.set_view(filter=data.draw(filters))
    assert document.filtering.passing <= set(elements)
    for _turn in range(3):
        if not elements:
            break
        key = data.draw(st.sampled_from(elements))
        if key in document.store:
            edit = data.draw(st.sampled_from(["mark", "kind", "delete", "undo"]))
            if edit == "mark":
                document.run("x", toggle_mark, [key], "wait")
            elif edit == "kind":
                document.run("x", set_field, [key], "kind", "note")
            elif edit == "delete":
                document.run("x", delete_records, [key])
            else:
                document.undo()
        fresh = Document(tuple(document.store))
        fresh.set_view(filter=document.view_state.filter)
        assert document.filtering.passing == fresh.filtering.passing


def test_a_list_shows_what_fails_through_an_edit_until_something_else_is_selected(document):
    marked = document.run("mark", toggle_mark, ["a", "b"], "wait")
    assert passing(document, marks=["wait"]) == set(marked) == {"a", "b"}
    heard = []
    document.filtering.changed.connect(lambda: heard.append(set(document.filtering.passing)))
    document.selection.set(["a"])
    document.run("mark", toggle_mark, ["a"], "wait")
    element, store = document.store.need(Element, "a"), document.store
    assert not document.filtering.matches(element)
    assert document.filtering.shows(element)
    assert document.filtering.shows(store.get(Step, element.step_id))
    assert not document.filtering.shows(store.need(Element, "f"))
    assert heard == [{"b"}]
    document.selection.set(["b"])
    assert not document.filtering.shows(element)
    assert len(heard) == 2


def test_a_list_shows_what_is_new_until_something_else_is_selected(document):
    passing(document, marks=["wait"])
    (new,) = document.run("step", insert_step, 0)
    assert document.selection.ids == (new,)
    step = document.store.need(Step, new)
    assert document.filtering.shows(step)
    assert not document.filtering.matches(step)
    document.set_view(filter=Filter(marks=("fail",)))
    assert not document.filtering.shows(step)


def test_rules_are_asked_for_by_their_codes(document):
    document.filtering.set_findings({"a": frozenset({"error", "C04"}), "f": frozenset({"error"})})
    assert passing(document, rules=["C04"]) == {"a"}
    assert passing(document, severities=["error"]) == {"a", "f"}
    problems = {"a": frozenset({"error", "C04"}), "f": frozenset({"advice", "E01"})}
    words = facet_words(document.store, "en", problems, EVERYTHING)
    assert [(word.key, word.count) for word in words["rules"]] == [("C04", 1), ("E01", 1)]
    assert words["rules"][0].label.startswith("C04  ")
    assert [word.key for word in words["severities"]] == ["error", "advice", NONE]


def test_a_saved_view_keeps_the_rules_it_asks_for(document):
    document.set_view(filter=Filter(rules=("C04",)))
    (made,) = document.run("Save", save_view, "Without evidence", document.view_state)
    saved = document.store.need(SavedView, made)
    assert saved.rules == ("C04",)
    assert view_changes(document.store, saved)["filter"] == Filter(rules=("C04",))


def test_a_view_says_what_of_it_is_no_longer_there(registry, session, document, host):
    document.set_view(filter=Filter(stage_ids=("stage-1",), marks=("wait",)))
    (key,) = document.run("x", save_view, "x", document.view_state)
    document.set_view(filter=EVERYTHING)
    document.run("x", delete_records, ["stage-1"])
    registry.run("view.saved", session, key)
    assert host.told[-1] == "A stage of this view is no longer there."
    assert document.view_state.filter == Filter(marks=("wait",))
    document.undo()
    registry.run("view.saved", session, key)
    assert host.told[-1] == ""
    assert document.view_state.filter.stage_ids == ("stage-1",)


def test_a_view_of_which_nothing_is_left_changes_nothing(registry, session, document, host):
    document.set_view(filter=Filter(stage_ids=("stage-1", "stage-2")), emotion="off")
    (key,) = document.run("x", save_view, "x", document.view_state)
    document.set_view(filter=Filter(kinds=("action",)), emotion="band")
    document.run("x", delete_records, ["stage-1", "stage-2"])
    state = document.view_state
    registry.run("view.saved", session, key)
    assert document.view_state == state
    assert "2 stages of this view are no longer there." in host.told[-1]
    assert "stays as it was" in host.told[-1]


def test_a_view_that_asks_for_nothing_is_shown_all_the_same(registry, session, document, host):
    (key,) = document.run("x", save_view, "x", document.view_state)
    document.set_view(filter=Filter(kinds=("action",)), emotion="off")
    registry.run("view.saved", session, key)
    assert (document.view_state.filter, document.view_state.emotion) == (EVERYTHING, "band")
