"""Figures on the drawing: switched on and off, and the frames under them.

Each lens is switched on in the window; the time until its first frame is painted and the longest
time that the window's thread works without a pause are taken, then frames of a pan and a repaint at
fit beside the same frames without a lens. All in seconds of the processor of the window's thread.
"""

from __future__ import annotations

from time import perf_counter, sleep

from beats import Beats
from bench_canvas import Bench
from bench_freeze import LENSES, TARGET_MS
from measure import print_table, sizes, verdict
from PySide6.QtWidgets import QApplication

from cxdesigner.scene.lens.options import NO_LENS, Lens

_LONGEST_S = 60


def switched(bench: Bench, beats: Beats, lens: Lens) -> float:
    """Switch to a lens, wait until it is drawn; return the longest work at once, in ms."""
    shown = bench.window.lens
    beats.start()
    bench.document.set_view(lens=lens)
    beats.beat()
    end, quiet = perf_counter() + _LONGEST_S, 0
    while perf_counter() < end and quiet < 20:
        QApplication.processEvents()
        quiet = quiet + 1 if (shown.figures is not None) == bool(lens) else 0
        sleep(0.002)
    return beats.busy_s * 1000


def main() -> None:
    """Print the figures."""
    rows: list[list[object]] = []
    for size in sizes():
        bench = Bench(size)
        beats = Beats()
        for name, lens in LENSES.items():
            frames: dict[bool, tuple[float, float]] = {}
            longest: list[float] = []
            for is_on in (False, True):
                longest.append(switched(bench, beats, lens if is_on else NO_LENS))
                frames[is_on] = bench.pan().p95_ms, bench.fit().p95_ms
            bench.canvas.set_zoom(1.0)
            longest.append(switched(bench, beats, NO_LENS))
            at_once = max(longest)
            (pan, fit), (bare_pan, bare_fit) = frames[True], frames[False]
            rows.append(
                [size, name, at_once, verdict(at_once, TARGET_MS), pan, pan / bare_pan, fit,
                 fit / bare_fit]
            )  # fmt: skip
        bench.close()
    head = [
        "elements",
        "lens",
        "busy ms",
        f"{TARGET_MS} ms",
        "pan ms",
        "x bare",
        "fit ms",
        "x bare",
    ]
    print_table("figures on the drawing", head, rows)


if __name__ == "__main__":
    main()
