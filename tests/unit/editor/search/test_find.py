"""Finding in every text, in every language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import stores

from cxdesigner.base.errors import EditError
from cxdesigner.base.fold import narrow
from cxdesigner.base.i18n import use_language
from cxdesigner.editor.commands.replace import replace_hits
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.document import Document
from cxdesigner.editor.search.hits import TextSearch, replaced_text
from cxdesigner.editor.search.pattern import Query, replacement
from cxdesigner.editor.search.places import excerpt, place_words, shown_id
from cxdesigner.model.blueprint import ExperiencePlan
from cxdesigner.model.element import Element
from cxdesigner.model.insight import PainPoint
from cxdesigner.model.persona import Persona
from cxdesigner.model.schema import RECORD_TYPES
from cxdesigner.model.text import MAX_LENGTH, LocalText
from cxdesigner.model.texts import text_at, text_fields, texts_of
from cxdesigner.report.names import FIELD_NAMES


def hits(query, text, template=None):
    """Return what is found in one text, as (found, new) pairs."""
    pattern = query.compiled()
    return [text[found.start() : found.end()] for found in query.matches(pattern, text)]


@pytest.fixture
def search(document):
    return TextSearch(document)


def test_case_width_and_words():
    assert hits(Query("wi-fi"), "Wi-Fi and ｗｉ－ｆｉ") == ["Wi-Fi", "ｗｉ－ｆｉ"]
    assert hits(Query("Wi-Fi", match_case=True), "wi-fi Wi-Fi Ｗi-Fi") == ["Wi-Fi", "Ｗi-Fi"]
    assert hits(Query("pay", whole_words=True), "pay, payment, PAY") == ["pay", "PAY"]
    assert hits(Query("a.c"), "abc a.c") == ["a.c"]
    assert hits(Query("（四人）"), "一桌(四人)") == ["(四人)"]


def test_chinese_has_no_words_with_borders():
    assert hits(Query("等位", whole_words=True), "到店等位区") == ["等位"]
    assert hits(Query("App", whole_words=True), "打开App下单，Apple") == ["App"]


def test_expressions():
    assert hits(Query(r"\d+ min", is_regex=True), "10 min, ２ min") == ["10 min", "２ min"]
    assert hits(Query("x*", is_regex=True), "axxb") == ["xx"]
    assert hits(Query("a|ab", is_regex=True, whole_words=True), "ab") == ["ab"]


@pytest.mark.parametrize("bad", ["(", "[a", "a)", "*", "(?P<x", "\\", "(?<=a*)b", "a{99999999999}"])
def test_a_bad_pattern_is_one_plain_sentence(bad):
    with pytest.raises(EditError, match="cannot be understood"):
        Query(bad, is_regex=True).compiled()


@pytest.mark.parametrize(
    "endless",
    [
        "(a+)+$",
        "(a|a)*b",
        "(x{1,})*",
        r"(\w*)+",
        "((a+))+b",
        "(?:(a)+)+b",
        "((a|a))*b",
        "(?:[a)]+)+b",
        "(x(a*)y)*",
        "(a+)(?#!)+",
    ],
)
def test_a_pattern_that_could_take_for_ever_is_refused(endless):
    with pytest.raises(EditError, match="for ever"):
        Query(endless, is_regex=True).compiled()


@pytest.mark.parametrize(
    "quick", ["(a)+", "(a+)b", r"(\+)+", "([+|])*", "(a+)(b)+", "(a+)?", "(a|b)", r"(\(a)+"]
)
def test_a_pattern_that_repeats_in_one_place_only_is_looked_for(quick):
    assert Query(quick, is_regex=True).compiled()


def test_everything_a_person_wrote_is_found(document, search):
    with document.transaction() as tx:
        element = document.store.need(Element, "a")
        tx.put(
            element.replace(detail="needle", tasks=(LocalText.of("x needle"),), tags=("needle",))
        )
        tx.put(PainPoint(id="pain", element_id="a", text={"en": "Needle", "zh-CN": "针 needle"}))
        tx.put(document.store.blueprint.replace(plan=ExperiencePlan(theme=LocalText.of("needle"))))
        tx.put(document.store.need(Persona, "persona").replace(goals=(LocalText.of("needle"),)))
    found = search.find(Query("needle"))
    assert [(hit.record_id, hit.path, hit.tag) for hit in found] == [
        ("bp", ("plan", "theme"), ""),
        ("a", ("detail",), ""),
        ("a", ("tasks", 0), ""),
        ("a", ("tags", 0), ""),
        ("pain", ("text",), "en"),
        ("pain", ("text",), "zh-CN"),
        ("persona", ("goals", 0), ""),
    ]
    words = [place_words(document.store, hit, "en") for hit in found]
    assert words == [
        "Blueprint · Plan of the experience",
        "a · Detail",
        "a · Tasks",
        "a · Tags",
        "Pain point · a · Text",
        "Pain point · a · Text · 简体中文",
        "Persona · persona · Goals",
    ]
    assert [shown_id(document.store, hit.record_id) for hit in found[-3:]] == ["a", "a", "persona"]


def test_every_field_with_texts_has_a_name_in_every_language():
    names = {name for kind in RECORD_TYPES for name in text_fields(kind)}
    assert names <= set(FIELD_NAMES)
    assert set(FIELD_NAMES) - names <= {"design", "audience"}
    with use_language("zh-CN"):
        from cxdesigner.base.i18n import _

        assert [name for name in names if _(FIELD_NAMES[name]).isascii()] == []


def test_the_index_follows_and_says_so(document, search):
    told = []
    search.changed.connect(lambda: told.append(1))
    document.run("x", set_text, "f", "needle", "en")
    assert [hit.record_id for hit in search.find(Query("needle"))] == ["f"]
    document.undo()
    assert search.find(Query("needle")) == ()
    assert len(told) == 2
    search.close()
    document.redo()
    assert len(told) == 2


def test_hits_are_in_reading_order(document, search):
    for record_id in ("b", "f", "a", "stage-1", "step-2"):
        document.run("x", set_text, record_id, "needle", "en")
    order = [hit.record_id for hit in search.find(Query("needle"))]
    assert order == ["stage-1", "step-2", "a", "b", "f"]


def test_groups_and_signs_in_what_is_put(document, search):
    document.run("x", set_text, "a", "Pay at TILL", "en")
    query = Query(r"(\w+) at (\w+)", is_regex=True)
    assert search.find(query, r"\2:\1 \0\t\\\q")[0].new == "TILL:Pay Pay at TILL\t\\\\q"
    assert search.find(Query("pay"), r"\1")[0].new == r"\1"
    with pytest.raises(EditError, match="no group 3"):
        search.find(query, r"\3")


def test_one_undo_step_and_only_what_was_chosen(document, search):
    for record_id in ("a", "b", "f"):
        document.run("x", set_text, record_id, "pay and pay", "en")
    before = document.store.records | {}
    found = search.find(Query("pay"), "leave")
    chosen = [hit for hit in found if not (hit.record_id == "b" and hit.start == 0)]
    document.run("Replace", replace_hits, chosen)
    texts = [document.store.need(Element, key).label.text("en") for key in ("a", "b", "f")]
    assert texts == ["leave and leave", "pay and leave", "leave and leave"]
    document.undo()
    assert document.store.records == before


def test_a_text_changed_since_is_left_alone(document, search):
    document.run("x", set_text, "a", "pay", "en")
    found = search.find(Query("pay"), "leave")
    document.run("x", set_text, "a", "no pay", "en")
    assert document.run("Replace", replace_hits, found) == ()
    assert document.store.need(Element, "a").label.text("en") == "no pay"


def test_a_text_that_would_be_too_long_is_refused_as_a_whole(document, search):
    document.run("x", set_text, "a", "pay", "en")
    document.run("x", set_text, "b", "pay", "en")
    found = search.find(Query("pay"), "x" * (MAX_LENGTH + 1))
    with pytest.raises(EditError, match="too long"):
        document.run("Replace", replace_hits, found)
    assert document.store.need(Element, "a").label.text("en") == "pay"


def test_the_surroundings_are_short_and_in_one_line(document, search):
    document.run("x", set_text, "a", "b" * 99 + "\nneedle\n" + "c" * 99, "en")
    (hit,) = search.find(Query("needle"))
    before, after = excerpt(hit)
    assert before == "…" + "b" * 23 + " "
    assert after == " " + "c" * 79 + "…"


QUERIES = st.builds(
    Query,
    st.sampled_from(["a", "等", "1", " ", "mot", "a b", ".", r"\w", "[等a]+", "(.)(.)?", "x|1"]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
TEMPLATES = st.sampled_from(["", "等位", "xx", r"\0\0", "\t", "a\x00b"])


@given(stores(most=2, most_elements=4), QUERIES, TEMPLATES, st.randoms())
def test_the_preview_is_what_replacing_gives_and_undo_gives_all_back(
    store, query, template, chance
):
    document = Document(tuple(store))
    before = dict(document.store.records)
    search = TextSearch(document)
    found = search.find(query, template)
    chosen = [hit for hit in found if chance.random() < 0.7]
    by_text = {}
    for hit in chosen:
        by_text.setdefault(hit.place, []).append(hit)
    preview = {place: replaced_text(group[0].text, group) for place, group in by_text.items()}
    document.run("Replace", replace_hits, chosen)
    for (record_id, path, tag), text in preview.items():
        assert (text_at(document.store.records[record_id], path, tag) or "") == text
    untouched = {
        (record.id, path, tag): text
        for record in before.values()
        for path, tag, text in texts_of(record)
        if (record.id, path, tag) not in preview
    }
    for (record_id, path, tag), text in untouched.items():
        assert text_at(document.store.records[record_id], path, tag) == text
    if document.history.can_undo:
        document.undo()
    assert document.store.records == before
    assert not document.history.can_undo


@given(st.text(max_size=30), st.text(min_size=1, max_size=3))
def test_what_is_found_is_what_was_looked_for(text, needle):
    for found in hits(Query(needle, match_case=True), text):
        assert narrow(found) == narrow(needle)
    assert len(hits(Query(needle, match_case=True), text)) == narrow(text).count(narrow(needle))


def test_a_document_is_read_a_little_at_a_time_and_edits_meanwhile_count(document) -> None:
    whole, slow = TextSearch(document), TextSearch(document)
    assert whole.read_on()
    assert not slow.read_on(0.0) or len(document.store) <= 64
    gone, other = [record.id for record in document.store.of_type(Element)][:2]
    with document.transaction("Edit") as tx:
        tx.delete([gone])
        tx.put(document.store.need(Element, other).replace(label=LocalText.of("Quite other")))
    query = Query("o")
    assert slow.find(query) == whole.find(query)
    assert any(hit.record_id == other for hit in slow.find(Query("Quite other")))


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("$2-$1", "24-A"),
        ("${2}0", "240"),
        ("${letter}!", "A!"),
        ("$0$0", "A24A24"),
        ("$$1", "$1"),
        (r"\$1", "$1"),
        ("$", "$"),
        ("5 $ and $x", "5 $ and $x"),
        (r"\2$1", "24A"),
    ],
)
def test_groups_are_written_with_a_dollar_too(template, expected):
    found = Query("(?P<letter>A)(\\d+)", is_regex=True).compiled().search("A24")
    assert replacement(found, "A24", template, is_regex=True) == expected
    assert replacement(found, "A24", template, is_regex=False) == template


@pytest.mark.parametrize("template", ["$3", "${3}", "${digit}", "${²}"])
def test_a_group_that_is_not_there_is_refused_with_a_dollar_too(template):
    found = Query("(A)(\\d+)", is_regex=True).compiled().search("A24")
    with pytest.raises(EditError, match="has no group"):
        replacement(found, "A24", template, is_regex=True)
