"""The two pipes to the runner: requests arrive on one, replies go to the other, one JSON object per line."""

import json
import os
import signal
from collections.abc import Iterator
from typing import Any

REQUESTS = 3
REPLIES = 4

_CHUNK_BYTES = 1 << 16


def hide_from_children() -> None:
    """Keeps the pipes out of every child, so that a task that prints, or a worker that outlives this process, disturbs
    nothing. Programs that are started do not inherit them; a forked child closes them."""
    for descriptor in (REQUESTS, REPLIES):
        os.set_inheritable(descriptor, False)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=_close_both)


def read_requests() -> Iterator[dict[str, Any]]:
    """Yields requests. When the pipe ends, so has the runner: then ends this process and all its workers. Reads the
    descriptor itself: a file object would be closed again, and locked perhaps, in every forked child."""
    parts: list[bytes] = []
    while chunk := os.read(REQUESTS, _CHUNK_BYTES):
        *lines, rest = chunk.split(b"\n")
        for line in lines:
            parts.append(line)
            yield json.loads(b"".join(parts))
            parts.clear()
        parts.append(rest)
    if os.getpid() == os.getpgrp():
        os.killpg(0, signal.SIGKILL)


def write_reply(message: dict[str, Any]) -> None:
    """Writes a line. Raises BrokenPipeError if the runner has ended."""
    text = memoryview(json.dumps(message, separators=(",", ":")).encode() + b"\n")
    while text:
        text = text[os.write(REPLIES, text) :]


def _close_both() -> None:
    for descriptor in (REQUESTS, REPLIES):
        try:
            os.close(descriptor)
        except OSError:
            pass  # The parent had closed it already.
