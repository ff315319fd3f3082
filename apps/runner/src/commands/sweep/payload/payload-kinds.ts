import type { MatrixCell } from '@parbench/engine';
import type { PayloadKind } from '@parbench/engine/sweep';

/** The tasks of this workload send by themselves, in place. */
const channels = 'python-channels';

/** The workload that sends each kind of payload, with its own parameter if it has several kinds. */
export const senders: readonly {
  readonly kind: PayloadKind;
  readonly workload: string;
  readonly param?: string;
}[] = [
  { kind: 'string', workload: 'echo', param: 'string' },
  { kind: 'object', workload: 'echo', param: 'object' },
  { kind: 'copied', workload: 'echo', param: 'bytes' },
  { kind: 'transferred', workload: 'echo/transfer' },
  { kind: 'shared', workload: 'echo/shared' },
  { kind: 'queue', workload: channels, param: 'queue' },
  { kind: 'pipe', workload: channels, param: 'pipe' },
  { kind: 'shared-memory', workload: channels, param: 'shared-memory' },
];

/** The part of a cell that its kind follows from. */
interface Sending {
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Returns whether a strategy is measured with a workload that sends: by its workers, or in place. */
export function isSender(workload: string, strategy: Pick<MatrixCell['strategy'], 'name' | 'unit'>): boolean {
  return workload === channels ? strategy.name === 'python/inline' : strategy.unit !== 'driver';
}

/** Returns the kind of payload that a workload sends with these parameters. */
export function kindOf({ name, params }: Sending): PayloadKind {
  const sender = senders.find(({ workload, param }) => workload === name && param === params.kind);
  if (sender === undefined) throw new Error(`\`${name}\` does not send a payload.`);
  return sender.kind;
}
