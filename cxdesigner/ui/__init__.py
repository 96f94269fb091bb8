"""The window; the only layer with widgets."""
