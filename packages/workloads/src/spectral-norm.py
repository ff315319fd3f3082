"""spectral-norm: see spectral-norm.ts, whose algorithm this is."""

from math import sqrt

POWER_ITERATIONS = 10


def run(n, params):
    u = v = [1.0] * n
    for _ in range(POWER_ITERATIONS):
        v = multiply_both(u)
        u = multiply_both(v)
    return sqrt(dot(u, v) / dot(v, v))


def multiply_both(vector):
    """The product of the transposed matrix, the matrix and a vector."""
    size = range(len(vector))
    product = [sum(entry(row, column) * vector[column] for column in size) for row in size]
    return [sum(entry(column, row) * product[column] for column in size) for row in size]


def entry(row, column):
    return 1 / ((row + column) * (row + column + 1) // 2 + row + 1)


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))
