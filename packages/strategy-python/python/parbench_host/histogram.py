"""A histogram of times for the protocol."""

from collections import Counter

_KEPT_BITS = 10


class TimeHistogram:
    """Rounds times to 11 binary digits, half a thousandth, so that any number of them takes little memory."""

    def __init__(self) -> None:
        self._counts: Counter[int] = Counter()

    def record(self, time_ns: int) -> None:
        time_ns = max(1, time_ns)
        shift = max(0, time_ns.bit_length() - 1 - _KEPT_BITS)
        half = (1 << shift) >> 1
        self._counts[(time_ns + half) >> shift << shift] += 1

    def to_list(self) -> list[list[int]]:
        """Returns pairs of a time and its count, ascending."""
        return [[time_ns, count] for time_ns, count in sorted(self._counts.items())]
