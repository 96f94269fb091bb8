"""Sizes of the letters of the window, in pixels at 100 %."""

FONT_PX = 13
SMALL_PX = 12
