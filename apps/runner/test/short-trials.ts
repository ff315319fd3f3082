/**
 * The command with short trials. They take the same steps as those of a user, and their figures are noisy: for tests of
 * what a run prints, writes and leaves behind.
 */
import { parbench } from './run-command.ts';

const isSource = process.execArgv.includes('--conditions=@parbench/source');
const engine = new URL(`../../../packages/engine/${isSource ? 'src' : 'dist'}/`, import.meta.url);
const { timing } = await import(new URL(`plan/timing.${isSource ? 'ts' : 'js'}`, engine).href);
Object.assign(timing.precise, timing.coarse, { measuredMs: 2 * timing.coarse.shortestSliceMs });
await import(parbench.at(-1) ?? '');
