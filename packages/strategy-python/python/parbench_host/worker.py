"""What runs in a worker: a thread, a process or an interpreter. Functions are sent to workers by name, so they are all at
the top level of this module."""

import importlib.util
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol
from urllib.parse import urlsplit
from urllib.request import url2pathname

Params = dict[str, Any]
Task = Callable[[Any], Any]


class Barrier(Protocol):
    """A barrier of `threading` or `multiprocessing`."""

    def wait(self, timeout: float | None = None) -> int: ...


class _Worker(threading.local):
    """The state of a worker. Each thread has its own."""

    task: Task
    barrier: Barrier


_worker = _Worker()


def start_worker(url: str, params: Params, barrier: Barrier | None = None) -> None:
    """Loads the workload and creates the state of this worker: the initializer of a pool."""
    _worker.task = load_task(url, params)
    if barrier is not None:
        _worker.barrier = barrier


def run_task(value: Any) -> Any:
    """Runs a task in this worker."""
    return _worker.task(value)


def run_identified(value: Any) -> tuple[str, Any]:
    """Runs a task; returns the name of this worker too."""
    return worker_name(), _worker.task(value)


def run_alone(url: str, params: Params, call: Task, value: Any) -> Any:
    """Runs a task in a worker that was started for it."""
    start_worker(url, params)
    return call(value)


def meet(timeout: float) -> str:
    """Waits until every worker waits; returns the name of this one."""
    _worker.barrier.wait(timeout)
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


def load_module(url: str) -> ModuleType:
    """Loads the module at a `file:` URL, once per process. It finds the modules beside it, and has the name that they
    would import it by, so that instances of its classes can be sent between processes."""
    path = Path(url2pathname(urlsplit(url).path))
    with _loading:
        loaded = sys.modules.get(path.stem)
        if loaded is not None and getattr(loaded, "__file__", None) == str(path):
            return loaded
        name = path.stem if loaded is None else f"parbench_workload_{path.stem}"
        if name in sys.modules:
            return sys.modules[name]
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
