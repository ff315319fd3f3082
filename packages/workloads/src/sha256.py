"""sha256: see sha256.ts. `hashlib` releases the GIL for inputs of 2 KiB and more."""

import hashlib


def run(value, params):
    return hashlib.sha256(value).hexdigest()
