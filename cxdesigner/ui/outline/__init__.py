"""The outline: the blueprint as a tree, for the keyboard and for screen readers."""
