"""What people write without a harness: one pool, one loop. Prints tasks per second over the given seconds.

    bare-loops.py LOOP WORKERS OCCUPANCY SECONDS ITERATIONS [URL]

LOOP is `inline`, or `submit`, `map`, `apply` or `imap` with the name of a pool: `submit:threads`, `map:processes`,
`apply:pool`, `imap:pool`; or `spawn` with what each task gets of its own: `spawn:threads`, `spawn:processes`; or `host` with
the name of a strategy, `host:python/threads`: the loop of the trial host, which has to be on PYTHONPATH.
"""

import multiprocessing
import sys
import threading
import time
from collections import deque
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, ThreadPoolExecutor, wait

MODULUS = 2147483647


def spin(task):
    start, iterations = task
    acc = start
    for _ in range(iterations):
        acc = (acc * 139) % MODULUS
    return acc


def inline(task, seconds):
    tasks, started = 0, time.perf_counter()
    while (elapsed := time.perf_counter() - started) < seconds:
        spin(task)
        tasks += 1
    return tasks / elapsed


def submit(pool, task, occupancy, seconds):
    pending = {pool.submit(spin, task) for _ in range(occupancy)}
    tasks, started = 0, time.perf_counter()
    while (elapsed := time.perf_counter() - started) < seconds:
        done, pending = wait(pending, return_when=FIRST_COMPLETED)
        tasks += len(done)
        pending |= {pool.submit(spin, task) for _ in done}
    return tasks / elapsed


def apply(pool, task, occupancy, seconds):
    pending = deque(pool.apply_async(spin, (task,)) for _ in range(occupancy))
    tasks, started = 0, time.perf_counter()
    while (elapsed := time.perf_counter() - started) < seconds:
        pending.popleft().get()
        tasks += 1
        pending.append(pool.apply_async(spin, (task,)))
    return tasks / elapsed


def answer_in_thread(task, answers):
    answers.append(spin(task))


def start_thread(task):
    """Returns a function that waits for the answer."""
    answers = []
    thread = threading.Thread(target=answer_in_thread, args=(task, answers))
    thread.start()

    def finish():
        thread.join()
        return answers[0]

    return finish


def answer_in_process(task, writer):
    writer.send(spin(task))


def start_process(task):
    """Returns a function that waits for the answer."""
    reader, writer = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=answer_in_process, args=(task, writer))
    process.start()
    writer.close()

    def finish():
        answer = reader.recv()
        process.join()
        return answer

    return finish


def spawn(start, task, workers, seconds):
    """Waits for the oldest of them and starts the next."""
    running = deque(start(task) for _ in range(workers))
    tasks, started = 0, time.perf_counter()
    while (elapsed := time.perf_counter() - started) < seconds:
        running.popleft()()
        tasks += 1
        running.append(start(task))
    for finish in running:
        finish()
    return tasks / elapsed


def at_once(run, task, seconds):
    """Runs batches of as many tasks as a tenth of the time needs."""
    batch = [task] * 16
    tasks, started = 0, time.perf_counter()
    while (elapsed := time.perf_counter() - started) < seconds:
        for _ in run(spin, batch):
            tasks += 1
        if time.perf_counter() - started < seconds / 10:
            batch *= 2
    return tasks / elapsed


def host(name, workers, occupancy, seconds, iterations):
    from itertools import repeat

    from parbench_host.executor import OpenRequest
    from parbench_host.load import Load, run_load
    from parbench_host.strategies import open_strategy

    executor = open_strategy(name, OpenRequest(sys.argv[6], {"iterations": iterations}, workers))
    executor.meet()
    load = Load(executor, [1], repeat(1), occupancy)
    run_load(load, int(0.5e9), 1)
    sample = run_load(load, int(seconds * 1e9), 1)
    executor.close()
    return sample["completions"] / sample["elapsedNs"] * 1e9


def main():
    loop, workers, occupancy, seconds, iterations = sys.argv[1], *map(float, sys.argv[2:6])
    workers, occupancy, task = int(workers), int(occupancy), (1, int(iterations))
    kind, _, name = loop.partition(":")
    if kind == "host":
        rate = host(name, workers, occupancy, seconds, int(iterations))
    elif kind == "inline":
        rate = inline(task, seconds)
    elif kind == "spawn":
        start = {"threads": start_thread, "processes": start_process}[name]
        spawn(start, task, workers, 0.5)
        rate = spawn(start, task, workers, seconds)
    elif name == "pool":
        with multiprocessing.Pool(workers) as pool:
            if kind == "apply":
                apply(pool, task, occupancy, 0.5)
                rate = apply(pool, task, occupancy, seconds)
            else:
                at_once(pool.imap_unordered, task, 0.5)
                rate = at_once(pool.imap_unordered, task, seconds)
    else:
        with {"threads": ThreadPoolExecutor, "processes": ProcessPoolExecutor}[name](workers) as pool:
            if kind == "map":
                at_once(pool.map, task, 0.5)
                rate = at_once(pool.map, task, seconds)
            else:
                submit(pool, task, occupancy, 0.5)
                rate = submit(pool, task, occupancy, seconds)
    print(rate)


if __name__ == "__main__":
    main()
