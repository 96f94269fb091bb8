"""Filters in the window: what is asked for, and what is paled on the canvas."""
