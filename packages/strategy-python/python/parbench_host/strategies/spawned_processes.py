"""`python/processes/spawn`: a `multiprocessing.Process` for each task, as many at once as there are workers."""

import pickle
import threading
import traceback
from collections import deque
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe, wait
from multiprocessing.process import BaseProcess
from typing import Any, NamedTuple

from ..executor import Executor, OnDone, OpenRequest, Outcome, Raised, Returned
from ..worker import Params, Task, load_module, run_alone
from .start_method import context_of


class LostProcess(Exception):
    """The process of a task ended without an outcome."""


class _Running(NamedTuple):
    process: BaseProcess
    on_done: OnDone


class SpawnedProcesses(Executor):
    """One thread starts all processes and waits for their outcomes. A process that ends without one has failed."""

    def __init__(self, request: OpenRequest) -> None:
        context = context_of(request)
        if context.get_start_method() == "fork":
            _load_for_forks(request.url)
        self._create_process = context.Process  # type: ignore[attr-defined]
        self._request = request
        self._waiting: deque[tuple[Task, Any, OnDone]] = deque()
        self._wake_reader, self._wake_writer = Pipe(duplex=False)
        self._is_closed = False
        self._thread = threading.Thread(target=self._supervise, daemon=True)
        self._thread.start()

    def submit(self, call: Task, value: Any, on_done: OnDone) -> None:
        self._waiting.append((call, value, on_done))
        self._wake_writer.send_bytes(b".")

    def close(self) -> None:
        self._is_closed = True
        self._wake_writer.send_bytes(b".")
        self._thread.join()
        self._wake_reader.close()
        self._wake_writer.close()

    def _supervise(self) -> None:
        running: dict[Any, _Running] = {}
        while not self._is_closed or running:
            ended: list[BaseProcess] = []
            for ready in wait([self._wake_reader, *running]):
                if ready is self._wake_reader:
                    self._wake_reader.recv_bytes()
                else:
                    ended.append(self._settle(ready, running.pop(ready)))
            # A process takes some time to end after its task, in which the next one starts.
            self._start_waiting(running)
            for process in ended:
                process.join()
                process.close()

    def _start_waiting(self, running: dict[Any, _Running]) -> None:
        while self._waiting and len(running) < self._request.workers and not self._is_closed:
            self._start(*self._waiting.popleft(), running)

    def _start(self, call: Task, value: Any, on_done: OnDone, running: dict[Any, _Running]) -> None:
        reader, writer = Pipe(duplex=False)
        request = self._request
        process = self._create_process(target=report, args=(writer, request.url, request.params, call, value))
        try:
            process.start()
            running[reader] = _Running(process, on_done)
        except Exception as error:
            reader.close()
            on_done(Raised(error))
        finally:
            writer.close()

    def _settle(self, reader: Any, running: _Running) -> BaseProcess:
        """Reports the outcome of a task; returns its process, which may not have ended yet."""
        try:
            outcome: Outcome = reader.recv()
        except (EOFError, OSError):
            running.process.join()
            outcome = Raised(LostProcess(f"the process of the task {_describe_exit(running.process.exitcode)}"))
        except Exception as error:
            outcome = Raised(error)
        running.on_done(outcome)
        reader.close()
        return running.process


def _load_for_forks(url: str) -> None:
    """Loads the workload once for all forked processes, which inherit it, as they do in a program that forks for each task. The
    process of a task reports what goes wrong here, since the same happens there."""
    with suppress(Exception, SystemExit):
        load_module(url)


def report(writer: Connection, url: str, params: Params, call: Task, value: Any) -> None:
    """Runs the task in its process and sends the outcome."""
    try:
        outcome: Outcome = Returned(run_alone(url, params, call, value))
    except BaseException as error:
        outcome = Raised(error, traceback.format_exc())
    try:
        writer.send(outcome)
    except Exception as error:
        # Pickling has failed before anything was sent.
        what = "error" if isinstance(outcome, Raised) else "output"
        writer.send(Raised(pickle.PicklingError(f"the {what} of the task cannot be pickled: {error}")))


def _describe_exit(code: int | None) -> str:
    return f"was ended by signal {-code}" if code is not None and code < 0 else f"exited with code {code}"


def open_executor(request: OpenRequest) -> Executor:
    return SpawnedProcesses(request)
