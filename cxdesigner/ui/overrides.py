"""Keeps an exception in an overridden method of Qt from ending the process.

Before Python 3.12 an exception that the interpreter itself raises (division by zero, an index out
of range, a wrong type) reaches PySide6 in a form that makes it crash: 6.10.1 to 6.11.3 read the
arguments of an object that is not there yet. Raising it again within Python gives it its form;
then the program's own handler is told, and the person can go on.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from types import FunctionType
from typing import Any

from shiboken6 import Shiboken

IS_NEEDED = sys.version_info < (3, 12)


def guard_overrides() -> None:
    """Guard the classes derived from Qt's that are defined from now on."""
    # Every class of PySide6 derives from this one, whether or not it is a QObject.
    root: Any = Shiboken.Object
    root.__init_subclass__ = classmethod(_guard)


def _guard(made: type[Any], /, **_options: Any) -> None:
    for name, value in tuple(vars(made).items()):
        if isinstance(value, FunctionType) and _overrides(made, name):
            setattr(made, name, _raising_again(value))


def _overrides(made: type, name: str) -> bool:
    return not name.startswith("__") and any(
        name in vars(base) for base in made.__mro__[1:] if base.__module__.startswith("PySide6.")
    )


def _raising_again(method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def call(*args: Any, **options: Any) -> Any:
        try:
            return method(*args, **options)
        except Exception:
            # Only what Python code has caught once has its form.
            raise

    return call
