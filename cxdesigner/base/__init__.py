"""Toolkit of the standard library and platformdirs; knows nothing of blueprints."""
