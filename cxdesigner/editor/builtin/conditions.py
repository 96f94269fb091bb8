"""When actions apply; shared by the modules of this package."""

from __future__ import annotations

from cxdesigner.editor.context import Context


def has_document(context: Context) -> bool:
    """Some document is open."""
    return context.has_document


def in_canvas(context: Context) -> bool:
    """A document is open and no text is being typed."""
    return context.in_canvas


def has_selection(context: Context) -> bool:
    """Something is selected and keys belong to the canvas."""
    return context.in_canvas and context.has_selection


def has_feelings(context: Context) -> bool:
    """Elements are selected, or points of the curve."""
    return context.in_canvas and bool(context.elements or context.emotions)


def has_elements(context: Context) -> bool:
    """Elements are selected."""
    return context.in_canvas and bool(context.elements)


def has_marked(context: Context) -> bool:
    """Elements are selected, or points of the curve of some."""
    return context.in_canvas and bool(context.marked)


def has_links(context: Context) -> bool:
    """Links are selected."""
    return context.in_canvas and bool(context.links)


def has_steps(context: Context) -> bool:
    """Steps are selected."""
    return context.in_canvas and bool(context.steps)


def has_stages(context: Context) -> bool:
    """Stages are selected."""
    return context.in_canvas and bool(context.stages)


def has_lines(context: Context) -> bool:
    """Lines are selected."""
    return context.in_canvas and bool(context.lines)
