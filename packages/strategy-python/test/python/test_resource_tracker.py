"""What is left of workers whose whole process group is killed."""

import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

HOST = """
import multiprocessing, os, sys
from parbench_host.executor import OpenRequest
from parbench_host.strategies import open_strategy

if __name__ == "__main__":
    multiprocessing.current_process()._config["semprefix"] = f"/parbench-{os.getpid()}"
    executor = open_strategy(sys.argv[1], OpenRequest(sys.argv[2], {}, 2, {"startMethod": sys.argv[3]}))
    executor.meet()
    print("open", flush=True)
    sys.stdin.read()
    executor.close()
"""


@unittest.skipUnless(sys.platform == "linux", "only Linux lists semaphores")
class ResourceTrackerTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.temporary = self.folder / "temporary"
        self.temporary.mkdir()
        (self.folder / "host.py").write_text(HOST)
        (self.folder / "work.py").write_text("def run(value, params):\n    return value\n")

    def leftovers(self, process):
        semaphores = [name for name in os.listdir("/dev/shm") if name.startswith(f"sem.parbench-{process.pid}-")]
        return semaphores + os.listdir(self.temporary)

    def start(self, strategy, method):
        process = subprocess.Popen(
            [sys.executable, self.folder / "host.py", strategy, (self.folder / "work.py").as_uri(), method],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "TMPDIR": str(self.temporary)},
            start_new_session=True,
        )
        assert process.stdout is not None
        self.assertEqual(process.stdout.readline(), b"open\n")
        return process

    def await_nothing_left(self, process):
        deadline = time.monotonic() + 10
        while self.leftovers(process) and time.monotonic() < deadline:
            time.sleep(0.01)
        self.assertEqual(self.leftovers(process), [])

    def test_a_killed_group_leaves_neither_semaphores_nor_files(self):
        for strategy in ["python/processes", "python/pool"]:
            for method in ["fork", "forkserver", "spawn"]:
                with self.subTest(f"{strategy} {method}"), self.start(strategy, method) as process:
                    self.assertEqual(self.leftovers(process) == [], method == "fork")
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()
                    self.await_nothing_left(process)

    def test_a_host_that_closes_leaves_nothing_and_reports_nothing(self):
        with self.start("python/processes", "forkserver") as process:
            process.communicate(b"")
            self.assertEqual(process.returncode, 0)
            self.await_nothing_left(process)


if __name__ == "__main__":
    unittest.main()
