"""Two fingers on a trackpad or a touch screen that draw nearer or apart."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QWidget


def pinched(event: QEvent, viewport: QWidget) -> tuple[float, QPointF] | None:
    """Return by which factor fingers zoom, and about which place of a viewport; None for others."""
    if isinstance(event, QNativeGestureEvent):
        is_zoom = event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        return (1 + event.value(), event.position()) if is_zoom else None
    if event.type() == QEvent.Type.Gesture:
        pinch = event.gesture(Qt.GestureType.PinchGesture)  # type: ignore[attr-defined]
        if pinch is not None:
            return pinch.scaleFactor(), QPointF(viewport.mapFromGlobal(pinch.hotSpot()))
    return None
