"""Timing helpers: medians and 95th percentiles, printed as a table with ratios."""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of repeated runs of one piece of work."""

    seconds: tuple[float, ...]

    @property
    def median_ms(self) -> float:
        """The median, in milliseconds."""
        return statistics.median(self.seconds) * 1000

    @property
    def p95_ms(self) -> float:
        """The 95th percentile (nearest rank), in milliseconds."""
        ranked = sorted(self.seconds)
        return ranked[min(len(ranked) - 1, int(0.95 * len(ranked)))] * 1000


def timed(work: Callable[[], object], *, repeat: int = 5, warm: int = 1) -> Timing:
    """Return the times of `repeat` runs after `warm` runs that are not counted."""
    for _ in range(warm):
        work()
    gc.collect()
    found: list[float] = []
    for _ in range(repeat):
        start = perf_counter()
        work()
        found.append(perf_counter() - start)
    return Timing(tuple(found))


def resident_mb() -> float:
    """Return the resident memory of this process in megabytes (Linux; 0 elsewhere)."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    for line in status.read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def print_table(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under a title, columns aligned; numbers with two decimals."""
    text = [
        [f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in row] for row in rows
    ]
    widths = [max(len(line[i]) for line in [list(head), *text]) for i in range(len(head))]
    print(f"\n{title}")
    for line in [list(head), *text]:
        print("  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)))
