"""A property that is worked out when it is first read, and kept in the object."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class kept_property(Generic[T]):
    """As ``functools.cached_property``, without its lock.

    Up to Python 3.11 that one lock is for all objects of a class: while a worker works something
    out for 0.2 s, the window cannot read the same property of another object. Two threads that read
    a property of one object at once may both work it out here; each gets an answer.
    """

    def __init__(self, function: Callable[[Any], T]) -> None:
        self._function = function
        self._name = function.__name__
        self.__doc__ = function.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> kept_property[T]: ...

    @overload
    def __get__(self, instance: object, owner: type | None = None) -> T: ...

    def __get__(self, instance: object | None, owner: type | None = None) -> kept_property[T] | T:
        if instance is None:
            return self
        found = self._function(instance)
        # From now on the object answers itself: it is looked at first.
        instance.__dict__[self._name] = found
        return found
