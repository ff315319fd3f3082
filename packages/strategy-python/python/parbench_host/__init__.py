"""The trial host of CPython: it opens one cell's workers, runs tasks and counts. See docs/trial-protocol.md."""
