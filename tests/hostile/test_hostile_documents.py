"""Damage and malice of every known kind, done to a document of ours and to YAML.

Each is refused with one message that names the file, or opens harmlessly. The kinds are those of
the hostile corpus; its own files are read too where they lie beside the repository.
"""

import contextlib
import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cxdesigner.base.errors import FormatError, NewerFormatError
from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.repair import repair
from cxdesigner.formats.templates import load_template
from cxdesigner.formats.version import CURRENT
from cxdesigner.formats.yaml_import import import_yaml
from cxdesigner.model.asset import Style
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.record import ElementId, LaneId, Record
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView

DATA = write_cxd(load_template("outpatient"))


def with_field(record_id: str, name: str, value: object) -> bytes:
    document = json.loads(DATA)
    record = next(raw for raw in document["records"] if raw["id"] == record_id)
    record[name] = value
    return json.dumps(document).encode()


def with_text(old: str, new: str) -> bytes:
    assert old.encode() in DATA
    return DATA.replace(old.encode(), new.encode(), 1)


LABEL = '"label":"Waits to be called"'

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "0 bytes"),
    "zeros": (lambda: bytes(8192), "zero bytes"),
    "truncated": (lambda: DATA[:-700], "ends in the middle"),
    "trailing garbage": (lambda: DATA + DATA, "Something follows"),
    "utf-16": (lambda: DATA.decode().encode("utf-16"), "UTF-16"),
    "bad utf-8": (lambda: with_text("Waits", "W\0ts").replace(b"\0", b"\xc3\x28"), "UTF-8"),
    "lone surrogate": (lambda: with_text("Waits", "\\ud83d"), "half of one"),
    "nan": (lambda: with_text('"wait":35', '"wait":NaN'), "“wait”: Expected a finite number"),
    "infinity": (lambda: with_text('"wait":35', '"wait":1e999'), "“wait”: Expected a finite"),
    "5,000 digits": (lambda: with_text('"wait":35', '"wait":' + "3" * 5000), "308 digits"),
    "duplicate key": (lambda: with_text('"wait":35', '"wait":35,"wait":1'), "there twice"),
    "deep": (lambda: with_text('"wait":35', '"wait":' + "[" * 99_999), "deeper than 64"),
    "dangling": (lambda: with_field("link-c1-c2-flow", "target_id", "ghost"), "S01"),
    "duplicate id": (lambda: with_text('"id":"c2"', '"id":"c1"'), "S04"),
    "own parent": (lambda: with_field("s1", "parent_id", "s1"), "s1 > s1"),
    "array": (lambda: b"[1,2,3]", "Expected “{”"),
    "long label": (lambda: with_text(LABEL, f'"label":"{"x" * 300_000}"'), "longer than 10000"),
    "long word": (lambda: with_field("c3", "tags", ["x" * 300_000]), "100000 characters"),
    "zip": (lambda: b"PK\x03\x04" + DATA, "ZIP"),
    "gzip": (lambda: gzip.compress(DATA), "gzip"),
    "html": (lambda: b"\n <!doctype html><p>Sign in", "HTML"),
    "merge": (lambda: b"<<<<<<< HEAD\n" + DATA + b"=======\n", "Merge conflict"),
    "merge inside": (lambda: with_text('{"id":"s2"', '<<<<<<< a\n{"id":"s2"'), "Line 12: Merge"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_damaged_document_is_refused_in_one_message(kind: str) -> None:
    make, words = REFUSED[kind]
    with pytest.raises(FormatError) as caught:
        read_cxd(make(), "a.cxd")
    assert words in str(caught.value)
    assert "a.cxd" in str(caught.value)
    assert len(str(caught.value)) < 5_000
    # Repair either saves something or says that it cannot; it has tests of its own.
    with contextlib.suppress(FormatError):
        repair(make(), "a.cxd")


def test_a_document_of_the_future_is_neither_opened_nor_repaired() -> None:
    data = with_text(f'"version":"{CURRENT}"', '"version":"999.0"')
    for call in (read_cxd, repair):
        with pytest.raises(NewerFormatError, match=r"999\.0"):
            call(data, "a.cxd")


TEXTS = (
    "<img src='file:///x'> <b>bold</b>",
    "</text><script>alert(1)</script>",
    "=HYPERLINK('x')",
    "a\u202eb\u2028c\u0085d\ufeffe",
    "Z\u0351\u0352\u0353" * 100,
    "{title} %s %(x)s {0} {{}}",
    "<para><img src='x'/></para>",
    "'; DROP TABLE elements; --",
    "\\u0041 \\n \\",
)


@pytest.mark.parametrize("text", TEXTS)
def test_text_that_looks_like_something_else_is_text(text: str) -> None:
    records = tuple(
        record.replace(label=LocalText.of(text), link_url=text, icon=text)
        if isinstance(record, Element)
        else record
        for record in load_template("outpatient")
    )
    data = write_cxd(records)
    assert set(read_cxd(data, "a.cxd").records) == set(records)
    assert data.count(b"\n") == len(records) + 2


def test_control_characters_do_not_come_in() -> None:
    result = read_cxd(with_text("Waits", "W\\u0000a\\u001bi\\u0007ts"), "a.cxd")
    assert RecordView(result.records).need(Element, "c3").label.text() == "Waits to be called"


@pytest.mark.parametrize("name", ["__proto__", "constructor", "__class__", "__init__", "unknown"])
def test_magic_field_names_are_unknown_fields(name: str) -> None:
    result = read_cxd(with_field("c3", name, {"__reduce__": ["os.system"]}), "a.cxd")
    assert [problem.field for problem in result.report.warnings] == [name]
    written = write_cxd(result.records)
    assert set(read_cxd(written, "a.cxd").records) == set(result.records)


def test_paints_are_colours_or_names() -> None:
    style = Style(id="st", subject_id="c3", paints=(("fill", "#112233"),))
    good = write_cxd((*load_template("outpatient"), style))
    assert read_cxd(good, "a.cxd").records
    for paint in ("red;background:url(x)", "url(#a)", "#12", "expression(1)", "Arial'"):
        with pytest.raises(FormatError, match="“paints”"):
            read_cxd(good.replace(b"#112233", paint.encode()), "a.cxd")


def ring(count: int) -> tuple[Record, ...]:
    elements = [Element(id=f"n{n}", lane_id=LaneId("l"), kind="action") for n in range(count)]
    links = [
        Link(
            id=f"k{n}",
            kind="flow",
            source_id=ElementId(f"n{n}"),
            target_id=ElementId(f"n{(n + 1) % count}"),
        )
        for n in range(count)
    ]
    blueprint = next(r for r in load_template("empty-blueprint") if r.TYPE == "blueprint")
    return (blueprint, Lane(id="l", role="customer", order="V"), *elements, *links)


def test_a_ring_of_ten_thousand_opens() -> None:
    assert len(read_cxd(write_cxd(ring(10_000)), "a.cxd").records) == 20_002


# ---- YAML


def bomb() -> bytes:
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join(lines).encode()


YAML: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb": (bomb, "aliases"),
    "bomb of merges": (
        lambda: (
            b"a: &a {x: 1}\n"
            + b"".join(
                b"b%d: &b%d {<<: [%s]}\n" % (n, n, b", ".join([b"*a"] * 3000)) for n in range(400)
            )
        ),
        "aliases",
    ),
    "deep": (lambda: b"a: " + b"[" * 200_000, "deeper than 64"),
    "deep block": (lambda: b"\n".join(b" " * n + b"a:" for n in range(3000)), "deeper than 64"),
    "object": (lambda: b"a: !!python/object/new:os.system [id]", "not allowed"),
    "object by key": (lambda: b"!!python/name:os.system : 1", "not allowed"),
    "own tag": (lambda: b"a: !include /x", "not allowed"),
    "recursive": (lambda: b"a: &a {b: *a}", "stands for nothing"),
    "nul": (lambda: b"a: b\0c", "Control characters"),
    "zip": (lambda: b"PK\x03\x04", "ZIP"),
    "many documents": (lambda: b"---\n" * 5, "More than one document"),
    "many nodes": (lambda: b"nodes:\n" + b"- {col: 1}\n" * 20_001, "More than 20000 nodes"),
    "huge key": (lambda: b"? " + b"x" * 100_000 + b"\n: 1\n'", "Line"),
    "huge number": (
        lambda: b"nodes: [{lane: customer, col: " + b"9" * 400 + b"}]",
        "finite number",
    ),
    "infinite column": (lambda: b"nodes: [{lane: customer, col: .inf}]", "finite number"),
}


