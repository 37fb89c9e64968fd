"""Threads that decode, a turn at a time: the only threads of this package."""

import threading
from queue import SimpleQueue
from typing import Protocol


class Turn(Protocol):
    """Something that has work for a few milliseconds at a time.

    It is in the queue at most once, so that no two threads work on it; where it has more to do, it queues up again
    behind the others.
    """

    def take_turn(self) -> None: ...


class Pool:
    """Started when made."""

    def __init__(self, threads: int) -> None:
        self._turns: SimpleQueue[Turn | None] = SimpleQueue()
        self._threads = [threading.Thread(target=self._run, name=f"hearing-{i}", daemon=True) for i in range(threads)]
        for thread in self._threads:
            thread.start()

    def queue(self, turn: Turn) -> None:
        """Give it a turn after those that wait. Never blocks; from any thread."""
        self._turns.put(turn)

    def stop(self) -> None:
        """End the threads after the turns that are due. Blocks."""
        for _ in self._threads:
            self._turns.put(None)
        for thread in self._threads:
            thread.join()

    def _run(self) -> None:
        while (turn := self._turns.get()) is not None:
            turn.take_turn()
