"""The window; the only layer with widgets."""

from cxdesigner.ui.overrides import IS_NEEDED, guard_overrides

if IS_NEEDED:
    guard_overrides()
