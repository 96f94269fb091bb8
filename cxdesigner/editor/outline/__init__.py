"""The outline: a blueprint as a tree of stages, steps, lanes, elements and links (no Qt)."""
