"""What the executors of `concurrent.futures` have in common."""

from concurrent.futures import BrokenExecutor, wait
from concurrent.futures import Executor as FuturesExecutor
from typing import Any

from ..executor import Executor, OnDone, OpenRequest, Raised
from ..trial_end import TrialEnd
from ..worker import Task, meet


class FuturesPool(Executor):
    """An executor of `concurrent.futures` whose workers have a barrier."""

    def __init__(self, pool: FuturesExecutor, request: OpenRequest) -> None:
        self._pool = pool
        self._workers = request.workers
        self._timeout = request.timeout

    def submit(self, call: Task, value: Any, on_done: OnDone) -> None:
        try:
            self._pool.submit(call, value).add_done_callback(on_done)
        except BrokenExecutor as error:
            on_done(Raised(error))

    def meet(self) -> None:
        """These executors start workers when they need them, and reuse idle ones. So one task for each worker waits for
        all others."""
        meeting = [self._pool.submit(meet, self._timeout) for _ in range(self._workers)]
        self.release()
        done, _ = wait(meeting, self._timeout)
        names = {future.result() for future in done}
        if len(names) < self._workers:
            raise TrialEnd("timeout", f"only {len(names)} of {self._workers} workers started within {self._timeout:g} s")

    def release(self) -> None:
        """Called while the workers meet, for a barrier that they cannot operate by themselves."""

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)
