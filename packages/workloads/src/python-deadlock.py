"""python-deadlock: see python-deadlock.ts."""

from threading import Barrier, Lock, Thread


def run(value, params):
    first, second = Lock(), Lock()
    both_hold_one = Barrier(2)
    timeout = params["deadlineMs"] / 1000
    has_both = []

    def lock_both(own, other):
        with own:
            both_hold_one.wait()
            acquired = other.acquire(timeout=timeout)
            has_both.append(acquired)
            if acquired:
                other.release()

    threads = [Thread(target=lock_both, args=locks) for locks in ((first, second), (second, first))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {"finished": has_both.count(True), "gaveUp": has_both.count(False)}
