"""The tool of a name."""

from __future__ import annotations

from cxdesigner.ui.tools import ToolHost, ToolName
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
