import { z } from 'zod';
import { workloadKey } from '../plan/matrix-cell.ts';
import { occupancyOf } from '../plan/pacing.ts';
import { type Advice, adviceSchema } from './advice-schema.ts';
import { cellSchema } from './cell-schema.ts';
import { hostSchema } from './host-schema.ts';
import { type Result, resultSchema, schemaVersion } from './result-schema.ts';
import { workloadResultSchema } from './workload-schema.ts';

const firstCellSchema = cellSchema.omit({ runtime: true, host: true }).extend({
  workload: cellSchema.shape.workload.omit({ key: true, kind: true }),
  strategy: cellSchema.shape.strategy.omit({ libraries: true, unit: true }),
});
type FirstCell = z.infer<typeof firstCellSchema>;

const taskSchema = adviceSchema.shape.task.unwrap();
const firstTaskSchema = taskSchema
  .omit({ dispatchCostMs: true })
  .extend({ handOverMs: taskSchema.shape.dispatchCostMs });
const firstAdviceSchema = adviceSchema
  .omit({ screenedOut: true, task: true })
  .extend({ leftOut: adviceSchema.shape.screenedOut, task: firstTaskSchema.optional() });

const firstIdentitySchema = hostSchema.shape.identity.extend({ node: z.string(), v8: z.string() });

/** The result document of schema version 1: one host with its Node, and cells without keys. */
export const firstResultSchema = resultSchema
  .omit({ hosts: true, runtimes: true, blockAutocorrelation: true })
  .extend({
    schemaVersion: z.literal(1),
    host: z.object({ identity: firstIdentitySchema, state: hostSchema.shape.state }),
    workloads: z.array(workloadResultSchema.omit({ key: true, kind: true, occupancy: true, ranking: true })),
    cells: z.array(firstCellSchema),
    advice: z.array(firstAdviceSchema).optional(),
    blockCorrelation: resultSchema.shape.blockAutocorrelation,
  });
type FirstResult = z.infer<typeof firstResultSchema>;

/** Converts a result of schema version 1 to the current version. Fields that version 1 did not have are missing. */
export function upgradeResult({
  host,
  workloads,
  cells,
  advice,
  blockCorrelation,
  ...rest
}: FirstResult): Result {
  const { node: version, v8, ...identity } = host.identity;
  const upgraded = cells.map(upgradeCell);
  return {
    ...rest,
    schemaVersion,
    hosts: [{ key: 'local', identity, state: host.state }],
    runtimes: [{ key: 'node', name: 'node', implementation: 'Node.js', version, v8 }],
    workloads: workloads.map((workload) => {
      const key = keyOf(workload, upgraded);
      const own = upgraded.filter((cell) => cell.workload.key === key);
      return {
        ...workload,
        key,
        occupancy: occupancyOf({ cells: own }, rest.plan.occupancy),
        ranking: rank(own),
      };
    }),
    cells: upgraded,
    ...(advice && { advice: advice.map(upgradeAdvice) }),
    ...(blockCorrelation !== undefined && { blockAutocorrelation: blockCorrelation }),
  };
}

function upgradeAdvice({ leftOut, task, ...advice }: z.infer<typeof firstAdviceSchema>): Advice {
  return { ...advice, screenedOut: leftOut, ...(task && { task: upgradeTask(task) }) };
}

function upgradeTask({ handOverMs, ...task }: z.infer<typeof firstTaskSchema>): NonNullable<Advice['task']> {
  return { ...task, ...(handOverMs !== undefined && { dispatchCostMs: handOverMs }) };
}

function upgradeCell({ workload, strategy, ...cell }: FirstCell): Result['cells'][number] {
  const { id, revision } = cell;
  const idWithoutRevision = revision === undefined ? undefined : id.slice(0, -`#${revision}`.length);
  const [version = '', ...wrapped] = strategy.version.split('+');
  return {
    ...cell,
    workload: { ...workload, key: idWithoutRevision ?? workloadKey(workload.name, workload.params) },
    strategy: {
      ...strategy,
      version,
      libraries: wrapped.map(parseLibrary),
      ...(strategy.name === 'inline' && { unit: 'driver' }),
    },
    runtime: 'node',
    host: 'local',
  };
}

/** Parses a part of the build metadata of a version: `tinypool.2.2.0`. */
function parseLibrary(text: string): { name: string; version: string } {
  const dot = text.indexOf('.');
  return { name: text.slice(0, dot), version: text.slice(dot + 1) };
}

/** A workload whose baseline has a revision is one cell of the matrix; any other is named by its parameters. */
function keyOf({ name, params, baseline }: FirstResult['workloads'][number], cells: Result['cells']): string {
  const reference = cells.find(({ id }) => id === baseline);
  return reference?.workload.key ?? workloadKey(name, params);
}

function rank(cells: Result['cells']): string[] {
  const score = ({ metrics }: Result['cells'][number]) =>
    metrics.speedup?.value ?? metrics.throughputPerSecond?.value ?? 0;
  const measured = cells.filter(({ status, trials }) => status === 'ok' && trials.length > 0);
  return measured.toSorted((a, b) => score(b) - score(a)).map(({ id }) => id);
}
