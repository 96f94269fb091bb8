"""The tool of a name, and what to do with it."""

from __future__ import annotations

from cxdesigner.base.i18n import _, dotted
from cxdesigner.ui.tools import ELEMENT_HINT, TOOL_HINTS, ToolHost, ToolName
from cxdesigner.ui.tools.base import Tool
from cxdesigner.ui.tools.brush import BrushTool
from cxdesigner.ui.tools.connect import LinkTool
from cxdesigner.ui.tools.insert import InsertTool
from cxdesigner.ui.tools.select import SelectTool


def make_tool(name: ToolName, host: ToolHost) -> Tool:
    """Return a fresh tool."""
    match name:
        case "select":
            return SelectTool(host)
        case "link":
            return LinkTool(host)
        case "brush" | "brush_kept":
            return BrushTool(host)
        case _:
            return InsertTool(host, name)


def tool_hint(name: ToolName, *, kept: bool = False) -> str:
    """Return what to do with a tool that was picked."""
    hint = _(TOOL_HINTS.get(name, ELEMENT_HINT))
    return dotted((hint, _("Escape puts the tool away"))) if kept else hint
