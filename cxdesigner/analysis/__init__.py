"""Numbers about a blueprint."""
