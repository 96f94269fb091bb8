"""The analysis panel: a list of pages, and the page chosen with sentence, picture and tables."""
