"""Painters of a scene into document formats, without Qt."""
