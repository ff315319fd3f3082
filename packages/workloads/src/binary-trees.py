"""binary-trees: see binary-trees.ts, whose algorithm this is."""

LEAST_DEPTH = 4


def run(depth, params):
    deepest = nodes_of(create_tree(depth + 1))
    long_lived = create_tree(depth)
    others = [
        sum(nodes_of(create_tree(each)) for _ in range(2 ** (depth - each + LEAST_DEPTH)))
        for each in range(LEAST_DEPTH, depth + 1, 2)
    ]
    return [deepest, *others, nodes_of(long_lived)]


def create_tree(depth):
    if depth == 0:
        return (None, None)
    return (create_tree(depth - 1), create_tree(depth - 1))


def nodes_of(tree):
    left, right = tree
    return 1 + (nodes_of(left) if left else 0) + (nodes_of(right) if right else 0)
