"""`python/interpreters`: `concurrent.futures.InterpreterPoolExecutor`, from Python 3.14 on."""

import os
import select
import threading
from concurrent.futures import InterpreterPoolExecutor

from ..executor import Executor, OpenRequest
from ..worker import start_interpreter
from .futures import FuturesPool


class PipeBarrier:
    """A barrier between interpreters of one process, which share its descriptors and no objects. The driver operates it."""

    def __init__(self) -> None:
        self._arrivals, self._arrive = os.pipe()
        self._departures, self._depart = os.pipe()

    def wait(self, timeout: float | None = None) -> int:
        os.write(self._arrive, b".")
        if not select.select([self._departures], [], [], timeout)[0]:
            raise threading.BrokenBarrierError
        os.read(self._departures, 1)
        return 0

    def release(self, parties: int, timeout: float) -> None:
        """Lets all go once `parties` have arrived; nobody if the timeout passes without an arrival."""
        for _ in range(parties):
            if not select.select([self._arrivals], [], [], timeout)[0]:
                return
            os.read(self._arrivals, 1)
        os.write(self._depart, b"." * parties)

    def close(self) -> None:
        for descriptor in (self._arrivals, self._arrive, self._departures, self._depart):
            os.close(descriptor)


class InterpreterPool(FuturesPool):
    def __init__(self, request: OpenRequest) -> None:
        self._barrier = PipeBarrier()
        pool = InterpreterPoolExecutor(
            request.workers, initializer=start_interpreter, initargs=(request.url, request.params, self._barrier)
        )
        super().__init__(pool, request)

    def release(self) -> None:
        self._barrier.release(self._workers, self._timeout)

    def close(self) -> None:
        super().close()
        self._barrier.close()


def open_executor(request: OpenRequest) -> Executor:
    return InterpreterPool(request)
