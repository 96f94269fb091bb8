"""Fields of several words or texts, of many records at once."""

from builders import BlueprintBuilder
from cxdesigner.editor.commands.emotion import set_feeling
from cxdesigner.editor.commands.lists import set_lines, toggle_word, words_in
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.persona import Emotion
from cxdesigner.model.queries import emotion_at
from cxdesigner.model.text import LocalText


def make():
    builder = BlueprintBuilder(steps=2)
    builder.element("a", "customer", 1, tags=("x", "own"))
    builder.element("b", "customer", 2, tags=("own",))
    builder.emotion("a", 1.0)
    return builder.store()


def do(store, command, *args):
    with store.transaction() as tx:
        return command(tx, *args)


def test_a_word_comes_to_all_and_goes_from_all():
    store = make()
    assert words_in(store, ("a", "b"), "tags") == (("own",), ("x",))
    do(store, toggle_word, ("a", "b"), "tags", "x")
    assert words_in(store, ("a", "b"), "tags") == (("own", "x"), ())
    do(store, toggle_word, ("a", "b"), "tags", "x")
    assert words_in(store, ("a", "b"), "tags") == (("own",), ())


def test_known_words_keep_their_order_before_others():
    store = make()
    do(store, toggle_word, ("a",), "tags", "first", ("first", "x"))
    assert store.need(Element, "a").tags == ("first", "x", "own")


def test_records_without_the_field_are_passed_over():
    store = make()
    assert do(store, toggle_word, ("a", "lane-customer", "gone"), "tags", "y") == ("a",)


def test_lines_keep_other_languages_by_their_place():
    store = make()
    with store.transaction() as tx:
        tx.put(tx.view.need(Blueprint, tx.view.blueprint.id).replace(languages=("en", "zh-CN")))
        both = LocalText.of({"en": "Greet", "zh-CN": "迎客"})
        tx.put(tx.view.need(Element, "a").replace(tasks=(both, LocalText.of({"en": "Seat"}))))
    do(store, set_lines, ("a", "b"), "tasks", ("Welcome",), "en")
    assert store.need(Element, "a").tasks == (LocalText.of({"en": "Welcome", "zh-CN": "迎客"}),)
    assert store.need(Element, "b").tasks == (LocalText.of({"en": "Welcome"}),)


def test_words_about_a_feeling_are_kept_without_a_value_and_go_when_empty():
    store = make()
    persona = store.personas[0].id
    do(store, set_feeling, persona, ("a", "b"), "word", "relieved", "en")
    felt = [emotion_at(store, key, persona) for key in ("a", "b")]
    assert [one.word.text() for one in felt] == ["relieved", "relieved"]
    assert [one.value for one in felt] == [1.0, None]
    do(store, set_feeling, persona, ("a", "b"), "word", "", "en")
    assert store.count(Emotion) == 1
