"""python-isolation: see python-isolation.ts. The probes run in interpreters of their own, in which this file is the program."""

import json
import multiprocessing
import os
import subprocess
import sys
from multiprocessing.shared_memory import SharedMemory
from threading import Thread

UNITS = {"thread": Thread, "process": multiprocessing.Process}

written = 0


def run(value, params):
    return {unit: probe(unit) for unit in UNITS}


def probe(unit):
    ends = {way: start("crash", unit, way) for way in CRASHES}
    seen = json.loads(start("look", unit).communicate()[0])
    # A driver that has survived says so.
    return {**seen, **{way: driver.communicate()[0] == "" for way, driver in ends.items()}}


def start(*arguments):
    return subprocess.Popen(
        [sys.executable, __file__, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )


def look(unit):
    """Writes when the worker is ready, and prints what it sees."""
    global written
    box = {"value": 0}
    memory = SharedMemory(create=True, size=1)
    ready, go = multiprocessing.Event(), multiprocessing.Event()
    answers = multiprocessing.SimpleQueue()
    worker = UNITS[unit](target=watch, args=(box, memory.name, ready, go, answers))
    worker.start()
    ready.wait()
    box["value"] = written = bytes_of(memory)[0] = 1
    go.set()
    seen = answers.get()
    worker.join()
    memory.close()
    memory.unlink()
    print(json.dumps(seen))


def watch(box, name, ready, go, answers):
    memory = SharedMemory(name)
    ready.set()
    go.wait()
    answers.put({"object": box["value"] == 1, "global": written == 1, "shared": bytes_of(memory)[0] == 1})
    memory.close()


def bytes_of(memory):
    assert memory.buf is not None
    return memory.buf


def crash(unit, way):
    worker = UNITS[unit](target=CRASHES[way])
    worker.start()
    worker.join()
    print("survived")


def leave():
    sys.exit(3)


def fill():
    """More than any address space."""
    bytearray(1 << 60)


CRASHES = {"exit": leave, "abort": os.abort, "memory": fill}

if __name__ == "__main__":
    {"look": look, "crash": crash}[sys.argv[1]](*sys.argv[2:])
