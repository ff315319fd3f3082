import { describe, expect, it } from 'vitest';
import { figuresOf } from '../figures/figures.ts';
import { dispatchTable, payloadTable, upkeepTable } from '../figures/tables.ts';
import { resultOf } from './fixtures/result.ts';

const figures = figuresOf([
  resultOf('noop', 64, {
    'bare/message-port': { tasksPerSecond: 123_456, roundTripMs: 0.08 },
    threads: { tasksPerSecond: 24_691, roundTripMs: 0.12 },
  }),
  resultOf('noop', 4, { threads: { tasksPerSecond: 20_000, roundTripMs: 0.1 } }),
]);

describe('the tables', () => {
  it('show throughput with three digits, round trips in microseconds, and the ratio with its interval', () => {
    const strategies = ['threads', 'threads/spawn'];
    const table = dispatchTable(figures, { bare: 'bare/message-port', strategies, inFlight: [4, 64] });
    expect(`\n${table}\n`).toMatchInlineSnapshot(`
      "
      |                     | round trip, µs | tasks/s, 4 in flight | tasks/s, 64 in flight | 64 in flight, against \`bare/message-port\` | 1 KiB objects/s, 64 in flight |
      | :------------------ | -------------: | -------------------: | --------------------: | ----------------------------------------: | ----------------------------: |
      | \`bare/message-port\` |             80 |                    – |               123,000 |                                         – |                             – |
      | \`threads\`           |            100 |               20,000 |                24,700 |                    0.20x (0.20x to 0.20x) |                             – |
      "
    `);
  });

  it('omit a strategy that was not measured, and a table without any other', () => {
    expect(payloadTable(figures, ['threads'])).toBe('');
    const idle = { workers: 2, durationMs: 1, coreShare: { cluster: 0.0012 } };
    expect(upkeepTable(figures, idle, ['cluster', 'processes'])).toMatch(
      /^.*\n.*\n\| `cluster` .* 0\.12 \|$/,
    );
  });
});