@pytest.mark.parametrize("kind", YAML)
def test_hostile_yaml_is_refused_in_one_message(kind: str) -> None:
    make, words = YAML[kind]
    with pytest.raises(FormatError) as caught:
        import_yaml(make(), "a.yaml")
    assert words in str(caught.value)
    assert "a.yaml" in str(caught.value)
    assert len(str(caught.value)) < 5_000


def test_yaml_text_that_looks_like_something_else_is_text() -> None:
    for text in TEXTS:
        source = json.dumps({"nodes": [{"lane": "customer", "col": 1, "label": text}]})
        (element,) = RecordView(import_yaml(source.encode(), "a").records).of_type(Element)
        assert element.label == LocalText.of(text)


# ---- the corpus, each file in a process of its own with limits

READ = """
import gzip, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
from cxdesigner.base.errors import FormatError
from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.repair import repair
from cxdesigner.formats.yaml_import import import_yaml
for path in sys.argv[1:]:
    data = open(path, "rb").read()
    if path.endswith(".gz"):
        data = gzip.decompress(data)
    for call in (read_cxd, repair, import_yaml):
        try:
            call(data, "a.cxd")
        except FormatError as error:
            assert "a.cxd" in str(error), path
            assert len(str(error)) < 6000, path
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_the_hostile_corpus_is_refused_within_limits(corpus: Path, root: Path) -> None:
    folder = corpus / "hostile"
    paths = [*sorted((folder / "cxd").iterdir()), *sorted((folder / "mermaid").iterdir())]
    paths += sorted((folder / "drawio").iterdir())
    result = subprocess.run(
        [sys.executable, "-c", READ, *map(str, paths)],
        cwd=root,
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert result.returncode == 0, result.stderr
