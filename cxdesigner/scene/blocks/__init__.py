"""Builders of drawings: one module for each kind of thing on a blueprint."""
