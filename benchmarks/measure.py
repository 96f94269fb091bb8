"""Timing helpers: medians and 95th percentiles, printed as a table with ratios.

Work is timed in seconds of the processor where the system counts them finely enough, so that what
else runs on the machine counts less. All work timed here is done by one thread that never waits.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, perf_counter, process_time
from typing import Any

clock = perf_counter if os.name == "nt" else process_time
"""What work is timed with."""


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
        start = clock()
        work()
        found.append(clock() - start)
    return Timing(tuple(found))


def compared(
    work: Callable[[], object], floor: Callable[[], object], *, repeat: int = 5
) -> tuple[Timing, Timing]:
    """Return the times of two pieces of work that take turns, so that load falls on both alike."""
    work()
    floor()
    gc.collect()
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(repeat):
        for one, found in ((work, ours), (floor, theirs)):
            start = clock()
            one()
            found.append(clock() - start)
    return Timing(tuple(ours)), Timing(tuple(theirs))


def sizes() -> tuple[int, ...]:
    """Return how many elements to measure with: those asked for, else 1,000 and 5,000.

    ``--large`` adds 20,000.
    """
    arguments = _arguments()
    from generate import SIZES  # not for those who only want to time something

    if arguments.sizes:
        return tuple(arguments.sizes)
    return SIZES if arguments.large else tuple(size for size in SIZES if size <= 5_000)


def repeats() -> int:
    """Return how often everything is to be measured: ``--repeat``, else once."""
    return max(1, _arguments().repeat)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int, help="numbers of elements")
    parser.add_argument("--large", action="store_true", help="measure 20,000 elements too")
    parser.add_argument("--repeat", type=int, default=1, help="how often, where that is asked for")
    return parser.parse_known_args()[0]


def verdict(value: float, target: float) -> str:
    """Return whether a figure keeps its target (at most so much)."""
    return "ok" if value <= target else "MISSED"


def in_child(script: str, *arguments: str, tells: bool = False) -> Any:
    """Run a script in a fresh process with empty folders of its own; return what it prints.

    Whether it `tells` how far it is, on the stream of errors.

    The script gets ``--child``, the arguments, and last the time of ``time.monotonic`` at which
    its process was started. It prints one JSON value as its last line.
    """
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ,
            "CXDESIGNER_HOME": home,
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
            # Else the offscreen platform says at each window that it cannot limit its size.
            "QT_LOGGING_RULES": "qt.qpa.*=false;default.warning=false",
        }
        # A person's Python keeps compiled modules.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        done = subprocess.run(
            [sys.executable, script, "--child", *arguments, str(monotonic())],
            stdout=subprocess.PIPE,
            stderr=None if tells else subprocess.PIPE,
            text=True,
            check=False,
            env=environment,
        )
    if done.returncode != 0:
        raise SystemExit(done.stderr or done.returncode)
    return json.loads(done.stdout.splitlines()[-1])


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
