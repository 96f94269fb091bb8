"""The table editor: a spreadsheet on the same records as the canvas."""
