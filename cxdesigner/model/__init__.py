"""The blueprint as records, store, patches, projections and policy."""
