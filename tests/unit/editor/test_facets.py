"""What can be asked for is counted as if every element were asked one by one."""

from collections import Counter

from builders import BlueprintBuilder
from cxdesigner.editor.facets import FACET_NAMES, facet_words
from cxdesigner.editor.filter import EVERYTHING, FACETS, Filter, words_of
from cxdesigner.formats.templates import load_template
from cxdesigner.model.element import Element
from cxdesigner.model.store import Store


def test_counts_are_those_of_all_elements() -> None:
    for name in ("hot-pot", "electronics", "homestay"):
        store = Store(load_template(name))
        elements = store.of_type(Element)
        problems = {elements[0].id: frozenset({"error", "S23"})}
        for facet, words in facet_words(store, "en", problems, EVERYTHING).items():
            asked = Counter(
                word for one in elements for word in words_of(store, one, facet, problems)
            )
            by_label = facet in ("channels", "owners")
            known = {word.key.casefold() if by_label else word.key: word.count for word in words}
            for key, number in known.items():
                assert asked[key] == number, (name, facet, key)
            assert words or not asked or set(asked) == {""}, (name, facet)


def test_an_empty_blueprint_offers_nothing_that_is_counted() -> None:
    found = facet_words(BlueprintBuilder(steps=1).store(), "en", {}, EVERYTHING)
    assert set(found) == set(FACETS)
    assert not any(word.count for words in found.values() for word in words)


def test_what_is_asked_for_is_offered_when_nothing_is_called_so_any_more() -> None:
    store = Store(load_template("hot-pot"))
    asked = Filter(owners=("Gone", "门迎"), channels=("ＷＥＢ",))
    words = facet_words(store, "zh-CN", {}, asked)
    owners = {word.key: word.count for word in words["owners"]}
    assert owners["Gone"] == 0
    assert owners["门迎"] > 0
    assert [word.label for word in words["owners"]].count("门迎") == 1
    assert {word.key for word in words["channels"]} >= {"ＷＥＢ"}


def test_names_are_offered_in_the_order_in_which_chinese_is_read() -> None:
    builder = BlueprintBuilder(steps=1)
    for place, owner in enumerate(("微信", "收银台", "门店", "Boss", "ants")):
        builder.element(f"e{place}", "frontstage", 1, owner=owner, channel=owner)
    found = facet_words(builder.store(), "zh-CN", {}, EVERYTHING)
    for facet in ("owners", "channels"):
        told = [word.label for word in found[facet] if word.count and word.key == word.label]
        assert told == ["ants", "Boss", "门店", "收银台", "微信"]


def test_a_stage_that_was_deleted_is_offered_while_it_is_asked_for() -> None:
    store = Store(load_template("hot-pot"))
    words = facet_words(store, "en", {}, Filter(stage_ids=("s1", "gone")))["stage_ids"]
    assert [(word.key, word.label, word.count) for word in words][-1] == (
        "gone",
        "No longer there",
        0,
    )
    assert [word.key for word in words].count("s1") == 1


def test_what_asks_for_owners_and_actors_says_so() -> None:
    store = Store(load_template("outpatient"))
    owners = facet_words(store, "en", {}, EVERYTHING)["owners"]
    doctor = next(word for word in owners if word.key == "Doctor")
    assert doctor.count == sum(
        one.actor.text("en") == "Doctor" for one in store.of_type(Element) if not one.owner
    )
    assert FACET_NAMES["owners"] == "Owner or actor"
    assert owners[-1].label == "No owner, no actor"
