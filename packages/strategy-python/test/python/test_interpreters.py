"""`python/interpreters`: workers that share a process, but no modules."""

import importlib.util
import os
import tempfile
import threading
import time
import unittest
from pathlib import Path

from parbench_host.executor import OpenRequest
from parbench_host.load import run_tasks
from parbench_host.strategies import open_strategy
from parbench_host.trial_end import TrialEnd

HAS_INTERPRETERS = importlib.util.find_spec("concurrent.interpreters") is not None

MODULE = """
import os
import beside

CALLS = []

def setup(params):
    if params.get("import"):
        __import__(params["import"])
    return []

def run(value, params, state):
    state.append(value)
    CALLS.append(value)
    return [os.getpid(), beside.NAME, state, CALLS]
"""


@unittest.skipUnless(HAS_INTERPRETERS, "this Python has no concurrent.interpreters: CPython 3.14 has it")
class InterpretersTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name, "separate_work.py")
        self.path.write_text(MODULE)
        Path(folder.name, "beside.py").write_text("NAME = 'found'\n")

    def open(self, workers, params={}):
        executor = open_strategy("python/interpreters", OpenRequest(self.path.as_uri(), params, workers, {}, timeout=20))
        self.addCleanup(executor.close)
        return executor

    def test_each_finds_the_workload_and_the_modules_beside_it_and_keeps_its_state(self):
        executor = self.open(workers=1)
        executor.meet()
        outputs = [output for _, output in run_tasks(executor, [1, 2, 3], timeout=20)]
        self.assertEqual(outputs[2], [os.getpid(), "found", [1, 2, 3], [1, 2, 3]])

    def test_interpreters_share_neither_state_nor_modules(self):
        executor = self.open(workers=2)
        executor.meet()
        last = {}
        for worker, (_, _, state, calls) in run_tasks(executor, list(range(200)), timeout=20):
            last[worker] = (state, calls)
        self.assertEqual(sorted(value for state, _ in last.values() for value in state), list(range(200)))
        self.assertTrue(all(state == calls for state, calls in last.values()))

    def test_a_module_that_no_interpreter_can_load_is_named(self):
        expected = r"ImportError: module _tracemalloc does not support loading in subinterpreters \(separate_work\.py:\d+\)"
        with self.assertRaisesRegex(TrialEnd, expected):
            run_tasks(self.open(workers=2, params={"import": "_tracemalloc"}), [1], timeout=20)

    def test_the_barrier_lets_nobody_go_before_all_have_arrived(self):
        from parbench_host.strategies.interpreters import PipeBarrier

        barrier = PipeBarrier()
        self.addCleanup(barrier.close)
        gone = []
        waiting = [threading.Thread(target=lambda: gone.append(barrier.wait(20))) for _ in range(2)]
        releasing = threading.Thread(target=barrier.release, args=(2, 20))
        releasing.start()
        waiting[0].start()
        time.sleep(0.1)
        self.assertEqual(gone, [])
        waiting[1].start()
        for thread in [*waiting, releasing]:
            thread.join()
        self.assertEqual(len(gone), 2)


if __name__ == "__main__":
    unittest.main()
