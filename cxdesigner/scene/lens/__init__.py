"""Figures laid over the drawing: heat, critical path, time ruler, crossings of the lines."""
