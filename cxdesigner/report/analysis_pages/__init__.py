"""A page for each analysis: what follows, the figures, where they come from, what is missing."""
