"""python-lost-updates: see python-lost-updates.ts."""

import sys
from threading import Barrier, Lock, Thread


SWITCH_SECONDS = 0.0001


def setup(params):
    """Threads switch more often than every 5 ms, so that a short task has many switches."""
    sys.setswitchinterval(SWITCH_SECONDS)


def run(value, params, state):
    increments = params["increments"]
    return {
        kind: count(params["threads"], *create_counter(increments))
        for kind, create_counter in (("bare", bare), ("call", with_call), ("locked", locked))
    }


def count(threads, increment, read):
    """Calls `increment` in all threads at the same time; returns the counter afterwards."""
    barrier = Barrier(threads)

    def start():
        barrier.wait()
        increment()

    workers = [Thread(target=start) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return read()


def bare(increments):
    """Nothing but `+= 1` in a loop."""
    counter = 0

    def increment():
        nonlocal counter
        for _ in range(increments):
            counter += 1

    return increment, lambda: counter


def with_call(increments):
    """A call between reading and writing."""
    counter = 0

    def increment():
        nonlocal counter
        for _ in range(increments):
            counter = increased(counter)

    return increment, lambda: counter


def increased(value):
    return value + 1


def locked(increments):
    """`+= 1` under a lock."""
    counter = 0
    lock = Lock()

    def increment():
        nonlocal counter
        for _ in range(increments):
            with lock:
                counter += 1

    return increment, lambda: counter
