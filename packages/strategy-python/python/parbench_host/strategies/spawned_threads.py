"""`python/threads/spawn`: a `threading.Thread` for each task, as many at once as there are workers."""

import threading
from collections import deque
from typing import Any

from ..executor import Executor, OnDone, OpenRequest, Raised, Returned
from ..worker import Task, run_alone


class SpawnedThreads(Executor):
    def __init__(self, request: OpenRequest) -> None:
        self._request = request
        self._free = request.workers
        self._waiting: deque[tuple[Task, Any, OnDone]] = deque()
        self._lock = threading.Lock()

    def submit(self, call: Task, value: Any, on_done: OnDone) -> None:
        with self._lock:
            if self._free == 0:
                self._waiting.append((call, value, on_done))
                return
            self._free -= 1
        if not self._start(call, value, on_done):
            self._start_next()

    def _start(self, call: Task, value: Any, on_done: OnDone) -> bool:
        """Returns whether the system had another thread."""
        try:
            threading.Thread(target=self._run, args=(call, value, on_done)).start()
        except RuntimeError as error:
            on_done(Raised(error))
            return False
        return True

    def _run(self, call: Task, value: Any, on_done: OnDone) -> None:
        try:
            outcome = Returned(run_alone(self._request.url, self._request.params, call, value))
        except BaseException as error:
            outcome = Raised(error)
        on_done(outcome)
        self._start_next()

    def _start_next(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._free += 1
                    return
                following = self._waiting.popleft()
            if self._start(*following):
                return

    def close(self) -> None:
        """Every thread ends by itself."""
        with self._lock:
            self._waiting.clear()


def open_executor(request: OpenRequest) -> Executor:
    return SpawnedThreads(request)
