"""The option `startMethod` of the strategies whose workers are processes."""

import multiprocessing
from multiprocessing.context import BaseContext

from ..executor import OpenRequest


def context_of(request: OpenRequest) -> BaseContext:
    """Returns the context of `startMethod`, or that of this version: `fork` on Linux up to 3.13, `forkserver` there from
    3.14 on, `spawn` elsewhere."""
    return multiprocessing.get_context(request.options.get("startMethod"))
