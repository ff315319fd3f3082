"""A trial host for one worker, which runs tasks one after another. The trial protocol of parbench describes each command."""

import importlib.util
import json
import os
import time
from collections import deque
from urllib.parse import unquote, urlparse

for descriptor in (3, 4):
    os.set_inheritable(descriptor, False)
requests = os.fdopen(3, encoding="utf-8")
replies = os.fdopen(4, "w", encoding="utf-8")


def say(message):
    replies.write(json.dumps(message) + "\n")
    replies.flush()


def read_value(value):
    if "json" in value:
        return value["json"]
    with open(value["path"], "rb") as file:
        file.seek(value["offset"])
        return json.loads(file.read(value["length"]))


class Cell:
    """One cell of the matrix: a workload, its parameters and its inputs."""

    def prepare(self, spec, inputs):
        path = unquote(urlparse(spec["workload"]["url"]).path)
        module_spec = importlib.util.spec_from_file_location("workload", path)
        self.module = importlib.util.module_from_spec(module_spec)
        module_spec.loader.exec_module(self.module)
        self.params = spec["workload"]["params"]
        self.occupancy = spec["occupancy"]
        self.inputs = [read_value(value) for value in inputs]
        self.submitted = 0
        return {"canObserve": False}

    def open(self):
        started = time.monotonic_ns()
        self.run_next()
        took = time.monotonic_ns() - started
        return {"startupNs": took, "readyNs": took}

    def check(self, inputs, folder):
        outputs = [{"json": self.module.run(read_value(value), self.params)} for value in inputs]
        return {"outputs": outputs, "workers": ["1"]}

    def load(self, durationNs, minCompletions, leadInNs=0, occupancy=None):
        """Each instant is the mean time of a generation: the one after ramp-up and lead-in, and the last one."""
        size = occupancy or self.occupancy
        recent, seen, first, uncounted, start = deque(maxlen=size), 0, None, None, 0
        while True:
            self.run_next()
            recent.append(time.monotonic_ns())
            seen += 1
            first = first or recent[-1]
            if seen < 2 * size or recent[-1] - first < leadInNs:
                continue
            if uncounted is None:
                uncounted, start = seen, sum(recent) / size
            if seen - uncounted >= minCompletions and recent[-1] - start >= durationNs:
                return {"completions": seen - uncounted, "elapsedNs": sum(recent) / size - start, "tasks": seen}

    def close(self):
        return {}

    def run_next(self):
        value = self.inputs[self.submitted % len(self.inputs)]
        self.submitted += 1
        return self.module.run(value, self.params)


cell = Cell()
say({"protocol": 1})
for line in requests:
    request = json.loads(line)
    number, command = request.pop("id"), request.pop("command")
    try:
        say({"id": number, "status": "ok", "value": getattr(cell, command)(**request)})
    except Exception as error:
        say({"id": number, "status": "failed", "reason": f"{type(error).__name__}: {error}"})
    if command == "close":
        break
