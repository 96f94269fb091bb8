"""Pictures on the canvas: decoded aside, kept at the sizes that are seen.

A frame never waits for a picture: what is not decoded yet is drawn from another size or as a plain
ground, and ``ready`` tells when it can be drawn again.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from cxdesigner.model.asset import Asset
from cxdesigner.model.view import RecordView
from cxdesigner.qtrender.decoded import LEVELS, decode, level_for
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.workers import Job

_MOST_BYTES = 192_000_000
"""Of decoded pictures that are kept; beyond it those seen longest ago are dropped."""

_TOGETHER_MS = 40
"""Pictures that come within this time are drawn in one go."""

Key = tuple[str, int]


class CanvasPictures(QObject):
    """A picture source that decodes in another thread."""

    ready = Signal(object)
    """Pictures that were missing have come; carries a set of SHA-256."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view: RecordView | None = None
        self._known: dict[Key, QImage] = {}
        self._bytes = 0
        self._asked: set[Key] = set()
        self._missed: set[str] = set()
        self._come: set[str] = set()
        self._waiting: dict[Key, Asset] = {}
        self._job: Job | None = None
        self._later = Later(self._tell, _TOGETHER_MS, parent=self)

    def follow(self, view: RecordView | None) -> None:
        """Take pictures from another document, or from none."""
        self._view = view
        # What cannot be found here may be there, and the other way round.
        self._asked = {key for key in self._asked if key in self._known}

    def get(self, sha256: str, pixels: float) -> QImage:
        """Return the best there is of a picture; what is missing is decoded aside."""
        key = sha256, level_for(pixels)
        found = self._known.pop(key, None)
        if found is not None:
            # Put back at the end: the first are those seen longest ago.
            self._known[key] = found
            return found
        self._missed.add(sha256)
        if key not in self._asked:
            self._ask(key)
        others = [self._known[sha256, at] for at in LEVELS if (sha256, at) in self._known]
        return others[-1] if others else QImage()

    @property
    def is_busy(self) -> bool:
        """Whether pictures are being decoded."""
        return bool(self._waiting) or (self._job is not None and not self._job.is_over)

    def take_missed(self) -> frozenset[str]:
        """Return what was not sharp or not there since the last call."""
        missed, self._missed = frozenset(self._missed), set()
        return missed

    def _ask(self, key: Key) -> None:
        self._asked.add(key)
        assets = () if self._view is None else self._view.of_type(Asset)
        asset = next((asset for asset in assets if asset.sha256 == key[0]), None)
        if asset is not None:
            self._waiting[key] = asset
            self._work()

    def _work(self) -> None:
        """Decode what was asked for last: it is what is seen now."""
        if self._job is not None and self._job.is_cancelled:
            # The program ends.
            self._waiting.clear()
        if self._waiting and (self._job is None or self._job.is_over):
            key, asset = self._waiting.popitem()
            self._job = Job(lambda _job: decode(asset.content, key[1]))
            self._job.on.done.connect(lambda image: self._take(key, image))
            self._job.on.ended.connect(self._work)
            self._job.start()

    def _take(self, key: Key, image: QImage) -> None:
        self._known[key] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > _MOST_BYTES and len(self._known) > 1:
            oldest = next(iter(self._known))
            self._bytes -= self._known.pop(oldest).sizeInBytes()
            self._asked.discard(oldest)
        self._come.add(key[0])
        self._later.request()

    def _tell(self) -> None:
        come, self._come = self._come, set()
        self.ready.emit(come)
