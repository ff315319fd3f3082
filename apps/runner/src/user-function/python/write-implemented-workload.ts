import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Implementation, WorkloadEntry } from '@parbench/core';

/** A user function that is implemented in another language than JavaScript. */
interface ImplementedFunction {
  readonly name: string;
  readonly task: Implementation;
  readonly dispatchCost: Implementation;
}

const core = import.meta.resolve('@parbench/core');

/**
 * Writes the module of its workloads into `folder`: an input is the number of a call, and the output says whether the
 * answer was correct.
 * @returns its URL, and the entry of the workload that measures the dispatch cost
 */
export function writeImplementedWorkload(
  folder: string,
  { name, task, dispatchCost }: ImplementedFunction,
): { readonly url: string; readonly dispatchCost: WorkloadEntry } {
  const file = join(folder, 'workload.mjs');
  const define = (label: string, python: Implementation) =>
    `defineWorkload({
  name: ${JSON.stringify(label)},
  implementations: ${JSON.stringify({ python })},
  input: (_params, seed) => seed,
  verify: (isCorrect) => isCorrect === true,
})`;
  writeFileSync(
    file,
    `import { defineWorkload } from ${JSON.stringify(core)};
export default ${define(name, task)};
export const dispatchCost = ${define(`${name} without its work`, dispatchCost)};
`,
  );
  const url = pathToFileURL(file).href;
  return { url, dispatchCost: { url, exportName: 'dispatchCost' } };
}
