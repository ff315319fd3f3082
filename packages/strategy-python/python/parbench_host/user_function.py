"""A user's function as a workload. The modules that parbench writes for it only call `define`."""

import copy
import pickle
from collections.abc import Callable
from typing import Any

from .worker import load_module

Arguments = list[Any]
Verify = Callable[..., Any]

# A function of a seed gets only this many seeds, which the inspection has tried.
DISTINCT_SEEDS = 20

# Calls that measure the dispatch cost: few, so that each worker has soon computed all answers.
_DISTINCT_CALLS = 2


class UserFunction:
    """The function `name` of the module at `url`, with its arguments: `lists` from the command line, or the module's own
    `args`, which is one list or a function that returns one for a seed."""

    def __init__(self, url: str, name: str, lists: list[Arguments] | None = None, copies: bool = False) -> None:
        self.module = load_module(url)
        self.function: Callable[..., Any] = getattr(self.module, name)
        # The module's `verify(answer, *arguments)`.
        self.verify: Verify | None = getattr(self.module, "verify", None)
        self._lists = lists
        self._copies = copies

    def has_arguments(self) -> bool:
        return self._lists is not None or hasattr(self.module, "args")

    def arguments(self, seed: int) -> Arguments:
        """Returns the arguments of the call with this number."""
        if self._lists is not None:
            return list(self._lists[seed % len(self._lists)])
        args = getattr(self.module, "args", [])
        made: Any = args(seed % DISTINCT_SEEDS) if callable(args) else args
        return list(made)

    def call(self, arguments: Arguments) -> Any:
        """Calls the function, with a copy of its arguments if it changes them."""
        return self.function(*(copy.deepcopy(arguments) if self._copies else arguments))

    def is_correct(self, answer: Any, arguments: Arguments) -> bool:
        """Asks `verify`, or compares with the answer of a call here."""
        if self.verify is not None:
            return bool(self.verify(answer, *arguments))
        return is_same(answer, self.call(arguments))


def is_same(left: Any, right: Any) -> bool:
    """Compares two answers: with `==`, element by element for arrays, or by their pickles where that is not a boolean."""
    try:
        equal = left == right
        if hasattr(equal, "all"):
            equal = equal.all()
        if bool(equal):
            return True
    except Exception:
        pass  # Some types refuse to be compared; their pickles decide.
    return pickle.dumps(left) == pickle.dumps(right)


class Workload:
    """The functions that the host looks for in a workload's module."""

    def __init__(self, user_function: UserFunction, is_deterministic: bool) -> None:
        self._user_function = user_function
        self._is_deterministic = is_deterministic

    def decode_input(self, seed: int, _params: dict[str, Any]) -> Any:
        return self._user_function.arguments(seed)

    def run(self, arguments: Arguments, _params: dict[str, Any]) -> Any:
        return self._user_function.call(arguments)

    def encode_output(self, answer: Any, arguments: Arguments, _params: dict[str, Any]) -> bool:
        """Sends only whether the answer is correct: Node need not know its type."""
        return not self._is_deterministic or self._user_function.is_correct(answer, arguments)


class DispatchCostWorkload(Workload):
    """Sends the arguments to a worker, which returns the answer of the first such call without doing the work again."""

    def decode_input(self, seed: int, _params: dict[str, Any]) -> Any:
        number = seed % _DISTINCT_CALLS
        return (number, self._user_function.arguments(number))

    def setup(self, _params: dict[str, Any]) -> dict[int, Any]:
        return {}

    def run(self, numbered: tuple[int, Arguments], _params: dict[str, Any], answers: dict[int, Any]) -> Any:  # type: ignore[override]
        number, arguments = numbered
        if number not in answers:
            answers[number] = self._user_function.call(arguments)
        return answers[number]

    def encode_output(self, answer: Any, arguments: Any, _params: dict[str, Any]) -> bool:
        return super().encode_output(answer, arguments[1], _params)
