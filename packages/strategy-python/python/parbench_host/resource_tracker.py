"""The resource tracker of `multiprocessing`: a process that frees what others leave behind when they are killed."""

import subprocess
from collections.abc import Sequence
from multiprocessing import resource_tracker, util


def start_tracker() -> None:
    """Starts the tracker in a session of its own. The engine ends a trial by killing the process group of this process: with
    the tracker in it, named semaphores and the folder of sockets, which `spawn` and `forkserver` need, would stay for ever."""
    spawn = util.spawnv_passfds
    util.spawnv_passfds = _spawn_apart
    try:
        resource_tracker.ensure_running()
    finally:
        util.spawnv_passfds = spawn


def _spawn_apart(_path: str, args: Sequence[str], descriptors: Sequence[int]) -> int:
    *command, program = args
    remove_folder = f"import atexit, shutil; atexit.register(shutil.rmtree, {util.get_temp_dir()!r}, True); "
    tracker = subprocess.Popen(
        [*command, remove_folder + program], pass_fds=descriptors, start_new_session=True, stderr=subprocess.DEVNULL
    )
    # Its module waits for it: without a code, the object would report that it is still running.
    tracker.returncode = 0
    return tracker.pid
