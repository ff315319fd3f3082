"""Every strategy of this Python, with workers of its own kind."""

import sys
import tempfile
import textwrap
import unittest
from itertools import cycle
from pathlib import Path

from parbench_host.executor import OpenRequest
from parbench_host.load import Load, run_load, run_tasks
from parbench_host.strategies import open_strategy
from parbench_host.trial_end import TrialEnd
from parbench_host.worker import WorkerStartError

STRATEGIES = [
    "python/inline",
    "python/threads",
    "python/threads/spawn",
    "python/processes",
    "python/processes/spawn",
    "python/pool",
    *(["python/interpreters"] if sys.version_info >= (3, 14) else []),
]
POOLS = [name for name in STRATEGIES if name != "python/inline" and not name.endswith("spawn")]
PROCESSES = ["python/processes", "python/processes/spawn"]

MODULE = """
    import os, signal, time

    def setup(params):
        if params.get("setup") == "raise":
            raise LookupError("no setup today")
        if params.get("setup") == "exit":
            raise SystemExit(3)
        return {"tasks": 0}

    def run(value, params, state):
        state["tasks"] += 1
        if value == "raise":
            raise ValueError("no task today")
        if value == "unpicklable":
            raise Unpicklable("one", "two")
        if value == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if value == "exit":
            os._exit(3)
        if value == "sys.exit":
            raise SystemExit("left")
        if value == "nap":
            time.sleep(0.02)
        return [value, state["tasks"] > 0]

    class Unpicklable(Exception):
        def __init__(self, one, two):
            super().__init__(one)
"""


class StrategiesTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = Path(folder.name, f"work_{id(self)}.py")
        path.write_text(textwrap.dedent(MODULE))
        self.url = path.as_uri()

    def open(self, name, workers=2, params={}, **options):
        executor = open_strategy(name, OpenRequest(self.url, params, workers, options, timeout=20))
        self.addCleanup(executor.close)
        return executor

    def test_each_runs_tasks_and_returns_outputs_in_order(self):
        for name in STRATEGIES:
            with self.subTest(name):
                executor = self.open(name)
                executor.meet()
                outputs = run_tasks(executor, list(range(20)), timeout=20)
                self.assertEqual([output for _, output in outputs], [[value, True] for value in range(20)])

    def test_pools_have_as_many_workers_as_they_should(self):
        for name in POOLS:
            with self.subTest(name):
                executor = self.open(name, workers=3)
                executor.meet()
                outputs = run_tasks(executor, ["nap"] * 12, timeout=20)
                self.assertEqual(len({worker for worker, _ in outputs}), 3)

    def test_tasks_of_their_own_worker_are_bounded_by_the_workers(self):
        for name in ["python/threads/spawn", "python/processes/spawn"]:
            with self.subTest(name):
                outputs = run_tasks(self.open(name), ["nap"] * 6, timeout=20)
                self.assertGreaterEqual(len({worker for worker, _ in outputs}), 2)

    def test_an_error_of_a_task_names_the_line(self):
        for name in STRATEGIES:
            with self.subTest(name), self.assertRaisesRegex(
                TrialEnd, rf"^a task failed: ValueError: no task today \(work_{id(self)}\.py:\d+\)$"
            ):
                run_tasks(self.open(name), ["raise"], timeout=20)

    def test_an_error_of_setup_is_that_of_the_first_task_and_of_the_meeting(self):
        for name in STRATEGIES:
            for how, error in [("raise", "LookupError: no setup today"), ("exit", "SystemExit: 3")]:
                with self.subTest(f"{name} {how}"):
                    executor = self.open(name, params={"setup": how})
                    expected = rf"^the workload could not be opened in a worker: {error} \(work_{id(self)}\.py:\d+\)$"
                    with self.assertRaisesRegex(TrialEnd, expected):
                        run_tasks(executor, [1], timeout=20)
                    if name in POOLS:
                        with self.assertRaisesRegex(WorkerStartError, expected):
                            executor.meet()

    def test_a_task_that_ends_its_thread_settles(self):
        for name in STRATEGIES:
            if name != "python/pool":  # A worker of it ends, and its task never settles.
                with self.subTest(name), self.assertRaisesRegex(TrialEnd, "SystemExit: left"):
                    run_tasks(self.open(name), ["sys.exit"], timeout=20)

    def test_an_error_that_cannot_be_pickled_settles_the_task(self):
        with self.assertRaises(TrialEnd):
            run_tasks(self.open("python/processes/spawn"), ["unpicklable"], timeout=20)

    def test_a_killed_process_settles_its_task(self):
        for name in PROCESSES:
            for value in ["kill", "exit"]:
                with self.subTest(f"{name} {value}"), self.assertRaises(TrialEnd) as raised:
                    run_tasks(self.open(name), [value], timeout=20)
                self.assertEqual(raised.exception.status, "failed")

    def test_a_task_that_never_settles_ends_in_a_timeout(self):
        """`multiprocessing.Pool` never delivers the result of a task whose worker was killed."""
        with self.assertRaises(TrialEnd) as raised:
            run_tasks(self.open("python/pool"), ["kill"], timeout=1)
        self.assertEqual(raised.exception.status, "timeout")

    def test_chunks_settle_every_task(self):
        executor = self.open("python/pool", chunksize=4)
        executor.meet()
        outputs = run_tasks(executor, list(range(10)), timeout=20)
        self.assertEqual([output[0] for _, output in outputs], list(range(10)))
        with self.assertRaisesRegex(TrialEnd, "no task today"):
            run_tasks(executor, [1, "raise", 3], timeout=20)

    def test_each_start_method_works(self):
        for name in ["python/processes", "python/processes/spawn", "python/pool"]:
            for method in ["fork", "forkserver", "spawn"]:
                with self.subTest(f"{name} {method}"):
                    executor = self.open(name, startMethod=method)
                    executor.meet()
                    self.assertEqual(len(run_tasks(executor, [1, 2], timeout=30)), 2)

    def test_a_load_counts_completions_and_observes(self):
        for name in STRATEGIES:
            with self.subTest(name):
                executor = self.open(name)
                executor.meet()
                load = Load(executor, ["nap"], cycle(["nap"]), occupancy=4)
                sample = run_load(load, durationNs=60_000_000, minCompletions=2)
                self.assertGreaterEqual(sample["elapsedNs"], 20_000_000)
                self.assertGreaterEqual(sample["tasks"], sample["completions"] + 8)
                observed = run_load(load, 40_000_000, 2, observe="workers")
                self.assertEqual(sum(observed["tasksByWorker"].values()), observed["tasks"])

    def test_round_trips_are_those_of_every_task_at_the_occupancy_of_the_request(self):
        """As Node's host does it: with more tasks in flight than workers, a round trip includes the wait for a worker."""
        for name in ["python/threads", "python/processes"]:
            with self.subTest(name):
                executor = self.open(name)
                executor.meet()
                load = Load(executor, ["nap"], cycle(["nap"]), occupancy=4)
                for occupancy, tasks_in_turn in [(1, 1), (2, 1), (None, 2)]:
                    sample = run_load(load, 40_000_000, 2, occupancy=occupancy, observe="round-trip")
                    times = [time for time, count in sample["roundTrips"] for _ in range(count)]
                    self.assertEqual(len(times), sample["tasks"])
                    self.assertGreaterEqual(times[len(times) // 2], tasks_in_turn * 19_000_000)

    def test_arrivals_count_from_their_due_instants(self):
        executor = self.open("python/threads")
        executor.meet()
        load = Load(executor, ["nap"], cycle(["nap"]), occupancy=4)
        sample = run_load(load, 300_000_000, 0, ratePerSecond=50)
        self.assertFalse(sample["arrivals"]["isOverloaded"])
        self.assertEqual(sum(count for _, count in sample["arrivals"]["latencies"]), 15)
        overloaded = run_load(load, 3_000_000_000, 0, ratePerSecond=1000)
        self.assertTrue(overloaded["arrivals"]["isOverloaded"])


if __name__ == "__main__":
    unittest.main()
