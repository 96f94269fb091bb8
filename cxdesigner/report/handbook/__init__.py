"""What every sign, score and rule means, made from the registries that draw and work them out."""

from cxdesigner.report.handbook.book import Chapter, Entry, handbook

__all__ = ["Chapter", "Entry", "handbook"]
