"""The task of `sum.ts` in this language."""


def run(start, params):
    total = 0
    for number in range(start, start + params["count"]):
        total += number
    return total
