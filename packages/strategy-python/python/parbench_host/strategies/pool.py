"""`python/pool`: `multiprocessing.Pool`."""

import multiprocessing
import traceback
from typing import Any

from ..executor import Executor, OnDone, OpenRequest, Outcome, Raised, Returned
from ..trial_end import TrialEnd
from ..worker import Task, meet, start_worker
from .start_method import context_of


class Pool(Executor):
    """With a `chunksize` above 1, tasks are sent in groups, as `Pool.map` does it: a group is sent when it is complete, or
    when the driver is about to wait."""

    def __init__(self, request: OpenRequest) -> None:
        context = context_of(request)
        self._workers = request.workers
        self._timeout = request.timeout
        self._chunk_size = request.options.get("chunksize", 1)
        self._held: list[tuple[Task, Any, OnDone]] = []
        barrier = context.Barrier(request.workers)
        self._pool = context.Pool(
            request.workers, initializer=start_worker, initargs=(request.url, request.params, barrier)
        )

    def submit(self, call: Task, value: Any, on_done: OnDone) -> None:
        if self._chunk_size == 1:
            self._send(call, value, on_done)
            return
        self._held.append((call, value, on_done))
        if len(self._held) == self._chunk_size:
            self.flush()

    def flush(self) -> None:
        if not self._held:
            return
        group, self._held = self._held, []
        calls = [(call, value) for call, value, _ in group]
        receivers = [on_done for _, _, on_done in group]
        self._send(run_group, calls, lambda outcome: _settle_group(outcome, receivers))

    def _send(self, call: Task, value: Any, on_done: OnDone) -> None:
        self._pool.apply_async(
            call,
            (value,),
            callback=lambda output: on_done(Returned(output)),
            error_callback=lambda error: on_done(Raised(error)),
        )

    def meet(self) -> None:
        meeting = [self._pool.apply_async(meet, (self._timeout,)) for _ in range(self._workers)]
        try:
            for result in meeting:
                result.get(self._timeout)
        except multiprocessing.TimeoutError:
            raise TrialEnd("timeout", f"not every worker started within {self._timeout:g} s") from None

    def close(self) -> None:
        """Ends idle workers at once: `close` and `join` would wait for ever for one that was killed."""
        self._pool.terminate()
        self._pool.join()


def run_group(calls: list[tuple[Task, Any]]) -> list[Outcome]:
    """Runs a group of tasks in a worker. One that raises does not affect the others."""
    outcomes: list[Outcome] = []
    for call, value in calls:
        try:
            outcomes.append(Returned(call(value)))
        except Exception as error:
            outcomes.append(Raised(error, traceback.format_exc()))
    return outcomes


def _settle_group(group: Outcome, receivers: list[OnDone]) -> None:
    try:
        outcomes = group.result()
    except BaseException as error:
        outcomes = [Raised(error)] * len(receivers)
    for on_done, outcome in zip(receivers, outcomes):
        on_done(outcome)


def open_executor(request: OpenRequest) -> Executor:
    return Pool(request)
