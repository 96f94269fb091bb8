"""0.9 to 1.0: what is printed on an element and on a link was its ``title``, now its ``label``.

In the field a title heads a document; what stands in a box or at an arrow is a label.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def record(raw: dict[str, Any]) -> Sequence[dict[str, Any]]:
    """Return the record of format 1.0."""
    if raw.get("type") in ("element", "link") and "title" in raw:
        made = {key: value for key, value in raw.items() if key != "title"}
        made.setdefault("label", raw["title"])
        return (made,)
    return (raw,)
