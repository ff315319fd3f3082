"""noop: see noop.ts."""


def run(value, params):
    return value
