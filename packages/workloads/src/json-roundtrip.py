"""json-roundtrip: see json-roundtrip.ts."""

import json

MODULUS = 2147483647
QUANTITIES_PER_ORDER = 6


def run(value, params):
    text = json.dumps(create_orders(value["records"], value["seed"]), separators=(",", ":"))
    return {"characters": len(text), "checksum": checksum_of(json.loads(text))}


def create_orders(count, seed):
    draw = create_draw(seed)
    return [create_order(draw) for _ in range(count)]


def create_order(draw):
    number = draw()
    return {
        "id": number,
        "isPaid": number % 2 == 0,
        "customer": {"name": f"customer {number % 1000}", "city": f"city {number % 7}"},
        "quantities": [draw() for _ in range(QUANTITIES_PER_ORDER)],
    }


def checksum_of(orders):
    checksum = 0
    for order in orders:
        customer = order["customer"]
        checksum = fold(checksum, order["id"])
        checksum = fold(checksum, 1 if order["isPaid"] else 0)
        checksum = fold(checksum, len(customer["name"]) + len(customer["city"]))
        for quantity in order["quantities"]:
            checksum = fold(checksum, quantity)
    return checksum


def create_draw(seed):
    state = seed % (MODULUS - 1) + 1

    def draw():
        nonlocal state
        state = state * 48271 % MODULUS
        return state % 1_000_000

    return draw


def fold(checksum, value):
    return (checksum * 31 + value) % MODULUS
