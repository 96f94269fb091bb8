"""The plan as an editor: board and table of actions, roles and their duties."""
