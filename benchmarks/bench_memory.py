"""Memory of a window with a blueprint open over that of a window with an empty one."""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from measure import clock, in_child, print_table, resident_mb, sizes, verdict

TARGET_MB = {1_000: 80.0, 5_000: 200.0, 20_000: 600.0}
LONGEST_S = 60.0


def main() -> None:
    """Print the figures."""
    empty = in_child(__file__, "0")
    rows: list[list[object]] = [[0, empty["mb"], empty["peak"], "", "", "", ""]]
    for size in sizes():
        found = in_child(__file__, str(size))
        over = found["mb"] - empty["mb"]
        rows.append(
            [
                size,
                found["mb"],
                found["peak"],
                over,
                TARGET_MB[size],
                verdict(over, TARGET_MB[size]),
                found["open_s"],
            ]
        )
    print_table(
        "memory of the window, MB resident",
        ["elements", "MB", "peak", "over empty", "target", "", "open to painted s"],
        rows,
    )


def child() -> None:
    """Open a window on a blueprint of so many elements and say how much memory it takes."""
    from cxdesigner import app

    size = int(sys.argv[2])
    gc.disable()  # as cxdesigner.app.run_editor does
    application, window = app.open_frame()
    editor = app.furnish(window)
    editor.open_first(None)
    application.processEvents()
    seconds = 0.0
    if size:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "bench.cxd"
            write_aside(path, size)
            start = clock()
            editor.files.open(path)
            application.processEvents()
            window.canvas.viewport().repaint()
            seconds = clock() - start
    window.findings.refresh()
    start = perf_counter()
    while perf_counter() - start < LONGEST_S:
        application.processEvents()
        if window.findings.is_current and window.status.facts.text():
            break
    # Once over the drawing at two scales, so that what is painted is there.
    for scale in (1.0, 0.1):
        window.canvas.set_zoom(scale)
        for _ in range(10):
            window.canvas.viewport().repaint()
            application.processEvents()
    gc.collect()
    print(
        json.dumps({"mb": resident_mb(), "peak": _peak_mb(), "open_s": seconds}),
        flush=True,
    )
    os._exit(0)


def write_aside(path: Path, size: int) -> None:
    """Write the file in a process of its own: its memory is not the window's."""
    import subprocess

    code = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[3]);"
        "from generate import blueprint_of; from cxdesigner.formats.cxd_write import write_cxd;"
        "pathlib.Path(sys.argv[1]).write_bytes(write_cxd(blueprint_of(int(sys.argv[2]))))"
    )
    here = str(Path(__file__).resolve().parent)
    subprocess.run([sys.executable, "-c", code, str(path), str(size), here], check=True)


def _peak_mb() -> float:
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    for line in status.read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    child() if "--child" in sys.argv else main()
