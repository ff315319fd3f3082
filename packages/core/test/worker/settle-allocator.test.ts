import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { settleAllocator } from '../../src/worker/settle-allocator.ts';

const fixture = fileURLToPath(new URL('../fixtures/free-buffers.mjs', import.meta.url));

/** Layouts of the heap, by the small blocks that are kept: in one of ten or so, the top of the heap becomes free. */
const layouts = Array.from({ length: 24 }, (_, kept) => String(kept));

/** Returns the page faults per buffer that is allocated and freed, in the layout where they are most. */
async function mostFaults(first = ''): Promise<number> {
  const runs = layouts.map((kept) => promisify(execFile)(process.execPath, [fixture, kept, first]));
  return Math.max(...(await Promise.all(runs)).map(({ stdout }) => Number(stdout)));
}

describe('a settled allocator', () => {
  it('keeps freed buffers instead of returning their memory to the system, in any layout', async ({
    skip,
  }) => {
    const unsettled = await mostFaults();
    if (unsettled < 2) skip('the allocator of this host keeps freed buffers by itself');
    expect(await mostFaults(`(${settleAllocator})();`)).toBeLessThan(1);
  });
});
