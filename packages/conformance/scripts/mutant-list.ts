/** One rule of the kernel or its worker side, broken by replacing a piece of source text. */
export interface Mutant {
  /** What the broken kernel does, as the end of "a kernel that ...". */
  readonly name: string;
  /** The file below packages/core/src. */
  readonly file: string;
  /** Must occur exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The strategy whose conformance tests must notice. Threads start sooner; some rules apply to processes alone. */
  readonly suite: 'threads' | 'processes';
}

const workerSet = 'pool/worker-set.ts';
const slot = 'pool/worker-slot.ts';
const pool = 'pool/assemble-pool.ts';
const workerHandle = 'pool/worker-handle.ts';
const workerState = 'pool/worker-state.ts';
const workerMessages = 'pool/worker-messages.ts';

/** The broken rules, in the order in which they affect a task. */
export const mutants: readonly Mutant[] = [
  {
    name: 'runs tasks whose signal was aborted before',
    file: pool,
    find: "if (signal?.aborted) return abortedOutcome('The task was aborted before it was submitted.');",
    replace: '',
    suite: 'threads',
  },
  {
    name: 'ignores aborts',
    file: pool,
    find: "signal.addEventListener('abort', onAbort);",
    replace: '',
    suite: 'threads',
  },
  {
    name: 'leaves its listeners on signals',
    file: pool,
    find: "task.forgetSignal = () => signal.removeEventListener('abort', onAbort);",
    replace: '',
    suite: 'threads',
  },
  {
    name: 'runs the last task first',
    file: 'pool/task-list.ts',
    find: 'get first() {\n      return first;',
    replace: 'get first() {\n      return last;',
    suite: 'threads',
  },
  {
    name: 'gives every task to a worker at once',
    file: 'pool/dispatcher.ts',
    find: ' || load >= worker.limitAt(now)',
    replace: '',
    suite: 'threads',
  },
  {
    name: 'fills one worker before it uses the next',
    file: 'pool/dispatcher.ts',
    find: 'if (load === 0) return worker;',
    replace: 'return worker;',
    suite: 'threads',
  },
  {
    name: 'loses the task behind one that leaves the queue',
    file: 'pool/task-list.ts',
    find: 'if (previous) previous.next = next;',
    replace: 'if (previous) previous.next = undefined;',
    suite: 'threads',
  },
  {
    name: 'gives a silent worker as many tasks as a fast one',
    file: 'pool/pipeline-depth.ts',
    find: '(silentMs > aheadMs ? least : limit)',
    replace: '(silentMs > aheadMs ? maxInFlight : limit)',
    suite: 'threads',
  },
  {
    name: 'loses the neighbours of an input that cannot cross',
    file: 'pool/task-outbox.ts',
    find: 'if (tasks.length > 2) for (const task of singlesOf(tasks)) send(task, moving);\n      else for',
    replace: 'for',
    suite: 'threads',
  },
  {
    name: 'copies buffers instead of transferring them',
    file: 'pool/task-outbox.ts',
    find: 'transfers.set(id, transfer);',
    replace: '',
    suite: 'threads',
  },
  {
    name: 'copies silently where transfer is not supported',
    file: 'pool/task-outbox.ts',
    find: 'transfer.length > 0 && !canTransfer',
    replace: 'false',
    suite: 'processes',
  },
  {
    name: 'lets two tasks of a message share an object',
    file: 'pool/task-outbox.ts',
    find: 'if (wouldShare(codec, value, batch)) flush();',
    replace: '',
    suite: 'threads',
  },
  {
    name: 'counts answered tasks as in flight',
    file: workerState,
    find: 'inFlight.remove(task);\n  settle(task, outcome);',
    replace: 'settle(task, outcome);',
    suite: 'threads',
  },
  {
    name: 'loses a task whose answer makes no sense',
    file: workerMessages,
    find: 'else finish(handle, task, number',
    replace: 'else handle.inFlight.remove(task), task.forgetSignal?.(), task.resolve(number',
    suite: 'processes',
  },
  {
    name: 'reports failures as ok',
    file: workerMessages,
    find: 'number < 0 ? (content as FailedOutcome) : accept(handle, content)',
    replace: 'accept(handle, content)',
    suite: 'threads',
  },
  {
    name: 'drops the answers next to an output that cannot cross',
    file: 'worker/answer-outbox.ts',
    find: 'if (batch.length > 2) for (const answer of singlesOf(batch)) send(answer, moving);\n      else for',
    replace: 'for',
    suite: 'threads',
  },
  {
    name: 'reports an output that cannot cross as ok',
    file: 'worker/answer-outbox.ts',
    find: 'channel.post([-Math.abs(id),',
    replace: 'channel.post([id,',
    suite: 'threads',
  },
  {
    name: 'does not settle the tasks of a worker that ends',
    file: workerState,
    find: 'for (const task of inFlight) finish(handle, task, lossOf(reason, worker.id));',
    replace: '',
    suite: 'threads',
  },
  {
    name: 'does not report the exit code',
    file: 'pool/worker-end.ts',
    find: '    kind,\n    ...(exitCode !== undefined && { exitCode }),',
    replace: '    kind,',
    suite: 'threads',
  },
  {
    name: 'reports a full heap as an ordinary loss',
    file: 'pool/worker-end.ts',
    find: "kind: isOutOfMemory ? 'out-of-memory' : 'worker-lost',",
    replace: "kind: 'worker-lost',",
    suite: 'threads',
  },
  {
    name: 'does not replace a lost worker',
    file: slot,
    find: 'else if (failedStarts === 0) fill();',
    replace: 'else if (failedStarts === 0) return;',
    suite: 'threads',
  },
  {
    name: 'never stops replacing a worker that cannot start',
    file: slot,
    find: 'if (failedStarts >= maxFailedStarts) abandon(end);\n    else if',
    replace: 'if',
    suite: 'threads',
  },
  {
    name: 'does not settle queued tasks if no worker can be started',
    file: pool,
    find: 'clear(outcome);',
    replace: '',
    suite: 'threads',
  },
  {
    name: 'is ready as soon as its first worker is',
    file: workerSet,
    find: "else if (slots.every((slot) => slot.handle?.state === 'ready'))",
    replace: "else if (slots.some((slot) => slot.handle?.state === 'ready'))",
    suite: 'threads',
  },
  {
    name: 'ignores deadlines',
    file: pool,
    find: 'deadlines.watch(task.dueAt);',
    replace: '',
    suite: 'threads',
  },
  {
    name: 'lets queued tasks pass their deadlines',
    file: 'pool/expire-tasks.ts',
    find: 'if (task.dueAt > now) {',
    replace: 'if (task.dueAt > Number.NEGATIVE_INFINITY) {',
    suite: 'threads',
  },
  {
    name: 'lets running tasks pass their deadlines',
    file: 'pool/expire-tasks.ts',
    find: 'for (const handle of handles) earliest',
    replace: 'for (const handle of []) earliest',
    suite: 'threads',
  },
  {
    name: 'blames the deadline on the task that the worker received last',
    file: 'pool/expire-tasks.ts',
    find: 'tasks.find((task) => task.dueAt <= now);',
    replace: 'tasks.some((task) => task.dueAt <= now) ? tasks.at(-1) : undefined;',
    suite: 'threads',
  },
  {
    name: 'does not end the worker of an aborted or expired task',
    file: workerHandle,
    find: 'finish(handle, task, outcome);\n      kill(handle, what);',
    replace: 'finish(handle, task, outcome);',
    suite: 'threads',
  },
  {
    name: 'forgets workers without ending them',
    file: workerState,
    find: '= handle;\n  worker.kill();\n',
    replace: '= handle;\n',
    suite: 'threads',
  },
  {
    name: 'leaves the timer of a failed start running',
    file: workerState,
    find: "if (handle.state.name === 'starting') clearTimeout(handle.state.timeLimit);",
    replace: '',
    suite: 'threads',
  },
  {
    name: 'closes without waiting for submitted tasks',
    file: pool,
    find: 'await within(idle.promise, closeGraceMs);',
    replace: '',
    suite: 'threads',
  },
  {
    name: 'closes without a time limit',
    file: pool,
    find: 'await within(idle.promise, closeGraceMs);',
    replace: 'await idle.promise;',
    suite: 'threads',
  },
  {
    name: 'accepts tasks after it has closed',
    file: pool,
    find: "refusal = abortedOutcome('The executor is closed.');",
    replace: '',
    suite: 'threads',
  },
  {
    name: 'kills idle workers instead of letting them tear down',
    file: workerSet,
    find: 'handle.stop();',
    replace: "handle.kill('was idle');",
    suite: 'threads',
  },
  {
    name: 'reports every failed start with the same code',
    file: 'worker/serve-tasks.ts',
    find: "isParbenchError(error) ? error.code : 'worker-start'",
    replace: "'worker-start'",
    suite: 'threads',
  },
  {
    name: 'continues to open after it was aborted',
    file: 'abortable.ts',
    find: "signal?.addEventListener('abort', onAbort);",
    replace: '',
    suite: 'threads',
  },
  {
    name: 'leaves workers behind if it cannot open',
    file: 'pool/create-pool.ts',
    find: 'await pool.abandon();',
    replace: '',
    suite: 'processes',
  },
  {
    name: 'lets busy workers outlive their driver',
    file: 'pool/child-process-worker.ts',
    find: 'if (pid !== 0) reaper.register(pid);',
    replace: '',
    suite: 'processes',
  },
  {
    name: 'leaves its orphan reaper behind',
    file: 'pool/process-pool.ts',
    find: 'pool.close().then(reaper.close);',
    replace: 'pool.close();',
    suite: 'processes',
  },
  {
    name: 'sends values that JSON changes as JSON',
    file: 'codec/json-codec.ts',
    find: '(isFaithful(value) ? value : { [envelope]: encodeTagged(value) }),',
    replace: 'value,',
    suite: 'processes',
  },
  {
    name: 'runs the workload for a rehearsal',
    file: 'worker/start-workload.ts',
    find: '(input === rehearsal ? undefined : run(input, state, params))',
    replace: 'run(input, state, params)',
    suite: 'threads',
  },
];
