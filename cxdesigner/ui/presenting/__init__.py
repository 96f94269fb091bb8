"""Presentation: the blueprint full screen, stage by stage, nothing to be edited."""
