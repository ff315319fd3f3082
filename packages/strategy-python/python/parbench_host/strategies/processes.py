"""`python/processes`: `concurrent.futures.ProcessPoolExecutor`."""

from concurrent.futures import ProcessPoolExecutor

from ..executor import Executor, OpenRequest
from ..worker import start_worker
from .futures import FuturesPool
from .start_method import context_of


def open_executor(request: OpenRequest) -> Executor:
    context = context_of(request)
    pool = ProcessPoolExecutor(
        request.workers,
        mp_context=context,
        initializer=start_worker,
        initargs=(request.url, request.params, context.Barrier(request.workers)),
    )
    return FuturesPool(pool, request)
