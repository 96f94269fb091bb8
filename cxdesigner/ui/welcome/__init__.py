"""The page that the program starts with: new, open, templates, recent files."""
