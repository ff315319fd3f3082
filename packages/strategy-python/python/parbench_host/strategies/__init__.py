"""The strategies, by the names under which parbench knows them. Each opens its workers in a module of its own."""

from importlib import import_module

from ..executor import Executor, OpenRequest
from ..trial_end import TrialEnd

_MODULES = {
    "python/inline": "inline",
    "python/threads": "threads",
    "python/threads/spawn": "spawned_threads",
    "python/processes": "processes",
    "python/processes/spawn": "spawned_processes",
    "python/pool": "pool",
    "python/interpreters": "interpreters",
}


def open_strategy(name: str, request: OpenRequest) -> Executor:
    """Opens a strategy. Imports its module only then, since some need a newer Python than others."""
    if name not in _MODULES:
        raise TrialEnd("failed", f"this host has no strategy `{name}`")
    return import_module(f".{_MODULES[name]}", __name__).open_executor(request)
