"""When actions apply; shared by the modules of this package."""

from __future__ import annotations

from cxdesigner.editor.context import Context


def has_document(context: Context) -> bool:
    """Some document is open."""
    return context.has_document


def in_document(context: Context) -> bool:
    """A document is open and no text is being typed."""
    return context.in_document


def has_selection(context: Context) -> bool:
    """Something is selected and keys are for the document."""
    return context.in_document and context.has_selection


def has_feelings(context: Context) -> bool:
    """Elements are selected, or points of the curve."""
    return context.in_document and bool(context.elements or context.emotions)


def has_elements(context: Context) -> bool:
    """Elements are selected."""
    return context.in_document and bool(context.elements)


def has_marked(context: Context) -> bool:
    """Elements are selected, or points of the curve of some."""
    return context.in_document and bool(context.marked)


def has_links(context: Context) -> bool:
    """Links are selected."""
    return context.in_document and bool(context.links)


def has_steps(context: Context) -> bool:
    """Steps are selected."""
    return context.in_document and bool(context.steps)


def has_stages(context: Context) -> bool:
    """Stages are selected."""
    return context.in_document and bool(context.stages)


def has_lines(context: Context) -> bool:
    """Lines are selected."""
    return context.in_document and bool(context.lines)
