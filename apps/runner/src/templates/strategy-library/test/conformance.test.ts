import { broken, brokenAtTimes } from '@parbench/conformance';
import { describeStrategy } from '@parbench/conformance/node';
import { myStrategy } from '../src/index.ts';

const unnoticed =
  'the pool does not notice a thread that exits: its task never settles, and it is not replaced';
const unread = 'the pool treats any message of a thread as its own';
const stuck = 'after an input that cannot be cloned, the next task in the queue waits until another one ends';
const ended = 'an output that cannot be cloned ends its thread';

// What tinypool does not do. The suite prints this list for another library: start with `known: []`.
describeStrategy(myStrategy, {
  module: import.meta.resolve('../src/index.ts'),
  options: { closeGraceMs: 3_000, startTimeoutMs: 4_000 },
  caseLimitMs: 8_000,
  level: 'observed',
  findings: {
    version: 'tinypool 2.2.0',
    known: [
      ...broken(unnoticed, 'opening/replacement', 'crashes/exit-0', 'crashes/exit-1', 'crashes/exit-alone'),
      ...broken(unnoticed, 'crashes/exit-again', 'neighbours/exit', 'recovery/measured'),
      ...broken(unnoticed, 'closing/after-loss', 'leftovers/loss'),
      ...brokenAtTimes(`${unnoticed}; it depends on the random faults`, 'faults/random'),
      ...broken(unread, 'errors/intrusion'),
      ...broken(stuck, 'serialisation/input-function', 'serialisation/input-symbol'),
      ...broken(ended, 'serialisation/output-function', 'serialisation/output-symbol'),
    ],
  },
});
