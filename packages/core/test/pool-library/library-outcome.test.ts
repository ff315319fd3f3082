import { expect, test } from 'vitest';
import { failureOf } from '../../src/pool-library/library-outcome.ts';

test.for<[library: string, error: unknown, outcome: object]>([
  [
    'workerpool',
    new Error('Workerpool Worker terminated Unexpectedly\n    exitCode: `7`\n    signalCode: `null`\n'),
    { kind: 'worker-lost', exitCode: 7, message: 'Workerpool Worker terminated Unexpectedly' },
  ],
  [
    'workerpool',
    new Error('Workerpool Worker terminated Unexpectedly\n    exitCode: `null`\n    signalCode: `SIGKILL`\n'),
    { kind: 'worker-lost', signal: 'SIGKILL' },
  ],
  [
    'jest-worker',
    new Error(
      'A jest worker process (pid=7) was terminated by another process: signal=SIGKILL, exitCode=null.',
    ),
    { kind: 'worker-lost', signal: 'SIGKILL' },
  ],
  ['jest-worker', new Error('Jest worker ran out of memory and crashed'), { kind: 'out-of-memory' }],
  [
    'tinypool',
    Object.assign(new Error('Worker terminated due to reaching memory limit'), {
      code: 'ERR_WORKER_OUT_OF_MEMORY',
    }),
    { kind: 'out-of-memory' },
  ],
  ['tinypool', dataCloneError(), { kind: 'unserialisable' }],
  ['workerpool', Object.assign(new Error(''), { stack: dataCloneError().stack }), { kind: 'unserialisable' }],
  ['poolifier', undefined, { kind: 'worker-lost', message: 'undefined' }],
])('what %s rejects with, %s, is told as %o', ([, error, outcome]) => {
  expect(failureOf(error)).toMatchObject({ status: 'failed', ...outcome });
});

function dataCloneError(): Error {
  try {
    return structuredClone(() => {}) as never;
  } catch (error) {
    return error as Error;
  }
}
