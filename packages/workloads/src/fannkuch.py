"""fannkuch: see fannkuch.ts, whose algorithm this is."""


def run(n, params):
    permutation = list(range(n))
    rotations = [0] * (n + 1)
    checksum = 0
    max_flips = 0
    sign = 1
    while True:
        flips = count_flips(permutation[:])
        checksum += sign * flips
        max_flips = max(max_flips, flips)
        sign = -sign
        if not advance(permutation, rotations):
            return {"checksum": checksum, "maxFlips": max_flips}


def count_flips(stack):
    """Returns how often the first `stack[0] + 1` elements are reversed until 0 comes first; changes `stack`."""
    flips = 0
    while last := stack[0]:
        stack[: last + 1] = stack[last::-1]
        flips += 1
    return flips


def advance(permutation, rotations):
    """Steps to the next permutation in the game's order, in place; returns False after the last."""
    for size in range(2, len(permutation) + 1):
        permutation.insert(size - 1, permutation.pop(0))
        rotations[size] += 1
        if rotations[size] < size:
            return True
        rotations[size] = 0
    return False
