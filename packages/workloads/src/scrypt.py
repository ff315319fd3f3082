"""scrypt: see scrypt.ts. `hashlib.scrypt` releases the GIL."""

import hashlib

KEY_BYTES = 32


def run(value, params):
    cost = params["cost"]
    key = hashlib.scrypt(
        value["password"], salt=value["salt"], n=cost, r=8, p=1, dklen=KEY_BYTES, maxmem=2 * 1024 * cost + 2**20
    )
    return key.hex()
