"""Two versions of a blueprint brought together."""
