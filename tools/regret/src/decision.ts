import { fileURLToPath } from 'node:url';
import { parseResult } from '@parbench/engine/result';
import { execaNode } from 'execa';
import { z } from 'zod';
import { longCalls } from './long-calls.ts';

/** A way of running a function: a strategy with a number of workers. */
export const choiceSchema = z.object({ strategy: z.string(), workers: z.int() });
export type Choice = z.infer<typeof choiceSchema>;

/** The advice of `parbench FILE` on a function. */
export const decisionSchema = z.object({
  name: z.string(),
  action: z.string(),
  /** The way to run it: `inline` unless the advice is to parallelise. */
  advised: choiceSchema,
  /** The best way beside `inline`, and its speed-up. */
  best: choiceSchema,
  gain: z.object({ value: z.number(), low: z.number().optional(), high: z.number().optional() }).optional(),
  /** The strategies that screening dropped, with their ratio to `inline` in it. */
  screenedOut: z.array(choiceSchema.extend({ ratio: z.number() })).optional(),
  blocks: z.int(),
  taskMs: z.number().optional(),
  /** How long the command took, milliseconds. */
  tookMs: z.number(),
  /** When the first question was answered: whether it gains anything. Missing if it never was. */
  firstMs: z.number().optional(),
});
export type Decision = z.infer<typeof decisionSchema>;

/** The command line of parbench. */
export const command = fileURLToPath(new URL('cli.js', import.meta.resolve('parbench')));

/** It is asked as soon as the first one is answered. */
const secondQuestion = /threads or processes\?|is any other strategy faster\?/;

/** Asks for advice on a function, as a user would; undefined if there is none. */
export async function ask(file: string, name: string): Promise<Decision | undefined> {
  const startedMs = performance.now();
  const passedMs = () => Math.round(performance.now() - startedMs);
  const args = [file, ...(longCalls[name]?.advice ?? []), '--json', '-'];
  const running = execaNode(command, args, { reject: false });
  let firstMs: number | undefined;
  for await (const line of running.iterable({ from: 'stderr' }))
    if (secondQuestion.test(line)) firstMs ??= passedMs();
  const { stdout } = await running;
  const tookMs = passedMs();
  const { advice, workloads, cells } = parseResult(stdout, name);
  const [given] = advice ?? [];
  const [workload] = workloads;
  const chosen = cells.find(({ id }) => id === given?.choice);
  if (given === undefined || workload === undefined || chosen === undefined) return undefined;
  const { action, best, task, screenedOut } = given;
  return decisionSchema.parse({
    ...{ name, action, blocks: workload.blocks, tookMs, screenedOut },
    advised: { strategy: chosen.strategy.name, workers: chosen.workers },
    best: { strategy: best.strategy, workers: best.workers },
    ...(best.gain && { gain: best.gain }),
    ...(task && { taskMs: task.costMs }),
    ...(firstMs !== undefined && { firstMs }),
  });
}
