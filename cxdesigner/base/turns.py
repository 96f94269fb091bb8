"""How threads take turns."""

import sys

TURN_S = 0.000_5
"""How long a thread goes on when another waits for its turn, seconds; Python's own is ten times it.

Nearly every call of Qt gives the turn away and asks for it again. While a worker is busy, each of
them would take 5 ms: to show thousands of records takes some hundred.
"""


def take_short_turns() -> None:
    """Let no thread wait long for a worker that never rests."""
    sys.setswitchinterval(TURN_S)
