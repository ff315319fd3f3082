"""Keeps tasks in flight for a stretch of time, and counts their completions."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from queue import Empty, SimpleQueue
from time import perf_counter_ns, sleep
from typing import Any

from .executor import Executor, OnDone, Outcome
from .histogram import TimeHistogram
from .slice_clock import SliceClock
from .trial_end import TrialEnd, describe_error
from .worker import Task, run_checked, run_identified, run_task

Sample = dict[str, Any]

# A load at a rate is overloaded when its next task is due for this long.
_MOST_BEHIND_NS = 500_000_000
_TICK_SECONDS = 0.001

# A settled task: when, and how it ended. Completions count by these stamps, not by when the driver sees them: under a
# global lock it waits up to 5 ms for its turn.
Completion = tuple[int, Outcome]

Submit = Callable[[Task, Any, OnDone], None]


@dataclass(frozen=True)
class Load:
    """The parts of a load that do not depend on the request."""

    executor: Executor
    # The inputs: those of a batch, from the first one on.
    values: Sequence[Any]
    # The same in turn, endlessly.
    inputs: Iterator[Any]
    occupancy: int


def run_load(
    load: Load,
    durationNs: int,
    minCompletions: int,
    leadInNs: int = 0,
    occupancy: int | None = None,
    observe: str | None = None,
    ratePerSecond: float | None = None,
    batchTasks: int | None = None,
) -> Sample:
    """Runs a load as the request of the protocol says, whose fields are the arguments. Raises TrialEnd if a task fails."""
    if ratePerSecond is not None:
        return _run_arrivals(load, ratePerSecond, durationNs)
    in_flight = load.occupancy if occupancy is None else occupancy
    if batchTasks is not None:
        return _run_batch(load, in_flight, batchTasks)
    clock = SliceClock(in_flight, durationNs, minCompletions, leadInNs)
    submit = load.executor.submit
    observed: Sample = {}
    if observe == "workers":
        by_worker: Counter[str] = Counter()
        tasks = run_closed_loop(load, clock, submit, run_identified, lambda output: by_worker.update((output[0],)))
        observed["tasksByWorker"] = by_worker
    elif observe == "round-trip":
        round_trips = TimeHistogram()
        tasks = run_closed_loop(load, clock, _timed(submit), run_task, lambda output: round_trips.record(output[0]))
        observed["roundTrips"] = round_trips.to_list()
    else:
        tasks = run_closed_loop(load, clock, submit, run_task)
    return {"completions": clock.completions(), "elapsedNs": clock.elapsed_ns(), "tasks": tasks, **observed}


def run_closed_loop(
    load: Load, clock: SliceClock, submit: Submit, call: Task, observe: Callable[[Any], object] | None = None
) -> int:
    """Keeps as many tasks in flight as `clock` counts in a generation until the slice is over, then lets them drain.
    `observe` gets the output of each. Returns how many tasks completed."""
    inputs = load.inputs
    completions: SimpleQueue[Completion] = SimpleQueue()

    def on_done(outcome: Outcome) -> None:
        completions.put((perf_counter_ns(), outcome))

    in_flight = clock.occupancy
    for _ in range(in_flight):
        submit(call, next(inputs), on_done)
    tasks = 0
    is_over = False
    while in_flight:
        now_ns, outcome = _take(completions, load.executor)
        output = output_of(outcome)
        tasks += 1
        if observe is not None:
            observe(output)
        is_over = is_over or clock.complete(now_ns)
        if is_over:
            in_flight -= 1
        else:
            submit(call, next(inputs), on_done)
    return tasks


def _run_batch(load: Load, occupancy: int, tasks: int) -> Sample:
    """Runs a batch of tasks from the first value on, timed from the first submission to the last completion."""
    waiting = islice(cycle(load.values), tasks)
    completions: SimpleQueue[Completion] = SimpleQueue()
    latest_ns = start_ns = perf_counter_ns()

    def submit_next() -> None:
        for value in islice(waiting, 1):
            load.executor.submit(run_task, value, lambda outcome: completions.put((perf_counter_ns(), outcome)))

    for _ in range(occupancy):
        submit_next()
    for _ in range(tasks):
        now_ns, outcome = _take(completions, load.executor)
        output_of(outcome)
        latest_ns = max(latest_ns, now_ns)
        submit_next()
    return {"completions": tasks, "elapsedNs": latest_ns - start_ns, "tasks": tasks}


@dataclass(slots=True)
class _Timed:
    """An outcome whose output is a pair: the time from its submission, and the output."""

    outcome: Outcome
    round_trip_ns: int

    def result(self) -> Any:
        return self.round_trip_ns, self.outcome.result()


def _timed(submit: Submit) -> Submit:
    def submit_timed(call: Task, value: Any, on_done: OnDone) -> None:
        submitted_ns = perf_counter_ns()
        submit(call, value, lambda outcome: on_done(_Timed(outcome, perf_counter_ns() - submitted_ns)))

    return submit_timed


def _take(completions: SimpleQueue[Completion], executor: Executor) -> Completion:
    try:
        return completions.get_nowait()
    except Empty:
        executor.flush()
        return completions.get()


def output_of(outcome: Outcome) -> Any:
    """Returns the output of a task. Raises TrialEnd if it failed."""
    try:
        return outcome.result()
    except TrialEnd:
        raise
    except BaseException as error:
        raise TrialEnd("failed", f"a task failed: {describe_error(error)}") from error


def run_tasks(
    executor: Executor, inputs: list[Any], timeout: float, call: Task = run_checked
) -> list[tuple[str, Any]]:
    """Runs one task for each input, all at once; returns worker and output of each, in order. Raises TrialEnd if a task
    fails, or takes longer than `timeout` seconds after the one before."""
    completions: SimpleQueue[tuple[int, Outcome]] = SimpleQueue()
    for index, value in enumerate(inputs):
        executor.submit(call, value, lambda outcome, index=index: completions.put((index, outcome)))
    executor.flush()
    outputs: list[Any] = [None] * len(inputs)
    for _ in inputs:
        try:
            index, outcome = completions.get(timeout=timeout)
        except Empty:
            raise TrialEnd("timeout", f"a task took longer than {timeout:g} s") from None
        outputs[index] = output_of(outcome)
    return outputs


def _run_arrivals(load: Load, rate: float, duration_ns: int) -> Sample:
    """Submits tasks at evenly spaced instants that are fixed beforehand. Latencies count from these instants; counted from
    its submission, the wait of a task that could not be submitted in time would be lost (coordinated omission). If too
    many tasks wait, the load stops and leaves them unsettled."""
    latencies, latenesses = TimeHistogram(), TimeHistogram()
    total = int(rate * duration_ns / 1e9)
    most_in_flight = max(100, rate / 2)
    start_ns = perf_counter_ns()
    completions: SimpleQueue[tuple[int, int, Outcome]] = SimpleQueue()
    submitted = settled = 0

    def due_ns(arrival: int) -> int:
        return start_ns + int(arrival * 1e9 / rate)

    def is_overloaded() -> bool:
        is_behind = submitted < total and perf_counter_ns() - due_ns(submitted) > _MOST_BEHIND_NS
        return is_behind or submitted - settled > most_in_flight

    def settle(due: int, now_ns: int, outcome: Outcome) -> None:
        output_of(outcome)
        latencies.record(now_ns - due)

    was_overloaded = False
    while settled < total:
        while submitted < total and due_ns(submitted) <= perf_counter_ns() and not is_overloaded():
            due = due_ns(submitted)
            latenesses.record(perf_counter_ns() - due)
            submitted += 1
            load.executor.submit(
                run_task,
                next(load.inputs),
                lambda outcome, due=due: completions.put((due, perf_counter_ns(), outcome)),
            )
        load.executor.flush()
        while not completions.empty():
            settle(*completions.get())
            settled += 1
        if was_overloaded := is_overloaded():
            break
        sleep(_TICK_SECONDS)
    arrivals = {
        "isOverloaded": was_overloaded,
        "latencies": [] if was_overloaded else latencies.to_list(),
        "latenesses": latenesses.to_list(),
    }
    elapsed_ns = perf_counter_ns() - start_ns
    return {"completions": settled, "elapsedNs": elapsed_ns, "tasks": settled, "arrivals": arrivals}
