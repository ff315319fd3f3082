"""Counts the completions of a slice between its two instants: the rule of docs/trial-protocol.md."""


class SliceClock:
    """Each instant is the mean time of a generation of `occupancy` completions: the first instant that of the one after
    ramp-up and lead-in, the last one that of the latest. Nanoseconds."""

    def __init__(self, occupancy: int, duration_ns: int, min_completions: int, lead_in_ns: int = 0) -> None:
        self.occupancy = occupancy
        self._duration_ns = duration_ns
        self._min_completions = min_completions
        self._lead_in_ns = lead_in_ns
        self._recent_ns = [0] * occupancy
        self._seen = 0
        self._first_ns = 0
        self._uncounted: int | None = None
        self._start_ns = 0.0

    def complete(self, now_ns: int) -> bool:
        """Counts a completion; returns whether the slice is over."""
        if self._seen == 0:
            self._first_ns = now_ns
        self._recent_ns[self._seen % self.occupancy] = now_ns
        self._seen += 1
        if self._seen < 2 * self.occupancy or now_ns - self._first_ns < self._lead_in_ns:
            return False
        if self._uncounted is None:
            self._uncounted = self._seen
            self._start_ns = self._latest_ns()
        return (
            self._seen - self._uncounted >= self._min_completions
            and now_ns - self._start_ns >= self._duration_ns
        )

    def completions(self) -> int:
        """Returns the completions between the two instants."""
        return 0 if self._uncounted is None else self._seen - self._uncounted

    def elapsed_ns(self) -> float:
        """Returns the time between the two instants."""
        return self._latest_ns() - self._start_ns

    def _latest_ns(self) -> float:
        return sum(self._recent_ns) / self.occupancy
