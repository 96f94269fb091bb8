"""Find and replace in the window: bar, list of hits, marks on the canvas."""
