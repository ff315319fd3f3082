"""The option `startMethod` of the strategies whose workers are processes."""

import multiprocessing
from multiprocessing.context import BaseContext

from ..executor import OpenRequest
from ..resource_tracker import start_tracker


def context_of(request: OpenRequest) -> BaseContext:
    """Returns the context of `startMethod`, or that of this version: `fork` on Linux up to 3.13, `forkserver` there from
    3.14 on, `spawn` elsewhere."""
    context = multiprocessing.get_context(request.options.get("startMethod"))
    if context.get_start_method() != "fork":
        start_tracker()
    return context
