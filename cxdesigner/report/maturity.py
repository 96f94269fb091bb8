"""Names of the maturities in sentences."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.model.blueprint import Maturity

MATURITY_NAMES: dict[Maturity, str] = {
    "sketch": N_("sketch"),
    "draft": N_("draft"),
    "review": N_("review"),
    "final": N_("final"),
}
