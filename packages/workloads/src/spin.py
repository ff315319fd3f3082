"""spin: see spin.ts. The same iterations as in JavaScript, on integers."""

MODULUS = 2147483647
MULTIPLIER = 139


def run(start, params):
    acc = start
    for _ in range(params["iterations"]):
        acc = (acc * MULTIPLIER) % MODULUS
    return acc
