"""Tables of the method in an imported file: customer experience management and SERVQUAL."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.formats.yaml_fields import Fields
from cxdesigner.formats.yaml_ids import Names
from cxdesigner.model.method import CemFactor, CemNeed, CemTable, ServqualRow
from cxdesigner.model.record import Record
from cxdesigner.model.text import EMPTY


def read_method(root: Fields, names: Names) -> list[Record]:
    """Return the CEM table with its factors and needs, and the SERVQUAL rows."""
    records: list[Record] = []
    cem = root.child("cem")
    if cem:
        feedback = cem.child("feedback")
        records.append(
            CemTable(
                id=names.fresh(CemTable.PREFIX, "cem", ""),
                brand_values=cem.locals("brand_values"),
                key_experiences=cem.words("key_experiences"),
                override_reason=cem.local("override_reason"),
                feedback_evidence=feedback.local("evidence") if feedback else EMPTY,
                review_every_months=feedback.number("review_every_months") if feedback else None,
                next_review=feedback.text("next_review") if feedback else None,
                next_cycle_brand_value=feedback.local("next_cycle_brand_value")
                if feedback
                else EMPTY,
                has_feedback=feedback is not None,
            )
        )
        if feedback:
            feedback.finish()
        records += (_factor(fields, names) for fields in cem.table("factors", N_("factor")))
        records += (_need(fields, names) for fields in cem.table("needs", N_("need")))
        cem.finish()
    for fields in root.table("servqual", N_("SERVQUAL row")):
        dim = fields.text("dim") or ""
        records.append(
            ServqualRow(
                id=names.own("servqual", fields, ServqualRow.PREFIX, wished=f"servqual-{dim}"),
                dim=dim,
                expectation=fields.number("expectation"),
                perception=fields.number("perception"),
                weight=fields.number("weight"),
            )
        )
        fields.finish()
    return records


def _factor(fields: Fields, names: Names) -> CemFactor:
    # In the file the factor itself is the id, and nothing refers to it.
    factor = fields.text("id") or fields.text("factor") or ""
    made = CemFactor(
        id=names.fresh(CemFactor.PREFIX, f"cem-{factor}", fields.content),
        factor=factor,
        experience=fields.number("experience"),
        expectation=fields.number("expectation"),
        importance=fields.number("importance"),
        ideal=fields.number("ideal"),
        satisfaction=fields.number("satisfaction"),
        weighted=fields.number("weighted"),
        gap=fields.number("gap"),
        prov=fields.pairs("prov"),
    )
    fields.finish()
    return made


def _need(fields: Fields, names: Names) -> CemNeed:
    made = CemNeed(
        id=names.own("needs", fields, CemNeed.PREFIX),
        factor=fields.text("factor") or "",
        text=fields.local("text"),
        strategy=fields.local("strategy"),
        capability=fields.local_pairs("capability"),
    )
    fields.finish()
    return made
