"""The ceiling: copies of the kernel with no dispatch, each in a process of its own, since threads would share the GIL."""

import multiprocessing
import sys
from itertools import cycle
from multiprocessing.connection import Connection
from time import perf_counter_ns
from typing import Any

from .trial_end import TrialEnd
from .worker import Params, load_task


class KernelCopies:
    """A load runs as many copies at once as its occupancy says, each task after task without a pause: the most that as
    many workers could do on this host."""

    def __init__(self, url: str, params: Params, inputs: list[Any], width: int) -> None:
        # Nothing else runs in this process yet, so that forking it is safe where the system allows it.
        context = multiprocessing.get_context("spawn" if sys.platform == "darwin" else "fork")
        self._copies: list[Connection] = []
        self._processes = []
        for _ in range(width):
            ours, theirs = context.Pipe()
            process = context.Process(target=run_copy, args=(theirs, url, params, inputs), daemon=True)
            process.start()
            theirs.close()
            self._copies.append(ours)
            self._processes.append(process)
        for copy in self._copies:
            _receive(copy)

    def load(self, durationNs: int, minCompletions: int, occupancy: int | None = None, **_rest: Any) -> dict[str, Any]:
        """Runs the copies. The last task of each ends at a different time, so rates are added, not counts."""
        used = self._copies[:occupancy]
        for copy in used:
            copy.send((durationNs, -(-minCompletions // len(used))))
        samples = [_receive(copy) for copy in used]
        completions = sum(count for count, _ in samples)
        rate = sum(count / elapsed_ns for count, elapsed_ns in samples)
        return {"completions": completions, "elapsedNs": completions / rate, "tasks": completions}

    def close(self) -> None:
        for process in self._processes:
            process.terminate()
            process.join()


def _receive(copy: Connection) -> Any:
    try:
        return copy.recv()
    except EOFError as error:
        raise TrialEnd("failed", "a copy of the kernel, which measures the ceiling, has ended") from error


def run_copy(commands: Connection, url: str, params: Params, inputs: list[Any]) -> None:
    """Runs in the process of a copy: loads of tasks, until the pipe ends."""
    task = load_task(url, params)
    values = cycle(inputs)
    commands.send("ready")
    while True:
        try:
            duration_ns, min_completions = commands.recv()
        except EOFError:
            return
        completions, elapsed_ns, start_ns = 0, 0, perf_counter_ns()
        while elapsed_ns < duration_ns or completions < min_completions:
            task(next(values))
            completions += 1
            elapsed_ns = perf_counter_ns() - start_ns
        commands.send((completions, elapsed_ns))
