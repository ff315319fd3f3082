"""The global interpreter lock of a free-threaded build."""

import sys

from .trial_end import TrialEnd


def is_gil_enabled() -> bool:
    """Returns whether the lock is in use; before Python 3.13, always."""
    return getattr(sys, "_is_gil_enabled", lambda: True)()


class GilWatch:
    """Finds out whether an extension switched the lock on, which silently makes a free-threaded Python another runtime."""

    def __init__(self) -> None:
        self._was_enabled = is_gil_enabled()

    def check(self) -> None:
        """Raises TrialEnd if the lock is in use that was not when the host started."""
        if is_gil_enabled() and not self._was_enabled:
            raise TrialEnd(
                "skipped",
                "an extension module that the workload loads switched the GIL back on, so that this is not a free-threaded"
                " Python any more. Use a release of it that supports free threading, or set `PYTHON_GIL=0`.",
            )
