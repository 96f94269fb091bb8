"""Checks of a blueprint and their fixes."""
