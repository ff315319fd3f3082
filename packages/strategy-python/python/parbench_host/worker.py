"""What runs in a worker: a thread, a process or an interpreter. Functions are sent to workers by name, so they are all at
the top level of this module."""

import importlib.util
import os
import sys
import threading
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from .gil import GilWatch
from .trial_end import TrialEnd, describe_error

_PAUSE_SECONDS = 0.001

Params = dict[str, Any]
Task = Callable[[Any], Any]


class Barrier(Protocol):
    """A barrier of `threading` or `multiprocessing`."""

    def wait(self, timeout: float | None = None) -> int: ...


class WorkerStartError(TrialEnd):
    """The workload could not be opened in a worker."""


class _Worker(Protocol):
    """The state of a worker."""

    task: Task
    barrier: Barrier
    start_error: WorkerStartError | None


# Each thread of a process is a worker with a state of its own.
_worker: _Worker = threading.local()  # type: ignore[assignment]


def start_worker(url: str, params: Params, barrier: Barrier | None = None) -> None:
    """Loads the workload and creates the state of this worker: the initializer of a pool. Tasks raise the error of that,
    since pools do not pass on the error of an initializer, and `multiprocessing.Pool` starts such a worker again and
    again."""
    if barrier is not None:
        _worker.barrier = barrier
    _worker.start_error = None
    gil = GilWatch()
    try:
        _worker.task = load_task(url, params)
        gil.check()
    except TrialEnd as end:
        _fail(end)
    except (Exception, SystemExit) as error:
        _fail(TrialEnd("failed", f"the workload could not be opened in a worker: {describe_error(error)}"))


def start_interpreter(url: str, params: Params, barrier: Barrier) -> None:
    """The same for an interpreter, which is one worker. The state of a thread would be lost: each call into an interpreter
    has a new thread state."""
    global _worker
    _worker = SimpleNamespace()  # type: ignore[assignment]
    start_worker(url, params, barrier)


def _fail(end: TrialEnd) -> None:
    _worker.start_error = WorkerStartError(end.status, end.reason)
    _worker.task = _raise_start_error


def _raise_start_error(_value: Any = None) -> None:
    if _worker.start_error is not None:
        raise _worker.start_error


def run_task(value: Any) -> Any:
    """Runs a task in this worker."""
    return _worker.task(value)


def run_identified(value: Any) -> tuple[str, Any]:
    """Runs a task; returns the name of this worker too."""
    return worker_name(), _worker.task(value)


def run_checked(value: Any) -> tuple[str, Any]:
    """The same, with a pause at the end, in which an idle worker takes the next task. Without it, one thread may run all short
    tasks under a global lock, and it would look as if there were no other."""
    answer = run_identified(value)
    time.sleep(_PAUSE_SECONDS)
    return answer


def run_alone(url: str, params: Params, call: Task, value: Any) -> Any:
    """Runs a task in a worker that was started for it."""
    start_worker(url, params)
    return call(value)


def meet(timeout: float) -> str:
    """Waits until every worker waits; returns the name of this one. Raises the error of its start."""
    try:
        _worker.barrier.wait(timeout)
    except threading.BrokenBarrierError:
        raise TrialEnd("timeout", f"not every worker started within {timeout:g} s") from None
    _raise_start_error()
    return worker_name()


def worker_name() -> str:
    """Names the thread that runs this, over all processes."""
    return f"{os.getpid()}:{threading.get_native_id()}"


def load_task(url: str, params: Params) -> Task:
    """Loads a workload's module and creates its state. Returns a function that runs a task. The module has
    `run(value, params)`, or `setup(params)`, which returns a state, and `run(value, params, state)`."""
    module = load_module(url)
    run = module.run
    if hasattr(module, "setup"):
        state = module.setup(params)
        return lambda value: run(value, params, state)
    return lambda value: run(value, params)


_loading = threading.RLock()


@cache
def load_module(url: str) -> ModuleType:
    """Loads the module at a `file:` URL, once per process. It finds the modules beside it, and has the name that they
    would import it by, so that instances of its classes can be sent between processes."""
    path = Path(unquote(urlsplit(url).path))
    with _loading:
        name = path.stem
        while name in sys.modules:
            if getattr(sys.modules[name], "__file__", None) == str(path):
                return sys.modules[name]
            name = f"parbench_{name}"
        if str(path.parent) not in sys.path:
            sys.path.insert(0, str(path.parent))
        spec = importlib.util.spec_from_file_location(name, path)
        if spec is None or spec.loader is None:
            raise ImportError(f"{path} is not a Python module: expected a file that ends in `.py`")
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        try:
            spec.loader.exec_module(module)
        except BaseException:
            del sys.modules[name]
            raise
        return module
