"""n-queens: see n-queens.ts, whose algorithm this is."""


def run(n, params):
    return count_solutions((1 << n) - 1, 0, 0, 0)


def count_solutions(all_columns, columns, left, right):
    if columns == all_columns:
        return 1
    count = 0
    free = all_columns & ~(columns | left | right)
    while free:
        queen = free & -free
        free ^= queen
        count += count_solutions(all_columns, columns | queen, (left | queen) << 1, (right | queen) >> 1)
    return count
