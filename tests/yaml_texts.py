"""Short ways to import a YAML text in a test."""

from textwrap import dedent

import pytest

from cxdesigner.base.errors import DamagedFileError
from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.yaml_import import ImportResult, import_yaml
from cxdesigner.model.view import RecordView


def imported(text: str) -> ImportResult:
    """Import a text; what comes out always is a document that opens again."""
    result = import_yaml(dedent(text).encode(), "a.yaml")
    data = write_cxd(result.records)
    assert set(read_cxd(data, "a.cxd").records) == set(result.records)
    assert write_cxd(import_yaml(dedent(text).encode(), "b.yaml").records) == data
    return result


def view_of(text: str) -> RecordView:
    return RecordView(imported(text).records)


def codes(result: ImportResult) -> list[str]:
    return [repair.code for repair in result.repairs]


def refused(text: str | bytes) -> str:
    data = dedent(text).encode() if isinstance(text, str) else text
    with pytest.raises(DamagedFileError) as caught:
        import_yaml(data, "a.yaml")
    assert "a.yaml" in str(caught.value)
    return str(caught.value)
