"""Inspects a user's module before anything is measured: finds its function, and tries a few calls."""

import copy
import inspect
import pickle
from dataclasses import dataclass
from time import perf_counter, perf_counter_ns
from types import FunctionType, ModuleType
from typing import Any

from .trial_end import describe_error
from .user_function import DISTINCT_SEEDS, Arguments, UserFunction, Verify, is_same
from .worker import load_module

_ENOUGH_SECONDS = 0.3
_NOT_FUNCTIONS_TO_MEASURE = ("args", "verify", "setup")


@dataclass
class Refusal(Exception):
    """Why a module cannot be measured, with the remedy: a message for the user."""

    message: str


def inspect_module(url: str, name: str | None, lists: list[Arguments] | None) -> dict[str, Any]:
    """Returns what was found: the name of the function and how its calls went, or why it cannot be measured."""
    try:
        module = load_module(url)
    except BaseException as error:
        return {"status": "not-loaded", "message": describe_error(error)}
    try:
        function = _find_function(module, name)
        user_function = UserFunction(url, function.__name__, lists)
        _check_arguments(function, user_function)
        found = {"name": function.__name__, "exportedArguments": _kind_of_arguments(module)}
        return {"status": "returned", **found, **_try_calls(user_function)}
    except Refusal as refusal:
        return {"status": "refused", "message": refusal.message}


def _kind_of_arguments(module: ModuleType) -> str:
    arguments = getattr(module, "args", None)
    if arguments is None:
        return "nothing"
    return "seeds" if callable(arguments) else "list"


def _find_function(module: ModuleType, name: str | None) -> FunctionType:
    own = [
        value
        for key, value in vars(module).items()
        if callable(value)
        and getattr(value, "__module__", None) == module.__name__
        and not key.startswith("_")
        and key not in _NOT_FUNCTIONS_TO_MEASURE
        and hasattr(value, "__name__")
        and not inspect.isclass(value)
    ]
    names = ", ".join(f"`{function.__name__}`" for function in own)
    if name is None:
        if not own:
            raise Refusal("expected a function to measure, received a module that defines none at its top level.")
        if len(own) > 1:
            raise Refusal(f"expected one function, received {names}. Name the one to measure: `--export {own[0].__name__}`.")
        return _checked(own[0], own[0].__name__)
    if not hasattr(module, name):
        remedy = f"It defines {names}." if own else "It defines no function at its top level."
        raise Refusal(f"expected a function `{name}`, which the module does not define. {remedy}")
    return _checked(getattr(module, name), name)


def _checked(function: Any, name: str) -> FunctionType:
    if inspect.isclass(function) or not callable(function) or not hasattr(function, "__name__"):
        raise Refusal(f"expected a function, but `{name}` is of type `{type(function).__name__}`. Define a function that does the work.")
    if inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function):
        raise Refusal(
            f"expected a function that computes, but `{name}` is asynchronous: `asyncio` runs such calls beside each other by"
            f" itself. To measure it in workers, define `def run(*args): return asyncio.run({name}(*args))`."
        )
    if inspect.isgeneratorfunction(function):
        raise Refusal(f"expected a function that returns an answer, but `{name}` is a generator. Define a function that returns `list({name}(...))`.")
    try:
        pickle.dumps(function)
    except Exception as error:
        raise Refusal(
            f"`{name}` cannot be sent to a process: {describe_error(error)}. Define it with `def` at the top level of the module."
        ) from error
    return function


def _check_arguments(function: FunctionType, user_function: UserFunction) -> None:
    try:
        parameters = inspect.signature(function).parameters.values()
    except ValueError:
        return  # Some functions that are written in C have no signature: the first call shows what they need.
    required = [
        parameter.name
        for parameter in parameters
        if parameter.default is parameter.empty
        and parameter.kind in (parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD)
    ]
    if required and not user_function.has_arguments():
        listed = ", ".join(required)
        quoted = ", ".join(f'"{name}"' for name in required)
        raise Refusal(
            f"expected arguments to call `{function.__name__}({listed})` with, received none. Add one of these, with values for"
            f" `{listed}`:\n"
            f"  args = [{listed}]                       # in the file: the same for each call\n"
            f"  def args(seed): return [{listed}]       # in the file: different for each seed, 0, 1, 2 ... 19\n"
            f"  --args '[{quoted}]'    or    --input FILE    # JSON: one list, or a list of lists"
        )


def _try_calls(user_function: UserFunction) -> dict[str, Any]:
    """The first calls are cold, so a few more are timed, as long as this takes little time."""
    deadline = perf_counter() + _ENOUGH_SECONDS
    call_ns = None
    changes_arguments = False
    is_deterministic = True
    for seed in range(DISTINCT_SEEDS):
        arguments = _arguments(user_function, seed)
        before = copy.deepcopy(arguments)
        started_ns = perf_counter_ns()
        try:
            answer = user_function.call(arguments)
        except BaseException as error:
            name = user_function.function.__name__
            raise Refusal(
                f"expected `{name}` to return, but its first calls raised {describe_error(error)}. Check its arguments."
            ) from error
        took_ns = perf_counter_ns() - started_ns
        call_ns = took_ns if call_ns is None else min(call_ns, took_ns)
        changes_arguments = changes_arguments or not is_same(before, arguments)
        if seed == 0:
            _require_pickle(answer, "the answer")
            if user_function.verify is not None:
                _try_verify(user_function.verify, answer, before)
            elif took_ns < _ENOUGH_SECONDS * 1e9:
                is_deterministic = user_function.is_correct(answer, before)
        if perf_counter() > deadline:
            break
    return {"callNs": call_ns, "changesArguments": changes_arguments, "isDeterministic": is_deterministic}


def _try_verify(verify: Verify, answer: Any, arguments: Arguments) -> None:
    """Cells report an answer that it rejects."""
    try:
        verdict = verify(answer, *arguments)
    except BaseException as error:
        raise Refusal(f"`verify(answer, *arguments)`: expected `True` or `False`, but it raised {describe_error(error)}.") from error
    if verdict is None:
        raise Refusal("`verify(answer, *arguments)`: expected `True` or `False`, received `None`. Does it return its verdict?")


def _arguments(user_function: UserFunction, seed: int) -> Arguments:
    try:
        arguments = user_function.arguments(seed)
    except BaseException as error:
        raise Refusal(
            "`args`: expected a list, the arguments of one call, or a function of a seed that returns one, but it raised"
            f" {describe_error(error)}. For one argument: `args = [argument]`."
        ) from error
    _require_pickle(arguments, "the list of arguments")
    return arguments


def _require_pickle(value: Any, what: str) -> None:
    try:
        pickle.loads(pickle.dumps(value))
    except Exception as error:
        raise Refusal(
            f"{what} cannot be sent between processes: {describe_error(error)}. Use values that can be pickled; open files,"
            " connections and locks inside the function."
        ) from error
