"""The frozen base of every record: what a blueprint is made of, one thing a record."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar, NewType, Self

from pydantic import AfterValidator, BaseModel, ConfigDict

from cxdesigner.base.order import is_order_key

LaneId = NewType("LaneId", str)
RowId = NewType("RowId", str)
LineId = NewType("LineId", str)
StageId = NewType("StageId", str)
StepId = NewType("StepId", str)
ElementId = NewType("ElementId", str)
LinkId = NewType("LinkId", str)
PersonaId = NewType("PersonaId", str)
AssetId = NewType("AssetId", str)
OpportunityId = NewType("OpportunityId", str)

_ID = re.compile(r"\w[\w.:-]{0,79}\Z")


def is_record_id(text: str) -> bool:
    """Say whether a text can be an id: 1 to 80 letters, digits, ``_ . : -``, not leading."""
    return bool(_ID.match(text))


def _checked_id(text: str) -> str:
    if not is_record_id(text):
        raise ValueError("expected an id of 1 to 80 letters, digits, '_', '.', ':' or '-'")
    return text


def _checked_order(text: str) -> str:
    if not is_order_key(text):
        raise ValueError("expected an order key of letters and digits that does not end in 0")
    return text


_NOT_KEPT: frozenset[str] = frozenset()

CheckedId = Annotated[str, AfterValidator(_checked_id)]
OrderKey = Annotated[str, AfterValidator(_checked_order)]
"""A fractional key: sorts as a string, with room between any two (``base.order``)."""


class Part(BaseModel):
    """A frozen value inside a record: no id of its own."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, allow_inf_nan=False, defer_build=True
    )

    def model_post_init(self, context: object, /) -> None:
        """Forget which fields were given: a default is as good, and the names take 0.7 KB each."""
        object.__setattr__(self, "__pydantic_fields_set__", _NOT_KEPT)


class Record(Part):
    """One thing of a blueprint, addressed by id, never changed in place.

    ``unknown`` keeps fields that a newer minor version of the format wrote: sorted pairs of field
    name and canonical JSON text, written back unchanged.
    """

    TYPE: ClassVar[str] = ""
    """Name of the record type in files."""

    PREFIX: ClassVar[str] = "r"
    """Start of the ids that the program makes for this type."""

    id: CheckedId
    unknown: tuple[tuple[str, str], ...] = ()

    def replace(self, **changes: Any) -> Self:
        """Return a validated copy with some fields changed.

        Raises
        ------
        pydantic.ValidationError
            If a new value has the wrong type or is not finite.
        """
        return type(self).model_validate({**self.__dict__, **changes})


class OpaqueRecord(Record):
    """A record of a type this version does not know: kept and written back as it was."""

    TYPE: ClassVar[str] = "opaque"

    type_name: str
    body: str
    """Canonical JSON text of the whole record."""
