"""The rule of the two instants."""

import unittest

from parbench_host.histogram import TimeHistogram
from parbench_host.slice_clock import SliceClock


def complete_all(clock, times):
    """Returns how many completions the clock took before the slice was over."""
    for count, time in enumerate(times, 1):
        if clock.complete(time):
            return count
    return None


class SliceClockTest(unittest.TestCase):
    def test_counts_from_the_mean_time_of_the_second_generation_on(self):
        clock = SliceClock(occupancy=2, duration_ns=100, min_completions=2)
        # Generations: 0 and 10, 100 and 110 (mean 105), 200 and 210.
        self.assertEqual(complete_all(clock, [0, 10, 100, 110, 200, 210]), 6)
        self.assertEqual(clock.completions(), 2)
        self.assertEqual(clock.elapsed_ns(), 100)

    def test_lasts_until_both_duration_and_completions_are_reached(self):
        clock = SliceClock(occupancy=1, duration_ns=10, min_completions=5)
        self.assertEqual(complete_all(clock, range(0, 100, 10)), 7)
        self.assertEqual(clock.completions(), 5)

    def test_does_not_count_the_lead_in(self):
        clock = SliceClock(occupancy=1, duration_ns=20, min_completions=1, lead_in_ns=50)
        self.assertEqual(complete_all(clock, range(0, 200, 10)), 8)
        self.assertEqual(clock.completions(), 2)

    def test_has_counted_nothing_before_the_first_instant(self):
        clock = SliceClock(occupancy=4, duration_ns=1, min_completions=1)
        clock.complete(5)
        self.assertEqual(clock.completions(), 0)


class TimeHistogramTest(unittest.TestCase):
    def test_rounds_to_half_a_thousandth_and_sorts(self):
        histogram = TimeHistogram()
        for time in [1_000_001, 7, 1_000_002, 0]:
            histogram.record(time)
        pairs = histogram.to_list()
        self.assertEqual([count for _, count in pairs], [1, 1, 2])
        self.assertEqual(pairs[:2], [[1, 1], [7, 1]])
        self.assertAlmostEqual(pairs[2][0], 1_000_000, delta=500)


if __name__ == "__main__":
    unittest.main()
