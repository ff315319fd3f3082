"""`python/threads`: `concurrent.futures.ThreadPoolExecutor`."""

import threading
from concurrent.futures import ThreadPoolExecutor

from ..executor import Executor, OpenRequest
from ..worker import start_worker
from .futures import FuturesPool


def open_executor(request: OpenRequest) -> Executor:
    barrier = threading.Barrier(request.workers)
    pool = ThreadPoolExecutor(
        request.workers, initializer=start_worker, initargs=(request.url, request.params, barrier)
    )
    return FuturesPool(pool, request)
