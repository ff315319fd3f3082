import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { OwnFunction } from './own-workload.ts';

const runtime = import.meta.resolve('parbench/own-workload');

/**
 * Writes the module that makes a bundled function a workload, beside the bundle: its default export is the workload,
 * `handOver` the way to a worker and back without the work.
 * @returns its `file:` URL
 */
export function writeWorkloadModule(bundle: string, own: OwnFunction): string {
  const file = join(dirname(fileURLToPath(bundle)), 'workload.mjs');
  writeFileSync(
    file,
    `import { handOverWorkload, ownWorkload } from ${JSON.stringify(runtime)};
import * as exported from ${JSON.stringify(bundle)};
const own = ${JSON.stringify(own)};
export default ownWorkload(exported, own);
export const handOver = handOverWorkload(exported, own);
`,
  );
  return pathToFileURL(file).href;
}
