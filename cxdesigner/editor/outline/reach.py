"""What a patch touches in the outline."""

from __future__ import annotations

from cxdesigner.editor.outline.nodes import JOURNEY, ROOT, Key, lane_row, step_row
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Persona
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView


class Reach:
    """What a patch touches: parents whose children may be others, rows that say something else."""

    def __init__(self, view: RecordView) -> None:
        self._view = view
        self.parents: set[Key] = set()
        self.rows: dict[Key, None] = {}
        self.columns = False
        """Whether stages or steps came, went or moved."""

        self.lanes = False
        """Whether lanes came, went or moved."""

        self.everything = False
        """Whether any row may say something else."""

    def add(self, before: Record | None, after: Record | None) -> None:
        """Take in the change of one record."""
        record = after if after is not None else before
        match record:
            case Element():
                self._element(before, after)
            case Link():
                for link in (before, after):
                    if isinstance(link, Link):
                        for element_id in (link.source_id, link.target_id):
                            element = Key("element", element_id)
                            self.parents.add(element)
                            self.rows[element] = None
                            self.rows[Key("link", link.id, element_id)] = None
            case Step():
                if _differ(before, after, "order", "stage_id"):
                    # Steps without a name are called by their number.
                    self.columns = self.everything = True
                self.rows[Key("step", record.id)] = None
            case Stage():
                if _differ(before, after, "order", "parent_id"):
                    self.columns = True
                self.rows[Key("stage", record.id)] = None
            case Lane():
                if _differ(before, after, "order"):
                    self.lanes = True
                self.everything = True
            case Blueprint() | Persona():
                self.everything = True
            case _:
                for known in (before, after):
                    about = getattr(known, "element_id", None)
                    if about is not None:
                        self.rows[Key("element", about)] = None

    def _element(self, before: Record | None, after: Record | None) -> None:
        for element in (before, after):
            if isinstance(element, Element):
                self.rows[Key("element", element.id)] = None
                for link in self._view.links_of(element.id):
                    for end in (link.source_id, link.target_id):
                        self.rows[Key("link", link.id, end)] = None
        if not _differ(before, after, "lane_id", "step_id", "order"):
            return
        for element in (before, after):
            if isinstance(element, Element):
                self.parents.add(lane_row(element.lane_id, element.step_id))
                self.parents.add(step_row(element.step_id))
                if element.step_id is None:
                    self.parents |= {ROOT, JOURNEY}


def _differ(before: Record | None, after: Record | None, *fields: str) -> bool:
    if before is None or after is None:
        return True
    return any(getattr(before, name) != getattr(after, name) for name in fields)
