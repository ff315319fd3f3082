import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { UserFunction } from './user-workload.ts';

const runtime = import.meta.resolve('parbench/user-workload');

/**
 * Writes a module beside the bundle that makes its function a workload: the default export is the workload,
 * `dispatchCost` the one that measures the dispatch cost.
 * @returns its `file:` URL
 */
export function writeWorkloadModule(bundle: string, userFunction: UserFunction): string {
  const file = join(dirname(fileURLToPath(bundle)), 'workload.mjs');
  writeFileSync(
    file,
    `import { dispatchCostWorkload, userWorkload } from ${JSON.stringify(runtime)};
import * as exported from ${JSON.stringify(bundle)};
const userFunction = ${JSON.stringify(userFunction)};
export default userWorkload(exported, userFunction);
export const dispatchCost = dispatchCostWorkload(exported, userFunction);
`,
  );
  return pathToFileURL(file).href;
}
