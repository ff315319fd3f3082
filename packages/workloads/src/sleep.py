"""sleep: see sleep.ts."""

import time


def run(seconds, params):
    time.sleep(seconds)
    return True
