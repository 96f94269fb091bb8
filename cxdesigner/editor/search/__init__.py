"""Find and replace in all texts of a blueprint, without a window."""
