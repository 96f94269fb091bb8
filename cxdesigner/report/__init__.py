"""Findings, analyses and pages composed for a reader."""
