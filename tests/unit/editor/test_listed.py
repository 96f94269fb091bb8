"""Lists ask the filter about everything at once, and get what they would get one by one."""

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from strategies import stores

from cxdesigner.editor.commands.fields import toggle_mark
from cxdesigner.editor.document import Document
from cxdesigner.editor.filter import FACETS, Filter, passing, words_of
from cxdesigner.editor.filter import tests_of as asked_by
from cxdesigner.editor.outline.filtering import matching
from cxdesigner.editor.outline.nodes import Shown
from cxdesigner.editor.sheet.sheet import Sheet
from cxdesigner.editor.sheet.state import Layout, RowKind, TableState
from cxdesigner.model.element import ELEMENT_KINDS, Element
from cxdesigner.model.lane import Lane, LaneRow
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Store

KINDS = st.lists(st.sampled_from(ELEMENT_KINDS), min_size=1, max_size=4)
MARKS = st.lists(st.sampled_from(["", "wait", "fail", "mot"]), max_size=2)
FILTERS = st.builds(
    lambda kinds, marks: Filter(kinds=tuple(kinds), marks=tuple(marks)), KINDS, MARKS
)
SORTS = st.sampled_from([(), (("kind", False),), (("kind", True), ("label", False))])


def worked_at(document: Document, data: DataObject) -> None:
    """Filter, then let an element fail or pass that somebody works on."""
    document.set_view(filter=data.draw(FILTERS))
    elements = document.store.of_type(Element)
    if elements:
        some = data.draw(st.sampled_from(elements)).id
        document.selection.set([some])
        document.run("x", toggle_mark, [some], "wait")


@given(stores(most=3, most_elements=12), FILTERS)
def test_an_element_passes_with_a_word_of_each_facet(store: Store, filter_: Filter) -> None:
    words = asked_by(filter_)
    assert len(words) == sum(bool(filter_.words(facet)) for facet in FACETS)
    assert passing(store, store.of_type(Element), words, {}) == {
        element.id
        for element in store.of_type(Element)
        if all(some & words_of(store, element, facet, {}) for facet, some in words)
    }


@given(stores(most=3, most_elements=12), st.data())
def test_what_is_listed_is_what_is_shown(store: Store, data: DataObject) -> None:
    document = Document(tuple(store))
    assert document.filtering.listed is None
    worked_at(document, data)
    listed, kinds = document.filtering.listed, (Element, Step, Stage, Lane, LaneRow)
    assert listed is not None
    every = [record for record in document.store if isinstance(record, kinds)]
    assert [one.id for one in every if one.id in listed] == [
        one.id for one in every if document.filtering.shows(one)
    ]


@given(stores(most=3, most_elements=12), st.data())
def test_the_outline_shows_what_is_listed_and_what_leads_there(
    store: Store, data: DataObject
) -> None:
    document = Document(tuple(store))
    worked_at(document, data)
    expected = Shown()
    for kind in (Stage, Step, Element):
        for record in document.store.of_type(kind):
            if document.filtering.shows(record):
                expected.add(document.store, (record.id,))
    assert matching(document.store, "", "en", document.filtering) == expected


@given(stores(most=3, most_elements=12), SORTS, st.sampled_from(["steps", "elements"]), st.data())
def test_rows_that_come_and_go_lie_where_a_new_table_has_them(
    store: Store, sort: tuple[tuple[str, bool], ...], rows: RowKind, data: DataObject
) -> None:
    document = Document(tuple(store))
    document.set_view(table=TableState(rows).with_layout(Layout(sort=sort)))
    sheet = Sheet(document)
    for _turn in range(3):
        document.set_view(filter=data.draw(st.one_of(FILTERS, st.just(Filter()))))
        before = list(sheet.rows.ids)
        changed = sheet.narrow()
        assert sheet.rows.ids == Sheet(document).rows.ids
        assert changed == (sheet.rows.ids != before)
        assert sheet.hidden == len(sheet.records) - len(sheet.rows.ids)
