"""python-channels: see python-channels.ts. The partner that is a process runs this file as its program, so that a worker that
may have no children of `multiprocessing` has one too."""

import subprocess
import sys
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, Pipe
from multiprocessing.shared_memory import SharedMemory
from multiprocessing.util import Finalize
from queue import Queue
from threading import Thread


def setup(params):
    """Starts the partner. Returns a function that sends a payload and returns what comes back."""
    return {"queue": open_queue, "pipe": open_pipe, "shared-memory": open_shared_memory}[params["kind"]](params)


def run(value, params, exchange):
    return exchange(value)


def open_queue(_params):
    there, back = Queue(), Queue()

    def answer():
        while True:
            back.put(there.get())

    Thread(target=answer, daemon=True).start()

    def exchange(value):
        there.put(value)
        return back.get()

    return exchange


def open_pipe(_params):
    ours = start_partner("pipe")

    def exchange(value):
        ours.send(value)
        return ours.recv()

    return exchange


def open_shared_memory(params):
    """The block has room for a payload each way."""
    size = params["bytes"]
    memory = SharedMemory(create=True, size=max(1, 2 * size))
    Finalize(memory, release, args=(memory,), exitpriority=1)
    ours = start_partner("shared-memory", memory.name, str(size))
    buffer = buffer_of(memory)

    def exchange(value):
        buffer[:size] = value
        ours.send_bytes(b".")
        ours.recv_bytes()
        return bytes(buffer[size : 2 * size])

    return exchange


def start_partner(*arguments):
    """Starts a process that ends with this one, since its pipe does. Returns our end of the pipe."""
    ours, theirs = Pipe()
    subprocess.Popen(
        [sys.executable, __file__, str(theirs.fileno()), *arguments],
        pass_fds=[theirs.fileno()],
        stdout=subprocess.DEVNULL,
    )
    theirs.close()
    return ours


def buffer_of(memory):
    assert memory.buf is not None
    return memory.buf


def release(memory):
    memory.close()
    memory.unlink()


def echo(pipe):
    while True:
        pipe.send(pipe.recv())


def copy_back(pipe, name, size):
    memory = SharedMemory(name)
    # It belongs to the other side. Before Python 3.13, a process that attaches a block removes it when it ends.
    resource_tracker.unregister("/" + memory.name.lstrip("/"), "shared_memory")
    buffer = buffer_of(memory)
    while True:
        pipe.recv_bytes()
        buffer[size : 2 * size] = bytes(buffer[:size])
        pipe.send_bytes(b".")


def main(fileno, kind, name="", size="0"):
    pipe = Connection(int(fileno))
    try:
        if kind == "pipe":
            echo(pipe)
        else:
            copy_back(pipe, name, int(size))
    except (EOFError, ConnectionResetError):
        pass


if __name__ == "__main__":
    main(*sys.argv[1:])
