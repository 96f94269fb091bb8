"""Pictures of the analyses: figures as scenes, drawn like the blueprint itself."""

from cxdesigner.scene.charts.registry import KEYS, chart

__all__ = ["KEYS", "chart"]
