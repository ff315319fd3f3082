"""gzip: see gzip.ts. `zlib` releases the GIL."""

import zlib

GZIP = 16 + zlib.MAX_WBITS


def run(value, params):
    compressor = zlib.compressobj(params["level"], zlib.DEFLATED, GZIP)
    return compressor.compress(value) + compressor.flush()
