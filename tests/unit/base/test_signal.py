import pytest

from cxdesigner.base.signal import Signal


def test_listeners_are_called_in_order_with_what_was_emitted() -> None:
    signal: Signal[int, str] = Signal()
    heard: list[object] = []
    signal.connect(lambda n, text: heard.append(("first", n, text)))
    signal.connect(lambda n, text: heard.append(("second", n, text)))
    signal.emit(1, "a")
    assert heard == [("first", 1, "a"), ("second", 1, "a")]


def test_a_disconnected_listener_hears_nothing() -> None:
    signal: Signal[int] = Signal()
    heard: list[int] = []
    disconnect = signal.connect(heard.append)
    signal.emit(1)
    disconnect()
    disconnect()
    signal.emit(2)
    assert heard == [1]
    assert len(signal) == 0
    assert signal


def test_connecting_twice_calls_twice_and_disconnects_one() -> None:
    signal: Signal[int] = Signal()
    heard: list[int] = []
    signal.connect(heard.append)
    disconnect = signal.connect(heard.append)
    signal.emit(1)
    disconnect()
    signal.emit(2)
    assert heard == [1, 1, 2]


def test_a_listener_may_disconnect_another_while_called() -> None:
    signal: Signal[()] = Signal()
    heard: list[str] = []
    disconnects = []
    signal.connect(lambda: disconnects[0]())
    disconnects.append(signal.connect(lambda: heard.append("late")))
    signal.emit()
    assert heard == []


def test_a_listener_connected_while_called_waits_for_the_next_emission() -> None:
    signal: Signal[()] = Signal()
    heard: list[str] = []
    signal.connect(lambda: signal.connect(lambda: heard.append("new")))
    signal.emit()
    assert heard == []


def test_a_failing_listener_does_not_silence_the_others() -> None:
    signal: Signal[int] = Signal()
    heard: list[int] = []

    def fail(_n: int) -> None:
        raise KeyError("a")

    signal.connect(fail)
    signal.connect(heard.append)
    with pytest.raises(KeyError):
        signal.emit(1)
    assert heard == [1]
    signal.connect(fail)
    with pytest.raises(ExceptionGroup) as caught:
        signal.emit(2)
    assert len(caught.value.exceptions) == 2
    assert heard == [1, 2]


def test_listeners_that_came_since_can_be_dropped_together() -> None:
    signal: Signal[int] = Signal()
    heard: list[str] = []
    signal.connect(lambda _n: heard.append("stays"))
    before = signal.listeners()
    signal.connect(lambda _n: heard.append("goes"))
    signal.drop(signal.listeners() - before)
    signal.emit(1)
    assert heard == ["stays"]
