"""The table editor without its widget: columns, rows, blocks of text, and what edits them."""
