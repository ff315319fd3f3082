"""`python/inline`: each task runs in the driver when it is submitted."""

from typing import Any

from ..executor import Executor, OnDone, OpenRequest, Raised, Returned
from ..worker import Task, start_worker


class InlineExecutor(Executor):
    def __init__(self, request: OpenRequest) -> None:
        start_worker(request.url, request.params)

    def submit(self, call: Task, value: Any, on_done: OnDone) -> None:
        try:
            outcome = Returned(call(value))
        except BaseException as error:
            outcome = Raised(error)
        on_done(outcome)

    def close(self) -> None:
        pass


def open_executor(request: OpenRequest) -> Executor:
    return InlineExecutor(request)
