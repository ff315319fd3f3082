import type { ClaimId, ClaimVerdict, Finding } from '@parbench/engine/claims';
import { nameRuntime } from '@parbench/report/wording';

/** What a verdict means, after `in Node, `. */
const meanings: Readonly<Record<ClaimId, Readonly<Record<'holds' | 'does-not-hold', string>>>> = {
  memory: {
    holds: 'a process takes at least twice the memory of a thread: many workers are cheaper as threads',
    'does-not-hold':
      'a thread takes more than half the memory of a process: memory is a weak reason for threads',
  },
  resources: {
    holds: 'a process needs more of most resources than a thread does',
    'does-not-hold': 'a process needs no more of at least half of the resources than a thread does',
  },
  creation: {
    holds: 'threads start faster in every way that was measured',
    'does-not-hold': 'in at least one way that was measured, threads do not start faster',
  },
  communication: {
    holds: 'threads are faster for every payload that was sent',
    'does-not-hold':
      'it depends on the payload: `parbench sweep payload` shows at which sizes the order changes',
  },
  isolation: {
    holds: 'a thread sees what its driver writes, and a process does not',
    'does-not-hold': 'threads share no objects: only shared memory is common to them and their driver',
  },
  parallelism: {
    holds: 'processes put most of the CPUs to use',
    'does-not-hold': 'processes leave more than half of the CPUs unused, or gain nothing',
  },
  gil: {
    holds: 'threads are for work that waits',
    'does-not-hold':
      'the GIL is not what decides: threads gain on work that computes, or gain nothing on work that waits',
  },
  processors: {
    holds: 'processes pay only if there are CPUs for them',
    'does-not-hold': 'processes gain even on one CPU',
  },
  hazards: {
    holds:
      'unprotected updates are lost and locks block each other; atomics, locks, separate memory and deadlines help',
    'does-not-hold': 'care does not help',
  },
};

/** Says in one sentence what the findings of a claim mean on this host. */
export function describeMeaning(id: ClaimId, findings: readonly Finding[]): string {
  const tested = findings.filter(({ verdict }) => verdict !== 'skipped');
  const parts = [...Map.groupBy(tested, ({ verdict }) => verdict)].map(
    ([verdict, group]) =>
      `in ${group.map(({ runtime }) => nameRuntime(runtime)).join(' and ')}, ${meaningOf(id, verdict)}`,
  );
  const sentence = parts.length === 0 ? 'it cannot be tested on this host' : parts.join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function meaningOf(id: ClaimId, verdict: ClaimVerdict): string {
  return verdict === 'holds' || verdict === 'does-not-hold' ? meanings[id][verdict] : 'it is not decided';
}
