import { describe, expect, it } from 'vitest';
import { endOfProcess } from '../../src/trial-process/end-of-process.ts';

const uncaught = `file:///app/task.ts:3
  throw new TypeError('x: not a function');
        ^

TypeError: x is not a function
    at run (file:///app/task.ts:3:9)
    at main (file:///app/main.ts:1:1) {
  code: 'E_X'
}

Node.js v26.10.0
`;

const fullHeap = `<--- Last few GCs --->
[12:0x1] 95 ms: Mark-Compact 4.1 (5.0) -> 4.0 (5.2) MB

FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory
----- Native stack trace -----

 1: 0xe36196 node::OOMErrorHandler(char const*, v8::OOMDetails const&) [node]
 2: 0x7f0 [/lib/libc.so.6]
`;

const noThread = `node[7]: void node::WorkerThreadsTaskRunner::Start() at ../src/node_platform.cc:88
Assertion \`(0) == (t->Start())\` failed.
----- Native stack trace -----

 1: 0xaa1c41  [node]
10: 0x8ae86e _start [node]
`;

describe('endOfProcess', () => {
  it.each([
    { what: 'an uncaught error', stderr: uncaught, line: 'TypeError: x is not a function' },
    {
      what: 'a full heap',
      stderr: fullHeap,
      line: 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
    },
    {
      what: 'an error with a code',
      stderr: 'RangeError [ERR_OUT]: out of range\n    at x\n\nNode.js v26.10.0\n',
      line: 'RangeError [ERR_OUT]: out of range',
    },
    {
      what: 'a native assertion',
      stderr: noThread,
      line: 'Assertion `(0) == (t->Start())` failed.',
    },
    { what: 'plain text', stderr: 'starting\nout of time\n', line: 'out of time' },
  ])('quotes the line of $what', ({ stderr, line }) => {
    expect(endOfProcess(1, null, stderr).message).toBe(
      `the trial process exited with code 1; its last output: ${line}`,
    );
  });

  it('quotes nothing of a process that wrote nothing', () => {
    expect(endOfProcess(null, 'SIGKILL', '').message).toBe('the trial process was ended by SIGKILL');
  });
});
