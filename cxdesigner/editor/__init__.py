"""Open documents, history, commands and actions, without Qt."""
