"""The lock of a free-threaded build that an extension switches back on."""

import importlib.machinery
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import unittest
from pathlib import Path

from parbench_host.gil import is_gil_enabled

EXTENSION = """
#include <Python.h>
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "needs_gil", NULL, 0, NULL};
PyMODINIT_FUNC PyInit_needs_gil(void) { return PyModule_Create(&module); }
"""

# Only a process of its own can load the extension: nothing switches the lock off again.
TRIAL = """
import sys
from parbench_host.executor import OpenRequest
from parbench_host.gil import GilWatch
from parbench_host.load import run_tasks
from parbench_host.strategies import open_strategy
from parbench_host.trial_end import TrialEnd

if __name__ == "__main__":
    watch = GilWatch()
    executor = open_strategy(sys.argv[1], OpenRequest(sys.argv[2], {"lazily": sys.argv[3:] == ["lazily"]}, 2))
    try:
        run_tasks(executor, [1], timeout=20)
        watch.check()
    except TrialEnd as end:
        print(end.status, end)
    executor.close()
"""

MODULE = """
def setup(params):
    if not params["lazily"]:
        import needs_gil

def run(value, params, state):
    if params["lazily"]:
        import needs_gil
    return value
"""


def reason_to_skip():
    if not sysconfig.get_config_var("Py_GIL_DISABLED"):
        return "this Python is not free-threaded"
    if is_gil_enabled():
        return "PYTHON_GIL=1 has switched the lock on"
    if shutil.which("cc") is None:
        return "there is no C compiler"
    return ""


@unittest.skipIf(reason_to_skip(), reason_to_skip())
class GilTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        source = self.folder / "needs_gil.c"
        source.write_text(EXTENSION)
        include = sysconfig.get_paths()["include"]
        target = self.folder / f"needs_gil{importlib.machinery.EXTENSION_SUFFIXES[0]}"
        subprocess.run(["cc", "-shared", "-fPIC", f"-I{include}", source, "-o", target], check=True)
        (self.folder / "work.py").write_text(MODULE)
        (self.folder / "trial.py").write_text(TRIAL)

    def trial(self, strategy, *more):
        command = [sys.executable, "-W", "ignore", self.folder / "trial.py", strategy, (self.folder / "work.py").as_uri(), *more]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def test_is_noticed_wherever_a_worker_loads_it(self):
        for strategy in ["python/threads", "python/processes", "python/pool"]:
            with self.subTest(strategy):
                self.assertRegex(self.trial(strategy), "^skipped an extension module .* switched the GIL back on")

    def test_is_noticed_after_a_task_has_loaded_it(self):
        for strategy in ["python/inline", "python/threads"]:
            with self.subTest(strategy):
                self.assertRegex(self.trial(strategy, "lazily"), "^skipped an extension module .* switched the GIL back on")


if __name__ == "__main__":
    unittest.main()
