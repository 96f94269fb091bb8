"""The JSON schema of a document: ``python -m cxdesigner.formats.schema`` writes it anew."""

from __future__ import annotations

import json
import sys
from typing import Any

from cxdesigner.base.paths import resource
from cxdesigner.formats.canonical_json import TYPE_KEY, key_of
from cxdesigner.formats.version import CURRENT, FORMAT
from cxdesigner.model.record import Record
from cxdesigner.model.schema import RECORD_TYPES

FILE_NAME = f"cxd-{CURRENT.major}.schema.json"


def document_schema() -> dict[str, Any]:
    """Return the schema of a document of the present version (JSON Schema 2020-12).

    Unknown fields and record types are allowed, as the reader keeps them.
    """
    definitions: dict[str, Any] = {}
    for kind in RECORD_TYPES:
        definitions[kind.TYPE] = _record_schema(kind, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "CX Designer document",
        "type": "object",
        "required": ["format", "version", "records"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"type": "string", "pattern": rf"^{CURRENT.major}\.[0-9]{{1,4}}$"},
            "application": {"type": "string"},
            "records": {"type": "array", "items": {"$ref": "#/$defs/record"}},
        },
        "$defs": {
            "record": {
                "type": "object",
                "required": [TYPE_KEY, "id"],
                "properties": {TYPE_KEY: {"type": "string"}},
                "allOf": [
                    {
                        "if": {"properties": {TYPE_KEY: {"const": kind.TYPE}}},
                        "then": {"$ref": f"#/$defs/{kind.TYPE}"},
                    }
                    for kind in RECORD_TYPES
                ],
            },
            **dict(sorted(definitions.items())),
        },
    }


def schema_text() -> str:
    """Return the schema as it is shipped."""
    return json.dumps(document_schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _record_schema(kind: type[Record], definitions: dict[str, Any]) -> dict[str, Any]:
    made = kind.model_json_schema(ref_template="#/$defs/{model}")
    definitions.update(
        {name: _tidied(part) for name, part in made.pop("$defs", {}).items()},
    )
    properties = made["properties"]
    properties.pop("unknown")
    properties["id"] = {"type": "string", "pattern": r"^\w[\w.:-]{0,79}$"}
    made["properties"] = {
        key_of(kind, name): _without_default(value) for name, value in properties.items()
    }
    made["properties"][TYPE_KEY] = {"const": kind.TYPE}
    made["required"] = sorted({key_of(kind, name) for name in made["required"]} | {TYPE_KEY})
    return _tidied(made)


def _tidied(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema that lets unknown fields pass and does not repeat names as titles."""
    made = {key: value for key, value in schema.items() if key not in ("title", "description")}
    made["additionalProperties"] = True
    made["properties"] = {
        name: _without_default(value) for name, value in made.get("properties", {}).items()
    }
    return made


def _without_default(value: dict[str, Any]) -> dict[str, Any]:
    return {key: item for key, item in value.items() if key not in ("default", "title")}


def main() -> int:
    """Write the schema into the resources."""
    path = resource("schema", FILE_NAME)
    path.parent.mkdir(exist_ok=True)
    path.write_text(schema_text(), encoding="utf-8")
    print(path.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
