"""Records, store, patches, graph projection and policy of a blueprint."""
