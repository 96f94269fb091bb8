"""Intents of a person as plain functions ``(tx, …) -> ids``; undo comes from the store.

Each function changes records through the transaction it is given and returns the ids of what a
person would expect to be selected afterwards. What has no meaning is refused with ``EditError``;
the transaction then leaves everything as it was.
"""
