"""Identifiers of records: random for what people make, derived for what an import makes."""

from __future__ import annotations

import hashlib
import os
import random
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 10
_AT_ONCE = 256

_drawn: list[str] = []
"""What is random of ids that nobody has taken yet."""

if hasattr(os, "register_at_fork"):
    # Two processes must not make the same.
    os.register_at_fork(after_in_child=_drawn.clear)

_seeded: random.Random | None = None


def new_id(prefix: str) -> str:
    """Return a fresh id such as ``el-3k9v0q2mzt``; 50 random bits after the prefix."""
    if _seeded is not None:
        return f"{prefix}-" + "".join(_seeded.choice(ALPHABET) for _ in range(_LENGTH))
    try:
        return f"{prefix}-{_drawn.pop()}"
    except IndexError:
        return f"{prefix}-{_draw()}"


def _draw() -> str:
    """Return the rest of a fresh id, and keep some more in store.

    To ask the system gives the turn away: thousands of times, beside a busy worker, this is long.
    """
    found = "".join([ALPHABET[byte & 31] for byte in secrets.token_bytes(_LENGTH * _AT_ONCE)])
    made = [found[at : at + _LENGTH] for at in range(0, len(found), _LENGTH)]
    # Each is taken once, whatever thread comes between.
    _drawn.extend(made[1:])
    return made[0]


def derived_id(prefix: str, *parts: str) -> str:
    """Return an id that depends on content only, so that importing twice gives equal bytes."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()
    return f"{prefix}-{digest[:12]}"


@contextmanager
def seeded_ids(seed: int) -> Iterator[None]:
    """Make ``new_id`` repeatable within the block; for tests and generated samples."""
    global _seeded
    before, _seeded = _seeded, random.Random(seed)  # noqa: S311 - not a secret
    try:
        yield
    finally:
        _seeded = before
