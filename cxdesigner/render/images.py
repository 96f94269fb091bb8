"""Pictures of a scene as painters get them: bytes by SHA-256."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

Images = Mapping[str, bytes]
"""File contents (PNG, JPEG, …) by the SHA-256 that an ``ImageShape`` names."""

NO_IMAGES: Images = MappingProxyType({})

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "image/webp"),
)


def media_type(data: bytes) -> str | None:
    """Return the media type of a picture, or None if it is none that painters know."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    return None
