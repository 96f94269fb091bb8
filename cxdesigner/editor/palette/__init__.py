"""The command palette without its window: what can be found, how well it fits, why not now."""
