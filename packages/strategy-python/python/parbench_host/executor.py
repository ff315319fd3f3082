"""The contract between strategies and the host."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from .trial_end import RemoteTraceback
from .worker import Params, Task


class Outcome(Protocol):
    """A settled task, such as a `concurrent.futures.Future`."""

    def result(self) -> Any:
        """Returns the output, or raises the error of the task."""
        ...


OnDone = Callable[[Outcome], object]


@dataclass(slots=True)
class Returned:
    """The outcome of a task that returned."""

    output: Any

    def result(self) -> Any:
        return self.output


@dataclass(slots=True)
class Raised:
    """The outcome of a task that raised, or whose worker ended."""

    error: BaseException
    # The traceback, for an error that is sent to another process: pickling loses its own.
    trace: str | None = None

    def result(self) -> Any:
        if self.trace is None:
            raise self.error
        raise self.error from RemoteTraceback(self.trace)


@dataclass(frozen=True)
class OpenRequest:
    """What a strategy opens."""

    url: str
    params: Params
    workers: int
    options: dict[str, Any] = field(default_factory=dict)
    # The longest that a worker may take to start, seconds.
    timeout: float = 60


class Executor(ABC):
    """Runs tasks in workers."""

    @abstractmethod
    def submit(self, call: Task, value: Any, on_done: OnDone) -> None:
        """Starts `call(value)`, a function of the module `worker`. Calls `on_done` once, in any thread, as soon as the
        task has settled."""

    def flush(self) -> None:
        """Called before the driver waits: sends what the strategy has held back."""

    def meet(self) -> None:
        """Returns when every worker has loaded the workload: proves that there are as many as were asked for."""

    @abstractmethod
    def close(self) -> None:
        """Ends the workers."""
