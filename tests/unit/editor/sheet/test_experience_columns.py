"""Factors, modules, dimensions, level and the ends of the journey in cells of the table."""

import pytest
from sheets import sample

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import use_language
from cxdesigner.editor.document import Document
from cxdesigner.editor.sheet.experience_columns import experience_columns
from cxdesigner.editor.sheet.reading import Reading
from cxdesigner.model.element import Element

COLUMNS = {column.key: column for column in experience_columns()}


@pytest.fixture
def document() -> Document:
    return Document(sample().store, language="en")


def write(document: Document, key: str, text: str) -> Element:
    element = document.store.of_type(Element)[0]
    reading, column = Reading(document.store, "en"), COLUMNS[key]
    assert column.parse is not None
    assert column.write is not None
    value = column.parse(reading, element, text)
    with document.transaction("Edit") as tx:
        column.write(tx, reading, element.id, value)
    return document.store.need(Element, element.id)


def read(document: Document, key: str) -> str:
    element = document.store.of_type(Element)[0]
    return COLUMNS[key].read(Reading(document.store, "en"), element)


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("factors", "Service, Price", ("service", "price")),
        ("factors", "服务、价格", ("service", "price")),
        ("factors", "Service, own word", ("service", "own word")),
        ("modules", "think", ("think",)),
        ("servqual", "", ()),
        ("level", "Delightful", 3),
        ("level", "2", 2),
        ("level", "", None),
        ("start", "Yes", True),
        ("end", "否", False),
    ],
)
def test_words_become_values_and_read_the_same(document, key, text, value):
    assert getattr(write(document, key, text), key) == value
    shown = read(document, key)
    assert getattr(write(document, key, shown), key) == value


@pytest.mark.parametrize(("key", "text"), [("level", "great"), ("start", "perhaps")])
def test_other_words_are_refused(document, key, text):
    with pytest.raises(EditError, match=text):
        write(document, key, text)


def test_words_are_shown_in_the_language_of_the_program(document):
    write(document, "factors", "Service")
    with use_language("zh-CN"):
        assert read(document, "factors") == "服务"
