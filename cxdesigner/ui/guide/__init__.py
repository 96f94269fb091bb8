"""The guides at the side of the canvas; imported when the first is shown."""
