"""Layout of a blueprint into a display list."""
