/**
 * Loads one cell: `node run-cell.ts REQUEST`. A driver of its own, which shares nothing with the engine's measuring
 * loop. Stretches are requested over IPC and answered there, since `--trace-gc` writes to standard output.
 */
import { loadWorkload, openExecutor, type TaskWorkload } from '@parbench/core';
import { inputCount } from '@parbench/engine/internal';
import { findStrategy } from '../find-strategy.ts';
import { type Loaded, loadStretch } from './load-stretch.ts';
import { stretchSchema, sustainedRequestSchema } from './sustained-request.ts';

const { url, params, strategy, workers, occupancy } = sustainedRequestSchema.parse(
  JSON.parse(process.argv[2] ?? ''),
);
const { input } = (await loadWorkload({ url })) as TaskWorkload;
const inputs = Array.from({ length: inputCount(occupancy) }, (_, seed) => input(params, seed + 1));
const executor = await openExecutor(findStrategy(strategy), { workload: { url, params }, workers });
await executor.ready();
const loaded: Loaded = { inputs, occupancy, submit: (input) => executor.submit(input) };
process.on('message', async (message) => {
  if (message === 'close') await close();
  else process.send?.(await loadStretch(loaded, stretchSchema.parse(message)));
});

// Also when the tool is interrupted.
process.once('disconnect', () => process.exit());

async function close(): Promise<void> {
  await executor.close();
  process.disconnect();
}
