"""Dialogs: questions, choices before an export, preferences."""
