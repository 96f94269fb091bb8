"""A signal without Qt: whoever is interested connects, the owner emits."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVarTuple

Ts = TypeVarTuple("Ts")


class Signal(Generic[*Ts]):
    """A list of listeners, called in the order in which they connected.

    Listeners are held strongly: keep the returned function and call it when done. The signal
    belongs to one thread.
    """

    __slots__ = ("_listeners",)

    def __init__(self) -> None:
        self._listeners: dict[object, Callable[[*Ts], object]] = {}

    def __len__(self) -> int:
        return len(self._listeners)

    # A signal nobody listens to is still a signal.
    def __bool__(self) -> bool:
        return True

    def connect(self, listener: Callable[[*Ts], object]) -> Callable[[], None]:
        """Call `listener` on every later emission; the returned function disconnects it.

        Connecting the same function twice calls it twice. Disconnecting twice does nothing.
        """
        key = object()
        self._listeners[key] = listener

        def disconnect() -> None:
            self._listeners.pop(key, None)

        return disconnect

    def listeners(self) -> frozenset[object]:
        """Return what stands for those who listen now; see `drop`."""
        return frozenset(self._listeners)

    def drop(self, listeners: Iterable[object]) -> None:
        """Disconnect some listeners for whoever does not do it themselves."""
        for key in listeners:
            self._listeners.pop(key, None)

    def emit(self, *args: *Ts) -> None:
        """Call every listener that is connected now and still connected when its turn comes.

        Raises
        ------
        Exception
            That of a listener, after all others were called; several as an `ExceptionGroup`.
        """
        failures: list[Exception] = []
        for key, listener in tuple(self._listeners.items()):
            if key not in self._listeners:
                continue
            try:
                listener(*args)
            except Exception as error:
                failures.append(error)
        if len(failures) == 1:
            raise failures[0]
        if failures:
            raise ExceptionGroup("listeners of a signal failed", failures)
