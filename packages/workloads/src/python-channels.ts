import { isDeepStrictEqual } from 'node:util';
import { defineWorkload, ParbenchError } from '@parbench/core';
import { pythonModule } from './python-module.ts';
import { requireInteger } from './require-integer.ts';
import { seededBytes } from './seeded-bytes.ts';

const channels = ['queue', 'pipe', 'shared-memory'];
const bytesParam = { workload: 'python-channels', name: 'bytes', min: 0, max: 2 ** 28 };

/** Sends bytes to a partner and back by the channels of CPython's standard library, without a pool. */
export default defineWorkload({
  name: 'python-channels',
  description: 'sends bytes to a thread or a process of CPython and back, without a pool',
  about: {
    stresses:
      'The way of a payload through the channels that programs of `threading` and `multiprocessing` use without a pool. Each task sends bytes to a partner, which returns them: a thread behind two `queue.Queue`, which passes references; a process behind a `Pipe`, which pickles; or a process with a block of `multiprocessing.shared_memory`, into which each side copies, with a `Pipe` to wake the other. Meant for `python/inline`: each worker of a pool has a partner of its own.',
    source: 'Of our own.',
    verification: 'By deep equality of the output with the input.',
  },
  tags: ['payload', 'shared'],
  onlyOnRequest: true,
  params: {
    bytes: {
      default: 65536,
      values: [0, 64, 1024, 65536, 1048576],
      description: 'size of the payload, bytes',
    },
    kind: {
      default: 'pipe',
      values: channels,
      description:
        'the channel, and with it the partner: a thread behind `queue`, a process behind the others',
    },
  },
  implementations: pythonModule(import.meta.url),
  input({ bytes, kind }, seed) {
    requireChannel(kind);
    return seededBytes(requireInteger(bytesParam, bytes), seed);
  },
  verify: (output, input) => isDeepStrictEqual(output, input),
});

function requireChannel(kind: string): void {
  if (channels.includes(kind)) return;
  throw new ParbenchError(
    'invalid-params',
    `\`kind\` of \`python-channels\`: expected \`${channels.join('`, `')}\`, received \`${kind}\`.`,
  );
}
