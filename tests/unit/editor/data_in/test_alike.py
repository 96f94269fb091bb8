"""The label most like a name is the one that difflib finds among all."""

import difflib

from cxdesigner.editor.data_in.names import Names, _keys, name_key
from cxdesigner.formats.templates import load_template
from cxdesigner.model.queries import reading_order
from cxdesigner.model.store import Store

ASKED = (
    "等位",
    "点餐台",
    "leave the shop",
    "Order at tabel",
    "休息",
    "x",
    "",
    "zzzz",
    "Pay at till",
)


def test_the_most_alike_label_is_the_same_as_among_all() -> None:
    for template in ("hot-pot", "electronics", "homestay"):
        store = Store(load_template(template))
        names = Names(store)
        labels = [
            (key, element.id)
            for element in reading_order(store)
            if element.kind != "note"
            for key in _keys(element.label)
        ]
        for asked in ASKED:
            key = name_key(asked)
            inside = [
                one for label, one in labels if len(key) > 1 and (key in label or label in key)
            ]
            near = difflib.get_close_matches(key, [label for label, _ in labels], n=1, cutoff=0.55)
            first = dict(reversed(labels))
            expected = inside[0] if inside else first[near[0]] if near else None
            assert names.alike(asked) == expected, (template, asked)


def test_names_matched_by_hand_leave_the_others_as_they_are() -> None:
    store = Store(load_template("hot-pot"))
    names = Names(store)
    element = reading_order(store)[0]
    matched = names.matched({name_key("Nobody"): element.id})
    assert matched.element("Nobody") == element.id
    assert names.element("Nobody") is None
