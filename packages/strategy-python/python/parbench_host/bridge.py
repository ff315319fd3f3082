"""Runs single tasks for the conformance suite, which tests a pool from Node. Never used for measuring.

Requests and replies are lines, as those of the trial host, but many tasks may be in flight: each reply has the number of
its request."""

import threading
import traceback
from typing import Any

from .channel import hide_from_children, read_requests, write_reply
from .executor import Executor, OpenRequest, Outcome
from .strategies import open_strategy
from .trial_end import TrialEnd, describe_error, message_of
from .values import NotSendable, decode, encode
from .worker import WorkerStartError, load_module, run_identified, worker_name


def serve() -> None:
    """Opens the pool of the first request, then runs tasks until the pipe ends or a request says `close`."""
    hide_from_children()
    executor: Executor | None = None
    for request in read_requests():
        if "open" in request:
            executor = _open(request["id"], request["open"])
        elif "close" in request:
            if executor is not None:
                executor.close()
            _reply(request["id"])
            return
        elif executor is not None:
            _submit(executor, request)


def _open(number: int, options: dict[str, Any]) -> Executor | None:
    try:
        name = options.pop("strategy")
        # Errors of a class of the module are unpickled here.
        load_module(options["url"])
        executor = open_strategy(name, OpenRequest(**options))
        executor.meet()
    except WorkerStartError as error:
        _reply(number, failure=("setup-failed", str(error)))
        return None
    except TrialEnd as end:
        _reply(number, failure=("worker-start", str(end)))
        return None
    except Exception as error:
        _reply(number, failure=("worker-start", describe_error(error)))
        return None
    _reply(number, worker=worker_name())
    return executor


def _submit(executor: Executor, request: dict[str, Any]) -> None:
    number = request["id"]
    try:
        executor.submit(run_identified, decode(request["value"]), lambda outcome: _settle(number, outcome))
        executor.flush()
    except Exception as error:
        _reply(number, failure=(type(error).__name__, message_of(error)))


def _settle(number: int, outcome: Outcome) -> None:
    try:
        worker, output = outcome.result()
    except Exception as error:
        stack = "".join(traceback.format_exception(error))
        _reply(number, failure=(type(error).__name__, message_of(error)), stack=stack)
        return
    try:
        value = encode(output)
    except NotSendable as error:
        _reply(number, failure=("unserialisable", str(error)))
    else:
        _reply(number, worker=worker, value=value)


_replying = threading.Lock()


def _reply(number: int, **fields: Any) -> None:
    """Outcomes arrive in several threads."""
    with _replying:
        write_reply({"id": number, **fields})
