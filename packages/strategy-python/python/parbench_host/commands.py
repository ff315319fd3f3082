"""The commands of the protocol, which share the state of the cell."""

from itertools import cycle
from time import perf_counter_ns
from types import ModuleType
from typing import Any

from .ceiling import KernelCopies
from .executor import Executor, OpenRequest
from .gil import GilWatch
from .inspection import inspect_module
from .load import Load, run_load, run_tasks
from .strategies import open_strategy
from .trial_end import TrialEnd, describe_error
from .values import NotSendable, read_value, write_value
from .worker import load_module, run_identified

Reply = dict[str, Any]


class Commands:
    """One cell, from `prepare` to `close`. Each method is a command; its arguments are the fields of the request."""

    def __init__(self) -> None:
        self._gil = GilWatch()
        self._module: ModuleType = ModuleType("not prepared")
        self._spec: dict[str, Any] = {}
        self._values: list[Any] = []
        self._executor: Executor | None = None
        self._load: Load | None = None
        self._copies: KernelCopies | None = None

    def prepare(self, spec: dict[str, Any], inputs: list[Any]) -> Reply:
        """Loads the module here too, so that its errors are reported where they are readable."""
        try:
            module = load_module(spec["workload"]["url"])
        except (Exception, SystemExit) as error:
            raise TrialEnd("failed", f"the workload could not be loaded: {describe_error(error)}") from error
        if not callable(getattr(module, "run", None)):
            raise TrialEnd("failed", f"{module.__file__} has no function `run(value, params)`")
        self._gil.check()
        self._module = module
        self._spec = spec
        self._values = self._read_inputs(inputs)
        return {"canObserve": True}

    def open(self) -> Reply:
        spec = self._spec
        workload, strategy = spec["workload"], spec["strategy"]
        timeout = self._task_timeout()
        values = cycle(self._values)
        started_ns = perf_counter_ns()
        executor = open_strategy(
            strategy["name"],
            OpenRequest(workload["url"], workload["params"], spec["workers"], strategy["options"], timeout),
        )
        self._executor = executor
        run_tasks(executor, [next(values)], timeout, run_identified)
        startup_ns = perf_counter_ns() - started_ns
        executor.meet()
        ready_ns = perf_counter_ns() - started_ns
        self._load = Load(executor, self._values, values, spec["occupancy"])
        return {"startupNs": startup_ns, "readyNs": ready_ns}

    def check(self, inputs: list[Any], folder: str) -> Reply:
        if self._executor is None:
            raise TrialEnd("failed", "the cell is not open yet")
        values = self._read_inputs(inputs)
        settled = run_tasks(self._executor, values, self._task_timeout())
        try:
            outputs = [
                write_value(self._encode(output, value), folder) for (_, output), value in zip(settled, values)
            ]
        except NotSendable as error:
            raise TrialEnd("skipped", f"an output cannot be sent to the verifier: {error}") from error
        return {"outputs": outputs, "workers": sorted({worker for worker, _ in settled})}

    def load(self, **request: Any) -> Reply:
        if self._copies is not None:
            return self._copies.load(**request)
        if self._load is None:
            raise TrialEnd("failed", "the cell is not open yet")
        return run_load(self._load, **request)

    def open_ceiling(self, workload: dict[str, Any], width: int, seed: int) -> Reply:
        """Opens copies of the kernel, on the inputs of `prepare`."""
        self._copies = KernelCopies(workload["url"], workload["params"], self._values, width)
        return {}

    def close(self) -> Reply:
        self._gil.check()
        if self._executor is not None:
            self._executor.close()
        if self._copies is not None:
            self._copies.close()
        return {}

    def inspect(self, url: str, name: str | None = None, lists: list[Any] | None = None) -> Reply:
        """Inspects a user's module: not a part of the trial protocol."""
        return inspect_module(url, name, lists)

    def _read_inputs(self, inputs: list[Any]) -> list[Any]:
        """A module may turn what Node made into the input of a task."""
        values = [read_value(value) for value in inputs]
        if not hasattr(self._module, "decode_input"):
            return values
        return [self._module.decode_input(value, self._spec["workload"]["params"]) for value in values]

    def _encode(self, output: Any, value: Any) -> Any:
        """A module may turn an output into what Node verifies."""
        if not hasattr(self._module, "encode_output"):
            return output
        return self._module.encode_output(output, value, self._spec["workload"]["params"])

    def _task_timeout(self) -> float:
        return self._spec["taskTimeoutNs"] / 1e9
