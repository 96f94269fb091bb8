"""The canvas: the scene on the screen, in tiles, with selection and ghosts on top."""
