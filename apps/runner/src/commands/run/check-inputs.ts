import type { MatrixCell } from '@parbench/engine';
import { usageError } from '../../errors/usage-error.ts';
import { createModuleHost } from '../../module-host/start-module-host.ts';

/**
 * Makes an input of each workload with its parameters, as the run would first of all, in a process of its own. A workload
 * that will be calibrated is omitted, since its parameters are not complete yet.
 * @throws ParbenchError `usage` for the first that cannot make one
 */
export async function checkInputs(cells: readonly MatrixCell[], folder: string): Promise<void> {
  await using host = createModuleHost(folder);
  for (const { name, reference } of workloadsOf(cells)) {
    const given = Object.entries(reference.params).map(([param, value]) => `${param}=${value}`);
    const expected = `\`--set\`: expected parameters for which \`${name}\` can make an input, received \`${given.join(' ')}\``;
    const { problem } = await host.ask('input', reference, { expected });
    if (problem !== undefined) throw usageError(`${expected}: ${problem}`);
  }
}

function workloadsOf(cells: readonly MatrixCell[]): readonly MatrixCell['workload'][] {
  const runnable = cells.filter(({ skip, workload }) => skip === undefined && !workload.calibration);
  return [...new Map(runnable.map(({ workload }) => [workload.reference.params, workload])).values()];
}
