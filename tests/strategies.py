"""Random documents for Hypothesis: every record type, every field, references that hold."""

import base64
import hashlib
import types
import typing
from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args, get_origin

from hypothesis import strategies as st

from cxdesigner.base.order import initial_keys
from cxdesigner.model.asset import Asset, Style
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.record import OpaqueRecord, Part, Record
from cxdesigner.model.schema import RECORD_TYPES, REFERENCES, SINGLETONS
from cxdesigner.model.stage import Stage
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText

TAGS = ("en", "zh-CN", "zh-TW", "de")

# What the model keeps as it is: no half characters, no control characters but line feed and tab.
texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), max_size=12
)
words = st.sampled_from(["", "mot", "wait", "小程序", "a b", "等 待", "“x”", "{}", "\\u0041", "1"])
numbers = st.one_of(
    st.integers(-100, 100).map(float),
    st.floats(allow_nan=False, allow_infinity=False),
)
local_texts = st.one_of(
    st.just(LocalText()),
    texts.map(LocalText.of),
    st.dictionaries(st.sampled_from(TAGS), texts, max_size=3).map(LocalText.of),
)
spans = st.one_of(
    st.integers(0, 500),
    st.floats(0, 500, allow_nan=False),
    st.sampled_from(["10-25 min", "3 business days", "约 20 分钟", "later"]),
    st.tuples(st.integers(0, 9), st.integers(9, 99)),
    st.tuples(st.integers(0, 9), st.integers(9, 99), st.just("h")),
)
durations = spans.map(Duration.of)


def ids(prefix: str, most: int = 10_000) -> st.SearchStrategy[str]:
    return st.integers(0, most).map(lambda number: f"{prefix}-{number}")


def of_annotation(annotation: Any) -> st.SearchStrategy[Any]:
    """Values of the type of a field."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return of_annotation(arguments[0])
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in (types.UnionType, typing.Union):
        return st.one_of(*(of_annotation(argument) for argument in arguments))
    if origin is tuple and len(arguments) == 2 and arguments[1] is ...:
        return st.lists(of_annotation(arguments[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*(of_annotation(argument) for argument in arguments))
    if isinstance(annotation, typing.NewType):
        return of_annotation(annotation.__supertype__)
    plain: dict[Any, st.SearchStrategy[Any]] = {
        type(None): st.none(),
        bool: st.booleans(),
        int: st.integers(-5, 5),
        float: numbers,
        str: st.one_of(words, texts),
        LocalText: local_texts,
        Duration: durations,
    }
    if annotation in plain:
        return plain[annotation]
    assert issubclass(annotation, Part), annotation
    return st.fixed_dictionaries(
        {},
        optional={
            name: of_annotation(field.annotation) for name, field in annotation.model_fields.items()
        },
    ).map(lambda values: annotation(**values))


def fields_of(kind: type[Record]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Strategies of the required and of the other fields, references and id left out."""
    skip = {"id", "unknown", "order"} | {ref.field for ref in REFERENCES.get(kind, ())}
    found = {
        name: of_annotation(field.annotation)
        for name, field in kind.model_fields.items()
        if name not in skip
    }
    needed = {name for name in found if kind.model_fields[name].is_required()}
    return (
        {name: value for name, value in found.items() if name in needed},
        {name: value for name, value in found.items() if name not in needed},
    )


FIELDS = {kind: fields_of(kind) for kind in RECORD_TYPES}
UNKNOWN = st.sampled_from([(), (("later", '{"a":[1,2.5,null]}'),), (("zz", '"新"'),)])


def asset_fields(data: bytes) -> dict[str, Any]:
    content = b"\x89PNG\r\n\x1a\n" + data
    return {
        "data": base64.b64encode(content).decode("ascii"),
        "sha256": hashlib.sha256(content).hexdigest(),
        "mime": "image/png",
    }


@st.composite
def records(
    draw: st.DrawFn,
    kind: type[Record],
    record_id: str,
    known: Mapping[type[Record], list[str]],
) -> Record | None:
    """One record of a type; None where it needs another that is not there."""
    needed, others = FIELDS[kind]
    chosen = draw(st.sets(st.sampled_from(sorted(others)), max_size=6)) if others else set()
    values = {name: draw(strategy) for name, strategy in needed.items()}
    values |= {name: draw(others[name]) for name in sorted(chosen)}
    for reference in REFERENCES.get(kind, ()):
        if reference.target is None:
            targets = [key for keys in known.values() for key in keys]
        else:
            targets = known.get(reference.target, [])
        targets = [key for key in targets if key != record_id]
        is_needed = kind.model_fields[reference.field].is_required()
        if reference.many:
            if targets:
                found = draw(st.lists(st.sampled_from(targets), max_size=2, unique=True))
                values[reference.field] = tuple(found)
        elif targets and (is_needed or draw(st.booleans())):
            values[reference.field] = draw(st.sampled_from(targets))
        elif is_needed:
            return None
    if "order" in kind.model_fields:
        values["order"] = draw(st.sampled_from(initial_keys(9)))
    if kind is Asset:
        values |= asset_fields(draw(st.binary(max_size=20)))
    if kind is Style:
        values["paints"] = draw(
            st.sampled_from([(), (("fill", "#1a2b3c"),), (("fill", "accent"),)])
        )
    if kind is Stage:
        # Two levels, as in the field; a ring could not be drawn.
        values.pop("parent_id", None)
    if kind is Link and values["source_id"] == values["target_id"]:
        return None
    values["unknown"] = draw(UNKNOWN)
    return kind.model_validate({"id": record_id, **values})


@st.composite
def record_sets(
    draw: st.DrawFn, *, most: int = 4, most_elements: int = 8, foreign: bool = True
) -> tuple[Record, ...]:
    """Records of a valid document.

    Parameters
    ----------
    most, most_elements
        Most records of a type, and of elements and links.
    foreign
        Whether records of unknown types may be among them.
    """
    known: dict[type[Record], list[str]] = {}
    found: list[Record] = []
    # Assets are listed last but referred to by elements.
    for kind in sorted(RECORD_TYPES, key=lambda kind: kind is not Asset):
        if kind is Blueprint:
            count = 1
        elif kind in SINGLETONS:
            count = draw(st.integers(0, 1))
        else:
            count = draw(st.integers(0, most_elements if kind in (Element, Link) else most))
        for number in range(count):
            record = draw(records(kind, f"{kind.PREFIX}-{kind.TYPE}-{number}", known))
            if record is not None:
                found.append(record)
                known.setdefault(kind, []).append(record.id)
    if foreign and draw(st.booleans()):
        body = '{"id":"mood-1","type":"mood","x":[1,{"b":"愉悦"}]}'
        found.append(OpaqueRecord(id="mood-1", type_name="mood", body=body))
    return tuple(found)


@st.composite
def stores(draw: st.DrawFn, *, most: int = 3, most_elements: int = 8) -> Store:
    """A store that was filled in one transaction."""
    store = Store()
    with store.transaction("fill") as tx:
        for record in draw(record_sets(most=most, most_elements=most_elements)):
            tx.put(record)
    return store
