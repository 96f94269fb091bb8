"""The window; the only layer with widgets."""

from cxdesigner.ui.imports import spare_sources
from cxdesigner.ui.overrides import IS_NEEDED, guard_overrides

spare_sources()
if IS_NEEDED:
    guard_overrides()
