"""Records to be read in a thread, which gives way to the window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from cxdesigner.base.turns import GivingWay
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.record import Record
from cxdesigner.model.view import RecordView

R = TypeVar("R", bound=Record)


class GivingView(RecordView):
    """A snapshot of a view; now and then reading it takes a little longer, see ``GivingWay``."""

    def __init__(self, view: RecordView) -> None:
        super().__init__()
        view._copy_to(self)
        self._rest = GivingWay().rest

    # Said in RecordView what they return.
    # ruff: noqa: D102

    def find(self, record_id: str | None) -> Record | None:
        self._rest()
        return RecordView.find(self, record_id)

    def of_type(self, record_type: type[R]) -> tuple[R, ...]:
        self._rest()
        return super().of_type(record_type)

    def positions(self, record_type: type[Record]) -> Mapping[str, int]:
        self._rest()
        return RecordView.positions(self, record_type)

    def elements_in(self, lane_id: str, step_id: str | None) -> tuple[Element, ...]:
        self._rest()
        return RecordView.elements_in(self, lane_id, step_id)

    def outgoing(self, element_id: str) -> tuple[Link, ...]:
        self._rest()
        return RecordView.outgoing(self, element_id)

    def incoming(self, element_id: str) -> tuple[Link, ...]:
        self._rest()
        return RecordView.incoming(self, element_id)

    def referring(self, record_id: str, record_type: type[R]) -> tuple[R, ...]:
        self._rest()
        return RecordView.referring(self, record_id, record_type)
