"""Painters of a scene by QtGui: screen, PNG, printer."""
