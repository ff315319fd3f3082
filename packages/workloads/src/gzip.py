"""gzip: see gzip.ts. `zlib` releases the GIL."""

import zlib


def run(value, params):
    return zlib.compress(value, params["level"])
