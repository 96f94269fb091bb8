"""The guided tour in the window: a strip above the canvas, and what feeds it."""
